"""Whether a page is something else than one report: a live blog, a column of briefs, a list of other pages."""

import re
from typing import Literal

from lxml.html import HtmlElement

from detente.reading.lines import is_prose
from detente.reading.markup import flat

_DATELINE = re.compile(r"^[A-Z][A-Z .'’/-]{2,40}(?:,\s[^—–-]{2,40})?\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s")
LEAST = 3
"""Reports that a page must hold to be said to hold several."""

PageKind = Literal["live", "brief", "list"]
WARNINGS: dict[PageKind, str] = {
    "live": "the page is a live blog: its entries were written one after another, at different times or days",
    "brief": "the page holds several short reports under one headline",
    "list": "the page is a list of reports with the opening of each, and no report itself",
}


def kind_of(tree: HtmlElement, types: str, lines: tuple[str, ...]) -> PageKind | None:
    """What the page is that is no single report; None where it is one."""
    if "LiveBlog" in types or _entries(tree) >= 2 * LEAST:
        return "live"
    if _teasers(tree) >= LEAST and not any(len(line.split()) > 45 for line in lines):
        return "list"
    briefs = sum(opens_brief(lines, number) for number in range(len(lines) - 1))
    return "brief" if briefs >= LEAST else None


def opens_brief(lines: tuple[str, ...], number: int) -> bool:
    """Whether the line with that number is the heading of a short report, with a dateline under it."""
    return not is_prose(lines[number]) and bool(_DATELINE.match(lines[number + 1]))


def _entries(tree: HtmlElement) -> int:
    # Blocks that begin with a clock time, in a page that calls itself live.
    name = next((flat(each) for each in tree.iter("title")), "")
    if not re.search(r"\blive\b|as it happened|liveticker|en direct|minuto a minuto|онлайн", name, re.IGNORECASE):
        return 0
    return sum(bool(re.match(r"\d{1,2}[:.h]\d\d\b", flat(each))) for each in tree.iter("time", "h2", "h3", "span"))


def _teasers(tree: HtmlElement) -> int:
    # Headings that are links, with a sentence or two beneath: other stories, not sections of this one.
    linked = [each for each in tree.iter("h2", "h3") if each.find(".//a[@href]") is not None and flat(each)]
    return sum(_has_teaser(each) for each in linked)


def _has_teaser(heading: HtmlElement) -> bool:
    following = [each for each in heading.itersiblings() if each.tag in ("p", "div")][:2]
    return any(8 <= len(flat(each).split()) <= 45 for each in following)
