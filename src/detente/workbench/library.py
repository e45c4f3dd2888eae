"""The ledger as the pages see it: one shelf for many readers at a time, taken anew when a reading has ended."""

import os
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from detente.ledger.judgements import Judgements
from detente.ledger.opening import open_tables
from detente.ledger.tables import current, tables_of
from detente.workbench.shelf.building import build, shelf_file, words_file
from detente.workbench.shelf.words import documents_with

if TYPE_CHECKING:
    from datetime import date

_SPAN = """
SELECT min(published_from), max(published_to), count(*), count(DISTINCT publisher), count("repeats") FROM documents
"""


@dataclass(frozen=True, eq=False)
class Shelf:
    """One generation of the ledger, open; it stays on disk until closed."""

    tables: Path
    connection: duckdb.DuckDBPyConnection
    held: int = field(repr=False)

    @property
    def generation(self) -> str:
        """Names the state of the ledger that is shown."""
        return self.tables.name

    @cached_property
    def names(self) -> dict[str, str]:
        """Every actor's name by its id."""
        return dict(self.cursor().execute("SELECT actor_id, name FROM actors").fetchall())

    @cached_property
    def span(self) -> tuple["date | None", "date | None", int, int, int]:
        """First and last day of publication; numbers of reports, publishers and copies."""
        row = self.cursor().execute(_SPAN).fetchone()
        assert row is not None  # an aggregate always has a row
        first, last, reports, publishers, copies = row
        return first, last, reports, publishers, copies

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own, for one thread."""
        return self.connection.cursor()

    def documents_with(self, words: str, most: int) -> list[str]:
        """Ids of reports that have all these words, the most telling first."""
        return documents_with(words_file(self.tables), words, most)

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()
        os.close(self.held)


def open_shelf(folder: Path) -> Shelf:
    """The ledger as it stands now, laid out for looking; the first time after a reading that takes a while."""
    opened = open_tables(folder)
    opened.connection.close()
    tables = tables_of(folder, opened.generation)
    try:
        build(tables)
        return Shelf(tables, duckdb.connect(shelf_file(tables), read_only=True), opened.held)
    except BaseException:
        os.close(opened.held)
        raise


class Library:
    """The shelf in use and the analyst's judgements; call `look` before answering to have new reports taken in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shelf = open_shelf(folder)
        self.judgements = Judgements(folder)
        self._before: Shelf | None = None
        self._renewing = threading.Lock()

    def look(self) -> Shelf:
        """The shelf to answer from; if the ledger has changed, another is being laid out meanwhile."""
        if current(self.folder) != self.shelf.generation and self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew, name="new shelf", daemon=True).start()
        return self.shelf

    def _renew(self) -> None:
        try:
            shelf = open_shelf(self.folder)
            if self._before:  # whoever still reads from it began two readings ago
                self._before.close()
            self._before, self.shelf = self.shelf, shelf
        finally:
            self._renewing.release()

    def close(self) -> None:
        """Let go of all files."""
        with self._renewing:
            for shelf in filter(None, (self._before, self.shelf)):
                shelf.close()
