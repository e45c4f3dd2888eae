"""Exports of Factiva as text or HTML: the articles of a search, by their end marks and field codes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from detente.reading.decoding import decode
from detente.reading.formats.text import page_of
from detente.reading.markup import drop, flat, lines_of, parse
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.textfile import text_start

_END = re.compile(r"^\s*(?:AN )?Document\s+[A-Z][A-Z0-9]{3,9}[0-9A-Za-z]{10,24}\s*$")
_CODED = re.compile(
    r"^(HD|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|BY|CLM|VOL|ART)(?:\s+(.*))?$"
)
_WORDS = re.compile(r"^\s*[\d,.]+ words\s*$")
_DAY = re.compile(r"^\s*\d{1,2} [A-Z][a-z]+ \d{4}\s*$")
_CLOCK = re.compile(r"^\s*\d{1,2}:\d{2}(?: [AP]M| GMT)?\s*$")
_COPYRIGHT = re.compile(r"^\s*(?:\(c\)|copyright\b|©|all rights reserved)", re.IGNORECASE)
_CODE = re.compile(r"^\s*[A-Z0-9]{2,8}\s*$")
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_HTML = re.compile(rb"class=[\"'][^\"']*\b(?:article \w*Article|\w{0,3}articleParagraph)\b", re.IGNORECASE)
_MOST_HEAD = 16  # lines


def recognises(raw: bytes) -> bool:
    """Whether its articles carry the marks of that database."""
    if raw.lstrip()[:1] == b"<":
        return bool(_HTML.search(raw)) and bool(re.search(rb"Document\s+[A-Z][A-Z0-9]{3,9}[0-9A-Za-z]{10,24}\b", raw))
    lines = text_start(raw).splitlines()
    return any(_END.match(line) for line in lines) and any(_WORDS.match(line) or _CODED.match(line) for line in lines)


def read(raw: bytes) -> Iterable[RawPage]:
    """The articles."""
    text = decode(raw)
    return pages_of(_shown(text) if text.lstrip().startswith("<") else text.split("\n"))


def pages_of(lines: Sequence[str]) -> list[RawPage]:
    """The articles in the lines of such an export."""
    return [page for part in _parts(lines) if (page := _coded(part) or _plain(part)) is not None]


def _shown(text: str) -> list[str]:
    tree = parse(text.replace("\n", " "))
    return [line for row in _rows(tree) for line in row]


def _rows(tree: HtmlElement) -> Iterator[list[str]]:
    # Where code and value of a field stand beside each other in a table they become a line and those below it.
    for row in list(tree.iter("tr")):
        cells = list(row.iter("td"))
        if len(cells) == 2 and _CODED.match(flat(cells[0])):
            value = lines_of(cells[1])
            yield [f"{flat(cells[0])} {value[0] if value else ''}", *value[1:]]
            drop(row)
    yield lines_of(tree)


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for line in lines:
        if not _END.match(line):
            part.append(line)
            continue
        if any(each.strip() for each in part):
            yield part
        part = []


def _coded(lines: list[str]) -> RawPage | None:
    # Two-letter codes in front of the fields: HD headline, SN source, PD day, LP and TD the text.
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _CODED.match(line.strip())
        if found:
            code = found.group(1)
            fields.setdefault(code, []).append(found.group(2) or "")
        elif code:
            fields[code].append(line)
    if not fields.keys() >= {"HD", "PD"} or not fields.keys() & {"LP", "TD"}:
        return None
    told = {name: " ".join(" ".join(value).split()) for name, value in fields.items()}
    body = "\n".join((*fields.get("LP", ()), "", *fields.get("TD", ())))
    return RawPage(
        page_of(body).lines,
        title=told["HD"] or None,
        site=told.get("SN") or None,
        authors=_authors(told.get("BY", "")),
        published=day_of(told["PD"]),
    )


def _plain(lines: list[str]) -> RawPage | None:
    # Headline, perhaps a byline, the number of words, the day, the hour, the source, its code, language, copyright.
    words = next((number for number, line in enumerate(lines) if _WORDS.match(line)), None)
    if words is None:
        return None
    above = [line.strip() for line in lines[:words] if line.strip()]
    below = [(number, line.strip()) for number, line in enumerate(lines) if number > words and line.strip()]
    head = below[:_MOST_HEAD]
    dated = next((place for place, (_, line) in enumerate(head) if _DAY.match(line)), None)
    if dated is None:
        return None
    begin, publisher = _behind_head(head, dated)
    byline = next((line for line in reversed(above) if _BY.match(line)), "")
    titles = [line for line in above if line != byline]
    return RawPage(
        page_of("\n".join(lines[begin:])).lines,
        title=titles[-1] if titles else None,
        site=publisher,
        authors=_authors(byline),
        published=day_of(head[dated][1]),
    )


def _behind_head(head: list[tuple[int, str]], dated: int) -> tuple[int, str | None]:
    # The number of the text's first line, and the source's name.
    rest = [(number, line) for number, line in head[dated + 1 :] if not _CLOCK.match(line)]
    publisher = rest[0][1] if rest else None
    marked = [place for place, (_, line) in enumerate(rest) if _COPYRIGHT.match(line)]
    last = marked[-1] if marked else next((n for n, (_, line) in enumerate(rest) if _CODE.match(line)), -1) + 1
    return (rest[last][0] + 1 if 0 <= last < len(rest) else head[dated][0] + 1), publisher


def _authors(byline: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r",| and |;", _BY.sub("", byline)) if name.strip())
