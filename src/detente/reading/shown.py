"""Dates that stand in a page's own lines over, under or beside the article, as its readers saw them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.identity import wording
from detente.knowledge.page_parts import changed_label
from detente.reading.foreign import numbered
from detente.reading.furniture import Article, removed_of
from detente.reading.page import RawPage
from detente.reading.written import Written, written_dates

_LONGEST = 160  # characters of a line that is a stamp
_LEAF = 10  # of a piece of one that is set on several lines
_DATELINE = re.compile(
    r"^[^\W\d_a-z][^\W\d_a-z .’'/-]*(?:[ .’'/-]+[^\W\d_a-z]+)*,\s"
    r"((?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)\s*(?:\([^)]*\)\s*)?[-–—]"
)  # 'KYIV, Sept 20 (Reuters) -', 'ADDIS ABABA, 3 May 2019 –'


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page itself sets over, under or beside the article; a banner shows the day the page was seen."""

    words: str
    days: tuple[date, ...]
    partial: Written | None
    banner: bool


def stamps_of(page: RawPage, article: Article) -> list[Stamp]:
    """Stamps at the article first, then banners, each in the page's order; then the dateline's and the headline's."""
    key = wording(article.title or page.title or "")
    heads = [number for number, line in enumerate(page.around) if key and wording(line) == key]
    lines = [(line, bool(heads) and number < heads[-1]) for number, line in enumerate(page.around)]
    lines += [(leaf, False) for leaf in _leaves(page.around)]
    lines += [
        (each.line, each.number in article.above_title)
        for each in removed_of(article, "date", "byline", "banner", "source", "navigation")
        if each.rule != "headline-repeated"
    ]
    lines += [(line, False) for line in _opening_dates(article)]
    found = [stamp for line, banner in lines if (stamp := stamp_of(line, banner))]
    return sorted(found, key=lambda each: (each.banner, not each.days))


def _leaves(lines: tuple[str, ...]) -> Iterable[str]:
    # Day, month and year each on a line of its own, as on the leaf of a calendar.
    for number in range(len(lines) - 1):
        for count in (3, 2):
            leaf = lines[number : number + count]
            if len(leaf) == count and all(len(part) <= _LEAF and len(part.split()) <= 2 for part in leaf):
                yield " ".join(leaf)


def _opening_dates(article: Article) -> Iterable[str]:
    if article.title and re.match(r"^[^\w]*\w{3,9}\.? \d{1,2}\s*:|.*\b(?:19|20)\d\d\b", article.title):
        yield article.title
    for line in article.lines[:3]:
        if found := _DATELINE.match(line):
            yield found[1]


def stamp_of(shown: str, banner: bool = False) -> Stamp | None:
    """The date that a line of a page gives; None where it gives none but that of a later change."""
    if len(shown) > _LONGEST:
        return None
    line = numbered(shown)
    dates = _unchanged(line, [each for each in written_dates(line) if each.day])
    days = tuple(dict.fromkeys(day for each in dates if (day := each.full)))
    partial = next((each for each in dates if each.year is None), None)
    if not days and partial is None:
        return None
    return Stamp(shown, days[:2] if _same_place(dates) else days[:1], partial, banner)


def _unchanged(line: str, dates: list[Written]) -> list[Written]:
    # Without those behind the word 'updated' and its like.
    starts = [max((each.end for each in dates if each.end <= one.start), default=0) for one in dates]
    return [
        one for one, start in zip(dates, starts, strict=True) if not changed_label().search(line[start : one.start])
    ]


def _same_place(dates: list[Written]) -> bool:
    return len(dates) > 1 and dates[0].start == dates[1].start
