"""JSON Lines: a report in each line."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.limits import MOST_BYTES, too_large
from detente.reading.page import RawPage
from detente.reading.part import Member, Setting
from detente.reading.rows import page_of_row
from detente.reading.textfile import lines_of_file, text_start

_OBJECT = re.compile(r'\s*\{[ \t]*"(?:[^"\\\n]|\\.)*"[ \t]*:')


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
    """The reports, numbered by the lines that are not empty."""
    number, whole = 0, True
    for line in lines_of_file(file):
        begins, whole = whole, line.endswith("\n")
        if not begins or not line.strip():  # the rest of a line that is too long
            continue
        number += 1
        setting.budget.take(0, 1)
        yield Member(str(number), _content(line, setting))


def _content(line: str, setting: Setting) -> RawPage | ReportError:
    if len(line) >= MOST_BYTES:
        return too_large(len(line))
    try:
        row = json.loads(line, strict=False)
        if not isinstance(row, dict):
            return ReportError("the line is no JSON object", "give one object in each line")
        return page_of_row(row, setting.columns)
    except ReportError as problem:
        return problem
    except (ValueError, RecursionError) as problem:
        return ReportError(f"the line is no JSON: {problem}", "correct it, or leave it out")
