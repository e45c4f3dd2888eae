"""Judges which arrangements of different reports are one: conservative, in the order of the reports, with the reason.

What is judged of a report rests on reports published before it alone: nothing read later changes what was known.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.identity import record_id, slug
from detente.knowledge.languages import languages
from detente.knowledge.mechanism_kinds import mechanism_kinds
from detente.knowledge.mechanism_nouns import distinguishers
from detente.records import MechanismKind

if TYPE_CHECKING:
    import duckdb

BEGUN = ("agreed",)
OVER = ("collapsed", "rejected", "expired", "ended")
SAME_DAYS = 10
"""Two beginnings so many days apart at most may be one, told loosely."""
FRESH_DAYS = 21
"""What a mention without parties means was spoken of so many days ago at most."""


@dataclass(frozen=True)
class Told:
    """An arrangement as one report tells of it; `begun` and `over` are the known days of its beginning and end."""

    document_id: str
    voice: str
    mechanism_id: str
    kind: MechanismKind
    name: str
    parties: Collection[str]
    place: str | None
    known_from: date | None
    begun: date | None
    over: date | None

    @property
    def is_named(self) -> bool:
        """Whether its id comes from a proper name or number, not from its parties and place."""
        parties = ",".join(sorted(self.parties))
        return self.mechanism_id != record_id("mechanism", self.kind, parties, slug(self.place or ""))


@dataclass
class Thread:
    """What the reports so far tell of one arrangement."""

    ident: str
    kind: MechanismKind
    found_as: set[str]
    parties: frozenset[str]
    place: str | None
    heard: date | None
    begun: date | None
    over: date | None

    def add(self, told: Told) -> None:
        """Take up what a further report tells."""
        self.found_as.add(told.mechanism_id)
        self.parties = self.parties.union(told.parties)
        self.place = self.place or told.place
        self.heard = told.known_from or self.heard
        self.begun = self.begun or told.begun
        self.over = _later(self.over, told.over)


@dataclass(frozen=True)
class Judgement:
    """That the arrangement one report tells of is the one first told as `same_as`, and why."""

    document_id: str
    mechanism_id: str
    same_as: str
    reason: str


def judge(told: Iterable[Told]) -> Iterator[Judgement]:
    """A judgement for each arrangement that is taken for another's, or apart from one that was found alike."""
    threads: dict[MechanismKind, list[Thread]] = {}
    judged: dict[tuple[str, str], str] = {}
    for each in told:
        key = (each.voice, each.mechanism_id)
        if each.voice != each.document_id and key in judged:  # a copy says what its original says, and nothing more
            ident, reason = judged[key], "as in the report it repeats"
        else:
            ident, reason = _placed(each, threads.setdefault(each.kind, []))
            judged[each.document_id, each.mechanism_id] = ident
        if ident != each.mechanism_id:
            yield Judgement(each.document_id, each.mechanism_id, ident, reason)


def _placed(told: Told, threads: list[Thread]) -> tuple[str, str]:
    alike = [each for each in threads if told.mechanism_id in each.found_as]
    if alike and not any(_agrees(told, each) for each in alike):
        return _apart(told, threads)
    fitting = [each for each in alike if _agrees(told, each)] or _closest(told, threads)
    if not fitting:
        return _started(told, threads, told.mechanism_id), ""
    thread = fitting[-1]
    reason = _reason(told, thread)
    thread.add(told)
    threads.sort(key=lambda each: each is thread)  # the one last spoken of stands last
    return thread.ident, reason


def _apart(told: Told, threads: list[Thread]) -> tuple[str, str]:
    ident = record_id("mechanism", told.mechanism_id, told.document_id)
    return _started(
        told, threads, ident
    ), "found alike, but the other had ended, began at another time or had long not been heard of"


def _started(told: Told, threads: list[Thread], ident: str) -> str:
    threads.append(
        Thread(
            ident,
            told.kind,
            {told.mechanism_id},
            frozenset(told.parties),
            told.place,
            told.known_from,
            told.begun,
            told.over,
        )
    )
    return ident


def _closest(told: Told, threads: list[Thread]) -> list[Thread]:
    """The one that may be meant: with most parties in common; of several the one spoken of last."""
    if _is_told_apart(told):
        return []
    fitting = [each for each in threads if _may_be_meant(told, each)]
    most = max((len(each.parties.intersection(told.parties)) for each in fitting), default=0)
    closest = [each for each in fitting if len(each.parties.intersection(told.parties)) == most]
    # Where no party is named only place and time speak for it: never one of several.
    return closest[-1:] if told.parties or len(closest) == 1 else []


def _is_told_apart(told: Told) -> bool:
    words = set(told.name.lower().split())
    return any(words & distinguishers(language) for language in languages())


def _may_be_meant(told: Told, thread: Thread) -> bool:
    kind, silent = mechanism_kinds()[told.kind], _silence(told, thread)
    if kind.named or not kind.remembered or silent is None:  # of texts with names of their own there are many at a time
        return False
    common = thread.parties.intersection(told.parties)
    parties = len(common) > 1 or (bool(common) and common in (frozenset(told.parties), thread.parties))
    near = silent <= (kind.remembered if told.parties else FRESH_DAYS)
    return near and (parties or not told.parties) and _same_place(told, thread) and _agrees(told, thread)


def _same_place(told: Told, thread: Thread) -> bool:
    one, other = (told.place or "").lower(), (thread.place or "").lower()
    return one in other or other in one


def _agrees(told: Told, thread: Thread) -> bool:
    """Whether the two lives do not conflict: no silence too long for what has no name, no second beginning."""
    remembered, silent = mechanism_kinds()[told.kind].remembered, _silence(told, thread)
    if remembered is None or told.is_named:
        return True
    if silent is not None and silent > remembered:
        return False
    if told.begun and thread.begun and abs((told.begun - thread.begun).days) > SAME_DAYS:
        return False
    return not (told.begun and thread.over and told.begun > thread.over)


def _silence(told: Told, thread: Thread) -> int | None:
    return (told.known_from - thread.heard).days if told.known_from and thread.heard else None


def _reason(told: Told, thread: Thread) -> str:
    if told.mechanism_id in thread.found_as:
        return "found alike, by name or by parties and place"
    common = ", ".join(sorted(thread.parties.intersection(told.parties))) or "none named"
    return f"parties in common: {common}; told {_silence(told, thread)} days after it was last heard of"


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


_TOLD = """
WITH changes AS (
    SELECT document_id, mechanism_id,
           min(date_from) FILTER (list_contains($begun, state)) AS begun,
           max(date_to) FILTER (list_contains($over, state)) AS over
    FROM transitions_found
    WHERE status = 'occurred' AND date_basis IN ('stated', 'resolved') AND date_to - date_from <= 2
    GROUP BY ALL
)
SELECT m.document_id, m.voice, m.mechanism_id, m.kind, m.name, m.parties, m.place, m.known_from, c.begun, c.over
FROM mechanisms_found AS m LEFT JOIN changes AS c USING (document_id, mechanism_id)
ORDER BY m.position, m.mechanism_id
"""


def same_arrangements(tables: "duckdb.DuckDBPyConnection") -> list[Judgement]:
    """The judgements on what the tables mechanisms_found and transitions_found hold."""
    rows = tables.execute(_TOLD, {"begun": list(BEGUN), "over": list(OVER)}).fetchall()
    return list(judge(Told(*row) for row in rows))
