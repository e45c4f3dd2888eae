"""What the newest reports added to the picture: records first known since a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run

if TYPE_CHECKING:
    import duckdb


SHOWN = ("known_from", "layer", "record_id", "says")


@dataclass(frozen=True, slots=True)
class Change:
    """A record that no report published before `known_from` tells."""

    known_from: date
    layer: str
    record_id: str
    says: str
    report: str


_FIRST = """
SELECT layer, record_id, known_from, sentence AS says, location AS report
FROM mentions JOIN documents USING (document_id)
WHERE known_from IS NOT NULL AND ($until IS NULL OR known_from <= $until)
QUALIFY row_number() OVER (
    PARTITION BY layer, record_id ORDER BY known_from, location, mentions."start"
) = 1
"""

_ROWS = """
SELECT * FROM first_told WHERE $since IS NULL OR known_from >= $since
ORDER BY known_from DESC, report, layer, record_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection", *, since: date | str | None = None, until: date | str | None = None
) -> Answer[Change]:
    """Records in order of the day they could first be known, newest first."""
    values = {"since": as_day(since, "since"), "until": as_day(until, "until")}
    return rows_of(Change, run(connection, [Step("first_told", _FIRST), Step("rows", _ROWS)], values))
