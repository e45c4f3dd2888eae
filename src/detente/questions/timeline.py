"""What happened, in order: by actor, type, place and time, each row with its evidence and its number of voices."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day, as_number
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids
from detente.records import HAPPENED, EventType, Status

if TYPE_CHECKING:
    import duckdb


SHOWN = ("event_id", "date_to", "type", "status", "actor", "recipient", "says", "independent_sources")
SOON_DAYS = 2
"""A report that tells of a day so much later comes back to it; before that it is news."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event; `says` is the sentence of its earliest mention and `report` where that stands."""

    event_id: str
    date_from: date | None
    date_to: date | None
    date_basis: str
    type: str
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    attributed_to: tuple[str, ...]
    says: str
    report: str
    documents: int
    independent_sources: int


# Its days are those known today; as known by an earlier day, an event may have others.
_INVOLVING = """
SELECT event_id FROM involvement
WHERE actor_id IN (SELECT unnest($actors))
  AND ($since IS NULL OR $known_by IS NOT NULL OR last_day >= $since)
  AND ($until IS NULL OR $known_by IS NOT NULL OR first_day <= $until)
"""

# Without their sentences, which are fetched for the rows of the answer only. Events are sorted by `last_day`.
_CHOSEN = """
SELECT event_id, last_day, date_from, date_to, date_basis, independent_sources
FROM events_known_by($known_by)
WHERE ($statuses IS NULL OR list_contains($statuses, status))
  AND ($actors IS NULL OR event_id IN (SELECT event_id FROM involving))
  AND ($type IS NULL OR type = $type)
  AND ($place IS NULL OR contains(lower(place), lower($place)))
  AND ($on IS NULL OR last_day >= $on AND $on BETWEEN coalesce(date_from, date_to) AND coalesce(date_to, date_from))
  AND ($since IS NULL OR last_day >= $since AND coalesce(date_to, date_from) >= $since)
  AND ($until IS NULL OR coalesce(date_from, date_to) <= $until)
"""

_ON_ONE_DAY = """
SELECT * FROM chosen WHERE $top IS NOT NULL AND date_from = date_to AND date_basis IN ('stated', 'resolved')
"""

_NAMED = """
SELECT day, sum(CASE WHEN known_from > day + $soon THEN 2 ELSE 1 END) AS voices
FROM days_named WHERE $known_by IS NULL OR known_from <= $known_by
GROUP BY day
"""

# Two measures of a day, each with faults of its own: how much reports tell of what is asked for, and how many name it.
_DAYS = """
SELECT date_to AS day
FROM on_one_day LEFT JOIN named ON named.day = date_to
GROUP BY date_to
ORDER BY sum(independent_sources) * (1 + coalesce(any_value(voices), 0)) DESC, date_to LIMIT $top
"""

_TOLD_MOST = """
SELECT event_id FROM on_one_day JOIN days ON days.day = date_to
QUALIFY row_number() OVER (PARTITION BY date_to ORDER BY independent_sources DESC, event_id) = 1
"""

_SHOWN = """
SELECT event_id, last_day FROM chosen
WHERE $top IS NULL OR event_id IN (SELECT event_id FROM told_most)
ORDER BY last_day, date_from NULLS FIRST, event_id LIMIT $limit
"""

_ROWS = """
SELECT told.*, reports.location AS report
FROM (
    SELECT * EXCLUDE (mentions), mentions[1].sentence AS says, mentions[1].document_id AS document_id
    FROM events_known_by($known_by) SEMI JOIN shown USING (event_id, last_day)
) AS told JOIN documents AS reports USING (document_id)
ORDER BY last_day, date_from NULLS FIRST, event_id
"""

_STEPS = (
    Step("involving", _INVOLVING),
    Step("chosen", _CHOSEN),
    Step("on_one_day", _ON_ONE_DAY),
    Step("named", _NAMED),
    Step("days", _DAYS),
    Step("told_most", _TOLD_MOST),
    Step("shown", _SHOWN),
    Step("rows", _ROWS),
)


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    actor: str | None = None,
    type: str | None = None,  # noqa: A002 - the contract's word
    place: str | None = None,
    status: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
    top: str | int | None = None,
    limit: str | int | None = None,
) -> Answer[Happening]:
    """Events in order of their last possible day; those without a day come last.

    With `top`, one event for each of so many days: those of which most is told by independent reports and which most
    of them name, one that comes back to a day later counting twice; and of each day what most of them tell. With
    `limit`, the first so many events. Raises QuestionError for an unknown actor, type or status.
    """
    values = {
        "actors": actor_ids(connection, actor),
        "type": _known(type and type.upper(), get_args(EventType), "type"),
        "place": place,
        "statuses": _statuses(status),
        "on": as_day(on, "on"),
        "since": as_day(since, "since"),
        "until": as_day(until, "until"),
        "known_by": as_day(known_by, "known_by"),
        "top": as_number(top, "top"),
        "soon": SOON_DAYS,
        "limit": as_number(limit, "limit"),
    }
    return rows_of(Happening, run(connection, _STEPS, values))


def _statuses(words: str | None) -> list[str] | None:
    if words == "any":
        return None
    if words in (None, "happened"):
        return list(HAPPENED)
    return [str(_known(words, get_args(Status), "status"))]


def _known(word: str | None, words: tuple[str, ...], name: str) -> str | None:
    if word is not None and word not in words:
        raise QuestionError(f"{name}: {word!r} is not one of {', '.join(words)}")
    return word
