"""Which arrangements stood on a day: in what state, since when, on whose word, and when last heard of."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb


SHOWN = ("mechanism_id", "kind", "name", "state", "since", "silent_days", "says", "independent_sources")


@dataclass(frozen=True, slots=True)
class Standing:
    """An arrangement on the day asked for.

    `rivals` are other states that reports give it for the same time; `last_heard` is the day of the last change or
    remark, `silent_days` how long before the day asked for that was (None without a day).
    """

    mechanism_id: str
    kind: str
    name: str
    parties: tuple[str, ...]
    state: str
    since: date | None
    attributed_to: tuple[str, ...]
    rivals: tuple[str, ...]
    last_heard: date | None
    silent_days: int | None
    says: str
    report: str
    documents: int
    independent_sources: int


_HEARD = """
SELECT *, coalesce(date_from, date_to) AS day
FROM transitions_known_by($known_by)
WHERE status IN ('occurred', 'ongoing') AND coalesce(date_from, date_to) IS NOT NULL
  AND ($on IS NULL OR coalesce(date_from, date_to) <= $on)
"""

_RANKED = """
SELECT *, row_number() OVER (
    PARTITION BY mechanism_id
    ORDER BY out_of_order, day DESC, len(attributed_to) > 0, independent_sources DESC, transition_id
) AS place_in_line
FROM heard
"""

_RIVALS = """
SELECT mechanism_id, list_sort(list(DISTINCT other.state)) AS rivals
FROM ranked AS latest
JOIN ranked AS other USING (mechanism_id, day)
WHERE latest.place_in_line = 1 AND other.state <> latest.state
GROUP BY mechanism_id
"""

_ROWS = """
SELECT latest.mechanism_id, mechanisms.kind, mechanisms.name, mechanisms.parties, latest.state,
       latest.day AS since, latest.attributed_to, coalesce(rivals.rivals, []) AS rivals,
       latest.day AS last_heard, date_diff('day', latest.day, $on) AS silent_days,
       latest.mentions[1].sentence AS says, reports.location AS report,
       latest.documents, latest.independent_sources
FROM ranked AS latest
JOIN mechanisms USING (mechanism_id)
JOIN documents AS reports ON reports.document_id = latest.mentions[1].document_id
LEFT JOIN rivals ON rivals.mechanism_id = latest.mechanism_id
WHERE latest.place_in_line = 1
  AND ($kind IS NULL OR mechanisms.kind = $kind)
  AND ($actors IS NULL OR list_has_any(mechanisms.parties, $actors))
ORDER BY latest.day DESC, mechanisms.kind, mechanisms.name, latest.mechanism_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    on: date | str | None = None,
    known_by: date | str | None = None,
    actor: str | None = None,
    kind: str | None = None,
) -> Answer[Standing]:
    """The state of every arrangement heard of by `on` (None: as far as the reports go), latest change first.

    Planned, demanded or denied changes change no state; one that its kind's order of states does not allow (a truce
    broken before it was made) only where nothing better is known.
    """
    values = {
        "on": as_day(on, "on"),
        "known_by": as_day(known_by, "known_by"),
        "actors": actor_ids(connection, actor),
        "kind": kind,
    }
    steps = [Step("heard", _HEARD), Step("ranked", _RANKED), Step("rivals", _RIVALS), Step("rows", _ROWS)]
    return rows_of(Standing, run(connection, steps, values))
