"""Folds documents straight through the weave's steps, without a store and without findings."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from detente.ledger.tables import sql_steps
from detente.ledger.weave import ROOM
from detente.records import Document
from detente.serial import to_json

_BATCH = 2_000
_COLUMNS = ("location", "findings_key", "problem", "advice", "read_at", "document")
_LAST = "CREATE TABLE roots"  # what comes after the copies needs findings


def fold(documents: Iterable[Document], file: Path | str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A connection with the tables documents and copies (and all that the weave makes on its way there)."""
    tables = duckdb.connect(file, config=ROOM)
    for step in sql_steps("schema.sql"):
        tables.execute(step)
    tables.execute(f"CREATE TABLE reports ({', '.join(f'{column} VARCHAR' for column in _COLUMNS)})")
    rows = iter(documents)
    while batch := list(islice(rows, _BATCH)):
        empty = pa.nulls(len(batch), pa.string())
        columns = [pa.array([each.location for each in batch]), empty, empty, empty, empty]
        columns[4] = pa.array(["2020-01-01"] * len(batch))
        table = pa.table(dict(zip(_COLUMNS, [*columns, pa.array([to_json(each) for each in batch])], strict=True)))
        tables.from_arrow(table).insert_into("reports")
    for step in sql_steps("weave"):
        tables.execute(step)
        if _LAST in step:
            break
    return tables
