"""The input formats: one module each, found by its name in this folder.

A page format has `read`: its files are one report (or a few that belong together). A container has `members`: its
files hold any number of them, and are read one after the other, never all at once.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from detente.errors import ReportError
from detente.reading.limits import HEAD, MOST_BYTES, too_large
from detente.reading.page import RawPage
from detente.reading.part import Member, Setting

__all__ = ["MOST_BYTES", "Container", "Format", "PageFormat", "container_of", "formats", "read_pages"]

_PLAIN = "text"  # what any decodable file is, when no other format knows it


class Format(Protocol):
    """What every module of this folder offers."""

    def recognises(self, raw: bytes) -> bool:
        """Whether content that begins with these bytes is of this format, whatever the file's name."""


class PageFormat(Format, Protocol):
    """A format of single reports."""

    def read(self, raw: bytes) -> Iterable[RawPage]:
        """The articles in it, in their order. Raises ReportError when it cannot be read."""


class Container(Format, Protocol):
    """A format of files that hold many reports."""

    def members(self, file: BinaryIO, setting: Setting) -> Iterator[Member]:
        """What it holds, in order; a member that cannot be read costs that member only.

        The file can be read from any place. Raises ReportError where it cannot be read on.
        """


@cache
def formats() -> dict[str, Format]:
    """The formats by name, plain text last."""
    names = sorted((each.name for each in pkgutil.iter_modules(__path__)), key=lambda name: (name == _PLAIN, name))
    return {name: cast(Format, import_module(f"{__name__}.{name}")) for name in names}


def container_of(head: bytes) -> Container | None:
    """The container format of a file that begins like this, or None: then it is a page, or nothing we know."""
    known = _recognised(head[:HEAD])
    return cast(Container, known) if hasattr(known, "members") else None


def read_pages(raw: bytes) -> tuple[RawPage, ...]:
    """The articles of a single report's file. Raises ReportError for what cannot be read."""
    if not raw.strip():
        raise ReportError("the file is empty", "leave it out, or fetch the report again")
    if len(raw) > MOST_BYTES:
        raise too_large(len(raw))
    known = _recognised(raw[:HEAD])
    if known is None or hasattr(known, "members"):
        raise ReportError("this is no single report", "give text, a page, or a document")
    return tuple(cast(PageFormat, known).read(raw))


def _recognised(head: bytes) -> Format | None:
    return next((each for each in formats().values() if each.recognises(head)), None)
