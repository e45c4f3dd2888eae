"""Arithmetic over days: first and last day of weeks, months, quarters, seasons, years, and their TIMEX3 values."""

import calendar
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
    last = calendar.monthrange(year, number)[1]
    return Reading("DATE", f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last))


def quarter(year: int, number: int) -> Reading:
    """A quarter, counted on into other years outside 1..4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, number * 3 - 2), month(year, number * 3)
    return Reading("DATE", f"{year:04d}-Q{number}", first.date_from, last.date_to)


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


def shifted(when: date, unit: str, count: float) -> date:
    """A day moved by so many units (TIMEX3 code); months keep the day of the month or take the last one there is.

    Raises OverflowError or ValueError where the calendar ends.
    """
    if unit in _MONTHS:
        months = when.year * 12 + when.month - 1 + round(count * _MONTHS[unit])
        last = calendar.monthrange(months // 12, months % 12 + 1)[1]
        return date(months // 12, months % 12 + 1, min(when.day, last))
    return when + timedelta(days=round(count * _DAYS[unit]))


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}


def unit_around(when: date, unit: str) -> Reading:
    """The week, month, quarter, year, decade or day that holds a day, by TIMEX3 code of the unit."""
    if unit in ("W", "WE"):
        return week(when, weekend=unit == "WE")
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year(when.year)
    if unit in ("DE", "CE"):
        return decade(when.year // 10 * 10)
    return day(when)
