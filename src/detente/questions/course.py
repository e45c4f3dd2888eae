"""The course of one arrangement: every change of its state, who says so, and what others say of the same time."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SHOWN = ("transition_id", "date_from", "date_to", "state", "status", "rival", "says", "independent_sources")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `until` is the day of the next one that happened, None for the last and for those that did not.

    `rival` says that another state is reported of it for the same day; `out_of_order`, that the kind of arrangement
    does not go that way.
    """

    transition_id: str
    mechanism_id: str
    state: str
    status: str
    by: tuple[str, ...]
    attributed_to: tuple[str, ...]
    date_from: date | None
    date_to: date | None
    date_basis: str
    until: date | None
    rival: bool
    out_of_order: bool
    says: str
    document_id: str
    report: str
    known_from: date | None
    documents: int
    independent_sources: int


_TOLD = """
SELECT *, coalesce(date_from, date_to) AS day, status IN ('occurred', 'ongoing') AS happened
FROM transitions_known_by($known_by) WHERE list_contains($records, mechanism_id)
"""

_NEXT = """
SELECT told.transition_id, min(other.day) AS until
FROM told JOIN told AS other ON other.mechanism_id = told.mechanism_id AND other.day > told.day
WHERE told.happened AND other.happened AND other.state <> told.state
GROUP BY told.transition_id
"""

_RIVALS = """
SELECT DISTINCT told.transition_id
FROM told JOIN told AS other ON other.mechanism_id = told.mechanism_id AND other.day = told.day
WHERE told.happened AND other.happened AND other.state <> told.state
"""

_ROWS = """
SELECT told.* EXCLUDE (mentions, documents), told.documents, until, rivals.transition_id IS NOT NULL AS rival,
       mentions[1].sentence AS says, mentions[1].document_id AS document_id, reports.location AS report
FROM told JOIN documents AS reports ON reports.document_id = mentions[1].document_id
LEFT JOIN next ON next.transition_id = told.transition_id
LEFT JOIN rivals ON rivals.transition_id = told.transition_id
ORDER BY mechanism_id, day NULLS LAST, coalesce(date_to, date_from), told.transition_id
"""

_STEPS = (Step("told", _TOLD), Step("next", _NEXT), Step("rivals", _RIVALS), Step("rows", _ROWS))


def ask(connection: "duckdb.DuckDBPyConnection", record: str, *, known_by: date | str | None = None) -> Answer[Change]:
    """All changes of the arrangement with this id, in order of time; planned, demanded and denied ones among them.

    Raises QuestionError if no arrangement has that id.
    """
    answer = courses(connection, [record], known_by)
    if (
        not answer.rows
        and not connection.execute("SELECT 1 FROM mechanisms WHERE mechanism_id = $1", [record]).fetchall()
    ):
        raise QuestionError(f"no arrangement of this ledger has the id {record!r}; `detente state` shows them")
    return answer


def courses(
    connection: "duckdb.DuckDBPyConnection", records: list[str], known_by: date | str | None = None
) -> Answer[Change]:
    """The courses of several arrangements, one after the other."""
    table: pa.Table = run(connection, _STEPS, {"records": records, "known_by": as_day(known_by, "known_by")})
    return rows_of(Change, table)
