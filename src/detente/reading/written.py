"""Dates as they are written in a line, with or without their year; no meaning is given to relative expressions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from detente.calendar.tagging import Found, Shapes, find
from detente.knowledge.calendar_words import named, time_shapes
from detente.knowledge.languages import languages

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written, at `start:end`: a month, mostly a day, maybe a year and an ISO weekday (1 = Monday)."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The day in that year; None where it does not exist, or is another weekday than the one written."""
        try:
            found = date(year, self.month, self.day or 1)
        except ValueError:
            return None
        return found if self.weekday in (None, found.isoweekday()) else None

    @property
    def full(self) -> date | None:
        """The day, if year and day are written and agree with the weekday."""
        return self.on(self.year) if self.year and self.day else None


def written_dates(line: str) -> tuple[Written, ...]:
    """The dates in a line, in order; a numeric date that can be read in two ways comes twice."""
    if not _DIGIT.search(line):
        return ()
    return tuple(
        each
        for language in languages()
        for found in find(line, _shapes(language, "day", "day_range", "numeric_day", "moment", "month"), language)
        for each in _written(found, language)
    )


def weekdays_in(text: str) -> frozenset[int]:
    """ISO weekdays that a text names."""
    return frozenset(_numbers(text, "weekday"))


def months_in(text: str) -> frozenset[int]:
    """Months (1-12) that a text names in full."""
    return frozenset(_numbers(text, "month"))


def _numbers(text: str, sense: Literal["weekday", "month"]) -> Iterator[int]:
    for language in languages():
        for found in find(text, _shapes(language, sense), language):
            yield _number(found, sense, language)


@cache
def _shapes(language: str, *senses: str) -> Shapes:
    return tuple((shape, pattern) for shape, pattern in time_shapes(language) if shape.sense in senses)


def _written(found: Found, language: str) -> Iterator[Written]:
    parts = found.groups
    year, day = _digits(parts.get("year")), _digits(parts.get("day"))
    if found.shape.sense == "numeric_day":
        yield from _numeric(found, year or 0)
    elif year or day:
        month = _digits(parts.get("mnum")) or _number(found, "month", language)
        weekday = _number(found, "weekday", language) if parts.get("weekday") else None
        yield Written(found.start, found.end, year, month, day, weekday)


def _numeric(found: Found, year: int) -> Iterator[Written]:
    first, second = _digits(found.groups["first"]) or 0, _digits(found.groups["second"]) or 0
    orders = ((first, second), (second, first)) if found.groups["mark"] != "." else ((first, second),)
    for day, month in dict.fromkeys(orders):  # dots are not used where the month comes first
        if month <= 12 and year > 99:
            yield Written(found.start, found.end, year, month, day)


def _digits(written: str | None) -> int | None:
    return int("".join(filter(str.isdigit, written))) if written else None


def _number(found: Found, kind: Literal["weekday", "month"], language: str) -> int:
    return named(language, kind)[(found.groups[kind] or "").lower().rstrip(".")].number or 0
