"""Senses of expressions that name longer units: months, quarters, years, 'last week', 'two days ago', durations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from detente.calendar import days
from detente.calendar.days import Reading
from detente.calendar.of_days import month_without_year
from detente.calendar.setting import Groups, Setting

UNKNOWN = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
"""Values of units that cannot be placed."""


def stated_month(groups: Groups, setting: Setting) -> Reading | None:
    """A month, of the year said beside it ('last year' too) or of the nearest one."""
    number = setting.number("month", groups["month"] or "")
    year = _stated_year(groups, setting)
    if year is None and (step := setting.step(groups)) and setting.published:
        now = setting.published.month
        return days.month(setting.published.year + (step if step * (number - now) <= 0 else 0), number)
    if year is None and groups.get("step") and setting.published:
        year = setting.published.year
    year = year or month_without_year(setting, number)
    return days.month(year, number) if year else Reading("DATE", f"XXXX-{number:02d}")


def stated_quarter(groups: Groups, setting: Setting) -> Reading | None:
    """A quarter of a year; 'the last quarter' is the one before the report's."""
    number = setting.number("ordinal", groups["ordinal"] or "")
    year = _stated_year(groups, setting)
    if year:
        return days.quarter(year, number)
    if setting.published is None:
        return Reading("DATE", f"XXXX-Q{number}")
    now = (setting.published.month + 2) // 3
    if (groups["ordinal"] or "").lower() == "last":
        return days.quarter(setting.published.year, now - 1)
    return days.quarter(setting.published.year - (number > now), number)


def stated_season(groups: Groups, setting: Setting) -> Reading | None:
    """A season; without a year the last one, or the next where the words look ahead."""
    word = setting.word("season", groups["season"] or "")
    code, first = word.code or "", word.number or 1
    if groups.get("year"):
        return days.season(int(groups["year"] or 0), code, first)
    if setting.published is None:
        return Reading("DATE", f"XXXX-{code}")
    year = setting.published.year
    begun = setting.published.month >= first
    if setting.step(groups) < 0:
        ended = setting.published.month > first + 2
        return days.season(year if ended else year - 1, code, first)
    ahead = setting.step(groups) > 0 or setting.ahead or first - setting.published.month in range(6)
    return days.season(year + (begun and setting.step(groups) > 0) - (not begun and not ahead), code, first)


def stated_year(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001 (all senses are called alike)
    """A year in four digits."""
    return days.year(int(groups["year"] or 0))


def short_year(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """A year of the last century in two digits."""
    return days.year(1900 + int(groups["year"] or 0))


def stated_decade(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """Ten years, in four digits or two."""
    return days.decade(int(groups.get("year") or 0) or 1900 + int(groups["short"] or 0))


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
    """'the previous year', 'the same month': counted from the day last spoken of."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    return _unit_at(setting.anchor, unit, setting.step(groups)) if setting.anchor else Reading("DATE", UNKNOWN[unit])


def ago(groups: Groups, setting: Setting) -> Reading | None:
    """So many units before the report, as exact as the unit; 'several years ago' is only known to be past."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    return _moved(setting.published, unit, setting.count(groups), -1)


def offset(groups: Groups, setting: Setting) -> Reading | None:
    """So many units before or after the day last spoken of."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    direction = (groups["dir"] or "").lower()
    back = direction in ("earlier", "before", "before that", "previously")
    return _moved(setting.spoken, unit, setting.count(groups), -1 if back else 1)


def span(groups: Groups, setting: Setting) -> Reading | None:
    """'the last 48 hours', 'the next six months', 'the past week': a duration that ends or begins with the report."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    plural = (groups["unit"] or "").lower().endswith("s") and not groups.get("count")
    count = None if plural else setting.count(groups)
    value = duration_value(count, unit)
    if setting.published is None or (groups["step"] or "").lower() == "first":
        return Reading("DURATION", value)
    ahead = setting.step(groups) > 0
    far = _shifted(setting.published, unit, (count if count is not None else FEW) * (1 if ahead else -1))
    first, last = (setting.published, far) if ahead else (far, setting.published)
    return Reading("DURATION", value, first, last)


FEW = 10
"""How many units 'the last few' may reach back at most."""


def recent(groups: Groups, setting: Setting) -> Reading | None:
    """'recent days', 'coming weeks': near the report, on one side of it."""
    if (groups["tense"] or "").lower() == "recent":
        return Reading("DATE", "PAST_REF", None, setting.published)
    return Reading("DATE", "FUTURE_REF", setting.published, None)


def duration(groups: Groups, setting: Setting) -> Reading | None:
    """How long: no days of its own."""
    word = (groups.get("unit") or groups.get("unit2") or "").lower()
    unit = setting.word("unit", word).code or ""
    vague = word.endswith("s") and not groups.get("count")
    count = None if vague else setting.count(groups)
    if count is not None and groups.get("half"):
        count += 0.5
    return Reading("DURATION", duration_value(count, unit))


def each(groups: Groups, setting: Setting) -> Reading | None:
    """A repeated time: 'every month', 'weekly', 'three times a day'."""
    if frequency := groups.get("frequency"):
        return Reading("SET", setting.word("frequency", frequency).code or "")
    if groups.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{setting.number('weekday', groups['weekday'] or '')}")
    if groups.get("unit"):
        count = (setting.count(groups) or 1.0) * (2 if groups.get("other") else 1)
        return Reading("SET", duration_value(count, setting.word("unit", groups["unit"] or "").code or ""))
    return Reading("SET", "P1W")


def present(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'now': the report's day."""
    return Reading("DATE", "PRESENT_REF", setting.published, setting.published)


def past(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'recently': some time up to the report."""
    return Reading("DATE", "PAST_REF", None, setting.published)


def future(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'soon': some time from the report on."""
    return Reading("DATE", "FUTURE_REF", setting.published, None)


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3 value of a duration: 'P2D', 'PT48H', 'P2.5Y'; X where the count is not said."""
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{unit[1:]}" if unit in ("TH", "TM", "TS") else f"P{_decades(number, unit)}"


def _decades(number: str, unit: str) -> str:
    return f"{int(number) * 10}Y" if unit == "DE" and number.isdigit() else f"{number}{unit}"


def _stated_year(groups: Groups, setting: Setting) -> int | None:
    if year := groups.get("year") or groups.get("year2"):
        return int(year)
    if groups.get("whose") and setting.published:
        return setting.published.year + setting.step(groups, "whose")
    return None


def _moved(start: date | None, unit: str, count: float | None, sign: int) -> Reading:
    if start is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count is None:
        return Reading("DATE", "PAST_REF", None, start) if sign < 0 else Reading("DATE", "FUTURE_REF", start, None)
    found = _shifted(start, unit, sign * count)
    if unit in ("TH", "TM", "TS"):
        return Reading("TIME", found.isoformat(), found, found)
    return days.unit_around(found, "Y" if unit in ("DE", "CE") else unit)


def _unit_at(start: date, unit: str, step: int) -> Reading:
    return days.unit_around(_shifted(start, unit, step), unit)


EARLIEST, LATEST = date(2, 1, 1), date(9998, 1, 1)
"""Where the calendar ends; a year short of it, so that the week or year around these days still exists."""


def _shifted(start: date, unit: str, count: float) -> date:
    try:
        return min(LATEST, max(EARLIEST, days.shifted(start, unit, count)))
    except (OverflowError, ValueError):
        return EARLIEST if count < 0 else LATEST


SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {
    "month": stated_month,
    "quarter": stated_quarter,
    "season": stated_season,
    "year": stated_year,
    "short_year": short_year,
    "decade": stated_decade,
    "relative_unit": relative_unit,
    "anchored_unit": anchored_unit,
    "ago": ago,
    "offset": offset,
    "span": span,
    "recent": recent,
    "duration": duration,
    "each": each,
    "present": present,
    "past": past,
    "future": future,
}
"""Senses by the name that the shapes call them."""
