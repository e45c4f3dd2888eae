"""Any record back to the sentences, the rule that read them, the words that date it, the report and its page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb


SHOWN = ("record_id", "words", "method", "sentence", "dated_by", "dated_from", "joined_by", "location", "published_to")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says it: the words, their sentence, the rule that read them, and the report they stand in.

    `date_from..date_to` is what this place says of when; `dated_by` the rule that found it, `dated_from` the time
    expressions it rests on, each with its meaning and the rule of the calendar that gives it. `joined_by` is why what
    this report tells is taken for the same as what others tell (None: it is the first, or was found under this id).
    """

    layer: str
    record_id: str
    words: str
    sentence: str
    method: str
    status: str | None
    attributed_to: tuple[str, ...]
    date_from: date | None
    date_to: date | None
    date_basis: str | None
    dated_by: str | None
    dated_from: tuple[str, ...]
    joined_by: str | None
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


# What is told is sorted by its records, so that the ids which a report tells of are looked up first.
_RECORDS = "SELECT record_id FROM tellings WHERE document_id = $1"
_SAID = """
SELECT mentions.* EXCLUDE (known_from), row_number() OVER () AS place
FROM mentions WHERE record_id IN (SELECT unnest($records)) AND (record_id = $record OR document_id = $record)
"""

_DATED = """
SELECT place, d.date_from, d.date_to, d.date_basis, d.method AS dated_by, d.times AS dated_from
FROM said AS s JOIN datings AS d ON d.document_id = s.document_id AND d."start" < s."end" AND s."start" < d."end"
    AND (d.status = s.status OR d.status IS NULL)
QUALIFY row_number() OVER (
    PARTITION BY place
    ORDER BY d.status NULLS LAST, abs(d."start" - s."start") + abs(d."end" - s."end"), d."start", d."end"
) = 1
"""

_JOINED = """
SELECT place, string_agg(DISTINCT reason, '; ' ORDER BY reason) AS joined_by
FROM said JOIN joined USING (document_id, layer)
WHERE same_as = said.record_id
GROUP BY place
"""

_ROWS = """
SELECT layer, record_id, substring(text, "start" + 1, "end" - "start") AS words, sentence, method, status,
       coalesce(attributed_to, []) AS attributed_to,
       date_from, date_to, date_basis, dated_by, coalesce(dated_from, []) AS dated_from, joined_by, "start", "end",
       document_id, title, publisher, location, published_from, published_to, published_basis, repeats
FROM said JOIN documents USING (document_id) LEFT JOIN dated USING (place) LEFT JOIN joins USING (place)
ORDER BY published_to NULLS LAST, location, "start", "end", layer, record_id, method
"""

_STEPS = (Step("said", _SAID), Step("dated", _DATED), Step("joins", _JOINED), Step("rows", _ROWS))


def ask(connection: "duckdb.DuckDBPyConnection", record: str) -> Answer[Evidence]:
    """All evidence of one record, earliest report first; for a document_id, all that was read from that report.

    Raises QuestionError if nothing in the ledger bears that id.
    """
    told = [record_id for (record_id,) in connection.execute(_RECORDS, [record]).fetchall()]
    answer = rows_of(Evidence, run(connection, _STEPS, {"record": record, "records": [record, *told]}))
    if not answer.rows:
        raise QuestionError(f"no record of this ledger has the id {record!r}; a listing's first column shows ids")
    return answer
