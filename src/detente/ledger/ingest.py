"""One piece of a pile -> rows for the store: read, found, or its problem recorded; never an exception."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import ReportError
from detente.ledger.patience import patience
from detente.ledger.store import StoredReport, has_findings, open_store
from detente.records import Document, Findings, Issue
from detente.serial import to_json

if TYPE_CHECKING:
    from detente.reading.page import RawPage
    from detente.reading.part import Part

_REPORT_IT = "this is a fault of detente: please report it with the file; the other reports are not affected"


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


def storable(name: str) -> str:
    r"""The name with what is no UTF-8 in it, as some old files' names have it, spelt out: `caf\udce9.txt`."""
    return name.encode("utf-8", "backslashreplace").decode()


def read_task(task: Task, ledger: Path, reader_version: str) -> tuple[Task, tuple[StoredReport, ...]]:
    """Read one part and find what its reports tell, unless the ledger has the same text with the same day already.

    With the rows comes the task, its content left out.
    """
    from detente.reading.part import Part  # noqa: PLC0415 - slow to load, and a pile read before needs none of it

    try:
        part = task.part or Part("", task.path.read_bytes())
    except OSError as problem:
        what = f"cannot be opened: {problem.strerror}"
        part = Part("", Issue("", what, "check the file and its permissions"))
    keep = partial(StoredReport, file=task.file, part=part.name, raw_hash=task.raw_hash, reader_version=reader_version)
    rows = tuple(
        keep(location, problem=read.problem, advice=read.advice) if isinstance(read, Issue) else keep(location, **read)
        for location, read in _reports(part, task.file, ledger, reader_version)
    )
    return Task(task.path, task.raw_hash), rows


def refused(issue: Issue, reader_version: str) -> StoredReport:
    """The row of a file that could not even be opened; whatever is there next time counts as changed."""
    problem, advice, location = issue.problem, issue.advice, storable(issue.location)
    return StoredReport(location, location, "", "", reader_version, problem=problem, advice=advice)


def _reports(
    part: "Part", file: str, ledger: Path, reader_version: str
) -> Iterator[tuple[str, dict[str, Any] | Issue]]:
    # Location and columns of each report in a part, or its problem, which costs that report only.
    from detente.reading import named_pages  # noqa: PLC0415

    try:
        with patience():
            pages = named_pages(part, file)
    except Exception as problem:
        yield part.location(file), _issue(problem)
        return
    for location, page in pages:
        try:
            yield location, _read(page, location, ledger, reader_version)
        except Exception as problem:
            yield location, _issue(problem)


def _issue(problem: Exception) -> Issue:
    if isinstance(problem, ReportError):
        return Issue("", storable(problem.problem), problem.advice)
    return Issue("", storable(f"{type(problem).__name__}: {problem}"[:500]), _REPORT_IT)


def _read(page: "RawPage", location: str, ledger: Path, reader_version: str) -> dict[str, Any]:
    from detente.reading import report_of  # noqa: PLC0415

    with patience():
        document = report_of(page, location)
    key = findings_key(document, reader_version)
    with open_store(ledger) as store:
        findings = None if has_findings(store, key) else to_json(find_all(document))
    return {"document": to_json(document), "findings_key": key, "findings": findings}


def findings_key(document: Document, reader_version: str) -> str:
    """Under which the findings of a text are kept: they follow from these and nothing else."""
    published = (document.published_from, document.published_to, document.published_basis)
    parts = (document.text, document.language, *published, reader_version)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def find_all(document: Document) -> Findings:
    """What the document tells; nothing, where its language is not one that detente reads."""
    from detente.knowledge.languages import languages  # noqa: PLC0415 - the same

    if document.language not in languages():
        return Findings()
    from detente.finding import find  # noqa: PLC0415 - and the model for grammar is the slowest of all

    return find(document)
