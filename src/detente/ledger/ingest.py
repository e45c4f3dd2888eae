"""One report file -> one row for the store: read, found, or its problem recorded; never an exception."""

import hashlib
from pathlib import Path

from detente.errors import ReportError
from detente.ledger.store import StoredReport, has_findings, open_store
from detente.records import Document, Findings, Issue
from detente.serial import to_json

_REPORT_IT = "this is a fault of detente: please report it with the file; the other reports are not affected"


def hash_bytes(raw: bytes) -> str:
    """What tells whether a file is the one that was read before."""
    return hashlib.sha256(raw).hexdigest()


def read_file(path: Path, ledger: Path, reader_version: str) -> StoredReport:
    """Read one file and find what it tells, unless the ledger has the same text with the same day already."""
    location = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as problem:
        issue = Issue(location, f"cannot be opened: {problem.strerror}", "check the file and its permissions")
        return refused(issue, reader_version)
    raw_hash = hash_bytes(raw)
    try:
        return _read(raw, location, raw_hash, ledger, reader_version)
    except ReportError as problem:
        return StoredReport(location, raw_hash, reader_version, problem=problem.problem, advice=problem.advice)
    except Exception as problem:
        what = f"{type(problem).__name__}: {problem}"
        return StoredReport(location, raw_hash, reader_version, problem=what, advice=_REPORT_IT)


def refused(issue: Issue, reader_version: str) -> StoredReport:
    """The row of a file that could not even be opened; whatever is there next time counts as changed."""
    return StoredReport(issue.location, "", reader_version, problem=issue.problem, advice=issue.advice)


def _read(raw: bytes, location: str, raw_hash: str, ledger: Path, reader_version: str) -> StoredReport:
    from detente.reading import read_report  # noqa: PLC0415 - slow to load, and a pile read before needs neither

    document = read_report(raw, location)
    key = findings_key(document, reader_version)
    with open_store(ledger) as store:
        findings = None if has_findings(store, key) else to_json(find_all(document))
    return StoredReport(location, raw_hash, reader_version, to_json(document), key, findings)


def findings_key(document: Document, reader_version: str) -> str:
    """Under which the findings of a text are kept: they follow from these and nothing else."""
    published = (document.published_from, document.published_to, document.published_basis)
    parts = (document.text, document.language, *published, reader_version)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def find_all(document: Document) -> Findings:
    """What the document tells; nothing, where its language is not one that detente reads."""
    from detente.finding import find  # noqa: PLC0415 - the same
    from detente.knowledge.languages import languages  # noqa: PLC0415

    return find(document) if document.language in languages() else Findings()
