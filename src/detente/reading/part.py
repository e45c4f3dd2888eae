"""A piece of a file that is read by itself: what its container calls it, and what is known of it from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.limits import Budget
from detente.reading.page import RawPage
from detente.records import Issue


@dataclass(frozen=True, slots=True)
class Part:
    """A report to be read, or why it cannot be. `name` is its path inside the file, `#` between the levels.

    The name is empty where the file itself is the report. `content` is a file's bytes, a page made already, or an
    Issue (whose location is the name). `saved` is the day on which it was fetched, where its container tells.
    """

    name: str
    content: bytes | RawPage | Issue
    url: str | None = None
    saved: date | None = None

    def location(self, file: str) -> str:
        """Where the ledger says that this part lies."""
        return f"{file}#{self.name}" if self.name else file


@dataclass(frozen=True, slots=True)
class Member:
    """What a container holds: a file to look into, a page, or the problem that this one member has.

    `name` is its path in an archive, its number (from 1) elsewhere, and empty where the container is a mere wrapping.
    """

    name: str
    content: BinaryIO | RawPage | ReportError
    url: str | None = None
    saved: date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What containers are read with: how much they may unpack, and the user's names for the columns of tables."""

    budget: Budget
    columns: Mapping[str, str] = field(default_factory=dict)
