"""Who said what, when, to whom and where; in whose report."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import days_of
from detente.questions.steps import WITHIN_DAYS, Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb


SHOWN = ("statement_id", "date_to", "speaker", "manner", "content", "report")


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement; `reported_by` is the chain it came through, `addressee` and `venue` are as the report has them."""

    statement_id: str
    date_from: date | None
    date_to: date | None
    speaker: str
    role: str | None
    manner: str
    content: str
    reported_by: tuple[str, ...]
    addressee: str | None
    venue: str | None
    report: str
    documents: int
    independent_sources: int


_CHOSEN = f"""
SELECT * FROM statements_known_by($known_by)
WHERE ($by IS NULL OR contains(lower(speaker), lower($by)) OR lower(speaker_id) = lower($by)
       OR starts_with(lower(speaker_id), lower($by) || ':'))
  AND ($actors IS NULL OR list_contains($actors, speaker_id))
  AND ($about IS NULL OR contains(lower(content), lower($about)))
  AND {WITHIN_DAYS}
"""

_ROWS = """
SELECT chosen.* EXCLUDE (mentions, documents), chosen.documents, reports.location AS report
FROM chosen JOIN documents AS reports ON reports.document_id = mentions[1].document_id
ORDER BY coalesce(date_to, date_from) NULLS LAST, reports.location, mentions[1]."start", statement_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    by: str | None = None,
    actor: str | None = None,
    about: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
) -> Answer[Quote]:
    """Statements in order of time; `by` matches a part of the speaker's name, `actor` all who speak in its name."""
    values = {
        "by": by,
        "actors": actor_ids(connection, actor),
        "about": about,
        **days_of(on=on, since=since, until=until, known_by=known_by),
    }
    return rows_of(Quote, run(connection, [Step("chosen", _CHOSEN), Step("rows", _ROWS)], values))
