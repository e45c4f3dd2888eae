"""What happened, in order: by actor, type, place and time, each row with its evidence and its number of voices."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_number, days_of
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids
from detente.records import HAPPENED, EventType, Status

if TYPE_CHECKING:
    import duckdb


SHOWN = ("event_id", "date_to", "type", "status", "actor", "recipient", "says", "independent_sources")
OFTEN = 3
"""A report that names a day more often makes no more of it."""
SOON_DAYS = 2
"""A report that tells of a day so much later comes back to it; before that it is news."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event; `says` is the sentence of its earliest mention and `report` where that stands.

    Among the days most told of, one that reports name without an event that was read has no `event_id`: `says` is the
    sentence that names it first, and `documents` and `independent_sources` count the voices that name it.
    """

    event_id: str | None
    date_from: date | None
    date_to: date | None
    date_basis: str
    type: str | None
    status: str | None
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
SELECT event_id, last_day, date_from, independent_sources
FROM events_known_by($known_by)
WHERE ($statuses IS NULL OR list_contains($statuses, status))
  AND ($actors IS NULL OR event_id IN (SELECT event_id FROM involving))
  AND ($type IS NULL OR type = $type)
  AND ($place IS NULL OR contains(lower(place), lower($place)))
  AND ($on IS NULL OR last_day >= $on AND $on BETWEEN coalesce(date_from, date_to) AND coalesce(date_to, date_from))
  AND ($since IS NULL OR last_day >= $since AND coalesce(date_to, date_from) >= $since)
  AND ($until IS NULL OR coalesce(date_from, date_to) <= $until)
  AND ($top IS NULL OR (date_from = date_to AND date_basis IN ('stated', 'resolved')))
"""

# How much the reports make of a day: each by how often it names it, twice that where several come back to it later; a
# single one gives its background. A day named ahead may still come to nothing.
_NAMED = """
SELECT day, sum(times) + CASE WHEN count(*) FILTER (later) > 1 THEN sum(times) FILTER (later) ELSE 0 END AS named,
       count(*) AS voices
FROM (
    SELECT day, known_from, least(times, $often) AS times, coalesce(known_from > day + $soon, false) AS later
    FROM days_named
)
WHERE ($known_by IS NULL OR known_from <= $known_by) AND coalesce(known_from >= day, true)
  AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until) AND ($on IS NULL OR day = $on)
GROUP BY day
"""

_TOLD = """
SELECT last_day AS day, sum(independent_sources) AS told FROM chosen GROUP BY last_day
"""

_DAYS_OF_ALL = """
SELECT day, coalesce(told, 0) AS told, voices FROM named FULL JOIN told USING (day)
ORDER BY coalesce(named, 1) * (1 + ln(1 + coalesce(told, 0))) DESC, day LIMIT $top
"""

# Which days are named does not depend on what is asked for: they weigh what is told of it.
_DAYS_OF_SOME = """
SELECT day, told, voices FROM told LEFT JOIN named USING (day)
ORDER BY told * (1 + coalesce(named, 0)) DESC, day LIMIT $top
"""

_TOLD_MOST = """
SELECT * FROM chosen SEMI JOIN days ON day = last_day
QUALIFY row_number() OVER (PARTITION BY last_day ORDER BY independent_sources DESC, event_id) = 1
"""

_SHOWN = """
SELECT event_id, last_day FROM {chosen} ORDER BY last_day, date_from NULLS FIRST, event_id LIMIT $limit
"""

# Events are sorted by their last day, which finds them sooner than their ids do.
_ROWS = """
SELECT told.*, reports.location AS report
FROM (
    SELECT * EXCLUDE (mentions), mentions[1].sentence AS says, mentions[1].document_id AS document_id
    FROM events_known_by($known_by)
    WHERE last_day IN (SELECT last_day FROM shown) AND event_id IN (SELECT event_id FROM shown)
) AS told JOIN documents AS reports USING (document_id)
ORDER BY last_day, date_from NULLS FIRST, event_id
"""

# A day that reports name and no event was read of: the sentence that names it first.
_FIRST_NAMED = """
SELECT DISTINCT ON (day) day, voices, document_id, place FROM days_named JOIN days USING (day)
WHERE told = 0 AND coalesce(known_from >= day, true)
ORDER BY day, known_from NULLS LAST, document_id
"""

_ROWS_OF_DAYS = """
SELECT NULL AS event_id, day AS date_from, day AS date_to, 'resolved' AS date_basis, NULL AS type, NULL AS status,
       [] AS actor, [] AS recipient, NULL AS place, [] AS attributed_to,
       trim(regexp_extract(left(text, place), '(?:[^.!?\\n]|[.!?]\\S)*$')
            || regexp_extract(substring(text, place + 1), '^(?:[^.!?\\n]|[.!?]\\S)*[.!?]?')) AS says,
       location AS report, voices AS documents, voices AS independent_sources
FROM first_named JOIN documents USING (document_id)
"""

_ALL_ROWS = """
FROM rows UNION ALL BY NAME FROM rows_of_days
ORDER BY coalesce(date_to, date_from, DATE '9999-12-31'), date_from NULLS FIRST, event_id LIMIT $limit
"""

_FIRST = (Step("involving", _INVOLVING), Step("chosen", _CHOSEN))
_NAMED_AND_TOLD = (Step("named", _NAMED), Step("told", _TOLD))
_SHOWN_OF_ALL = Step("shown", _SHOWN.format(chosen="chosen"))
_SHOWN_OF_TOP = (Step("told_most", _TOLD_MOST), Step("shown", _SHOWN.format(chosen="told_most")))
_LAST = Step("rows", _ROWS)
_OF_DAYS = (Step("first_named", _FIRST_NAMED), Step("rows_of_days", _ROWS_OF_DAYS), Step("all_rows", _ALL_ROWS))


def _steps(top: bool, of_all: bool) -> tuple[Step, ...]:
    if not top:
        return (*_FIRST, _SHOWN_OF_ALL, _LAST)
    days = Step("days", _DAYS_OF_ALL if of_all else _DAYS_OF_SOME)
    return (*_FIRST, *_NAMED_AND_TOLD, days, *_SHOWN_OF_TOP, _LAST, *(_OF_DAYS if of_all else ()))


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

    With `top`, one row for each of so many days: those that independent reports name most, a report that comes back to
    a day later counting twice, and of which most is told; of each day what most of them tell. With `limit`, the first
    so many rows. Raises QuestionError for an unknown actor, type or status.
    """
    values = {
        "actors": actor_ids(connection, actor),
        "type": _known(type and type.upper(), get_args(EventType), "type"),
        "place": place,
        "statuses": _statuses(status),
        **days_of(on=on, since=since, until=until, known_by=known_by),
        "top": as_number(top, "top"),
        "soon": SOON_DAYS,
        "often": OFTEN,
        "limit": as_number(limit, "limit"),
    }
    of_all = (actor, type, place, status) == (None, None, None, None)
    return rows_of(Happening, run(connection, _steps(top is not None, of_all), values))


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
