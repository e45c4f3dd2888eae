"""The ledger as the pages see it: one shelf for many readers, as judged, taken anew when a reading has ended."""

import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from detente.ledger.judgements import Judgement, Judgements
from detente.ledger.opening import open_tables
from detente.ledger.tables import current, tables_of
from detente.questions import state
from detente.questions.state import Standing
from detente.workbench.rulings import Rulings, rulings
from detente.workbench.shelf.building import build, shelf_file, words_file
from detente.workbench.shelf.judged import forget, show
from detente.workbench.shelf.words import documents_with

if TYPE_CHECKING:
    from datetime import date

_AS_READ = "as_read"
_ANSWERS = 8  # kept of a question that several pages ask
_KEPT = 3  # layings-over of judgements, for pages that are being answered from an older one

_SPAN = """
SELECT min(published_from), max(published_to), count(*), count(DISTINCT publisher), count("repeats")
FROM shelf.main.documents
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
    def span(self) -> tuple["date | None", "date | None", int, int, int]:
        """First and last day of publication; numbers of reports, publishers and copies."""
        row = self.connection.cursor().execute(_SPAN).fetchone()
        assert row is not None  # an aggregate always has a row
        first, last, reports, publishers, copies = row
        return first, last, reports, publishers, copies

    def documents_with(self, words: str, most: int) -> list[str]:
        """Ids of reports that have all these words, the most telling first."""
        return documents_with(words_file(self.tables), words, most)

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()
        os.close(self.held)


@dataclass(frozen=True, eq=False)
class Shown:
    """A shelf with the judgements that stand laid over it, as the database `name` of its connection."""

    shelf: Shelf
    name: str
    judgements: tuple[Judgement, ...]
    rulings: Rulings

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own, for one thread, to the ledger as judged."""
        return self._at(self.name)

    def as_read(self) -> duckdb.DuckDBPyConnection:
        """The same, to the ledger as it was read."""
        return self._at(_AS_READ)

    @cached_property
    def names(self) -> dict[str, str]:
        """Every actor's name by its id."""
        return dict(self.cursor().execute("SELECT actor_id, name FROM actors").fetchall())

    def judged(self, records: Iterable[str]) -> dict[str, list[Judgement]]:
        """What stands on these records, by record; that another is one with it, too."""
        wanted, found = set(records), dict[str, list[Judgement]]()
        for each in self.judgements:
            now = self.rulings.now(each.record_id)
            for record in {each.record_id, now} & wanted:
                found.setdefault(record or "", []).append(each)
        return found

    @cached_property
    def standing(self) -> Callable[["date | None", "date | None", str | None], tuple[Standing, ...]]:
        """The arrangements that were heard of on a day, as known by a day, with an actor: each asked for once."""

        @lru_cache(maxsize=_ANSWERS)
        def asked(on: "date | None", known_by: "date | None", actor: str | None) -> tuple[Standing, ...]:
            return state.ask(self.cursor(), on=on, known_by=known_by, actor=actor).rows

        return asked

    def _at(self, name: str) -> duckdb.DuckDBPyConnection:
        cursor = self.shelf.connection.cursor()
        cursor.execute(f"USE {name}.shown")
        return cursor


def open_shelf(folder: Path) -> Shelf:
    """The ledger as it stands now, laid out for looking; the first time after a reading that takes a while."""
    opened = open_tables(folder)
    opened.connection.close()
    tables = tables_of(folder, opened.generation)
    try:
        build(tables)
        connection = duckdb.connect()
        file = str(shelf_file(tables)).replace("'", "''")
        connection.execute(f"ATTACH '{file}' AS shelf (READ_ONLY)")
        show(connection, _AS_READ, tables, Rulings())
        return Shelf(tables, connection, opened.held)
    except BaseException:
        os.close(opened.held)
        raise


def lay_over(shelf: Shelf, standing: Iterable[Judgement], number: int = 0) -> Shown:
    """The shelf with these judgements laid over it; the records they touch are made anew, under the given number."""
    judged = tuple(standing)
    ruled = rulings(judged)
    name = f"judged_{number}" if ruled.touched() else _AS_READ
    if name != _AS_READ:
        show(shelf.connection, name, shelf.tables, ruled)
    return Shown(shelf, name, judged, ruled)


class Library:
    """The ledger as judged, for the pages; call `look` before answering to have new reports and judgements taken in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.judgements = Judgements(folder)
        self._shelf = open_shelf(folder)
        self._before: Shelf | None = None
        self._state = self.judgements.state()
        self._times = _KEPT
        self._shown = lay_over(self._shelf, self.judgements.standing(), self._times)
        self._renewing, self._judging = threading.Lock(), threading.Lock()

    def look(self) -> Shown:
        """What to answer from; if the ledger has changed, another shelf is being laid out meanwhile."""
        if current(self.folder) != self._shelf.generation and self._renewing.acquire(blocking=False):
            threading.Thread(target=self._renew, name="new shelf", daemon=True).start()
        with self._judging:
            state = self.judgements.state()
            if state != self._state or self._shown.shelf is not self._shelf:
                self._lay_over(state)
            return self._shown

    def _lay_over(self, state: tuple[int, int]) -> None:
        before, standing = self._shown, tuple(self.judgements.standing())
        if before.shelf is self._shelf and rulings(standing) == before.rulings:  # accepted: nothing stands otherwise
            self._shown = Shown(before.shelf, before.name, standing, before.rulings)
        else:
            self._times += 1
            self._shown = lay_over(self._shelf, standing, self._times)
            forget(self._shelf.connection, f"judged_{self._times - _KEPT}")
        self._state = state

    def _renew(self) -> None:
        try:
            shelf = open_shelf(self.folder)
            if self._before:  # whoever still reads from it began two readings ago
                self._before.close()
            self._before, self._shelf = self._shelf, shelf
        finally:
            self._renewing.release()

    def close(self) -> None:
        """Let go of all files."""
        with self._renewing:
            for shelf in filter(None, (self._before, self._shelf)):
                shelf.close()
