"""Opens a ledger for questions: its current tables, for reading only, while reading of reports may go on."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import duckdb

from detente.errors import LedgerError
from detente.ledger.locking import being_written, hold
from detente.ledger.store import open_store
from detente.ledger.tables import current, generation_of, tables_file, tables_of

_ATTEMPTS = 100


@dataclass(frozen=True)
class OpenTables:
    """A generation of tables that stays on disk until closed, and a connection to them."""

    generation: str
    connection: duckdb.DuckDBPyConnection
    held: int

    def close(self) -> None:
        """Let go of the connection and of the tables."""
        self.connection.close()
        os.close(self.held)


def open_tables(folder: Path) -> OpenTables:
    """The tables as they follow from the reports read by now; during a reading, as they stood before it."""
    for _ in range(_ATTEMPTS):  # a generation may be replaced and removed between naming and holding it
        tables = tables_of(folder, _generation_to_use(folder))
        held = hold(tables)
        if held is not None:
            return OpenTables(tables.name, duckdb.connect(tables_file(tables), read_only=True), held)
    raise LedgerError(f"{folder}: its tables change faster than they can be opened; try again")


def bring_up_to_date(folder: Path, store: sqlite3.Connection) -> str:
    """The generation that follows from the store as it is now, woven first unless that is current already."""
    generation = current(folder)
    if generation == generation_of(store):
        return generation
    from detente.ledger.weave import weave  # noqa: PLC0415 - loads pyarrow, which a mere question need not wait for

    return weave(folder, store)


def _generation_to_use(folder: Path) -> str:
    with open_store(folder) as store:
        generation = current(folder) if being_written(folder) else None
        return generation or bring_up_to_date(folder, store)
