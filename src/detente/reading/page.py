"""A page as an input format hands it on: lines of text and what the page's own metadata says of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

SignPlace = Literal["data", "meta", "address", "markup", "search", "file"]


@dataclass(frozen=True, slots=True)
class DateSign:
    """A date of publication that a page gives, and where.

    The places are JSON-LD, a meta tag, its address, an element, a search of it, and the properties of its file.
    """

    place: SignPlace
    day: date


@dataclass(frozen=True, slots=True)
class RawPage:
    """One article. `lines` are its paragraphs; `around` the page's other lines above it, for date and byline only.

    `title`, `site`, `authors`, `published`, `modified` and `language` (as the page names it) come from metadata;
    `signs` are all dates of publication that a web page gives, which may contradict each other. `warnings` say what
    kind of page it is, where it is no ordinary report; `parts` are the reports that it is made of, where it can be cut.
    `saved` is the day on which it was fetched from its site, and not written later than that.
    """

    lines: tuple[str, ...]
    around: tuple[str, ...] = ()
    title: str | None = None
    site: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    saved: date | None = None
    language: str | None = None
    signs: tuple[DateSign, ...] = ()
    warnings: tuple[str, ...] = ()
    parts: tuple["RawPage", ...] = ()
