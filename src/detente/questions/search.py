"""Which reports and records have these words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb

SHOWN = ("record_id", "layer", "published_to", "says", "report")


@dataclass(frozen=True, slots=True)
class Hit:
    """A report (layer `documents`) or a record whose sentence has all the words; `says` is where they stand."""

    layer: str
    record_id: str
    says: str
    document_id: str
    title: str | None
    published_to: date | None
    report: str


# The words travel with the candidates: a test that needs them waits until the few reports and records are chosen.
_CANDIDATES = """
SELECT document_id, $words AS wanted FROM documents
WHERE ($within IS NULL OR list_contains($within, document_id)) AND ($known_by IS NULL OR published_to <= $known_by)
"""

_READ = """
SELECT document_id, wanted, title, text, location, published_to, lower(concat_ws(' ', title, text)) AS words
FROM documents JOIN candidates USING (document_id)
"""

_REPORTS = """
SELECT *, coalesce(nullif(instr(lower(text), wanted[1]), 0), 1) AS place FROM reading
WHERE len(list_filter(wanted, lambda word: NOT contains(words, word))) = 0
"""

_RECORDS = """
SELECT layer, record_id, sentence, document_id, min("start") AS "start"
FROM mentions JOIN reports USING (document_id)
WHERE len(list_filter(wanted, lambda word: NOT contains(lower(sentence), word))) = 0
GROUP BY ALL
"""

_ROWS = """
SELECT 'documents' AS layer, document_id AS record_id, substring(text, greatest(place - 80, 1), 240) AS says,
       document_id, title, published_to, location AS report, 0 AS "start"
FROM reports
UNION ALL
SELECT layer, record_id, sentence, document_id, title, published_to, location, records."start"
FROM records JOIN reports USING (document_id)
ORDER BY published_to NULLS LAST, report, layer = 'documents' DESC, "start", layer, record_id
"""


_STEPS = (
    Step("candidates", _CANDIDATES),
    Step("reading", _READ),
    Step("reports", _REPORTS),
    Step("records", _RECORDS),
    Step("rows", _ROWS),
)


def ask(connection: "duckdb.DuckDBPyConnection", about: str, *, known_by: date | str | None = None) -> Answer[Hit]:
    """Reports that have all the words, with the records whose own sentence has them all, in order of time."""
    return found_within(connection, about, None, known_by)


def found_within(
    connection: "duckdb.DuckDBPyConnection", about: str, within: list[str] | None, known_by: date | str | None = None
) -> Answer[Hit]:
    """The same in these reports only. Raises QuestionError where there is no word to look for."""
    words = about.lower().split()
    if not words:
        raise QuestionError("about: give a word or more to look for")
    values = {"words": words, "within": within, "known_by": as_day(known_by, "known_by")}
    return rows_of(Hit, run(connection, _STEPS, values))
