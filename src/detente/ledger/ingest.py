"""One piece of a pile -> rows for the store: read, found, or its problem recorded; never an exception."""

import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DetenteError, ReportError
from detente.ledger.patience import patience
from detente.ledger.store import StoredReport, has_findings, open_store
from detente.records import Document, Findings, Issue
from detente.serial import to_json

if TYPE_CHECKING:
    from detente.reading.part import Part

_REPORT_IT = "this is a fault of detente: please report it with the file; the other reports are not affected"


TOGETHER = 8
"""Parts that are read in one go: their sentences are parsed together, which takes less time than one by one."""
WEIGHT = 2_000_000
"""Bytes; what is read in one go weighs no more, but for a part that alone does."""
LONG = 20_000
"""Characters; a text of this length fills the parser by itself."""


Told = tuple[str, str | Issue | None]
"""The key of a document's findings, and they as JSON, the problem with them, or None where the ledger has them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a file to be read; without a part it is the file as it lies there."""

    path: Path
    raw_hash: str
    part: "Part | None" = None

    @property
    def file(self) -> str:
        """How the ledger names the file."""
        return storable(self.path.as_posix())

    @property
    def weight(self) -> int:
        """How many bytes there are to read, where that is known beforehand."""
        if self.part is not None:
            return len(self.part.content) if isinstance(self.part.content, bytes) else 0
        with suppress(OSError):  # told when it is opened
            return self.path.stat().st_size
        return 0


def storable(name: str) -> str:
    r"""The name with what is no UTF-8 in it, as some old files' names have it, spelt out: `caf\udce9.txt`."""
    return name.encode("utf-8", "backslashreplace").decode()


def in_batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """The tasks, as many at a time as are read quicker together."""
    batch: list[Task] = []
    for task in tasks:
        if batch and sum(each.weight for each in (*batch, task)) > WEIGHT:
            yield tuple(batch)
            batch = []
        batch.append(task)
        if len(batch) == TOGETHER:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def carried(tasks: Iterable[Task]) -> Iterator[Task]:
    """The tasks with the content of their files, for a reader that may be on another machine."""
    for task in tasks:
        yield Task(task.path, task.raw_hash, _opened(task)[1])


Read = tuple[tuple[Task, tuple[StoredReport, ...]], ...]
"""Tasks, their contents left out, and the rows that each came to."""


def read_far(tasks: Sequence[Task], reader_version: str) -> Read:
    """As `read_tasks`, where the ledger is out of reach; DetenteError if the reader here is another one than there."""
    from detente.ledger.version import reader_version as own_version  # noqa: PLC0415 - the same

    if own_version() != reader_version:
        raise DetenteError(
            f"{platform.node()} has another version of detente, of a package it reads with, or of its data"
            f" ({own_version()}, not {reader_version}); install the same on each machine"
        )
    return read_tasks(tasks, None, reader_version)


def read_tasks(tasks: Sequence[Task], ledger: Path | None, reader_version: str) -> Read:
    """Read parts of files and find what their reports tell, unless the ledger has the same text with the same day."""
    read = [(task, part, tuple(_reports(part, task.file))) for task, part in map(_opened, tasks)]
    documents = dict.fromkeys(each for *_, reports in read for _, each in reports if isinstance(each, Document))
    told = _told(tuple(documents), ledger, reader_version)
    done = []
    for task, part, reports in read:
        keep = partial(
            StoredReport, file=task.file, part=part.name, raw_hash=task.raw_hash, reader_version=reader_version
        )
        rows = tuple(_row(partial(keep, location), each, told) for location, each in reports)
        done.append((Task(task.path, task.raw_hash), rows))
    return tuple(done)


def _opened(task: Task) -> tuple[Task, "Part"]:
    from detente.reading.part import Part  # noqa: PLC0415 - slow to load, and a pile read before needs none of it

    try:
        return task, task.part or Part("", task.path.read_bytes())
    except OSError as problem:
        what = f"cannot be opened: {problem.strerror}"
        return task, Part("", Issue("", what, "check the file and its permissions"))


def _row(keep: Callable[..., StoredReport], read: Document | Issue, told: Mapping[Document, Told]) -> StoredReport:
    key, findings = told[read] if isinstance(read, Document) else ("", read)
    if isinstance(findings, Issue):
        return keep(problem=findings.problem, advice=findings.advice)
    return keep(document=to_json(read), findings_key=key, findings=findings)


def refused(issue: Issue, reader_version: str) -> StoredReport:
    """The row of a file that could not even be opened; whatever is there next time counts as changed."""
    problem, advice, location = issue.problem, issue.advice, storable(issue.location)
    return StoredReport(location, location, "", "", reader_version, problem=problem, advice=advice)


def _reports(part: "Part", file: str) -> Iterator[tuple[str, Document | Issue]]:
    # Location and document of each report in a part, or its problem, which costs that report only.
    from detente.reading import named_pages, report_of  # noqa: PLC0415

    try:
        with patience():
            pages = named_pages(part, file)
    except Exception as problem:
        yield part.location(file), _issue(problem)
        return
    for location, page in pages:
        try:
            with patience():
                document = report_of(page, location)
        except Exception as problem:
            yield location, _issue(problem)
        else:
            yield location, document


def _issue(problem: Exception) -> Issue:
    if isinstance(problem, ReportError):
        return Issue("", storable(problem.problem), problem.advice)
    return Issue("", storable(f"{type(problem).__name__}: {problem}"[:500]), _REPORT_IT)


def findings_key(document: Document, reader_version: str) -> str:
    """Under which the findings of a text are kept: they follow from these and nothing else."""
    published = (document.published_from, document.published_to, document.published_basis)
    parts = (document.text, document.language, *published, reader_version)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(documents: Sequence[Document], ledger: Path | None, reader_version: str) -> dict[Document, Told]:
    keys = {each: findings_key(each, reader_version) for each in documents}
    found = dict(_found_all(_unread(keys, ledger)))
    return {each: (key, found.get(each)) for each, key in keys.items()}


def _unread(keys: Mapping[Document, str], ledger: Path | None) -> list[Document]:
    if ledger is None:
        return list(keys)
    with open_store(ledger) as store:
        return [each for each, key in keys.items() if not has_findings(store, key)]


def _found_all(documents: Sequence[Document]) -> Iterator[tuple[Document, str | Issue]]:
    """The findings of each as JSON, or its own problem; short texts of one language are parsed together."""
    from detente.knowledge.languages import languages  # noqa: PLC0415 - the same

    short = {each: each.language for each in documents if each.language in languages() and len(each.text) < LONG}
    for language in sorted({str(each) for each in short.values()}):
        together = [each for each in documents if short.get(each) == language]
        yield from zip(together, _found_together(together), strict=True)
    for document in documents:
        if document not in short:
            yield document, _found(partial(find_all, document))


def _found_together(documents: Sequence[Document]) -> Iterator[str | Issue]:
    from detente.finding import find_in  # noqa: PLC0415 - the model for grammar is the slowest to load of all
    from detente.finding.parsing import parse_documents  # noqa: PLC0415

    try:
        parsed = list(parse_documents(documents))
    except Exception:  # whose text it was is told when each is read by itself
        return (_found(partial(find_all, each)) for each in documents)
    return (_found(partial(find_in, each)) for each in parsed)


def _found(find: Callable[[], Findings]) -> str | Issue:
    try:
        return to_json(find())
    except Exception as problem:
        return _issue(problem)


def find_all(document: Document) -> Findings:
    """What the document tells; nothing, where its language is not one that detente reads."""
    from detente.knowledge.languages import languages  # noqa: PLC0415 - the same

    if document.language not in languages():
        return Findings()
    from detente.finding import find  # noqa: PLC0415 - the same
    from detente.finding.blocks import WHOLE, find_in_blocks  # noqa: PLC0415

    return find(document) if len(document.text) <= WHOLE else find_in_blocks(document)
