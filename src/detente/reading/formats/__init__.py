"""The input formats: one module each, found by its name in this folder."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from detente.errors import ReportError
from detente.reading.page import RawPage

MOST_BYTES = 20_000_000
"""A report larger than this is refused: no single news report is, and reading it would take a machine's memory."""

_PLAIN = "text"  # what any decodable file is, when no other format knows it


class Format(Protocol):
    """What a module of this folder offers."""

    def recognises(self, raw: bytes) -> bool:
        """Whether the content, whatever the file's name, is of this format."""

    def read(self, raw: bytes) -> Iterable[RawPage]:
        """The articles in it, in their order. Raises ReportError when it cannot be read."""


@cache
def formats() -> dict[str, Format]:
    """The formats by name, plain text last."""
    names = sorted((each.name for each in pkgutil.iter_modules(__path__)), key=lambda name: (name == _PLAIN, name))
    return {name: cast(Format, import_module(f"{__name__}.{name}")) for name in names}


def read_pages(raw: bytes) -> tuple[RawPage, ...]:
    """The articles of a file, by the first format that recognises it. Raises ReportError for what cannot be read."""
    if not raw.strip():
        raise ReportError("the file is empty", "leave it out, or fetch the report again")
    if len(raw) > MOST_BYTES:
        raise ReportError(
            f"the file has {len(raw):,} bytes, more than the {MOST_BYTES:,} a report may have",
            "split it into one file per report",
        )
    reader = next((each for each in formats().values() if each.recognises(raw)), None)
    if reader is None:
        raise ReportError("no input format knows this content", "give plain text or HTML")
    return tuple(reader.read(raw))
