"""Keeps what was read from each report, in SQLite: saved report by report, so that a kill loses and doubles nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from detente.errors import LedgerError

FORMAT = 1
"""Version of the tables and of the JSON in them; a ledger of another one is made anew from its reports."""

_SAVE = """
INSERT OR REPLACE INTO reports (location, raw_hash, reader_version, findings_key, problem, advice, read_at, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_KEEP = "INSERT OR IGNORE INTO findings (findings_key, reader_version, findings) VALUES (?, ?, ?)"
_SWEEP = """
DELETE FROM findings
WHERE findings_key = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.findings_key = findings.findings_key)
"""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One row: a document and its findings as JSON, or a problem. `findings` is None where the store has them."""

    location: str
    raw_hash: str
    reader_version: str
    document: str | None = None
    findings_key: str | None = None
    findings: str | None = None
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a location, its document left aside."""

    raw_hash: str
    reader_version: str
    problem: str | None


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


def known_reports(store: sqlite3.Connection) -> dict[str, Known]:
    """All locations read so far, readable or not."""
    rows = store.execute("SELECT location, raw_hash, reader_version, problem FROM reports")
    return {location: Known(*rest) for location, *rest in rows}


def has_findings(store: sqlite3.Connection, findings_key: str) -> bool:
    """Whether a text with this key was read already."""
    return store.execute("SELECT 1 FROM findings WHERE findings_key = ?", (findings_key,)).fetchone() is not None


def save_report(store: sqlite3.Connection, report: StoredReport, read_at: datetime) -> None:
    """Save one report in one transaction, in place of what was read at its location before."""
    with store:
        before = _findings_key(store, report.location)
        if report.findings is not None:
            store.execute(_KEEP, (report.findings_key, report.reader_version, report.findings))
        store.execute(_SAVE, (
            report.location, report.raw_hash, report.reader_version, report.findings_key,
            report.problem, report.advice, read_at.isoformat(sep=" ", timespec="seconds"), report.document,
        ))  # fmt: skip
        store.execute(_SWEEP, (before,))


def forget_report(store: sqlite3.Connection, location: str) -> None:
    """Remove one report and the findings that rested on it alone; LedgerError where it was never read."""
    with store:
        before = _findings_key(store, location)
        if store.execute("DELETE FROM reports WHERE location = ?", (location,)).rowcount == 0:
            raise LedgerError(f"{location}: not in this ledger; give its location as `detente sources` shows it")
        store.execute(_SWEEP, (before,))


def _findings_key(store: sqlite3.Connection, location: str) -> str | None:
    row = store.execute("SELECT findings_key FROM reports WHERE location = ?", (location,)).fetchone()
    return row[0] if row else None
