"""Exports of Nexis Uni and LexisNexis as text: the articles of a search, each with its own head and foot."""

import re
from collections.abc import Iterable, Sequence

from detente.reading.decoding import decode
from detente.reading.formats.text import page_of
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.textfile import text_start

_END = re.compile(r"^\s*End of Document\s*$", re.IGNORECASE)
_COUNT = re.compile(r"^\s*\d{1,5} of \d{1,5} DOCUMENTS?\s*$")
_DAY = re.compile(
    r"^\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{1,2}, \d{4}\b|"
    r"^\s*\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^\s*(section|length|byline|dateline|headline|highlight|body|load-date|language|publication-type|"
    r"subject|graphic|classification|copyright|journal-code|acc-no|type|series|correction|country|city|state|"
    r"person|company|organization|organisation|industry|geographic|ticker|notes|source)\s*:\s*(.*)$",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"^\s*classification\s*$", re.IGNORECASE)
_BODY = re.compile(r"^\s*body\s*:?\s*$", re.IGNORECASE)
_FOOT = ("load-date", "language", "publication-type", "subject", "classification", "graphic", "journal-code", "acc-no",
         "country", "city", "state", "person", "company", "organization", "organisation", "industry", "geographic",
         "ticker")  # fmt: skip
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|©|\(c\)|all rights reserved)", re.IGNORECASE)
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_MOST_HEAD = 25  # lines


def recognises(raw: bytes) -> bool:
    """Whether articles in it begin or end as those databases mark them."""
    lines = text_start(raw).splitlines()
    fields = {found.group(1).lower() for line in lines if (found := _FIELD.match(line))}
    marked = any(_END.match(line) or _COUNT.match(line) for line in lines)
    return (marked and bool(fields & {"length", "load-date", "section", "byline"})) or (
        "length" in fields and "load-date" in fields and any(_BODY.match(line) for line in lines)
    )


def read(raw: bytes) -> Iterable[RawPage]:
    """The articles."""
    return pages_of(decode(raw).split("\n"))


def pages_of(lines: Sequence[str]) -> list[RawPage]:
    """The articles in the lines of such an export; what stands before the first, its cover, is left out."""
    return [page for part in _parts(lines) if (page := _page(part)) is not None]


def _parts(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if _COUNT.match(line) or _END.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(line.strip() for line in part)]


def _page(lines: list[str]) -> RawPage | None:
    begin = next((number for number, line in enumerate(lines) if _BODY.match(line)), None)
    head = [line.strip() for line in lines[: begin if begin is not None else _MOST_HEAD] if line.strip()]
    fields = {found.group(1).lower(): found.group(2).strip() for line in head if (found := _FIELD.match(line))}
    dated = next((number for number, line in enumerate(head) if _DAY.match(line)), None)
    if dated is None and "length" not in fields:
        return None  # a cover, a list of contents
    body = _body(lines, begin)
    if not body.strip():
        return None
    title, publisher = _names(head, dated, fields)
    return RawPage(
        page_of(body).lines,
        around=tuple(value for name in ("byline", "dateline") if (value := fields.get(name))),
        title=title,
        site=publisher,
        authors=_authors(fields.get("byline", "")),
        published=day_of(head[dated]) if dated is not None else None,
    )


def _body(lines: list[str], begin: int | None) -> str:
    # Without a line that says where the text begins, it begins behind the last field of the head.
    if begin is None:
        begin = max((number for number, line in enumerate(lines[:_MOST_HEAD]) if _is_head(line)), default=0)
    after = lines[begin + 1 :]
    end = next((n for n, line in enumerate(after) if _is_foot(line)), len(after))
    return "\n".join(after[:end])


def _is_head(line: str) -> bool:
    return _FIELD.match(line) is not None and not _is_foot(line)


def _is_foot(line: str) -> bool:
    found = _FIELD.match(line)
    return (
        bool(_CLASSES.match(line))
        or (found is not None and found.group(1).lower() in _FOOT)
        or bool(_COPYRIGHT.match(line))
    )


def _names(head: list[str], dated: int | None, fields: dict[str, str]) -> tuple[str | None, str | None]:
    # Headline and paper. The newer exports have the headline above the paper and the date, the older ones below.
    plain = [line for line in head if not _FIELD.match(line) and not _COPYRIGHT.match(line)]
    if dated is None:
        return fields.get("headline") or next(iter(plain), None), None
    at = plain.index(head[dated]) if head[dated] in plain else 0
    publisher = plain[at - 1] if at >= 1 else None
    if fields.get("headline"):
        return fields["headline"], publisher
    if at >= 2:
        return plain[at - 2], publisher
    below = [line for line in plain[at + 1 :] if not re.search(r"\bedition\b", line, re.IGNORECASE)]
    return next(iter(below), None), publisher


def _authors(byline: str) -> tuple[str, ...]:
    names = re.split(r",| and |;", _BY.sub("", byline))
    return tuple(name.strip().title() if name.isupper() else name.strip() for name in names if name.strip())
