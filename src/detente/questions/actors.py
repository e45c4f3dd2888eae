"""Who acts: in whose name, in which offices, how often in events and statements, and since when one could know."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente.questions.answers import Answer, rows_of
from detente.questions.parameters import as_day
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids

if TYPE_CHECKING:
    import duckdb

SHOWN = ("actor_id", "name", "kind", "offices", "events", "statements", "known_from")


@dataclass(frozen=True, slots=True)
class Person:
    """An actor; `offices` are held or named so, each with its days where the reports show any."""

    actor_id: str
    name: str
    kind: str
    root: str
    country: str | None
    aliases: tuple[str, ...]
    offices: tuple[str, ...]
    events: int
    statements: int
    known_from: date | None


_TAKING_PART = """
SELECT actor_id, count(DISTINCT event_id) AS events
FROM (SELECT event_id, unnest(list_concat(actor, recipient)) AS actor_id FROM events_known_by($known_by))
GROUP BY actor_id
"""

_SPEAKING = """
SELECT speaker_id AS actor_id, count(*) AS statements FROM statements_known_by($known_by)
WHERE speaker_id IS NOT NULL GROUP BY speaker_id
"""

_ROWS = """
SELECT actor_id, name, kind, root, country, aliases,
       list_transform(roles, lambda held: concat_ws(' ', held."role", 'of', held."of")) AS offices,
       coalesce(events, 0) AS events, coalesce(statements, 0) AS statements, known_from
FROM actors LEFT JOIN taking_part USING (actor_id) LEFT JOIN speaking USING (actor_id)
WHERE ($known_by IS NULL OR known_from <= $known_by) AND ($actors IS NULL OR list_contains($actors, actor_id))
ORDER BY events + statements DESC, actor_id
"""


def ask(
    connection: "duckdb.DuckDBPyConnection", *, actor: str | None = None, known_by: date | str | None = None
) -> Answer[Person]:
    """Actors, the most active first; with `actor`, that one and all who act in its name."""
    values = {"actors": actor_ids(connection, actor), "known_by": as_day(known_by, "known_by")}
    steps = [Step("taking_part", _TAKING_PART), Step("speaking", _SPEAKING), Step("rows", _ROWS)]
    return rows_of(Person, run(connection, steps, values))
