"""Dates as stamps of other languages write them -> the form in numbers that is read everywhere."""

import re
import unicodedata
from functools import cache

from detente.knowledge.dating import foreign_months

_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})(?:\s*[日일号])?")
_COUNTED = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+((?:19|20)\d\d)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.]*\d)")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_OF = r"(?:d[eio]l?|de|d['’]|van|ta['’]|ב)"
_THIS_CENTURY = 70  # of a year in two figures


def numbered(line: str) -> str:
    """The line with each full date of another language as year-month-day: 'Publié le 2015-05-04'."""
    if not _DIGIT.search(line):
        return line
    line = line if line.isascii() else "".join(map(_ascii_digit, line))
    line = _SIGNS.sub(lambda found: _iso(found[1], found[2], found[3]), line)
    line = _COUNTED.sub(lambda found: _iso(found[3], found[2], found[1]), line)
    line = _DOTTED.sub(_full_year, line)
    for expression in _named():
        line = expression.sub(_by_name, line)
    return line


def _ascii_digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"


def _full_year(found: re.Match[str]) -> str:
    century = 2000 if int(found[3]) < _THIS_CENTURY else 1900
    return f"{found[1]}.{found[2]}.{century + int(found[3])}"


def _by_name(found: re.Match[str]) -> str:
    return _iso(found["year"], str(_months()[found["month"].lower()]), found["day"])


@cache
def _months() -> dict[str, int]:
    return {name.lower(): number for name, number in foreign_months().items()}


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    # The month first looked for is the longest; 'mai' is the beginning of 'maija'.
    names = "|".join(map(re.escape, sorted(_months(), key=lambda name: (-len(name), name))))
    month = rf"{_OF}?\s*(?P<month>{names})(?!\w)\.?"
    return (
        re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:\.|er|º|°|ª|-)?\s*{month}[\s,.-]*(?:{_OF}\s+)?{_YEAR}(?:\s*г\.?)?", re.IGNORECASE
        ),
        re.compile(rf"\b{_YEAR}\.?\s*(?:m\.|gada)?\s*{month}\s*(?P<day>\d{{1,2}})(?!\d)(?:\s*d?\.)?", re.IGNORECASE),
        re.compile(rf"\b{_YEAR}\.\s*gada\s*(?P<day>\d{{1,2}})\.\s*{month}", re.IGNORECASE),
    )
