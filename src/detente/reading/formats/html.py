"""Saved web pages: the article's lines, and all that the page's markup and data say of it."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from detente.errors import ReportError
from detente.reading.decoding import decode
from detente.reading.markup import lines_of, parse
from detente.reading.page import RawPage
from detente.reading.pagedata import address_of, authors_of, body_of, linked_data, meta_of, site_of, title_of, types_of
from detente.reading.pagedates import modified_day, signs_of
from detente.reading.pagekind import kind_warnings
from detente.reading.pagetext import article_lines
from detente.reading.written import written_dates

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|meta|p)\b", re.IGNORECASE)

_FULL = 15  # words of a paragraph that is no heading and no byline


def recognises(raw: bytes) -> bool:
    """Whether the content begins like markup."""
    head = raw[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and bool(_MARKUP.search(head))


def read(raw: bytes) -> Iterable[RawPage]:
    """One article; a broken page is read as far as it goes."""
    tree = parse(decode(raw))
    meta, linked = meta_of(tree), linked_data(tree)
    lines = article_lines(tree, body_of(linked))
    if not lines:
        raise ReportError("no article was found in the page", "save the page again, or give its text")
    around = tuple(_above(tree, lines))
    title, url = title_of(tree, meta, linked), address_of(tree, meta)
    shown = any(each.full for line in _below(title, around) for each in written_dates(line))
    yield RawPage(
        lines=lines,
        around=around,
        title=title,
        site=site_of(tree, meta, linked, title),
        url=url,
        authors=authors_of(meta, linked),
        modified=modified_day(meta, linked),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:5].lower() or None,
        signs=signs_of(tree, meta, linked, url, shown),
        warnings=kind_warnings(tree, types_of(linked), lines),
    )


def _above(tree: HtmlElement, lines: tuple[str, ...]) -> Iterator[str]:
    # What stands over the second full paragraph (the first may be a standfirst, with byline and time stamp below it)
    # and is not the article's own.
    openings = [line for line in lines if len(line.split()) >= _FULL][:2] or [lines[0]]
    own = set(lines)
    for line in lines_of(tree):
        if openings[-1][:60] in line:
            return
        if line not in own or len(line.split()) < _FULL:
            yield line


def _below(title: str | None, around: tuple[str, ...]) -> tuple[str, ...]:
    heads = [number for number, line in enumerate(around) if title and title in line]
    return around[heads[-1] :] if heads else ()
