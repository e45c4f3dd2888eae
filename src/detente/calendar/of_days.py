"""Senses of expressions that name days or hours: full dates, ranges of days, weekdays, 'yesterday', clock times."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from detente.calendar import days
from detente.calendar.days import Reading
from detente.calendar.setting import Groups, Setting
from detente.knowledge.numbers import number_value

MONTHS_BEHIND, MONTHS_AHEAD = 8, 3
"""A month or day without a year lies at most so many months before, else after, the report (news looks back)."""


def month_without_year(setting: Setting, number: int) -> int | None:
    """The year that a month named without one most likely has; None when the report's day is unknown."""
    if setting.published is None:
        return None
    away = (number - setting.published.month) % 12
    ahead = away <= (0 if setting.lean < 0 else 11 if setting.ahead else MONTHS_AHEAD)
    return setting.published.year + (setting.published.month - 1 + (away if ahead else away - 12)) // 12


def stated_day(groups: Groups, setting: Setting) -> Reading | None:
    """A day of a month, with its year or with the nearest one; a weekday said beside it chooses the year."""
    number = int(groups.get("mnum") or 0) or setting.number("month", groups["month"] or "")
    of_month = _number(groups["day"])
    if groups.get("year"):
        return _day(int(groups["year"] or 0), number, of_month)
    year = month_without_year(setting, number)
    if year is None:
        return Reading("DATE", f"XXXX-{number:02d}-{of_month:02d}")
    if weekday := groups.get("weekday"):
        wanted = setting.number("weekday", weekday)
        near = (_day(each, number, of_month) for each in (year, year - 1, year + 1))
        fits = (each for each in near if each and each.date_from and each.date_from.isoweekday() == wanted)
        return next(fits, None) or _day(year, number, of_month)
    return _day(year, number, of_month)


def numeric_day(groups: Groups, setting: Setting) -> Reading | None:
    """A date in three numbers: read when only one order makes a date, or only one lies within a week of the report."""
    year = int(groups["year"] or 0)
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    first, second = int(groups["first"] or 0), int(groups["second"] or 0)
    both = [_day(year, second, first), _day(year, first, second)]
    found = {each.value: each for each in both if each}
    if len(found) > 1 and setting.published:
        near = [each for each in found.values() if _days_apart(each, setting.published) <= 7]
        found = {near[0].value: near[0]} if len(near) == 1 else found
    if len(found) > 1:
        return days.year(year)
    return next(iter(found.values()), None)


def day_range(groups: Groups, setting: Setting) -> Reading | None:
    """Days from one to another of the same month; the value is an ISO 8601 interval."""
    first = stated_day(groups, setting)
    last = stated_day({**groups, "day": groups["day2"]}, setting)
    if not first or not last or last.value <= first.value:
        return None
    return Reading("DATE", f"{first.value}/{last.value}", first.date_from, last.date_to)


def ordinal_day(groups: Groups, setting: Setting) -> Reading | None:
    """'the 12th': that day of the report's month, or of the one before where it has not come yet."""
    of_month = _number(groups["day"])
    if setting.published is None:
        return Reading("DATE", f"XXXX-XX-{of_month:02d}")
    first = setting.published.replace(day=1)
    if of_month > setting.published.day and not setting.ahead:
        first = (first - timedelta(days=1)).replace(day=1)
    return _day(first.year, first.month, of_month)


def named_day(groups: Groups, setting: Setting) -> Reading | None:
    """A day of history that is called by its date."""
    number = setting.number("named_day", groups.get("named") or groups["sure"] or "")
    return _day(number // 10000, number // 100 % 100, number % 100)


def part_of_date(groups: Groups, setting: Setting) -> Reading | None:
    """'the morning of 3 June', 'the night of Friday'."""
    found = stated_day(groups, setting) if groups.get("month") else weekday({"weekday": groups["wday"]}, setting)
    return _with_part(found, groups["part"], setting) if found else None


def weekday(groups: Groups, setting: Setting) -> Reading | None:
    """A day of the week: the last one up to the report's day, or the next one where the words look ahead."""
    number, part = setting.number("weekday", groups["weekday"] or ""), groups.get("part")
    if setting.published is None:
        return _with_part(Reading("DATE", f"XXXX-WXX-{number}"), part, setting)
    if groups.get("stepafter"):
        start = setting.published + timedelta(weeks=setting.step(groups, "stepafter"))
        return _with_part(days.day(start + timedelta(days=number - start.isoweekday())), part, setting)
    step = setting.step(groups)
    behind = (setting.published.isoweekday() - number) % 7
    if step > 0 or (step == 0 and (setting.ahead or groups.get("step"))):
        found = setting.published + timedelta(days=(7 - behind if behind or step > 0 else 0))
    else:
        found = setting.published - timedelta(days=behind or (7 if step < 0 else 0))
    return _with_part(days.day(found), part, setting)


def deictic(groups: Groups, setting: Setting) -> Reading | None:
    """'yesterday', 'today', 'tomorrow', 'the day before yesterday', with or without a part of the day."""
    if groups.get("twice"):
        away = 2 if "after" in (groups["twice"] or "").lower() else -2
    else:
        away = setting.number("deictic", groups["deictic"] or "")
    return _with_part(_near(setting.published, away), groups.get("part"), setting)


def part_of_this_day(groups: Groups, setting: Setting) -> Reading | None:
    """A part of the report's day or of the one before it: 'this morning', 'last night', 'tonight'."""
    part = groups.get("part") or "night"
    return _with_part(_near(setting.published, setting.step(groups)), part, setting)


def part_of_day(groups: Groups, setting: Setting) -> Reading | None:
    """'in the morning': of the day last spoken of."""
    found = _near(setting.anchor, 0)
    return _with_part(found, groups.get("part") or "night", setting)


def anchored_day(groups: Groups, setting: Setting) -> Reading | None:
    """'the next day', 'the same day': counted from the day last spoken of."""
    word = (groups.get("which") or groups.get("dir") or "that").lower()
    away = -1 if word == "before" else 1 if word == "after" else setting.step({"step": word})
    start = setting.spoken if word == "after" or away > 0 else setting.anchor
    return _with_part(_near(start, away), groups.get("part") or groups.get("part2"), setting)


def clock(groups: Groups, setting: Setting) -> Reading | None:
    """A clock time, on the day said beside it or last spoken of; a time of Greenwich ends in Z."""
    found = _clock_day(groups, setting)
    zone = "Z" if (groups.get("zone") or groups.get("zone2") or "").upper() in ("GMT", "UTC") else ""
    hour, minute = _hour_and_minute(groups, setting)
    return Reading("TIME", f"{found.value}T{hour:02d}:{minute:02d}{zone}", found.date_from, found.date_to)


def moment(groups: Groups, setting: Setting) -> Reading | None:
    """Day and clock time in numbers, as machines write them; its zone is kept only where it is Greenwich's."""
    found = stated_day(groups, setting)
    zone = "Z" if groups.get("zone") == "Z" else ""
    return found and replace(found, kind="TIME", value=f"{found.value}T{groups['hour']}:{groups['minute']}{zone}")


def _clock_day(groups: Groups, setting: Setting) -> Reading:
    name = (groups.get("weekday") or "").lower()
    if name in ("today", "yesterday", "tomorrow"):
        return deictic({"deictic": name}, setting) or _near(None, 0)
    if name:
        return weekday({"weekday": name}, setting) or _near(None, 0)
    return _near(setting.anchor, 0)


def _hour_and_minute(groups: Groups, setting: Setting) -> tuple[int, int]:
    if military := groups.get("military"):
        return int(military[:2]), int(military[2:])
    if noon := groups.get("noon"):
        return (12, 0) if noon.lower() == "noon" else (24, 0)
    if spelled := groups.get("spelled"):
        return round(number_value(spelled, setting.language)) % 24, 0
    hour = int(groups["hour"] or 0)
    half = (groups.get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(groups.get("minute") or 0)


def _number(written: str | None) -> int:
    return int("".join(char for char in written or "0" if char.isdigit()))


def _near(when: date | None, away: int) -> Reading:
    return days.day(when + timedelta(days=away)) if when else Reading("DATE", "XXXX-XX-XX")


def _day(year: int, month: int, of_month: int) -> Reading | None:
    try:
        return days.day(date(year, month, of_month))
    except ValueError:
        return None


def _days_apart(reading: Reading, when: date) -> int:
    return abs((reading.date_from - when).days) if reading.date_from else 9999


def _with_part(reading: Reading, part: str | None, setting: Setting) -> Reading:
    if part is None:
        return reading
    code = setting.word("part", part).code
    return Reading("TIME", f"{reading.value}T{code}", reading.date_from, reading.date_to)


SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {
    "day": stated_day,
    "numeric_day": numeric_day,
    "day_range": day_range,
    "weekday": weekday,
    "ordinal_day": ordinal_day,
    "named_day": named_day,
    "part_of_date": part_of_date,
    "deictic": deictic,
    "this_part": part_of_this_day,
    "part": part_of_day,
    "anchored_day": anchored_day,
    "clock": clock,
    "moment": moment,
}
"""Senses by the name that the shapes call them."""
