"""Cooperation and conflict between two actors, month by month, with the events behind every point."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb


SHOWN = ("month", "cooperation", "conflict", "events", "reports")


@dataclass(frozen=True, slots=True)
class Month:
    """One month: sums of PLOVER scores of distinct events, their number, and how many reports were published in it.

    `lowest` and `highest` are the scores of its worst and its best event: how far apart they lie.
    A month without reports says nothing; one with reports and no events says that none of them told of any.
    """

    month: date
    cooperation: float
    conflict: float
    lowest: float | None
    highest: float | None
    events: int
    reports: int
    event_ids: tuple[str, ...]


_OF_ONE = """
SELECT event_id, acts, intensity, date_trunc('month', last_day)::DATE AS month
FROM involvement_known_by($known_by)
WHERE actor_id IN (SELECT unnest({side})) AND counts
  AND ($since IS NULL OR last_day >= $since) AND ($until IS NULL OR first_day <= $until)
"""

_BETWEEN = """
SELECT DISTINCT event_id, of_a.intensity, of_a.month
FROM of_a JOIN of_b USING (event_id)
WHERE of_a.acts OR of_b.acts
"""

_COVERAGE = """
SELECT date_trunc('month', published_to)::DATE AS month, count(*) AS reports
FROM documents
WHERE published_to IS NOT NULL AND ($known_by IS NULL OR published_to <= $known_by)
GROUP BY ALL
"""

_MONTHS = """
SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month FROM between_them
"""

_ROWS = """
SELECT months.month,
       coalesce(sum(intensity) FILTER (intensity > 0), 0) AS cooperation,
       coalesce(sum(intensity) FILTER (intensity < 0), 0) AS conflict,
       min(intensity) AS lowest, max(intensity) AS highest,
       count(event_id) AS events,
       coalesce(any_value(reports), 0) AS reports,
       coalesce(list(event_id ORDER BY event_id) FILTER (event_id IS NOT NULL), []) AS event_ids
FROM months
LEFT JOIN between_them USING (month)
LEFT JOIN coverage USING (month)
GROUP BY months.month
ORDER BY months.month
"""


def ask(
    connection: "duckdb.DuckDBPyConnection",
    a: str,
    b: str,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
) -> Answer[Month]:
    """Months from the first to the last event between the two; what only one side asserts of the other is left out."""
    values = {
        "a": actor_ids(connection, a),
        "b": actor_ids(connection, b),
        "since": as_day(since, "since"),
        "until": as_day(until, "until"),
        "known_by": as_day(known_by, "known_by"),
    }
    steps = [
        Step("of_a", _OF_ONE.format(side="$a")),
        Step("of_b", _OF_ONE.format(side="$b")),
        Step("between_them", _BETWEEN),
        Step("coverage", _COVERAGE),
        Step("months", _MONTHS),
        Step("rows", _ROWS),
    ]
    return rows_of(Month, run(connection, steps, values))
