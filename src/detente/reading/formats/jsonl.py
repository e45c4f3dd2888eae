"""JSON Lines: a report in each line."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.limits import MOST_BYTES, too_large
from detente.reading.page import RawPage
from detente.reading.part import Member, Setting
from detente.reading.rows import page_of_row
from detente.reading.textfile import lines_of_file, text_start

_OBJECT = re.compile(r'\s*\{[ \t]*"(?:[^"\\\n]|\\.)*"[ \t]*:')
_OBJECT_START = re.compile(r'\{[ \t]*"')
_DECODER = json.JSONDecoder(strict=False)
_MOST_TRIES = 10  # places in a damaged line at which a whole report is looked for


def recognises(raw: bytes) -> bool:
    """Whether the first line is a JSON object, or the beginning of a long one."""
    if b"{" not in raw[:200]:
        return False
    start = text_start(raw)
    if not _OBJECT.match(start):
        return False
    first, end, _ = start.lstrip().partition("\n")
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # A line that is broken, or cut where the beginning ends; not the first line of one object over many lines.
        return not end or first.rstrip().endswith("}") or len(first) > 200


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The reports, numbered in their order: one in each line that is not empty."""
    number, whole = 0, True
    for line in lines_of_file(file):
        begins, whole = whole, line.endswith("\n")
        if not begins or not line.strip():  # the rest of a line that is too long
            continue
        for content in _contents(line, setting):
            number += 1
            setting.budget.take(0, 1)
            yield Member(str(number), content)


def _contents(line: str, setting: Setting) -> Iterator[RawPage | ReportError]:
    # Where the end of a line is damaged, the next report stands in the same line.
    if len(line) >= MOST_BYTES:
        yield too_large(len(line))
        return
    rest = line.strip()
    while rest:
        try:
            row, end = _DECODER.raw_decode(rest)
            yield _page(row, setting)
            rest = _from_object(rest, end)
        except (ValueError, RecursionError) as problem:
            yield ReportError(f"the line is no JSON: {problem}", "correct it, or leave it out")
            rest = _whole_tail(rest)


def _from_object(line: str, start: int) -> str:
    found = _OBJECT_START.search(line, start)
    return line[found.start() :] if found else ""


def _whole_tail(line: str) -> str:
    # An object inside another does not reach the line's end, so what does is a report.
    opening = _OBJECT.match(line)
    places = re.finditer(re.escape(opening[0].strip()), line) if opening else ()
    tails = (line[each.start() :] for each in islice(places, 1, _MOST_TRIES))
    return next(filter(_is_json, tails), "")


def _is_json(text: str) -> bool:
    try:
        return bool(_DECODER.decode(text))
    except (ValueError, RecursionError):
        return False


def _page(row: object, setting: Setting) -> RawPage | ReportError:
    if not isinstance(row, dict):
        return ReportError("the line is no JSON object", "give one object in each line")
    try:
        return page_of_row(row, setting.columns)
    except ReportError as problem:
        return problem
