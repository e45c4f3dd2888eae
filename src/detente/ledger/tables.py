"""Which tables a ledger has, where the files of each generation of them lie, and which generation is current."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from detente.identity import digest
from detente.ledger.version import weaver_version

MERGED = ("actors", "events", "statements", "mechanisms", "transitions", "figures", "disputes")
"""Tables of records that follow from all reports together; of each there is a `*_told`, what every report tells."""

RETOLD = ("events", "statements", "transitions", "figures", "disputes")
"""Of these there is a `*_retold` as well: what is told of the records that not all of their reports tell on one day."""

KEPT = (
    "documents",
    "copies",
    "issues",
    *MERGED,
    *(f"{name}_told" for name in MERGED),
    *(f"{name}_retold" for name in RETOLD),
    "involvement",
    "days_named",
    "tellings",
    "joined",
    "datings",
    "allowed_changes",
)
"""All tables of a generation, in one DuckDB file."""

_ORDER = {
    "documents": "document_id",
    "involvement": "actor_id, last_day, event_id",
    "days_named": "day, voice",
    "joined": "same_as, record_id, document_id",
    "actors": "actor_id",
    "events": "last_day, event_id",
    "mechanisms": "mechanism_id",
    **{
        f"{layer}s": f"coalesce(date_to, date_from), {layer}_id"
        for layer in ("statement", "transition", "figure", "dispute")
    },
    **{f"{layer}_told": f"{layer.removesuffix('s')}_id, position" for layer in MERGED},
    **{f"{layer}_retold": f"position, {layer.removesuffix('s')}_id" for layer in RETOLD},
}


def order_of(table: str) -> str:
    """The columns a table is sorted by, so that a question about a day, record or actor reads little of it."""
    return _ORDER.get(table, "ALL")


def generation_of(store: sqlite3.Connection) -> str:
    """Names the tables that follow from this state of the store: the same reports read alike, the same name."""
    columns = "location, raw_hash, reader_version, findings_key, problem, advice"
    rows = store.execute(f"SELECT {columns} FROM reports ORDER BY location")
    return digest([weaver_version(), *(repr(row) for row in rows)])


def current(folder: Path) -> str | None:
    """The generation that questions are to use, or None before the first weaving."""
    try:
        return (folder / "CURRENT").read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def tables_of(folder: Path, generation: str) -> Path:
    """The folder of a generation: its tables, and what others lay beside them."""
    return folder / "tables" / generation


def tables_file(tables: Path) -> Path:
    """The file with the tables of the generation in this folder, and the definitions of what was known by a day."""
    return tables / "tables.duckdb"


def sql_steps(name: str) -> list[str]:
    """The SQL of a file beside this module, or of a folder of steps in the order of their numbers."""
    place = files("detente.ledger").joinpath(name)
    found = sorted(place.iterdir(), key=lambda each: each.name) if place.is_dir() else [place]
    return [each.read_text("utf-8") for each in found if each.name.endswith(".sql")]
