"""Saved news feeds (RSS, Atom): a report in each item, as far as the feed carries it."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from detente.errors import ReportError
from detente.reading.limits import MOST_BYTES, too_large
from detente.reading.markup import parse_xml
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.part import Member, Setting
from detente.reading.snippets import lines_of

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|RDF)[\s>]")
_BEFORE_ROOT = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*", re.DOTALL)
_ITEMS = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")
_PUBLISHED = ("pubDate", "published", "issued", "date", "created")


def recognises(raw: bytes) -> bool:
    """Whether its outermost element is that of a feed."""
    start = raw.removeprefix(b"\xef\xbb\xbf")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = raw.decode("utf-16", "replace").encode()
    before = _BEFORE_ROOT.match(start)
    return before is not None and bool(_ROOT.match(start, before.end()))


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The reports, numbered in the feed's order. Raises ReportError where it is no XML at all."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise too_large(len(raw))
    tree = parse_xml(raw, "the feed", "save it again")
    items = [each for each in tree.iter() if _name(each) in _ITEMS]
    if not items:
        raise ReportError("the feed has no items", "save it again")
    site = next((_text(each) for each in tree.iter() if _name(each) == "title" and not _inside_item(each)), None)
    for number, item in enumerate(items, 1):
        setting.budget.take(0, 1)
        yield Member(str(number), _page(item, site))


def _page(item: etree._Element, site: str | None) -> RawPage | ReportError:
    texts = [lines_of(_text(each)) for name in _TEXTS for each in item if _name(each) == name]
    lines = max(texts, key=lambda found: sum(map(len, found)), default=())
    if not lines:
        return ReportError("the item has no text, only a link", "save the page that it links to")
    return RawPage(
        lines,
        title=_first(item, ("title",)),
        site=site,
        url=_link(item),
        authors=tuple(filter(None, (_author(each) for each in item if _name(each) in ("creator", "author")))),
        published=day_of(_first(item, _PUBLISHED)),
        modified=day_of(_first(item, ("updated", "modified"))),
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    # XHTML stands in an Atom feed as it is; all else as characters.
    if element.get("type") == "xhtml":
        return "".join(etree.tostring(each, encoding="unicode") for each in element if _name(each) not in _ITEMS)
    return "".join(_characters(element))


def _characters(element: etree._Element) -> Iterator[str]:
    # Where an end is lost, the next item stands inside of this one.
    yield element.text or ""
    for each in element:
        if _name(each) not in _ITEMS:
            yield from _characters(each)
            yield each.tail or ""


def _first(item: etree._Element, names: tuple[str, ...]) -> str | None:
    values = (" ".join(_text(each).split()) for name in names for each in item if _name(each) == name)
    return next((value for value in values if value), None)


def _link(item: etree._Element) -> str | None:
    links = [each for each in item if _name(each) == "link" and each.get("rel", "alternate") == "alternate"]
    return next((url for each in links if (url := (each.get("href") or _text(each)).strip())), None)


def _author(element: etree._Element) -> str | None:
    named = next((_text(each) for each in element if _name(each) == "name"), None) or _text(element)
    return " ".join(named.split()) or None


def _inside_item(element: etree._Element) -> bool:
    return any(_name(each) in (*_ITEMS, "image") for each in element.iterancestors())
