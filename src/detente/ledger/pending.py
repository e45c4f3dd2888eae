"""Sorts a pile before the reading: which files are new or changed, which were read before, which cannot be read."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.ledger.ingest import refused, storable
from detente.ledger.store import StoredReport, has_readable, known_files
from detente.records import Issue


@dataclass(frozen=True, slots=True)
class Pending:
    """A file to be read, or read on, and the hash that tells whether it is still the same."""

    path: Path
    raw_hash: str

    @property
    def file(self) -> str:
        """How the ledger names it."""
        return storable(self.path.as_posix())


@dataclass(slots=True)
class Pile:
    """The files of a pile by what there is to do with them; `issues` are to be saved in place of their files.

    `unchanged` and `failed` count the reports, readable and not, that a reading before this one left in the ledger.
    """

    unread: list[Pending] = field(default_factory=list)
    issues: list[StoredReport] = field(default_factory=list)
    unchanged: int = 0
    failed: int = 0


def sort_pile(
    found: Iterable[Path | Issue], store: sqlite3.Connection, reader_version: str, columns: Mapping[str, str]
) -> Pile:
    """Each file once. An issue never takes the place of reports that could be read before."""
    known, pile, seen = known_files(store), Pile(), set[str]()
    for each in found:
        hashed = each if isinstance(each, Issue) else _hashed(each, columns)
        file = storable(hashed.location) if isinstance(hashed, Issue) else hashed.file
        if file in seen:
            continue
        seen.add(file)
        before = known.get(file)
        if isinstance(hashed, Issue):
            pile.failed += 1
            if not has_readable(store, file):
                pile.issues.append(refused(hashed, reader_version))
        elif before is None or (before.raw_hash, before.reader_version) != (hashed.raw_hash, reader_version):
            pile.unread.append(hashed)
        else:
            pile.unchanged += before.read
            pile.failed += before.failed
    return pile


def _hashed(path: Path, columns: Mapping[str, str]) -> Pending | Issue:
    # What is read out of a table depends on what its columns are said to be.
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            if columns:
                from detente.reading.splitting import is_table  # noqa: PLC0415 - loads all formats

                file.seek(0)
                digest.update(repr(sorted(columns.items())).encode() if is_table(file) else b"")
    except OSError as problem:
        what = f"cannot be opened: {problem.strerror}"
        return Issue(path.as_posix(), what, "check the file and its permissions")
    return Pending(path, digest.hexdigest())
