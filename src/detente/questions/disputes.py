"""Who accuses whom of what, the answer, and how it went on from report to report."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import days_of
from detente.questions.steps import WITHIN_DAYS, Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb


SHOWN = ("dispute_id", "date_to", "accuser", "accused", "act", "response", "independent_sources")


@dataclass(frozen=True, slots=True)
class Quarrel:
    """An allegation with its answer: `says` is the sentence that accuses, `answer` the one that replies, if any.

    `course` is how it went, report by report: the day it was published and what it told ('2022-09-16 denied').
    """

    dispute_id: str
    date_from: date | None
    date_to: date | None
    act: str
    accuser: tuple[str, ...]
    accused: tuple[str, ...]
    response: str
    says: str
    answer: str | None
    course: tuple[str, ...]
    report: str
    documents: int
    independent_sources: int


_CHOSEN = f"""
SELECT * FROM disputes_known_by($known_by)
WHERE ($actors IS NULL OR list_has_any(accuser, $actors) OR list_has_any(accused, $actors))
  AND ($about IS NULL OR contains(lower(act || ' ' || mentions[1].sentence), lower($about)))
  AND {WITHIN_DAYS}
"""

_COURSE = """
SELECT dispute_id, list(told ORDER BY known_from NULLS LAST, place, told) AS course
FROM (
    SELECT dispute_id, t.known_from, min(t.position) AS place,
           concat_ws(' ', t.known_from, CASE t.response WHEN 'none' THEN 'alleged' ELSE t.response END) AS told
    FROM disputes_told AS t SEMI JOIN chosen USING (dispute_id)
    WHERE $known_by IS NULL OR t.known_from <= $known_by
    GROUP BY dispute_id, t.known_from, t.response
)
GROUP BY dispute_id
"""

_ROWS = """
SELECT chosen.* EXCLUDE (mentions, response_mentions, documents), chosen.documents,
       mentions[1].sentence AS says, response_mentions[1].sentence AS answer, course, reports.location AS report
FROM chosen JOIN courses_told USING (dispute_id)
JOIN documents AS reports ON reports.document_id = mentions[1].document_id
ORDER BY coalesce(date_to, date_from) NULLS LAST, dispute_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    actor: str | None = None,
    about: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
) -> Answer[Quarrel]:
    """Allegations in order of time."""
    values = {
        "actors": actor_ids(connection, actor),
        "about": about,
        **days_of(on=on, since=since, until=until, known_by=known_by),
    }
    steps = [Step("chosen", _CHOSEN), Step("courses_told", _COURSE), Step("rows", _ROWS)]
    return rows_of(Quarrel, run(connection, steps, values))
