"""Cuts a page that holds several reports into them: the entries of a live blog, the items of a column of briefs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from detente.identity import wording
from detente.reading.lines import is_prose
from detente.reading.markup import flat
from detente.reading.page import DateSign, RawPage
from detente.reading.pagedata import body_of
from detente.reading.pagedates import day_of
from detente.reading.pagekind import LEAST, PageKind, opens_brief

_COVERED = 0.8  # of the page's letters that must be in the parts: else it is not what it seems, and stays whole
_ENTRY = "this is one entry of a live blog; the others are reports of their own"
_ITEM = "this is one of several short reports that stood on a page"


def parts_of(page: RawPage, kind: PageKind | None, tree: HtmlElement, linked: dict[str, Any]) -> tuple[RawPage, ...]:
    """The reports on a page in their order, each with its own day where it has one; none where they are not clear."""
    found: list[RawPage] = []
    if kind == "live":
        found = list(_updates(page, linked)) or list(_entries(page, tree))
    elif kind == "brief":
        found = list(_items(page))
    letters = sum(len(wording(line)) for each in found for line in each.lines)
    whole = sum(len(wording(line)) for line in page.lines)
    return tuple(found) if len(found) >= LEAST and letters >= _COVERED * whole else ()


def _updates(page: RawPage, linked: dict[str, Any]) -> Iterator[RawPage]:
    # As the page's own data list them.
    updates = linked.get("liveBlogUpdate")
    for each in updates if isinstance(updates, list) else []:
        body = body_of(each) if isinstance(each, dict) else None
        if body and (day := day_of(each.get("datePublished"))):
            lines = tuple(line for text in body.split("\n") if (line := " ".join(text.split())))
            headline = each.get("headline")
            yield from _entry(page, headline if isinstance(headline, str) else None, lines, day)


def _entries(page: RawPage, tree: HtmlElement) -> Iterator[RawPage]:
    # The lines of the article that stand in each block with a time of its own; what stands in none comes first.
    blocks = [(wording(flat(block)), _heading(block), _day(block)) for block in _blocks(tree)]
    held: list[list[str]] = [[] for _ in blocks]
    rest: list[str] = []
    current = 0
    for line in page.lines:
        key = wording(line)
        places = [*range(current, len(blocks)), *range(current)]
        place = next((each for each in places if key and key in blocks[each][0]), None)
        (rest if place is None else held[place]).append(line)
        current = place if place is not None else current
    if any(is_prose(line) for line in rest):
        yield replace(page, lines=tuple(rest))
    for (_, heading, day), lines in zip(blocks, held, strict=True):
        yield from _entry(page, heading, tuple(lines), day)


def _entry(page: RawPage, heading: str | None, lines: tuple[str, ...], day: date | None) -> Iterator[RawPage]:
    if not any(is_prose(line) for line in lines):
        return
    own = replace(page, title=heading or page.title, lines=lines, warnings=(_ENTRY,), modified=None)
    # Readers see the hour, which is that of the day which the markup gives.
    dated = replace(own, around=(day.isoformat(),), published=None, signs=(DateSign("markup", day),)) if day else own
    yield dated


def _blocks(tree: HtmlElement) -> list[HtmlElement]:
    # The children with a time of that element which has most of them.
    children: dict[HtmlElement, list[HtmlElement]] = {}
    for time in (each for each in tree.iter("time") if day_of(each.get("datetime"))):
        child = time
        for parent in time.iterancestors():
            known = children.setdefault(parent, [])
            if child not in known[-1:]:
                known.append(child)
            child = parent
    return max(children.values(), key=len, default=[])


def _heading(block: HtmlElement) -> str | None:
    return next((text for each in block.iter("h2", "h3", "h4") if (text := flat(each))), None)


def _day(block: HtmlElement) -> date | None:
    return next((day for each in block.iter("time") if (day := day_of(each.get("datetime")))), None)


def _items(page: RawPage) -> Iterator[RawPage]:
    # Each from its heading to the next one.
    starts = [number for number in range(len(page.lines) - 1) if opens_brief(page.lines, number)]
    for start, end in zip(starts, [*starts[1:], len(page.lines)], strict=False):
        yield replace(page, title=page.lines[start], lines=page.lines[start:end], warnings=(_ITEM,))
