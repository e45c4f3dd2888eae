"""Keeps what was read from each report, in SQLite: saved report by report, so that a kill loses and doubles nothing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from detente.errors import LedgerError

FORMAT = 2
"""Version of the tables and of the JSON in them; a ledger of another one is made anew from its reports."""

_SAVE = """
INSERT OR REPLACE INTO reports
    (location, file, part, raw_hash, reader_version, findings_key, problem, advice, read_at, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_KEEP = "INSERT OR IGNORE INTO findings (findings_key, reader_version, findings) VALUES (?, ?, ?)"
_SWEEP = """
DELETE FROM findings
WHERE findings_key = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.findings_key = findings.findings_key)
"""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One row: a document and its findings as JSON, or a problem. `findings` is None where the store has them.

    `file` is where it lies, `part` the piece of that file it was read from, `raw_hash` the file's.
    """

    location: str
    file: str
    part: str
    raw_hash: str
    reader_version: str
    document: str | None = None
    findings_key: str | None = None
    findings: str | None = None
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a file that was read to its end: how many of its reports could be read, how many not."""

    raw_hash: str
    reader_version: str
    read: int
    failed: int


def store_file(folder: Path) -> Path:
    """Where the ledger in this folder keeps what was read."""
    return folder / "reports.sqlite"


def create_store(folder: Path) -> None:
    """Make the ledger's folder and its empty store, unless they are there; LedgerError if something else is."""
    if folder.is_file() or (folder.is_dir() and not store_file(folder).exists() and any(folder.iterdir())):
        raise LedgerError(f"{folder}: exists and is no ledger; name a new folder, such as NAME.detente")
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(store_file(folder))) as store, store:
        store.execute("PRAGMA journal_mode = WAL")
        if store.execute("PRAGMA user_version").fetchone()[0] == 0:
            store.executescript(files("detente.ledger").joinpath("store.sql").read_text("utf-8"))
            store.execute(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def open_store(folder: Path) -> Iterator[sqlite3.Connection]:
    """The ledger's store; LedgerError where there is none, or one that this version cannot read."""
    if not store_file(folder).exists():
        raise LedgerError(f"{folder}: no ledger there; make one with `detente read REPORTS --ledger {folder}`")
    with closing(sqlite3.connect(store_file(folder), timeout=60)) as store:
        try:
            found = store.execute("PRAGMA user_version").fetchone()[0]
            store.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.DatabaseError as problem:
            raise LedgerError(f"{store_file(folder)}: damaged ({problem}); move it away and read again") from problem
        if found != FORMAT:
            raise LedgerError(
                f"{folder}: has format {found}, this detente has {FORMAT}; read its reports into a new ledger"
            )
        yield store


def known_files(store: sqlite3.Connection) -> dict[str, Known]:
    """All files read to their ends so far, readable or not."""
    rows = store.execute(
        "SELECT files.file, files.raw_hash, files.reader_version, count(document), count(problem) "
        "FROM files LEFT JOIN reports USING (file) GROUP BY files.file"
    )
    return {file: Known(*rest) for file, *rest in rows}


def parts_read(store: sqlite3.Connection, file: str, raw_hash: str, reader_version: str) -> dict[str, list[bool]]:
    """The parts of a file that are saved already, and of each whether its reports could be read."""
    found: dict[str, list[bool]] = {}
    for part, readable in store.execute(
        "SELECT part, problem IS NULL FROM reports WHERE file = ? AND raw_hash = ? AND reader_version = ?",
        (file, raw_hash, reader_version),
    ):
        found.setdefault(part, []).append(bool(readable))
    return found


def has_readable(store: sqlite3.Connection, file: str) -> bool:
    """Whether a report of this file could be read once."""
    return store.execute("SELECT 1 FROM reports WHERE file = ? AND problem IS NULL", (file,)).fetchone() is not None


def has_findings(store: sqlite3.Connection, findings_key: str) -> bool:
    """Whether a text with this key was read already."""
    return store.execute("SELECT 1 FROM findings WHERE findings_key = ?", (findings_key,)).fetchone() is not None


def save_reports(store: sqlite3.Connection, reports: Iterable[StoredReport], read_at: datetime) -> None:
    """Save reports in one transaction, in place of what was read at their locations before."""
    with store:
        for report in reports:
            before = _keys(store, "location = ?", report.location)
            if report.findings is not None:
                store.execute(_KEEP, (report.findings_key, report.reader_version, report.findings))
            store.execute(_SAVE, (
                report.location, report.file, report.part, report.raw_hash, report.reader_version, report.findings_key,
                report.problem, report.advice, read_at.isoformat(sep=" ", timespec="seconds"), report.document,
            ))  # fmt: skip
            store.executemany(_SWEEP, before)


def finish_file(store: sqlite3.Connection, file: str, raw_hash: str, reader_version: str) -> None:
    """Note that all of a file was read; what an earlier content of it or an earlier reader gave goes."""
    stale = "file = ? AND (raw_hash, reader_version) <> (?, ?)"
    with store:
        before = _keys(store, stale, file, raw_hash, reader_version)
        store.execute(f"DELETE FROM reports WHERE {stale}", (file, raw_hash, reader_version))
        store.executemany(_SWEEP, before)
        store.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, raw_hash, reader_version))


def forget_report(store: sqlite3.Connection, location: str) -> None:
    """Remove one report, or all of a file's, and the findings that rested on them alone.

    LedgerError where it was never read. Whoever reads the file again gets what was removed back.
    """
    named = "location = ? OR file = ?"
    with store:
        before = _keys(store, named, location, location)
        files = store.execute(f"SELECT DISTINCT file FROM reports WHERE {named}", (location, location)).fetchall()
        if store.execute(f"DELETE FROM reports WHERE {named}", (location, location)).rowcount == 0:
            raise LedgerError(f"{location}: not in this ledger; give its location as `detente sources` shows it")
        store.executemany(_SWEEP, before)
        store.executemany("DELETE FROM files WHERE file = ?", files)


def _keys(store: sqlite3.Connection, which: str, *values: str) -> list[tuple[str]]:
    return store.execute(f"SELECT DISTINCT findings_key FROM reports WHERE {which}", values).fetchall()
