"""Whom a question means: the actor_ids behind a code, a name or an alias."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.errors import QuestionError

if TYPE_CHECKING:
    import duckdb

_ACTORS = "SELECT actor_id, name, aliases, root FROM actors ORDER BY actor_id"


def actor_ids(connection: "duckdb.DuckDBPyConnection", words: str | None) -> list[str] | None:
    """All actor_ids that the words mean; a state or body means all who act in its name. None for None.

    Raises QuestionError if the ledger knows nobody of that name, with the nearest names it does know.
    """
    if words is None:
        return None
    wanted = words.strip().casefold()
    rows = connection.execute(_ACTORS).fetchall()
    found = [row for row in rows if wanted in _names(row)] or [row for row in rows if _last_name_is(row, wanted)]
    if not found:
        raise QuestionError(f"no actor {words!r} in this ledger{_nearest(wanted, rows)}")
    roots = {actor_id for actor_id, _, _, root in found if actor_id == root}
    chosen = {actor_id for actor_id, _, _, root in rows if root in roots} | {row[0] for row in found}
    return sorted(chosen | roots)


def _names(row: tuple[str, str, list[str], str]) -> set[str]:
    actor_id, name, aliases, _ = row
    return {each.casefold() for each in (actor_id, name, *aliases)}


def _last_name_is(row: tuple[str, str, list[str], str], wanted: str) -> bool:
    return any(name.split()[-1:] == [wanted] for name in _names(row))


def _nearest(wanted: str, rows: list[tuple[str, str, list[str], str]]) -> str:
    names = sorted({name for row in rows for name in _names(row)})
    near = get_close_matches(wanted, names, n=3)
    return f"; did you mean {', '.join(near)}?" if near else "; `detente timeline` shows who acts in it"
