"""The Python door: read a pile into a ledger, open it for questions, or read one text with no ledger at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import cached_property, partial
from itertools import chain
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from detente.engines import cluster, pool, serial
from detente.errors import QuestionError
from detente.knowledge.columns import fields_named
from detente.ledger.fetching import apart, fetch
from detente.ledger.ingest import Read, Task, carried, in_batches, read_far, read_tasks, storable
from detente.ledger.locking import writing
from detente.ledger.pending import sort_pile
from detente.ledger.running import PileReading
from detente.ledger.store import create_store, forget_report, open_store
from detente.ledger.version import reader_version
from detente.records import (
    Actor,
    Dating,
    Dispute,
    Document,
    Event,
    EventType,
    Figure,
    Findings,
    Interval,
    Mechanism,
    Statement,
    Status,
    Time,
    Transition,
)  # fmt: skip

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from detente.ledger.opening import OpenTables
    from detente.questions.answers import Answer

Place = str | PathLike[str]
Progress = Callable[[int, int, str, str | None], None]
"""Called as soon as a report is saved: how many are done, of how many, its location, and its problem, if any."""


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """How many reports were read now, how many had been read before and were left alone, how many cannot be read."""

    read: int
    skipped: int
    failed: int


def read(  # noqa: PLR0913 - a door, and each of its handles is asked for by users
    paths: Place | Iterable[Place],
    ledger: Place,
    workers: int | None = 1,
    progress: Progress | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    allow_network: bool = False,
    engine: str | None = None,
) -> ReadSummary:
    """Read files and folders into a ledger, made if it is not there; what did not change is left alone.

    Each report is saved as soon as it is read: stop at any moment and go on later, in the middle of an archive, too.
    What cannot be read is recorded with its reason. `columns` names columns of tables and keys of JSON Lines, such as
    `{"text": "body"}`; the others are guessed. With several workers (None: as many as the pile is worth), call it under
    `if __name__ == "__main__":`, as new processes import the script. `engine` names where else to read:
    `dask://HOST:PORT` is the scheduler of a Dask cluster, which the reports are sent to; `dask` is a cluster of so many
    workers on this machine. An address among the paths is that of a feed: it is fetched with `allow_network`, and
    refused with a QuestionError without. Raises LedgerError if the folder is no ledger, or another process is reading
    into it, and DetenteError if the engine fails.
    """
    from detente.ledger.opening import bring_up_to_date  # noqa: PLC0415
    from detente.reading.pile import walk  # noqa: PLC0415

    folder, version, named = Path(ledger), reader_version(), fields_named(columns or {})
    files, addresses = apart(_each(paths), allow_network)
    run = _engine(folder, version, engine)
    create_store(folder)
    with writing(folder), open_store(folder) as store:
        found = chain(walk(files), fetch(addresses, folder))
        reading = PileReading(sort_pile(found, store, version, named), store, version, named)
        reading.save_issues(_now())
        for task, rows in chain.from_iterable(run(reading.tasks(), workers or pool.worth(reading.weight))):
            for row in reading.save(task, rows, _now()):
                if progress:
                    progress(reading.done, reading.total, row.location, row.problem)
        bring_up_to_date(folder, store)
    return ReadSummary(reading.read, reading.skipped, reading.failed)


def _engine(folder: Path, version: str, engine: str | None) -> Callable[[Iterable[Task], int], Iterator[Read]]:
    """What reads tasks with so many workers, on the engine asked for; QuestionError for one that there is not."""
    here = partial(read_tasks, ledger=folder, reader_version=version)
    if engine:
        address, far = cluster.address_of(engine), partial(read_far, reader_version=version)
        return lambda tasks, workers: cluster.run(in_batches(carried(tasks)), far, address, workers)
    return lambda tasks, workers: (
        serial.run(in_batches(tasks), here) if workers == 1 else pool.run(in_batches(tasks), here, workers)
    )


def forget(location: str, ledger: Place) -> None:
    """Remove one report, or all of one file, and all that rested on it alone; LedgerError if it is not there."""
    from detente.ledger.opening import bring_up_to_date  # noqa: PLC0415

    folder = Path(ledger)
    with open_store(folder) as store, writing(folder):
        forget_report(store, storable(location))
        bring_up_to_date(folder, store)


class Ledger:
    """A ledger open for questions, as it stood when opened or last refreshed; use it in a `with`, or close it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables = _open_tables(folder)

    @property
    def connection(self) -> "DuckDBPyConnection":
        """DuckDB with the tables of ledger/schema.sql as views, for questions of one's own."""
        return self._tables.connection

    def __getattr__(self, name: str) -> "Callable[..., Answer[Any]]":
        """Each question by its name: `ledger.state(on="2016-05-01")` gives an Answer of typed rows."""
        from detente.questions import questions  # noqa: PLC0415

        if name not in questions():
            known = ", ".join(questions())
            raise AttributeError(f"a ledger has no {name!r}; it answers {known}, and has connection, refresh, close")
        return partial(questions()[name].ask, self.connection)

    def refresh(self) -> None:
        """Take in what was read since."""
        before, self._tables = self._tables, _open_tables(self.folder)
        before.close()

    def close(self) -> None:
        """Let go of the tables."""
        self._tables.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open(path: Place) -> Ledger:  # noqa: A001 - read as detente.open
    """Open a ledger for questions; LedgerError if there is none."""
    return Ledger(Path(path))


@dataclass(frozen=True)
class Reading:
    """One text, read: the document and what it tells. Offsets are code points into `document.text`, half-open."""

    document: Document
    times: tuple[Time, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    mechanisms: tuple[Mechanism, ...]
    transitions: tuple[Transition, ...]
    figures: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    datings: tuple[Dating, ...]

    def when(self, start: int, end: int) -> Interval:
        """When that which the characters `start:end` tell took place; the text must be in a language detente reads."""
        return self._when(start, end, None)

    @cached_property
    def _when(self) -> Callable[[int, int, Status | None], Interval]:
        from detente.finding.dating import make_when  # noqa: PLC0415 - loads spaCy
        from detente.finding.parsing import parse_document  # noqa: PLC0415

        return make_when(parse_document(self.document), self.times)

    def __getstate__(self) -> dict[str, object]:
        """What a copy takes along: not the parsed text that `when` looks at, which it makes anew when asked."""
        return {name: value for name, value in self.__dict__.items() if name != "_when"}


def parse(text: str, published: str | date | None = None, clean: bool = True) -> Reading:
    """Read one text, with no ledger. `published` is its day (`YYYY-MM-DD`), which relative dates are resolved against.

    `clean=True` takes page furniture out first; `clean=False` keeps the text to the character.
    """
    from detente.finding import find_in  # noqa: PLC0415 - loads spaCy
    from detente.finding.dating import make_when  # noqa: PLC0415
    from detente.finding.parsing import parse_document  # noqa: PLC0415
    from detente.knowledge.languages import languages  # noqa: PLC0415
    from detente.reading import document_from_text  # noqa: PLC0415 - loads the page reader

    document = document_from_text(text, _day(published), clean)
    if document.language not in languages():
        return _reading(document, Findings())
    parsed = parse_document(document)
    reading = _reading(document, find_in(parsed))
    vars(reading)["_when"] = make_when(parsed, reading.times)  # what the property would make, of a text parsed again
    return reading


def _reading(document: Document, found: Findings) -> Reading:
    return Reading(document, **{each.name: getattr(found, each.name) for each in fields(Findings)})


def between(text: str, actor: tuple[int, int], recipient: tuple[int, int] | None = None) -> EventType | None:
    """The PLOVER type of what the one does to the other in this sentence, or None; spans are `start, end` in `text`."""
    from detente.finding.coding.pairs import between as read_pair  # noqa: PLC0415 - loads spaCy

    return read_pair(text, actor, recipient)


def _open_tables(folder: Path) -> "OpenTables":
    from detente.ledger.opening import open_tables  # noqa: PLC0415 - loads DuckDB

    return open_tables(folder)


def _each(paths: Place | Iterable[Place]) -> list[Path]:
    return [Path(paths)] if isinstance(paths, (str, PathLike)) else [Path(each) for each in paths]


def _day(published: str | date | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError as problem:
        raise QuestionError(f"published: {published!r} is no day; give it as YYYY-MM-DD") from problem


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
