"""Hand-made reports and ledgers: what a ledger does is tested without reading a word."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from detente.identity import digest
from detente.ledger.ingest import findings_key
from detente.ledger.opening import open_tables
from detente.ledger.store import StoredReport, create_store, open_store, save_reports
from detente.records import Document, Event, Findings, Mechanism, Mention, Transition
from detente.serial import to_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A busy machine is no fault of what is tested, and what fails for one fails for all.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

MOMENT = datetime(2020, 1, 1)
SENTENCE = "Ruritania shelled Strelsau."


def report(location, text=SENTENCE, day=date(2020, 5, 1), publisher=None, origin=()) -> Document:
    basis = "stated" if day else "unknown"
    return Document(digest([text]), location, None, publisher, tuple(origin), (), "en", day, day, basis, text)


def mention(document, status=None, by=(), start=0, end=9) -> Mention:
    return Mention(document.document_id, start, end, 0, len(document.text), document.text, "hand", status, tuple(by))


def event(document, status="occurred", by=(), *, basis="stated", day=date(2020, 4, 30)) -> Event:
    mentions = (mention(document, status, by),)
    return Event(
        "event-1", "ASSAULT", None, (), ("RUR",), ("STR",), None, day, day, basis, status, tuple(by),
        -9.0, "material conflict", None, mentions, document.published_to,
    )  # fmt: skip


def mechanism(document, name="the truce", parties=("RUR",)) -> Mechanism:
    return Mechanism(
        "mechanism-1", "ceasefire", name, parties, None, None, None, (mention(document),), document.published_to
    )


def change(document, state, day, status="occurred", by=()) -> Transition:
    return Transition(
        f"transition-{state}-{day}", "mechanism-1", state, (), status, tuple(by), day, day, "stated",
        (mention(document, status, by),), document.published_to,
    )  # fmt: skip


def save(folder: Path, *reports: tuple[Document, Findings]) -> None:
    with open_store(folder) as store:
        for document, findings in reports:
            key, raw = findings_key(document, "1"), digest([document.text])
            row = StoredReport(
                document.location, document.location, "", raw, "1", to_json(document), key, to_json(findings)
            )
            save_reports(store, [row], MOMENT)


@pytest.fixture
def hand() -> SimpleNamespace:
    """What makes reports and records by hand, and `save`, which puts them into a ledger's folder."""
    return SimpleNamespace(report=report, mention=mention, event=event, mechanism=mechanism, change=change, save=save)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_store(tmp_path / "x.detente")
    return tmp_path / "x.detente"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    """Where the ledgers of `woven` are kept, and which of them holds which reports: the same one is woven once."""
    return tmp_path_factory.mktemp("made"), {}


@pytest.fixture
def woven(made: tuple[Path, dict[str, Path]]) -> Iterator[Callable[..., "DuckDBPyConnection"]]:
    """A function from reports and their findings to a connection with the tables that follow; to read only."""
    root, ledgers = made
    with ExitStack() as stack:

        def weave(*reports: tuple[Document, Findings]) -> "DuckDBPyConnection":
            told = digest([to_json(part) for report in reports for part in report])
            if told not in ledgers:
                ledgers[told] = root / f"{len(ledgers)}.detente"
                create_store(ledgers[told])
                save(ledgers[told], *reports)
            tables = open_tables(ledgers[told])
            stack.callback(tables.close)
            return tables.connection

        yield weave
