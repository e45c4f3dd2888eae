"""Reads a pile into the store: tasks out, rows in, in any order; a file is finished once all of its parts are saved."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from detente.ledger.ingest import Task
from detente.ledger.pending import Pending, Pile
from detente.ledger.store import StoredReport, finish_file, parts_read, save_reports

if TYPE_CHECKING:
    from detente.reading.part import Part


@dataclass(slots=True)
class _Begun:
    """A file of which tasks were handed out, and whether those were all."""

    pending: Pending
    open_tasks: int = 0
    ended: bool = False


class PileReading:
    """One run over a pile, and what it came to: reports read now, reports left alone, reports that cannot be read."""

    def __init__(self, pile: Pile, store: sqlite3.Connection, reader_version: str, columns: Mapping[str, str]) -> None:
        self._pile, self._store, self._version, self._columns = pile, store, reader_version, columns
        self._waiting = len(pile.unread)
        self._begun: dict[str, _Begun] = {}
        self.read, self.skipped, self.failed = 0, pile.unchanged, pile.failed
        self.done = 0

    @property
    def total(self) -> int:
        """Reports done, in work, and at least one for each file that was not opened yet."""
        return self.done + self._waiting + sum(each.open_tasks for each in self._begun.values())

    @property
    def weight(self) -> int:
        """Bytes of the files that are to be read."""
        return sum(Task(each.path, each.raw_hash).weight for each in self._pile.unread)

    def tasks(self) -> Iterator[Task]:
        """What is to be read, one part of a file at a time; parts that an earlier run saved are left out."""
        for pending in self._pile.unread:
            self._waiting -= 1
            begun = self._begun[pending.file] = _Begun(pending)
            for part in self._unread_parts(pending):
                begun.open_tasks += 1
                yield Task(pending.path, pending.raw_hash, part)
            begun.ended = True
            self._finish(begun)

    def save_issues(self, now: datetime) -> None:
        """Save what the walk over the pile could not open."""
        for issue in self._pile.issues:
            save_reports(self._store, (issue,), now)
            finish_file(self._store, issue.file, issue.raw_hash, issue.reader_version)

    def save(self, task: Task, rows: Sequence[StoredReport], now: datetime) -> Iterable[StoredReport]:
        """Save what a task came to; the rows, each counted as it is taken."""
        save_reports(self._store, rows, now)
        begun = self._begun[task.file]
        begun.open_tasks -= 1
        self._finish(begun)
        for row in rows:
            self.done += 1
            self.read += row.problem is None
            self.failed += row.problem is not None
            yield row

    def _unread_parts(self, pending: Pending) -> Iterator["Part | None"]:
        # None stands for the file itself: whoever reads it opens it, which keeps this process free.
        from detente.reading.splitting import is_container, split  # noqa: PLC0415 - loads all formats

        saved = parts_read(self._store, pending.file, pending.raw_hash, self._version)
        self.skipped += sum(sum(readable) for readable in saved.values())
        self.failed += sum(not each for readable in saved.values() for each in readable)
        try:
            file = pending.path.open("rb")
        except OSError:
            yield None
            return
        with file:
            if is_container(file):
                yield from (part for part in split(file, self._columns) if part.name not in saved)
            elif "" not in saved:
                yield None

    def _finish(self, begun: _Begun) -> None:
        if begun.ended and not begun.open_tasks:
            finish_file(self._store, begun.pending.file, begun.pending.raw_hash, self._version)
            del self._begun[begun.pending.file]
