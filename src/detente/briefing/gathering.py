"""Gathers the brief: a few rows out of each question, and the evidence behind every one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions import disputes, explain, figures, relation, sources, state
from detente.questions.disputes import Quarrel
from detente.questions.explain import Evidence
from detente.questions.figures import Number
from detente.questions.relation import Month
from detente.questions.sources import Source
from detente.questions.state import Standing
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb

STANDS = ("agreed", "in_force", "extended", "resumed", "strained", "violated", "negotiating")
"""States in which an arrangement is there to be kept or broken; in the others it is not, or not any more."""

_ARRANGEMENTS, _CHANGES, _DISPUTES, _TOPICS = 8, 8, 6, 6
_ANSWERED = ("admitted", "apologised")


@dataclass(frozen=True, slots=True)
class Topic:
    """Rival numbers for one thing."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """What was read: `voices` counts reports with their copies folded into one."""

    reports: int
    voices: int
    copies: int
    publishers: int
    first_day: date | None
    last_day: date | None
    undated: tuple[Source, ...]
    unread: tuple[Source, ...]
    doubtful: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the page shows, in its order; `evidence` maps each record's id to the places that say it."""

    on: date | None
    known_by: date | None
    pile: Pile
    standing: tuple[Standing, ...]
    others: tuple[Standing, ...]
    changed: tuple[Standing, ...]
    pair: tuple[str, str] | None
    months: tuple[Month, ...]
    quarrels: tuple[Quarrel, ...]
    topics: tuple[Topic, ...]
    names: dict[str, str]
    evidence: dict[str, tuple[Evidence, ...]]


def gather(connection: "duckdb.DuckDBPyConnection", on: date | None, known_by: date | None) -> Brief:
    """The brief of the world on the day `on` (None: as far as the reports go), from reports published by `known_by`."""
    stands = state.ask(connection, on=on, known_by=known_by).rows
    standing = tuple(each for each in stands if each.state in STANDS)[:_ARRANGEMENTS]
    others = tuple(each for each in stands if each.state not in STANDS)[:_ARRANGEMENTS]
    changed = tuple(sorted(stands, key=_latest_first))[:_CHANGES]
    pair = _leading_pair(connection, on, known_by)
    months = relation.ask(connection, *pair, until=on, known_by=known_by).rows if pair else ()
    quarrels = _open_quarrels(disputes.ask(connection, until=on, known_by=known_by).rows)
    topics = _rival_numbers(figures.ask(connection, until=on, known_by=known_by).rows)
    records = [
        *(each.mechanism_id for each in (*standing, *others, *changed)),
        *(each.dispute_id for each in quarrels),
        *(number.figure_id for topic in topics for number in topic.numbers),
        *(event_id for month in months for event_id in month.event_ids),
    ]
    return Brief(
        on=on,
        known_by=known_by,
        pile=_pile(sources.ask(connection, known_by=known_by).rows),
        standing=standing,
        others=others,
        changed=changed,
        pair=pair,
        months=months,
        quarrels=quarrels,
        topics=topics,
        names=_names(connection),
        evidence=_evidence(connection, dict.fromkeys(records), known_by),
    )


def _latest_first(each: Standing) -> tuple[int, str]:
    return (-(each.since or date.min).toordinal(), each.mechanism_id)


def _pile(rows: Iterable[Source]) -> Pile:
    listed = tuple(rows)
    read = [each for each in listed if each.problem is None]
    days = [day for each in read for day in (each.published_from, each.published_to) if day]
    return Pile(
        reports=len(read),
        voices=sum(each.repeats is None for each in read),
        copies=sum(each.repeats is not None for each in read),
        publishers=len({each.publisher for each in read if each.publisher}),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        undated=tuple(each for each in read if each.published_basis in ("inferred", "unknown")),
        unread=tuple(each for each in listed if each.problem is not None),
        doubtful=tuple(each for each in read if each.warnings),
    )


def _open_quarrels(rows: Iterable[Quarrel]) -> tuple[Quarrel, ...]:
    """The latest allegations that were neither admitted nor apologised for; answered ones before unanswered."""
    unsettled = [each for each in rows if each.response not in _ANSWERED and each.accuser and each.accused]
    latest = sorted(unsettled, key=lambda each: (each.response == "none", _backwards(each.date_to), each.dispute_id))
    return tuple(latest[:_DISPUTES])


def _backwards(day: date | None) -> int:
    return -(day or date.min).toordinal()


def _rival_numbers(rows: Iterable[Number]) -> tuple[Topic, ...]:
    topics: dict[str, list[Number]] = {}
    for each in rows:
        if each.disagrees:
            topics.setdefault(each.topic, []).append(each)
    return tuple(Topic(name, tuple(numbers)) for name, numbers in topics.items())[:_TOPICS]


_HAPPENED = """
SELECT actor, recipient FROM events_known_by($known_by)
WHERE status IN ('occurred', 'ongoing') AND ($on IS NULL OR coalesce(date_from, date_to) <= $on)
"""

_PAIRED = """
SELECT DISTINCT event.rowid AS event, split_part(one, ':', 1) AS a, split_part(other, ':', 1) AS b
FROM (SELECT row_number() OVER () AS rowid, list_concat(actor, recipient) AS party FROM happened) AS event,
     unnest(party) AS left_side(one), unnest(party) AS right_side(other)
"""

_LEADING = """
SELECT a, b FROM paired
WHERE a < b AND a IN (SELECT actor_id FROM actors WHERE kind = 'country')
            AND b IN (SELECT actor_id FROM actors WHERE kind = 'country')
GROUP BY a, b ORDER BY count(*) DESC, a, b LIMIT 1
"""


def _leading_pair(
    connection: "duckdb.DuckDBPyConnection", on: date | None, known_by: date | None
) -> tuple[str, str] | None:
    """The two states between whom most was reported to happen."""
    steps = [Step("happened", _HAPPENED), Step("paired", _PAIRED), Step("leading", _LEADING)]
    rows = run(connection, steps, {"on": on, "known_by": known_by}).to_pylist()
    return (rows[0]["a"], rows[0]["b"]) if rows else None


def _names(connection: "duckdb.DuckDBPyConnection") -> dict[str, str]:
    return dict(connection.execute("SELECT actor_id, name FROM actors ORDER BY actor_id").fetchall())


def _evidence(
    connection: "duckdb.DuckDBPyConnection", records: Iterable[str], known_by: date | None
) -> dict[str, tuple[Evidence, ...]]:
    found = {record: explain.ask(connection, record).rows for record in records}
    return {record: tuple(each for each in rows if _known(each, known_by)) for record, rows in found.items()}


def _known(evidence: Evidence, known_by: date | None) -> bool:
    return known_by is None or (evidence.published_to is not None and evidence.published_to <= known_by)
