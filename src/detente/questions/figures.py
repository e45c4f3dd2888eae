"""The numbers, by source, where they don't agree, and what each source said before."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import days_of
from detente.questions.steps import WITHIN_DAYS, Step, run

if TYPE_CHECKING:
    import duckdb


SHOWN = ("figure_id", "measure", "low", "high", "was_low", "subject", "date_to", "disagrees", "source")


@dataclass(frozen=True, slots=True)
class Number:
    """One figure; `topic` is what it shares with rival figures, `disagrees` whether one of them lies apart from it.

    `was_low..was_high` is what the same source counted in an earlier report, of the day `was_known`, if it has changed.
    """

    figure_id: str
    topic: str
    disagrees: bool
    low: float
    high: float
    was_low: float | None
    was_high: float | None
    was_known: date | None
    approximate: bool
    unit: str
    measure: str
    subject: str | None
    place: str | None
    source: str | None
    date_from: date | None
    date_to: date | None
    says: str
    report: str
    documents: int
    independent_sources: int


_CHOSEN = f"""
SELECT *, concat_ws(' / ', measure, unit, lower(place)) AS topic
FROM figures_known_by($known_by)
WHERE ($about IS NULL OR contains(
        lower(concat_ws(' ', measure, unit, subject, place, mentions[1].sentence)), lower($about)))
  AND {WITHIN_DAYS}
"""

# Two numbers are rivals if they count the same thing, lie apart and are of about the same time: those for one named
# place within a month; those of two sources, where no place tells them apart, within a week. The toll of one battle and
# of the whole war are no contradiction.
_RIVALS = """
SELECT DISTINCT one.figure_id
FROM chosen AS one JOIN chosen AS other
  ON one.measure = other.measure AND one.unit = other.unit AND one.measure <> 'other'
 AND (one.high < other.low OR other.high < one.low)
 AND (
    (lower(one.place) = lower(other.place)
     AND lower(one.subject) IS NOT DISTINCT FROM lower(other.subject)
     AND abs(date_diff('day', coalesce(one.date_to, one.date_from), coalesce(other.date_to, other.date_from))) <= 31)
    OR
    (one.source <> other.source
     AND (one.place IS NULL OR other.place IS NULL OR lower(one.place) = lower(other.place))
     AND regexp_extract(lower(one.subject), '\\w+$') IS NOT DISTINCT FROM regexp_extract(lower(other.subject), '\\w+$')
     AND date_diff('day', one.date_from, one.date_to) <= 31 AND date_diff('day', other.date_from, other.date_to) <= 31
     AND abs(date_diff('day', one.date_to, other.date_to)) <= 7)
 )
"""

# What the same source counted before: the same thing at the same place, in the latest earlier report of two months.
_BEFORE = """
SELECT figure_id, was_low, was_high, was_known
FROM (
    SELECT one.figure_id, one.low, one.high, other.low AS was_low, other.high AS was_high, other.known_from AS was_known
    FROM chosen AS one JOIN chosen AS other
      ON one.topic = other.topic AND one.measure <> 'other' AND lower(one.source) = lower(other.source)
     AND lower(one.place) IS NOT DISTINCT FROM lower(other.place)
     AND regexp_extract(lower(one.subject), '\\w+$') IS NOT DISTINCT FROM regexp_extract(lower(other.subject), '\\w+$')
     AND date_diff('day', other.known_from, one.known_from) BETWEEN 1 AND 61
    QUALIFY row_number() OVER (
        PARTITION BY one.figure_id ORDER BY other.known_from DESC, abs(other.low - one.low), other.figure_id) = 1
)
WHERE (was_low, was_high) <> (low, high)
"""

_ROWS = """
SELECT chosen.* EXCLUDE (mentions, documents), chosen.documents, rivals.figure_id IS NOT NULL AS disagrees,
       was_low, was_high, was_known,
       mentions[1].sentence AS says, reports.location AS report
FROM chosen JOIN documents AS reports ON reports.document_id = mentions[1].document_id
LEFT JOIN rivals ON rivals.figure_id = chosen.figure_id
LEFT JOIN earlier ON earlier.figure_id = chosen.figure_id
ORDER BY topic, coalesce(date_to, date_from) NULLS LAST, low, chosen.figure_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    about: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
) -> Answer[Number]:
    """Figures by topic and time; rival numbers stand side by side and are never averaged."""
    values = {
        "about": about,
        **days_of(on=on, since=since, until=until, known_by=known_by),
    }
    steps = [Step("chosen", _CHOSEN), Step("rivals", _RIVALS), Step("earlier", _BEFORE), Step("rows", _ROWS)]
    return rows_of(Number, run(connection, steps, values))
