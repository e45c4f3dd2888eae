"""WARC and WARC.GZ, as crawlers and web archives write them: the pages in them, streamed, each with its address."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from detente.errors import ReportError
from detente.reading.limits import HEAD, MOST_BYTES, too_large
from detente.reading.marks import next_mark
from detente.reading.pagedates import day_of
from detente.reading.part import Member, Setting

_GZIP = b"\x1f\x8b\x08"
_GZIP_HEAD, _ALIKE = 10, 5  # bytes: of the head, and those of them that two records share
_TRIES = 100
_HEADER = 2000
_PLAIN = b"WARC/1."
_INNER = re.compile(rb"\r\n\r\nWARC/1\.\d\r\nWARC-|^WARC/1\.\d\r\nWARC-")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/xml", "application/rss+xml",
          "application/atom+xml", "application/xml", "message/rfc822", "multipart/related")  # fmt: skip
_BLOCK = 1 << 20
_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_MOST = 2 * MOST_BYTES  # of a record that is looked at: a packed page and what the server said of it
_FETCHED = 200


def recognises(raw: bytes) -> bool:
    """Whether a record begins here, packed or not; where the first is damaged, the next ones show it."""
    if _is_packed(raw):
        return True
    return raw.startswith(_PLAIN) or (b"\r\nWARC-Type:" in raw[:_HEADER] and bool(_INNER.search(raw)))


def _is_packed(raw: bytes) -> bool:
    # Every record is packed by itself, under a head that is much the same for all.
    place, tries = raw.find(_GZIP), 0
    while place >= 0 and tries < _TRIES:
        alike = sum(one == other for one, other in zip(raw[:_GZIP_HEAD], raw[place:], strict=False))
        if alike >= _ALIKE and _unpacked(raw[place:]).startswith(_PLAIN):
            return True
        place, tries = raw.find(_GZIP, place + 1), tries + 1
    return False


def _unpacked(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, len(_PLAIN))
    except zlib.error:
        return b""


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The pages that were fetched well, numbered from 1; images, styles, redirects and errors are no reports.

    After a damaged record reading goes on at the next place where one begins.
    """
    start: int | None = 0
    mark = _GZIP if _is_packed(file.read(HEAD)) else _PLAIN
    number, lost = 0, False
    while start is not None:
        broken_at = None
        for found in _records(file, start, setting):
            failed = found.member is not None and isinstance(found.member.content, ReportError)
            if found.member is not None and not (lost and failed):
                number += 1  # of several tries to find the next record after a damage only the first is told
                yield replace(found.member, name=str(number))
            lost = failed
            broken_at = found.offset if isinstance(found, _Break) else None
        start = None if broken_at is None else next_mark(file, broken_at + 1, mark)


@dataclass(frozen=True, slots=True)
class _Found:
    """A record at an offset of the file, and what it holds for us."""

    offset: int
    member: Member | None


class _Break(_Found):
    """A record behind which the next one cannot be told by this one's length."""


def _records(file: BinaryIO, start: int, setting: Setting) -> Iterator[_Found]:
    # The records from `start` to the end, or to the first break.
    file.seek(start)
    offset = start
    try:
        for record in ArchiveIterator(file, record_types=_WANTED, parse_http=False, max_header_len=_BLOCK):
            offset = start + record.stream_pos
            block = record.reader.read(min(record.content_length, _MOST))
            setting.budget.take(len(block), 1)
            if len(block) < record.content_length:
                yield _Break(offset, _cut(record, block))
                return
            if _INNER.search(block):
                yield _Break(offset, _problem("the record's length is wrong: it runs into the next one"))
                return
            yield _Found(offset, _page(record, block))
    except (OSError, ValueError) as problem:
        yield _Break(offset, _problem(f"the archive is damaged here: {problem}"))


def _cut(record: WarcRecord, block: bytes) -> Member | None:
    if len(block) < _MOST:
        return _problem("the record is cut short")
    page = _page(record, block)  # a film of some gigabytes is no issue, a page of that size is
    return Member("", too_large(record.content_length), page.url) if page else None


def _problem(what: str) -> Member:
    return Member("", ReportError(what, "fetch the archive again"))


def _page(record: WarcRecord, block: bytes) -> Member | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    record.set_bytes_content(block)
    if record.is_http:
        try:
            record.parse_http(auto_decode="all")
            if record.http_headers is None or record.http_headers.status_code != _FETCHED:
                return None
            kind = record.http_content_type or ""
            content = record.reader.read(MOST_BYTES + 1) if _is_page(kind) else b""
        except (OSError, ValueError) as problem:
            return Member("", ReportError(f"the page's packing is damaged: {problem}", "fetch the page again"), url)
    else:
        kind, content = record.headers.get("Content-Type") or "", block
    saved = day_of(record.headers.get("WARC-Date"))
    return Member("", BytesIO(content), url, saved) if _is_page(kind) and content.strip() else None


def _is_page(kind: str) -> bool:
    return not kind or kind.split(";", maxsplit=1)[0].strip().lower() in _PAGES
