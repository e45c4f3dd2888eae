"""JSON Lines: one file a table, one record a line, as spec'd for exchange; the same ledger gives the same bytes."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "jsonl"

_EVIDENCE = ("mentions", "known_from", "documents", "independent_sources")
_DATES = ("date_from", "date_to", "date_basis")

TABLES: dict[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "location", "title", "publisher", "origin", "authors", "language",
        "published_from", "published_to", "published_basis", "text", "repeats", "warnings",
    ),
    "actors": ("actor_id", "name", "kind", "root", "country", "sector", "aliases", "roles"),
    "events": (
        "event_id", "type", "mode", "contexts", "actor", "recipient", "place", *_DATES,
        "status", "attributed_to", "intensity", "quad", "cameo", *_EVIDENCE,
    ),
    "statements": (
        "statement_id", "speaker", "speaker_id", "role", "cue", "manner", "content", "reported_by",
        "addressee", "venue", *_DATES, *_EVIDENCE,
    ),
    "mechanisms": ("mechanism_id", "kind", "name", "parties", "place", "state", "state_since", *_EVIDENCE),
    "transitions": (
        "transition_id", "mechanism_id", "state", "by", "status", "attributed_to", *_DATES, "out_of_order", *_EVIDENCE,
    ),
    "figures": (
        "figure_id", "low", "high", "approximate", "unit", "measure", "subject", "place", "source", *_DATES, *_EVIDENCE,
    ),
    "disputes": (
        "dispute_id", "act", "event_id", "accuser", "accused", "response", "response_mentions", *_DATES, *_EVIDENCE,
    ),
}  # fmt: skip
"""The tables and their fields in order, the id first; a document's time of reading stays out."""

_WITH_STATUS = ("events", "transitions")
_BATCH = 1_000


def export(connection: "DuckDBPyConnection", folder: Path) -> tuple[Path, ...]:
    """Write every table to `<table>.jsonl` in the folder, sorted by id."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(connection, table, folder / f"{table}.jsonl") for table in TABLES)


def _write(connection: "DuckDBPyConnection", table: str, target: Path) -> Path:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(connection, table):
            file.write(json.dumps(record, default=date.isoformat, ensure_ascii=False) + "\n")
    return target


def _records(connection: "DuckDBPyConnection", table: str) -> Iterator[dict[str, Any]]:
    names = TABLES[table]
    columns = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {names[0]}")
    while batch := rows.fetchmany(_BATCH):
        for row in batch:
            yield {name: _value(table, name, value) for name, value in zip(names, row, strict=True)}


def _value(table: str, name: str, value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if name in ("mentions", "response_mentions") and table not in _WITH_STATUS:
        return [{key: each[key] for key in each if key not in ("status", "attributed_to")} for each in value]
    return value
