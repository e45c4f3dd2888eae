"""Tables (CSV, TSV): a report in each row, under a row of column names."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import BinaryIO

from detente.errors import ReportError
from detente.knowledge.columns import guess_columns
from detente.reading.page import RawPage
from detente.reading.part import Member, Setting
from detente.reading.rows import page_of_row
from detente.reading.textfile import lines_of_file, text_start

_DELIMITERS = ",;\t|"
_NAME = re.compile(r"[^\W\d][\w .:/-]{0,39}")
_LONGEST_FIELD = 1_000_000  # characters; no report is longer
_RETRIES = 1000  # rows that an open quotation mark swallowed are read again so often, not without end
csv.field_size_limit(_LONGEST_FIELD)


def recognises(raw: bytes) -> bool:
    """Whether the first line names columns that reports have, or any columns that the next rows fill evenly."""
    if raw[:1] in (b"<", b"{", b"[", b"%") or b"\n" not in raw:
        return False
    start = text_start(raw)
    names = _names(start.split("\n", 1)[0])
    if len(names) < 2 or len(set(names)) < len(names) or not all(map(_NAME.fullmatch, names)):
        return False
    known = len(guess_columns(names, {}))
    rows = _first_rows(start, names)
    return known >= 2 or (known == 1 and len(rows) >= 1) or len(rows) >= 2


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The reports, numbered from the first row under the names."""
    lines = _Lines(lines_of_file(file))
    head = next(lines)
    names, delimiter = _names(head), _delimiter(head)
    for number, row in enumerate(_rows(lines, delimiter, len(names)), 1):
        setting.budget.take(0, 1)
        yield Member(str(number), _content(row, names, setting))


def _content(row: list[str] | ReportError, names: list[str], setting: Setting) -> RawPage | ReportError:
    if isinstance(row, ReportError):
        return row
    try:
        return page_of_row(dict(zip(names, row, strict=True)), setting.columns)
    except ReportError as problem:
        return problem


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _names(line: str) -> list[str]:
    try:
        return [name.strip().strip("\ufeff") for name in next(csv.reader([line], delimiter=_delimiter(line)), [])]
    except csv.Error:
        return []


def _first_rows(start: str, names: list[str]) -> list[list[str]]:
    # The rows after the first line that fill as many columns; none, if one of the first three does not.
    found: list[list[str]] = []
    rows = csv.reader(StringIO(start), delimiter=_delimiter(start.split("\n", 1)[0]), strict=True)
    try:
        for row in islice(rows, 1, 4):
            if row and len(row) != len(names):
                return []
            found += [row] if row else []
    except csv.Error:  # the last row may be cut where the beginning ends
        pass
    return found


class _Lines:
    """The lines of a table, with those since the last row at hand, to be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._again = lines, list[str]()
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.taken.append(line.replace("\x00", ""))
        return self.taken[-1]

    def back(self) -> None:
        """Give all but the first of the lines taken out again."""
        self._again += reversed(self.taken[1:])


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[list[str] | ReportError]:
    # A quotation mark that is never closed would swallow the rows after it: they are tried again by themselves.
    retries = 0
    while True:
        lines.taken = []
        problem = None
        try:
            row = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        except csv.Error as trouble:
            row, problem = [], str(trouble)
        if row is None:
            return
        if problem is None and row and len(row) != width:
            problem = f"it has {len(row)} fields, the first row names {width}"
        if problem is None:
            if row:
                yield row
            continue
        if len(lines.taken) > 1 and retries < _RETRIES:
            retries += 1
            lines.back()
        yield ReportError(f"the row is broken: {problem}", "correct it, or leave it out")
