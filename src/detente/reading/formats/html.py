"""Saved web pages: the article's lines, and all that the page's markup and data say of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.errors import ReportError
from detente.reading.decoding import decode
from detente.reading.lines import words_in
from detente.reading.markup import lines_of, parse
from detente.reading.page import RawPage
from detente.reading.pagedata import address_of, authors_of, body_of, linked_data, meta_of, site_of, title_of, types_of
from detente.reading.pagedates import modified_day, signs_of
from detente.reading.pagekind import WARNINGS, kind_of
from detente.reading.pagelocale import locale_of
from detente.reading.pagetext import article_lines
from detente.reading.several import parts_of
from detente.reading.shown import stamp_of

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
    whole = lines_of(tree)
    around = tuple(_above(whole, lines))
    title, url = title_of(tree, meta, linked), address_of(tree, meta)
    stamps = (stamp_of(line) for line in _below(title, around))
    shown = any(stamp is not None and stamp.days for stamp in stamps)
    kind = kind_of(tree, types_of(linked), lines)
    page = RawPage(
        lines=lines,
        around=around,
        title=title,
        site=site_of(tree, meta, linked, title),
        url=url,
        authors=authors_of(meta, linked),
        modified=modified_day(meta, linked),
        language=locale_of(tree, meta, url, whole),
        signs=signs_of(tree, meta, linked, url, shown),
        warnings=(WARNINGS[kind],) if kind else (),
    )
    yield replace(page, parts=parts_of(page, kind, tree, linked))


def _above(whole: list[str], lines: tuple[str, ...]) -> Iterator[str]:
    # What stands over the second full paragraph (the first may be a standfirst, with byline and time stamp below it)
    # and is not the article's own.
    openings = [line for line in lines if words_in(line) >= _FULL][:2] or [lines[0]]
    own = set(lines)
    for line in whole:
        if openings[-1][:60] in line:
            return
        if line not in own or words_in(line) < _FULL:
            yield line


def _below(title: str | None, around: tuple[str, ...]) -> tuple[str, ...]:
    heads = [number for number, line in enumerate(around) if title and title in line]
    return around[heads[-1] :] if heads else ()
