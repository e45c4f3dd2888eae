"""Whether a page is something else than one report: a live blog, a column of briefs, a list of other pages."""

import re
from itertools import pairwise

from lxml.html import HtmlElement

from detente.reading.lines import is_prose
from detente.reading.markup import flat

_DATELINE = re.compile(r"^[A-Z][A-Z .'’/-]{2,40}(?:,\s[^—–-]{2,40})?\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s")
_SEVERAL = 3
_LIVE = "the page is a live blog: its entries were written one after another, at different times of the day or days"
_BRIEF = "the page holds several short reports under one headline"
_LIST = "the page is a list of reports with the opening of each, and no report itself"


def kind_warnings(tree: HtmlElement, types: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """What a reader should know of the page; nothing where it is one report."""
    if "LiveBlog" in types or _entries(tree) >= 2 * _SEVERAL:
        return (_LIVE,)
    if _teasers(tree) >= _SEVERAL and not any(len(line.split()) > 45 for line in lines):
        return (_LIST,)
    return (_BRIEF,) if _briefs(lines) >= _SEVERAL else ()


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


def _briefs(lines: tuple[str, ...]) -> int:
    return sum(not is_prose(head) and bool(_DATELINE.match(body)) for head, body in pairwise(lines))
