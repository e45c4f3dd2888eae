"""Walks files and folders for reports, in one order on every machine; what cannot be opened becomes an Issue."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.records import Issue


def walk(paths: Iterable[str | Path]) -> Iterator[Path | Issue]:
    """The files under the given files and folders, by name, each real file once; no hidden ones, no ledgers."""
    seen: set[str] = set()
    for path in sorted({Path(each) for each in paths}):
        yield from _below(path, seen, given=True)


def _below(path: Path, seen: set[str], given: bool = False) -> Iterator[Path | Issue]:
    if path.name.startswith(".") and not given:
        return
    if path.suffix == ".detente" and path.is_dir():  # a ledger kept beside its reports is no report
        return
    try:
        real = os.path.realpath(path, strict=True)
    except OSError as problem:
        yield _issue(path, problem)
        return
    if real in seen:  # a link back to what was read, or the same file given twice
        return
    seen.add(real)
    if os.path.isdir(real):
        yield from _inside(path, seen)
    elif not os.path.isfile(real):
        yield Issue(str(path), "this is no regular file", "give files or folders")
    elif not os.access(real, os.R_OK):
        yield Issue(str(path), "the file may not be read", "change its permissions, or leave it out")
    else:
        yield path


def _inside(folder: Path, seen: set[str]) -> Iterator[Path | Issue]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        yield _issue(folder, problem)
        return
    for entry in entries:
        yield from _below(entry, seen)


def _issue(path: Path, problem: OSError) -> Issue:
    if isinstance(problem, FileNotFoundError):
        kind = "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
        return Issue(str(path), kind, "check the path")
    return Issue(
        str(path), f"it cannot be opened: {problem.strerror or problem}", "check its permissions, or leave it out"
    )
