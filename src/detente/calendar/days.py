"""Arithmetic over days: first and last day of weeks, months, quarters, seasons, years, and their TIMEX3 values."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.records import TimeKind


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means: its TIMEX3 kind and value and the closed interval of days (None = open)."""

    kind: TimeKind
    value: str
    date_from: date | None = None
    date_to: date | None = None


def day(when: date) -> Reading:
    """One day."""
    return Reading("DATE", when.isoformat(), when, when)


def week(when: date, weekend: bool = False) -> Reading:
    """The ISO week, Monday to Sunday, that holds a day; or its Saturday and Sunday."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    if weekend:
        return Reading("DATE", f"{year:04d}-W{number:02d}-WE", monday + timedelta(days=5), monday + timedelta(days=6))
    return Reading("DATE", f"{year:04d}-W{number:02d}", monday, monday + timedelta(days=6))


def month(year: int, number: int) -> Reading:
    """A month, first to last day; a number outside 1..12 counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Reading("DATE", f"{year:04d}-{number:02d}", *_month_ends(year, number))


def _month_ends(year: int, number: int) -> tuple[date, date]:
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def quarter(year: int, number: int) -> Reading:
    """A quarter, counted on into other years outside 1..4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, number * 3 - 2), month(year, number * 3)
    return Reading("DATE", f"{year:04d}-Q{number}", first.date_from, last.date_to)


def half(year: int, number: int) -> Reading:
    """The first or second half of a year."""
    return Reading("DATE", f"{year:04d}-H{number}", date(year, number * 6 - 5, 1), month(year, number * 6).date_to)


def season(year: int, code: str, first_month: int) -> Reading:
    """A season of three months; winter is named by the year its December stands in."""
    first, last = month(year, first_month), month(year, first_month + 2)
    return Reading("DATE", f"{year:04d}-{code}", first.date_from, last.date_to)


def year(number: int) -> Reading:
    """A year."""
    return Reading("DATE", f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def decade(first: int) -> Reading:
    """Ten years from a year that ends in 0."""
    return Reading("DATE", f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31))


def century(number: int) -> Reading:
    """A century by its ordinal, such as 19; as one says it, from the year that ends in 00."""
    first = (number - 1) * 100
    return Reading("DATE", f"{number - 1:02d}", date(max(1, first), 1, 1), date(first + 99, 12, 31))


def fiscal_year(number: int) -> Reading:
    """A business year: it ends in the calendar year of its name, on a day that the name leaves open."""
    return Reading("DATE", f"FY{number:04d}", date(number - 1, 1, 1), date(number, 12, 31))


def week_of_month(year: int, number: int, nth: int) -> Reading:
    """The nth week of a month (-1: the last); a week belongs to the month that holds its Thursday."""
    first, last = _month_ends(year, number)
    if nth < 0:
        return week(last - timedelta(days=(last.isoweekday() - 4) % 7))
    return week(first + timedelta(days=(4 - first.isoweekday()) % 7 + 7 * (nth - 1)))


def weekday_of_month(year: int, number: int, weekday: int, nth: int) -> Reading:
    """The nth Monday (1) to Sunday (7) of a month; -1 is the last one."""
    first, last = _month_ends(year, number)
    if nth < 0:
        return day(last - timedelta(days=(last.isoweekday() - weekday) % 7))
    return day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1)))


def unit_of(reading: Reading) -> str | None:
    """TIMEX3 code of the unit that a dated value is as exact as; None for values that are no plain date."""
    return next((unit for unit, shape in _VALUES if re.fullmatch(shape, reading.value)), None)


_VALUES = (
    ("D", r"\d{4}-\d\d-\d\d"),
    ("W", r"\d{4}-W\d\d"),
    ("M", r"\d{4}-\d\d"),
    ("Q", r"\d{4}-Q\d"),
    ("H", r"\d{4}-H\d"),
    ("Y", r"\d{4}"),
)


def shifted(when: date, unit: str, count: float) -> date:
    """A day moved by so many units (TIMEX3 code); months keep the day of the month or take the last one there is.

    Raises OverflowError or ValueError where the calendar ends.
    """
    if unit in _MONTHS:
        months = when.year * 12 + when.month - 1 + round(count * _MONTHS[unit])
        last = calendar.monthrange(months // 12, months % 12 + 1)[1]
        return date(months // 12, months % 12 + 1, min(when.day, last))
    return when + timedelta(days=round(count * _DAYS[unit]))


_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}


def unit_around(when: date, unit: str) -> Reading:
    """The week, month, quarter, half, year, decade or day that holds a day, by TIMEX3 code of the unit."""
    holders: dict[str, Callable[[], Reading]] = {
        "W": lambda: week(when),
        "WE": lambda: week(when, weekend=True),
        "M": lambda: month(when.year, when.month),
        "Q": lambda: quarter(when.year, (when.month + 2) // 3),
        "H": lambda: half(when.year, 1 if when.month < 7 else 2),
        "Y": lambda: year(when.year),
        "DE": lambda: decade(when.year // 10 * 10),
        "CE": lambda: decade(when.year // 10 * 10),
    }
    return holders[unit]() if unit in holders else day(when)
