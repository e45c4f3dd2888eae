"""One piece of a pile -> rows for the store: read, found, or its problem recorded; never an exception."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import ReportError
from detente.ledger.patience import patience
from detente.ledger.store import StoredReport, has_findings, open_store
from detente.records import Document, Findings, Issue
from detente.serial import to_json

if TYPE_CHECKING:
    from detente.reading.part import Part

_REPORT_IT = "this is a fault of detente: please report it with the file; the other reports are not affected"


TOGETHER = 8
"""Parts that are read in one go: their sentences are parsed together, which takes less time than one by one."""
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


def storable(name: str) -> str:
    r"""The name with what is no UTF-8 in it, as some old files' names have it, spelt out: `caf\udce9.txt`."""
    return name.encode("utf-8", "backslashreplace").decode()


def in_batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """The tasks, as many at a time as are read quicker together."""
    waiting = iter(tasks)
    while batch := tuple(islice(waiting, TOGETHER)):
        yield batch


def read_tasks(
    tasks: Sequence[Task], ledger: Path, reader_version: str
) -> tuple[tuple[Task, tuple[StoredReport, ...]], ...]:
    """Read parts of files and find what their reports tell, unless the ledger has the same text with the same day.

    With the rows of each part comes its task, the content left out.
    """
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


def _told(documents: Sequence[Document], ledger: Path, reader_version: str) -> dict[Document, Told]:
    keys = {each: findings_key(each, reader_version) for each in documents}
    with open_store(ledger) as store:
        unread = [each for each, key in keys.items() if not has_findings(store, key)]
    _read_ahead([each for each in unread if len(each.text) < LONG])
    found = {each: _found(each) for each in unread}
    return {each: (key, found.get(each)) for each, key in keys.items()}


def _found(document: Document) -> str | Issue:
    try:
        return to_json(find_all(document))
    except Exception as problem:
        return _issue(problem)


def _read_ahead(documents: Sequence[Document]) -> None:
    from detente.knowledge.languages import languages  # noqa: PLC0415

    coded = [each for each in documents if each.language in languages()]
    if len(coded) > 1:
        from detente.finding.parsing import parse_documents  # noqa: PLC0415

        for language in sorted({str(each.language) for each in coded}):
            with suppress(Exception):  # whose text it was is told when that is read by itself
                deque(parse_documents([each for each in coded if each.language == language]), maxlen=0)


def find_all(document: Document) -> Findings:
    """What the document tells; nothing, where its language is not one that detente reads."""
    from detente.knowledge.languages import languages  # noqa: PLC0415 - the same

    if document.language not in languages():
        return Findings()
    from detente.finding import find  # noqa: PLC0415 - and the model for grammar is the slowest of all

    return find(document)
