"""What the newest reports changed: records first known since a day, and states that are others than before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.questions import state
from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb

SHOWN = ("known_from", "layer", "record_id", "before", "after", "says")


@dataclass(frozen=True, slots=True)
class Change:
    """A record that no report before `known_from` tells (`before` and `after` None), or an arrangement's new state.

    Of a state, `before` is what reports published before the days asked for gave (None: none was known) and `after`
    what is known now; `says`, in `report`, is why.
    """

    known_from: date
    layer: str
    record_id: str
    before: str | None
    after: str | None
    says: str
    report: str


_TOLD = """
SELECT DISTINCT mechanism_id FROM transitions_told
WHERE (known_from >= $since AND ($until IS NULL OR known_from <= $until)) OR (known_from IS NULL AND $until IS NULL)
ORDER BY mechanism_id
"""

_LAYERS = ("events", "statements", "mechanisms", "transitions", "figures", "disputes")
_NEW = """
SELECT known_from, '{layer}' AS layer, {key}_id AS record_id, mentions[1].sentence AS says,
       mentions[1].document_id AS document_id
FROM {layer}
WHERE known_from IS NOT NULL AND ($since IS NULL OR known_from >= $since) AND ($until IS NULL OR known_from <= $until)
"""

_ROWS = """
SELECT known_from, layer, record_id, NULL AS before, NULL AS after, says, location AS report
FROM first_told JOIN documents USING (document_id)
ORDER BY known_from DESC, report, layer, record_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection", *, since: date | str | None = None, until: date | str | None = None
) -> Answer[Change]:
    """Changed states first, then records; each by the day it could first be known, newest first."""
    first, last = as_day(since, "since"), as_day(until, "until")
    every = " UNION ALL ".join(_NEW.format(layer=layer, key=layer.removesuffix("s")) for layer in _LAYERS)
    steps = [Step("first_told", every), Step("rows", _ROWS)]
    new = rows_of(Change, run(connection, steps, {"since": first, "until": last}))
    return Answer((*_states(connection, first, last), *new.rows))


def _states(connection: "duckdb.DuckDBPyConnection", since: date | None, until: date | None) -> list[Change]:
    """Arrangements whose latest state differs from what was known the day before `since`."""
    told = _told_of(connection, since, until) if since else None
    before = state.latest_states(connection, since - timedelta(days=1), told) if since else {}
    changed = [
        Change(now.known_from, "states", ident, was.state if was else None, now.state, now.says, now.report)
        for ident, now in state.latest_states(connection, until, told).items()
        if now.known_from and ((was := before.get(ident)) is None or was.state != now.state)
    ]
    return sorted(changed, key=lambda each: (-each.known_from.toordinal(), each.report, each.record_id))


def _told_of(connection: "duckdb.DuckDBPyConnection", since: date, until: date | None) -> list[str]:
    """Arrangements of which reports of these days tell a change: no other can have another state than before."""
    rows = run(connection, [Step("told", _TOLD)], {"since": since, "until": until})
    return [str(each) for each in rows["mechanism_id"].to_pylist()]
