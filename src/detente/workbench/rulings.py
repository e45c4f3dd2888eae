"""What standing judgements come to: which records are out, one with another or told apart, and what is corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from detente.errors import QuestionError
from detente.knowledge.event_types import event_types
from detente.ledger.judgements import Judgement
from detente.questions.parameters import as_day
from detente.records import Actor, Dispute, Event, Figure, Mechanism, Statement, Transition

CORRECTABLE: Mapping[str, tuple[type, tuple[str, ...]]] = {
    "events": (Event, ("type", "status", "actor", "recipient", "attributed_to", "place", "date_from", "date_to")),
    "statements": (
        Statement,
        ("speaker", "speaker_id", "role", "manner", "content", "addressee", "venue", "date_from", "date_to"),
    ),
    "mechanisms": (Mechanism, ("kind", "name", "parties", "place")),
    "transitions": (Transition, ("state", "status", "by", "attributed_to", "date_from", "date_to")),
    "figures": (
        Figure,
        ("low", "high", "approximate", "unit", "measure", "subject", "place", "source", "date_from", "date_to"),
    ),
    "disputes": (Dispute, ("act", "accuser", "accused", "response", "date_from", "date_to")),
    "actors": (Actor, ("name", "kind", "root", "country", "sector")),
}
"""Of each layer its record and the fields that can be corrected; all others follow from these or from the evidence."""

ACTORS_IN = {"actor", "recipient", "attributed_to", "parties", "by", "accuser", "accused", "speaker_id", "root"}
"""Fields that hold ids of actors."""

NOTHING = "none"
"""The value that empties a field."""


@dataclass(frozen=True)
class Rulings:
    """Judgements as what is to be done: `moved` leads from a layer and an id to the id that it is to have.

    `apart` are a layer, an id, the report whose telling is of something else, and the id that this telling gets.
    """

    rejected: frozenset[tuple[str, str]] = frozenset()
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    apart: tuple[tuple[str, str, str, str], ...] = ()
    corrected: tuple[tuple[str, str, str, Any], ...] = ()

    def touched(self) -> set[tuple[str, str]]:
        """Layers and ids of the records that stand otherwise than they were read."""
        return {
            *self.rejected,
            *self.moved,
            *((layer, other) for (layer, _), other in self.moved.items()),
            *((layer, record) for layer, record, *_ in (*self.apart, *self.corrected)),
        }

    def now(self, record: str | None) -> str | None:
        """The id under which a record stands: its own, unless it is one with another."""
        return next((other for (_, old), other in self.moved.items() if old == record), record)


def rulings(standing: Iterable[Judgement]) -> Rulings:
    """The rulings that follow, later judgements after earlier ones."""
    by_verdict: dict[str, list[Judgement]] = {}
    for each in standing:
        by_verdict.setdefault(each.verdict, []).append(each)
    same = {(each.layer, each.record_id): each.value or "" for each in by_verdict.get("same", ())}
    return Rulings(
        frozenset((each.layer, each.record_id) for each in by_verdict.get("reject", ())),
        {key: last for key in same if (last := _last(key, same)) != key[1]},
        tuple(
            (each.layer, each.record_id, each.value or "", f"{each.record_id}~{(each.value or '')[:8]}")
            for each in by_verdict.get("apart", ())
        ),
        tuple(change for each in by_verdict.get("correct", ()) for change in _changes(each)),
    )


def _last(key: tuple[str, str], same: Mapping[tuple[str, str], str]) -> str:
    # Where the same leads round in a circle, the first of them by alphabet stands for all.
    layer, record = key
    seen = [record]
    while (layer, seen[-1]) in same:
        following = same[layer, seen[-1]]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _changes(judgement: Judgement) -> list[tuple[str, str, str, Any]]:
    layer, record, name = judgement.layer, judgement.record_id, judgement.field or ""
    try:
        value = corrected(layer, name, judgement.value or "")
    except QuestionError:  # taken in from elsewhere, where records have other fields
        return []
    changes = [(layer, record, name, value)]
    if (layer, name) == ("events", "type"):
        kind = event_types()[value]
        follows = {"mode": None, "cameo": kind.cameo, "quad": kind.quad, "intensity": kind.intensity(None)}
        changes += [(layer, record, each, what) for each, what in follows.items()]
    return changes


def corrected(layer: str, name: str, words: str) -> Any:
    """The value that words give a field. QuestionError where the field has no such value, or cannot be corrected."""
    record, names = CORRECTABLE.get(layer, (None, ()))
    if record is None or name not in names:
        raise QuestionError(f"field: {name!r} of {layer} cannot be corrected; {', '.join(names)} can")
    return _read(name, get_type_hints(record)[name], words.strip())


def _read(name: str, kind: Any, words: str) -> Any:
    if type(None) in get_args(kind):
        return None if words == NOTHING else _read(name, get_args(kind)[0], words)
    if get_origin(kind) is Literal:
        return _one_of(name, words, get_args(kind))
    if kind is str:
        return words
    if get_origin(kind) is tuple:
        return [each.strip() for each in words.split(",") if each.strip() not in ("", NOTHING)]
    if kind is bool:
        return _one_of(name, words, ("yes", "no")) == "yes"
    return as_day(words, name) if kind is date else _number(name, words)


def _one_of(name: str, words: str, known: tuple[str, ...]) -> str:
    if words not in known:
        raise QuestionError(f"value: {words!r} is no {name}; it is one of {', '.join(known)}")
    return words


def _number(name: str, words: str) -> float:
    try:
        return float(words.replace(",", ""))
    except ValueError as problem:
        raise QuestionError(f"value: {words!r} is no number, as {name} needs; write it as 1250 or 13.5") from problem
