"""A page as an input format hands it on: lines of text and what the page's own metadata says of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

SignPlace = Literal["data", "meta", "address", "markup", "search"]


@dataclass(frozen=True, slots=True)
class DateSign:
    """A date of publication that a page gives, and where: JSON-LD, a meta tag, its address, an element, a search."""

    place: SignPlace
    day: date


@dataclass(frozen=True, slots=True)
class RawPage:
    """One article. `lines` are its paragraphs; `around` the page's other lines above it, for date and byline only.

    `title`, `site`, `authors`, `published`, `modified` and `language` (as the page names it) come from metadata;
    `signs` are all dates of publication that a web page gives, which may contradict each other. `warnings` say what
    kind of page it is, where it is no ordinary report.
    """

    lines: tuple[str, ...]
    around: tuple[str, ...] = ()
    title: str | None = None
    site: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    signs: tuple[DateSign, ...] = ()
    warnings: tuple[str, ...] = ()
