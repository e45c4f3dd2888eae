"""Dates as they are written in a line, with or without their year; no meaning is given to relative expressions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.knowledge.calendar_words import named
from detente.knowledge.dating import foreign_months
from detente.knowledge.languages import languages

_AFTER_DAY = r"(?:st|nd|rd|th)?(?![\d:.,]*\d)"
_YEAR = r"(?:\s*[,/.-]?\s*(?P<year>(?:19|20)\d\d)(?!\d))?"


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
    found = sorted(_all(line), key=lambda each: (each.start, -each.end))
    kept: list[Written] = []
    for each in found:
        if not kept or each.start >= kept[-1].end or (each.start, each.end) == (kept[-1].start, kept[-1].end):
            kept.append(each)
    return tuple(kept)


def weekdays_in(text: str) -> frozenset[int]:
    """ISO weekdays that a text names."""
    return frozenset(_weekdays()[each.group(1).lower()] for each in _weekday_expression().finditer(text))


def months_in(text: str) -> frozenset[int]:
    """Months (1-12) that a text names in full."""
    return frozenset(_months()[each.group(1).lower()] for each in _month_expression().finditer(text))


def _all(line: str) -> Iterator[Written]:
    for expression in _expressions():
        for found in expression.finditer(line):
            part = found.groupdict()
            month = _months()[part["month"].lower()]
            year, day = part.get("year"), part.get("day")
            number = int(day) if day else None
            if number is None or 1 <= number <= 31:
                yield Written(
                    found.start(),
                    found.end(),
                    int(year) if year else None,
                    month,
                    number,
                    _weekday(part.get("weekday")),
                )
    yield from _numeric(line)


def _numeric(line: str) -> Iterator[Written]:
    for found in re.finditer(r"(?<![\d./-])((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)", line):
        yield from _checked(found, int(found[1]), int(found[2]), int(found[3]))
    for found in re.finditer(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)", line):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        yield from _checked(found, year, second, first)
        if first != second and found[2] != ".":  # dots are not used where the month comes first
            yield from _checked(found, year, first, second)


def _checked(found: re.Match[str], year: int, month: int, day: int) -> Iterator[Written]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Written(found.start(), found.end(), year, month, day)


@cache
def _months() -> dict[str, int]:
    own = {name: word.number or 0 for code in languages() for name, word in named(code, "month").items()}
    return {name.lower(): number for name, number in foreign_months().items()} | own


@cache
def _weekdays() -> dict[str, int]:
    return {name: word.number or 0 for code in languages() for name, word in named(code, "weekday").items()}


def _weekday(name: str | None) -> int | None:
    return _weekdays()[name.lower()] if name else None


def _names(words: dict[str, int]) -> str:
    forms = {
        form
        for word in words
        for form in (word, word.capitalize(), word.upper())
        if form[0].isupper() or not form.isascii()
    }
    forms |= {"mars", "mai"} & set(words)
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))


@cache
def _weekday_expression() -> re.Pattern[str]:
    return re.compile(rf"\b({_names({name: n for name, n in _weekdays().items() if len(name) > 5})})(?!\w)")


@cache
def _month_expression() -> re.Pattern[str]:
    # After a preposition only: 'May' and 'March' are ordinary words as well.
    names = _names({name: n for name, n in _months().items() if len(name) > 3 or name == "may"})
    return re.compile(rf"\b(?:in|since|until|by|of|through|last|early|late|mid|next|\d)[\s-]+({names})(?!\w)")


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_names(_months())})(?!\w)\.?"
    weekday = rf"(?:\b(?P<weekday>{_names(_weekdays())})(?!\w)\.?[\s,/|–-]+(?:the\s+)?)?"
    return (
        re.compile(rf"{weekday}\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of\b)?[\s./-]*{month}{_YEAR}"),
        re.compile(rf"{weekday}\b{month}[\s./-]*(?P<day>\d{{1,2}}){_AFTER_DAY}(?:\s?[-–]\s?\d{{1,2}})?{_YEAR}"),
        re.compile(rf"\b{month},?\s+(?P<year>(?:19|20)\d\d)(?!\d)"),
    )
