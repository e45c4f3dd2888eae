"""Sorts a pile before the reading: which files are new or changed, which were read before, which cannot be read."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from detente.ledger.ingest import hash_bytes
from detente.ledger.store import known_reports
from detente.records import Issue


@dataclass(frozen=True, slots=True)
class Pile:
    """The files of a pile by what there is to do with them; `refused` were tried before, or are no reports at all."""

    unread: list[Path] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def sort_pile(found: Iterable[Path | Issue], store: sqlite3.Connection, reader_version: str) -> Pile:
    """Each location once. An issue never takes the place of a report that could be read before."""
    known, pile, seen = known_reports(store), Pile(), set[str]()
    for each in found:
        location = each.location if isinstance(each, Issue) else each.as_posix()
        if location in seen:
            continue
        seen.add(location)
        before = known.get(location)
        if isinstance(each, Issue):
            pile.refused.append(location)
            if before is None or before.problem is not None:
                pile.issues.append(each)
        elif before is None or (before.raw_hash, before.reader_version) != (_hash_of(each), reader_version):
            pile.unread.append(each)
        else:
            (pile.unchanged if before.problem is None else pile.refused).append(location)
    return pile


def _hash_of(path: Path) -> str | None:
    try:
        return hash_bytes(path.read_bytes())
    except OSError:
        return None
