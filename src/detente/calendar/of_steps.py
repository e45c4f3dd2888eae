"""Senses of expressions counted in units from the report or from what was last said: 'last week', 'two days later'."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from detente.calendar import days
from detente.calendar.days import Reading
from detente.calendar.of_days import weekday
from detente.calendar.setting import Groups, Setting

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
"""Values of units that cannot be placed."""


def relative_unit(groups: Groups, setting: Setting) -> Reading | None:
    """'last week', 'this year', 'earlier this month': counted from the report's day."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    if setting.published is None:
        return Reading("DATE", UNKNOWN[unit])
    step = setting.step(groups)
    if unit == "WE" and not groups.get("step"):
        step = -1 if setting.published.isoweekday() < 6 and not setting.ahead else 0
    found = _unit_at(setting.published, unit, step)
    early = (groups.get("early") or "").lower()
    if step == 0 and early == "earlier":
        return replace(found, date_to=setting.published)
    if step == 0 and early == "later":
        return replace(found, date_from=setting.published)
    return found


def anchored_unit(groups: Groups, setting: Setting) -> Reading | None:
    """'the previous year', 'that month', 'the week': counted from what was last said, if that is no longer."""
    unit = setting.word("unit", groups["unit"] or groups.get("unit2") or "").code or ""
    start = setting.base(unit) or setting.published
    return _unit_at(start, unit, setting.step(groups)) if start else Reading("DATE", UNKNOWN[unit])


def same_period(groups: Groups, setting: Setting) -> Reading | None:
    """'the same period last year': what was last said, a year before; that year, where nothing was."""
    said = days.unit_of(setting.said) if setting.said else None
    wanted = setting.word("unit", groups["unit"] or "").code if groups.get("unit") else said
    if said and said == wanted != "D" and setting.said and setting.said.date_from:
        return _unit_at(days.shifted(setting.said.date_from, "Y", -1), said, 0)
    return days.year(setting.published.year - 1) if setting.published else Reading("DATE", "XXXX")


def ago(groups: Groups, setting: Setting) -> Reading | None:
    """So many units before the report, as exact as the unit; 'several years ago' is only known to be past."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    count = None if groups.get("count") is None else setting.count(groups)
    return _moved(setting.published, unit, count, -1)


def from_now(groups: Groups, setting: Setting) -> Reading | None:
    """So many units after the report's day, or after a weekday to come."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    if groups.get("weekday"):
        to_come = weekday({"weekday": groups["weekday"]}, replace(setting, lean=1))
        if to_come is None or to_come.date_from is None:
            return Reading("DATE", "FUTURE_REF", setting.published, None)
        return days.day(shifted_within(to_come.date_from, unit, setting.count(groups) or 1))
    return _moved(setting.published, unit, setting.count(groups), 1)


def offset(groups: Groups, setting: Setting) -> Reading | None:
    """So many units before or after what was last said; with nothing said, before the report."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    back = (groups["dir"] or "").lower() in ("earlier", "before", "before that", "previously", "previous")
    start = setting.base(unit) or (setting.published if back else None)
    return _moved(start, unit, setting.count(groups), -1 if back else 1)


def counted_from(start: date, duration: str, sign: int) -> Reading | None:
    """The day, or the month or year it lies in, a TIMEX3 duration ('P2M') after or before (sign -1) a day."""
    if not (found := re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", duration)):
        return None
    return _moved(start, found[1] + found[3], float(found[2]), sign)


def _moved(start: date | None, unit: str, count: float | None, sign: int) -> Reading:
    if start is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count is None:
        return Reading("DATE", "PAST_REF", None, start) if sign < 0 else Reading("DATE", "FUTURE_REF", start, None)
    found = shifted_within(start, unit, sign * count)
    if unit in ("TH", "TM", "TS"):
        return Reading("TIME", found.isoformat(), found, found)
    return days.unit_around(found, "Y" if unit in ("DE", "CE") else unit)


def _unit_at(start: date, unit: str, step: int) -> Reading:
    return days.unit_around(shifted_within(start, unit, step), unit)


EARLIEST, LATEST = date(2, 1, 1), date(9998, 1, 1)
"""Where the calendar ends; a year short of it, so that the week or year around these days still exists."""


def shifted_within(start: date, unit: str, count: float, more_days: int = 0) -> date:
    """A day moved by so many units and days, kept inside the calendar."""
    try:
        moved = days.shifted(days.shifted(start, unit, count), "D", more_days)
        return min(LATEST, max(EARLIEST, moved))
    except (OverflowError, ValueError):
        return EARLIEST if count < 0 else LATEST


SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {
    "relative_unit": relative_unit,
    "anchored_unit": anchored_unit,
    "same_period": same_period,
    "ago": ago,
    "from_now": from_now,
    "offset": offset,
}
"""Senses by the name that the shapes call them."""
