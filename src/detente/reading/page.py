"""A page as an input format hands it on: lines of text and what the page's own metadata says of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RawPage:
    """One article. `lines` are its paragraphs; `around` the page's other lines above it, for date and byline only.

    `title`, `site`, `authors`, `published`, `modified` and `language` (as the page names it) come from metadata.
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
