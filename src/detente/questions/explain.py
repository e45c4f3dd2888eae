"""Any record back to the sentences, the rule that read them, the report and the page it came from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb


SHOWN = ("record_id", "words", "method", "sentence", "location", "published_to")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says it: the words, their sentence, the rule that read them, and the report they stand in."""

    layer: str
    record_id: str
    words: str
    sentence: str
    method: str
    status: str | None
    attributed_to: tuple[str, ...]
    start: int
    end: int
    document_id: str
    title: str | None
    publisher: str | None
    location: str
    published_from: date | None
    published_to: date | None
    published_basis: str
    repeats: str | None


_ROWS = """
SELECT layer, record_id, substring(text, "start" + 1, "end" - "start") AS words, sentence, method, status,
       coalesce(attributed_to, []) AS attributed_to, "start", "end",
       document_id, title, publisher, location, published_from, published_to, published_basis, repeats
FROM mentions JOIN documents USING (document_id)
WHERE record_id = $record OR document_id = $record
ORDER BY published_to NULLS LAST, location, "start", "end", layer, record_id, method
"""


def ask(connection: "duckdb.DuckDBPyConnection", record: str) -> Answer[Evidence]:
    """All evidence of one record, earliest report first; for a document_id, all that was read from that report.

    Raises QuestionError if nothing in the ledger bears that id.
    """
    answer = rows_of(Evidence, run(connection, [Step("rows", _ROWS)], {"record": record}))
    if not answer.rows:
        raise QuestionError(f"no record of this ledger has the id {record!r}; a listing's first column shows ids")
    return answer
