"""Who voted how in the bodies that decide, and who vetoed: as the reports tell it, ballot by ballot."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import days_of
from detente.questions.steps import WITHIN_DAYS, Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb

SHOWN = ("event_id", "date_to", "voter", "ballot", "says", "independent_sources")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's ballot: `for`, `against`, `abstained` or `vetoed`. `on_text` is whose text it was, if told."""

    event_id: str
    date_from: date | None
    date_to: date | None
    voter: str
    ballot: str
    on_text: tuple[str, ...]
    attributed_to: tuple[str, ...]
    says: str
    document_id: str
    report: str
    documents: int
    independent_sources: int


_CHOSEN = f"""
SELECT * FROM events_known_by($known_by)
WHERE type IN ('REJECT', 'SUPPORT', 'AGREE') AND status = 'occurred' AND len(actor) > 0
  AND mentions[1].sentence SIMILAR TO '.*([Vv]eto|[Vv]ot|[Aa]bstain).*'
  AND ($actors IS NULL OR list_has_any(actor, $actors))
  AND {WITHIN_DAYS}
"""

_REPORTS = """
SELECT document_id, location, text FROM documents SEMI JOIN (SELECT mentions[1].document_id AS document_id FROM chosen)
USING (document_id)
"""

# The words of the first place that tells it are the act itself; 'voted' alone says which way by what follows it, and
# 'the veto' speaks of somebody's without casting it.
_WORDED = """
SELECT chosen.*, lower(substring(text, mentions[1]."start" + 1, mentions[1]."end" - mentions[1]."start")) AS words,
       lower(substring(text, mentions[1]."start" + 1, mentions[1]."end" - mentions[1]."start" + 24)) AS onwards,
       lower(right(left(text, mentions[1]."start"), 9)) AS before,
       reports.location AS report, reports.document_id
FROM chosen JOIN reports ON reports.document_id = mentions[1].document_id
WHERE regexp_matches(lower(mentions[1].sentence), 'veto|\\bvot(e|ed|es|ing)\\b|\\babstain')
"""

_CAST = """
SELECT *, CASE
    WHEN regexp_matches(words, '\\bveto') THEN 'vetoed'
    WHEN regexp_matches(words, '\\babstain') THEN 'abstained'
    WHEN regexp_matches(onwards, '\\bvot\\w+ (against|down)') THEN 'against'
    WHEN regexp_matches(onwards, '\\bvot\\w+ (for|in favou?r)') THEN 'for'
END AS ballot
FROM worded WHERE NOT regexp_matches(before, '\\b(the|a|an|another|of|its|their|his|her) $')
"""

_ROWS = """
SELECT event_id, date_from, date_to, split_part(unnest(actor), ':', 1) AS voter, ballot, recipient AS on_text,
       attributed_to, mentions[1].sentence AS says, document_id, report, documents, independent_sources
FROM ballots WHERE ballot IS NOT NULL
ORDER BY coalesce(date_to, date_from) NULLS LAST, event_id, voter
"""


_STEPS = (
    Step("chosen", _CHOSEN),
    Step("reports", _REPORTS),
    Step("worded", _WORDED),
    Step("ballots", _CAST),
    Step("rows", _ROWS),
)


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    actor: str | None = None,
    on: date | str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    known_by: date | str | None = None,
) -> Answer[Ballot]:
    """Ballots in order of time, by state or body; a body stands for its members where none is named."""
    values = {
        "actors": actor_ids(connection, actor),
        **days_of(on=on, since=since, until=until, known_by=known_by),
    }
    return rows_of(Ballot, run(connection, _STEPS, values))
