"""What each report is and gave: who carries it, whom it names, how it is dated, what it copies, why it was not read."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb


SHOWN = (
    "location", "publisher", "published_from", "published_to", "published_basis", "copy", "records", "problem",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One report, or one file that could not be read (`document_id` None, with `problem` and `advice`).

    `copy` is how it repeats the report at `repeats` (exact, reprint, excerpt, update, rewrite), `strength` the share of
    it that stands there too (from 0 to 1), and `shared` the longest passages that both have word for word.
    """

    location: str
    document_id: str | None
    title: str | None
    publisher: str | None
    origin: tuple[str, ...]
    language: str | None
    published_from: date | None
    published_to: date | None
    published_basis: str | None
    repeats: str | None
    copy: str | None
    strength: float | None
    shared: tuple[str, ...]
    records: int
    warnings: tuple[str, ...]
    problem: str | None
    advice: str | None


_GIVEN = """
SELECT document_id, count(*) AS records
FROM tellings SEMI JOIN (
    SELECT document_id FROM documents WHERE $known_by IS NULL OR published_to <= $known_by
) USING (document_id)
GROUP BY document_id
"""

_REPORTS = """
SELECT documents.location, document_id, title, publisher, origin, language,
       published_from, published_to, published_basis,
       original.location AS repeats, copies.kind AS copy, strength,
       coalesce(list_transform(passages, lambda each: substring(text, each."start" + 1, each."end" - each."start")), [])
           AS shared,
       coalesce(records, 0) AS records, warnings,
       NULL AS problem, NULL AS advice
FROM documents
LEFT JOIN (SELECT document_id AS original_id, location FROM documents) AS original ON original_id = repeats
LEFT JOIN copies USING (document_id)
LEFT JOIN given USING (document_id)
WHERE $known_by IS NULL OR published_to <= $known_by
"""

_ROWS = """
SELECT * FROM reports
UNION ALL
SELECT location, NULL, NULL, NULL, [], NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], 0, [], problem, advice FROM issues
ORDER BY location
"""


def ask(connection: "duckdb.DuckDBPyConnection", *, known_by: date | str | None = None) -> Answer[Source]:
    """All reports and failed files by location; with `known_by`, failed files are still listed."""
    values = {"known_by": as_day(known_by, "known_by")}
    steps = [Step("given", _GIVEN), Step("reports", _REPORTS), Step("rows", _ROWS)]
    return rows_of(Source, run(connection, steps, values))
