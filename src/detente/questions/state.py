"""Which arrangements stood on a day: in what state, since when, on whose word, and when last heard of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.errors import QuestionError
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day, as_days
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb


SHOWN = ("mechanism_id", "kind", "name", "state", "since", "silent_days", "ends", "says", "independent_sources")
RENEWED = ("extended", "resumed", "agreed", "in_force")
OVER = ("expired", "ended", "collapsed", "suspended", "rejected")


@dataclass(frozen=True, slots=True)
class Standing:
    """An arrangement on the day asked for.

    `rivals` are other states that reports give it for the same time; `last_heard` is the day of the last change or
    remark, `silent_days` how long before the day asked for that was (None without a day).

    `known_from` is when the first report of that state was published. `unobserved` says what the silence means: for
    how long no report spoke of the arrangement though reports were published, or that none was published at all.

    `ends` is the next day on which reports say it is to end (the last such day where none is to come). What came of
    it: `outcome` is `due` (still to come), `met` (it ended by then), `late` (it ended after), `renewed` (it was told
    to be in force or extended on or after that day), `unheard` (nothing was heard of it since) or None where no end
    was announced.
    """

    mechanism_id: str
    kind: str
    name: str
    parties: tuple[str, ...]
    state: str
    since: date | None
    attributed_to: tuple[str, ...]
    rivals: tuple[str, ...]
    known_from: date | None
    last_heard: date | None
    silent_days: int | None
    unobserved: str
    ends: date | None
    outcome: str | None
    says: str
    report: str
    documents: int
    independent_sources: int


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest state of an arrangement: since when it is known, and who says so."""

    mechanism_id: str
    state: str
    known_from: date | None
    says: str
    report: str


_TOLD = """
SELECT transition_id, mechanism_id, state, status, attributed_to, out_of_order, documents, independent_sources,
       known_from, date_from, date_to, coalesce(date_from, date_to) AS day,
       mentions[1].sentence AS says, mentions[1].document_id AS document_id
FROM transitions_known_by($known_by)
WHERE $mechanisms IS NULL OR list_contains($mechanisms, mechanism_id)
"""

_HEARD = """
SELECT told.*, {
    'disorder': out_of_order, 'back': DATE '9999-12-31' - day, 'passed_on': len(attributed_to) > 0, 'step': -step,
    'sources': -independent_sources, 'id': transition_id
} AS turn
FROM told JOIN courses USING (state)
WHERE status IN ('occurred', 'ongoing') AND day IS NOT NULL AND ($on IS NULL OR day <= $on)
"""

# The change that stands is the first in turn: `turn` holds what settles it, in that order.
_LATEST = """
SELECT heard.* EXCLUDE (turn) FROM heard
JOIN (SELECT min(turn).id AS transition_id FROM heard GROUP BY mechanism_id) USING (transition_id)
"""

_SAID = """
SELECT mechanism_id, state, known_from, says, location AS report
FROM latest JOIN documents USING (document_id) ORDER BY mechanism_id
"""

_RIVALS = """
SELECT mechanism_id, list_sort(list(DISTINCT other.state)) AS rivals
FROM latest JOIN heard AS other USING (mechanism_id, day)
WHERE other.state <> latest.state
GROUP BY mechanism_id
"""

_ENDS = """
SELECT mechanism_id, coalesce(min(date_to) FILTER (date_to >= $on), max(date_to)) AS ends
FROM told
WHERE status = 'planned' AND state IN ('expired', 'ended') AND date_from = date_to
GROUP BY mechanism_id
"""

_OUTCOMES = """
SELECT mechanism_id, any_value(ends) AS ends,
       CASE WHEN $on IS NOT NULL AND any_value(ends) > $on THEN 'due'
            WHEN bool_or(list_contains($renewed, state) AND day >= ends) THEN 'renewed'
            WHEN bool_or(list_contains($over, state) AND day BETWEEN ends - 30 AND ends + 1) THEN 'met'
            WHEN bool_or(list_contains($over, state) AND day > ends) THEN 'late'
            ELSE 'unheard' END AS outcome
FROM ends LEFT JOIN heard USING (mechanism_id)
GROUP BY mechanism_id
"""

# That nothing was heard of an arrangement says little where nothing was published at all.
_PUBLISHED = """
SELECT published_to AS day, sum(count(*)) OVER (ORDER BY published_to) AS so_far FROM documents
WHERE ($known_by IS NULL OR published_to <= $known_by) AND ($on IS NULL OR published_to <= $on)
GROUP BY published_to
"""

_SILENCES = """
SELECT day, coalesce((SELECT max(so_far) FROM published), 0) - coalesce(so_far, 0) AS reports
FROM (SELECT DISTINCT day FROM latest) AS days ASOF LEFT JOIN published USING (day)
"""

_ROWS = """
SELECT latest.mechanism_id, mechanisms.kind, mechanisms.name, mechanisms.parties, latest.state,
       latest.day AS since, latest.attributed_to, coalesce(rivals.rivals, []) AS rivals,
       latest.known_from, latest.day AS last_heard, date_diff('day', latest.day, $on) AS silent_days,
       CASE WHEN silences.reports = 0 THEN 'no report published since'
            WHEN silences.reports = 1 THEN 'one report published since, it tells of no change'
            ELSE silences.reports || ' reports published since, none of them tells of a change' END AS unobserved,
       outcomes.ends, outcomes.outcome,
       latest.says, reports.location AS report,
       latest.documents, latest.independent_sources
FROM latest
JOIN mechanisms_named($known_by) AS mechanisms USING (mechanism_id)
JOIN documents AS reports ON reports.document_id = latest.document_id
JOIN silences ON silences.day = latest.day
LEFT JOIN rivals ON rivals.mechanism_id = latest.mechanism_id
LEFT JOIN outcomes ON outcomes.mechanism_id = latest.mechanism_id
WHERE ($within IS NULL OR date_diff('day', $on, outcomes.ends) BETWEEN 0 AND $within)
  AND ($kind IS NULL OR mechanisms.kind = $kind)
  AND ($actors IS NULL OR list_has_any(mechanisms.parties, $actors))
ORDER BY CASE WHEN $within IS NOT NULL THEN outcomes.ends END,
         latest.day DESC, mechanisms.kind, mechanisms.name, latest.mechanism_id
"""

_STEPS = (
    Step("told", _TOLD),
    Step("heard", _HEARD),
    Step("latest", _LATEST),
    Step("rivals", _RIVALS),
    Step("ends", _ENDS),
    Step("outcomes", _OUTCOMES),
    Step("published", _PUBLISHED),
    Step("silences", _SILENCES),
    Step("rows", _ROWS),
)


def latest_states(
    connection: "duckdb.DuckDBPyConnection", known_by: date | None, mechanisms: Sequence[str] | None = None
) -> dict[str, Latest]:
    """The latest state of these arrangements (None: of all) by their ids, as far as reports published by a day go."""
    steps = (Step("told", _TOLD), Step("heard", _HEARD), Step("latest", _LATEST), Step("rows", _SAID))
    values = {"on": None, "known_by": known_by, "mechanisms": mechanisms}
    return {each.mechanism_id: each for each in rows_of(Latest, run(connection, steps, values))}


def ask(
    connection: "duckdb.DuckDBPyConnection",
    *,
    on: date | str | None = None,
    known_by: date | str | None = None,
    actor: str | None = None,
    kind: str | None = None,
    ending_within: str | int | None = None,
) -> Answer[Standing]:
    """The state of every arrangement heard of by `on` (None: as far as the reports go), latest change first.

    Of several changes told of the same day a report's own words come before what it passes on, then what comes later
    in an arrangement's life. Planned, demanded or denied changes change no state; one that its kind's order of states
    does not allow (a truce broken before it was made) only where nothing better is known. With `ending_within` what
    ends first comes first. Raises QuestionError for an unknown actor, or for `ending_within` without `on`.
    """
    if ending_within is not None and on is None:
        raise QuestionError("ending_within counts from a day; give it with --on")
    values = {
        "mechanisms": None,
        "on": as_day(on, "on"),
        "known_by": as_day(known_by, "known_by"),
        "actors": actor_ids(connection, actor),
        "kind": kind,
        "within": as_days(ending_within, "ending_within"),
        "renewed": list(RENEWED),
        "over": list(OVER),
    }
    return rows_of(Standing, run(connection, _STEPS, values))
