"""The dates that a page's markup and address give for its article: every witness kept, with where it stands."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

import htmldate.extractors
from dateparser import DateDataParser  # type: ignore[import-untyped]
from htmldate import find_date
from lxml.html import HtmlElement

from detente.knowledge.page_parts import part_named
from detente.reading.page import DateSign, SignPlace

_PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "published-date", "published_date", "displaydate", "dc.date", "dc.date.issued", "dc.date.created", "dc:created",
    "dcterms.created", "dcterms.date", "dcterms.issued", "sailthru.date", "parsely-pub-date", "bt:pubdate",
    "cxenseparse:recs:publishtime", "og:article:published_time", "og:published_time", "rnews:datepublished",
    "originalpublicationdate", "article_date_original", "cxenseparse:publishtime", "ptime", "timestamp",
    "datecreated", "creation_date", "date_published", "prism.publicationdate", "citation_date", "search.date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "revised")
_STAMP_NAME = re.compile(
    r"(?:^|[\s_-])(?:entry-?date|post-?date|publish(?:ed)?|published-?(?:date|on)?|pub-?date|dt-published|article-?date|"
    r"date-?published|datepublished|story-?date|posted-?on)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|edit", re.IGNORECASE)
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)"
    r"|/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)"
)
_URL_MONTH_NAME = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})[a-z]*/(\d{1,2})(?:/|$)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "ru", "uk", "pl", "cs", "tr", "ar", "zh"]
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)  # outside these a date is a default, not a day


@cache
def _parser() -> DateDataParser:
    # htmldate's own settings, but not the two hundred languages that take seconds to load.
    settings = {"PARSERS": ["custom-formats", "absolute-time"], "PREFER_DATES_FROM": "past", "STRICT_PARSING": True}
    return DateDataParser(languages=_LANGUAGES, settings=settings)


htmldate.extractors.get_external_parser = _parser


def signs_of(
    tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any], url: str | None, shown: bool
) -> tuple[DateSign, ...]:
    """All dates of publication that the page gives, in the order data, meta, address, markup, search.

    The search is left out where two others agree, and looks at the text only where nothing else is `shown`.
    """
    found: list[tuple[SignPlace, date | None]] = [
        ("data", day_of(linked.get("datePublished"))),
        *(("meta", day_of(meta.get(key))) for key in _PUBLISHED),
        ("address", day_in_address(url)),
        *(("markup", day) for day in _marked(tree)),
    ]
    signs = tuple(dict.fromkeys(DateSign(where, day) for where, day in found if day and _EARLIEST <= day < _LATEST))
    if any(one.day == other.day for one, other in combinations(signs, 2)):
        return signs
    searched = _searched(tree, url, extensive=not signs and not shown)
    return (*signs, DateSign("search", searched)) if searched else signs


def modified_day(meta: dict[str, str], linked: dict[str, Any]) -> date | None:
    """When the page says that it was last changed."""
    days = (day_of(value) for value in (linked.get("dateModified"), *(meta.get(key) for key in _MODIFIED)))
    return next((day for day in days if day), None)


def day_in_address(url: str | None) -> date | None:
    """The day that the path of an address holds."""
    path = urlsplit(url or "").path
    if named := _URL_MONTH_NAME.search(path):
        return _date_of(dict(zip("ymd", named.groups(), strict=True)))
    found = _URL_DAY.search(path)
    return _date_of(dict(zip("ymd", filter(None, found.groups()), strict=True))) if found else None


def _marked(tree: HtmlElement) -> Iterator[date]:
    # A <time> or an element that calls itself the date of publication; several that differ may be other stories'.
    own = [each for each in tree.iter() if isinstance(each.tag, str) and _is_stamp(each) and not _is_elsewhere(each)]
    times = [each for each in tree.iter("time") if each.get("datetime") and not _CHANGED.search(_names(each))]
    times = [each for each in times if not _is_elsewhere(each)]
    for group in (own, times):
        days = {day for each in group if (day := _day_at(each))}
        if len(days) == 1:
            yield days.pop()
        elif days and (day := _day_at(group[0])) and _near_headline(group[0]):
            yield day


def _is_stamp(element: HtmlElement) -> bool:
    named = (element.get("itemprop") or "").lower() in ("datepublished", "datecreated")
    if named or element.get("pubdate") is not None:
        return bool(element.tag != "meta")
    return bool(_STAMP_NAME.search(_names(element))) and not _CHANGED.search(_names(element)) and len(element) < 5


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _day_at(element: HtmlElement) -> date | None:
    values = (element.get("datetime"), element.get("content"), element.get("title"))
    return next((day for value in values if (day := day_of(value))), None) or day_of(element.text_content()[:80])


def _is_elsewhere(element: HtmlElement) -> bool:
    # In a list of other stories, a comment, a menu.
    if any(True for _ in element.iterancestors("nav", "aside", "footer")):
        return True
    named = (each.get(key) or "" for each in element.iterancestors() for key in ("class", "id"))
    return bool({part_named(word) for names in named for word in names.split()} - {None, "byline", "share"})


def _near_headline(element: HtmlElement) -> bool:
    # Inside the element that holds the page's only main heading, and no list of other stories.
    headings = element.getroottree().findall(".//h1")
    around = [each for each in element.iterancestors() if each.tag not in ("body", "html")][:4]
    return len(headings) == 1 and any(each.find(".//h1") is headings[0] for each in around)


def _searched(tree: HtmlElement, url: str | None, extensive: bool) -> date | None:
    # htmldate's own search, with a fixed latest day: without one it would ask the clock.
    try:
        found = find_date(
            tree, extensive_search=extensive, original_date=True, url=url,
            min_date=datetime(_EARLIEST.year, 1, 1), max_date=datetime(_LATEST.year, 1, 1),
        )  # fmt: skip
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):  # of a broken page; others still speak
        return None
    day = day_of(found)
    return None if day and (day.month, day.day) == (1, 1) else day  # what it makes of a bare year


def day_of(value: object) -> date | None:
    """The day as the page writes it, in its own time zone: that is the date its readers saw."""
    text = str(value or "").strip()
    if isinstance(value, int | float) or re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return None  # seconds since an epoch: the day depends on a time zone that is not given
    for pattern, order in (
        (r"^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)", "ymd"),
        (r"^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", "ymd"),
        (r"\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{4})\b", "dmy"),
        (r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", "mdy"),
        (r"\b([A-Z][a-z]{2}) (\d{1,2}) [\d:]{5,8} [A-Z+\d:-]{1,9} (\d{4})$", "mdy"),
    ):
        if found := re.search(pattern, text):
            return _date_of(dict(zip(order, found.groups(), strict=True)))
    return None


def _date_of(parts: dict[str, str]) -> date | None:
    month = parts["m"].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
    try:
        return date(int(parts["y"]), number, int(parts["d"]))
    except ValueError:
        return None
