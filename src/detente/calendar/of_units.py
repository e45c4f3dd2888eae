"""Senses of expressions that name months, weeks of a month, quarters, halves, seasons, years, decades, centuries."""

from collections.abc import Callable

from detente.calendar import days
from detente.calendar.days import Reading
from detente.calendar.of_days import month_without_year
from detente.calendar.setting import Groups, Setting


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


def part_of_month(groups: Groups, setting: Setting) -> Reading | None:
    """'the second Tuesday of May', 'the last week of March', 'the first day of June'."""
    month = stated_month(groups, setting)
    if month is None or month.date_from is None or month.date_to is None:
        return month
    nth = _nth(groups, setting)
    year, number = month.date_from.year, month.date_from.month
    if weekday := groups.get("weekday"):
        return days.weekday_of_month(year, number, setting.number("weekday", weekday), nth)
    if (groups["unit"] or "").lower() == "day":
        return days.day(month.date_to if nth < 0 else month.date_from.replace(day=nth))
    found = days.week_of_month(year, number, nth)
    return days.week(found.date_from, weekend=True) if groups["unit"] == "weekend" and found.date_from else found


def stated_quarter(groups: Groups, setting: Setting) -> Reading | None:
    """A quarter of a year; 'the last quarter' is the one before the report's."""
    digit = groups.get("digit") or groups.get("digit2")
    number = int(digit) if digit else setting.number("ordinal", groups["ordinal"] or "")
    year = _stated_year(groups, setting)
    if year:
        return days.quarter(year, number)
    if setting.published is None:
        return Reading("DATE", f"XXXX-Q{number}")
    now = (setting.published.month + 2) // 3
    if (groups.get("ordinal") or "").lower() == "last":
        return days.quarter(setting.published.year, now - 1)
    return days.quarter(setting.published.year - (number > now and not setting.ahead), number)


def stated_half(groups: Groups, setting: Setting) -> Reading | None:
    """The first or second half of a year; without a year the last one begun, or one to come."""
    number = setting.number("ordinal", groups["ordinal"] or "")
    year = _stated_year(groups, setting)
    if year is None and setting.published is None:
        return Reading("DATE", f"XXXX-H{number}")
    if year is None and setting.published:
        begun = number == 1 or setting.published.month > 6 or setting.ahead
        year = setting.published.year - (not begun)
    return days.half(year or 0, number)


def stated_season(groups: Groups, setting: Setting) -> Reading | None:
    """A season; without a year the last one, or the next where the words look ahead."""
    word = setting.word("season", groups["season"] or "")
    code, first = word.code or "", word.number or 1
    if year := _stated_year(groups, setting):
        return days.season(year, code, first)
    if setting.published is None:
        return Reading("DATE", f"XXXX-{code}")
    year = setting.published.year
    begun = setting.published.month >= first
    if setting.step(groups) < 0:
        ended = setting.published.month > first + 2 or (groups["step"] or "").lower().startswith("this")
        return days.season(year if ended and begun else year - 1, code, first)
    if groups.get("step") is None and setting.lean < 0:
        return days.season(year if begun else year - 1, code, first)
    if setting.ahead and setting.published.month > first + 2:
        year += 1
    ahead = setting.step(groups) > 0 or setting.ahead or first - setting.published.month in range(6)
    return days.season(year + (begun and setting.step(groups) > 0) - (not begun and not ahead), code, first)


def stated_year(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001 (all senses are called alike)
    """A year in four digits."""
    return days.year(int(groups["year"] or 0))


def year_range(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'1987-88': from the first to the last day of them; None where the second is not later."""
    first, written = int(groups["year"] or 0), groups["last"] or "0"
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if not first < last <= first + 99:
        return None
    return Reading("DATE", f"{first:04d}/{last:04d}", days.year(first).date_from, days.year(last).date_to)


def short_year(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """A year of the last century in two digits."""
    return days.year(1900 + int(groups["year"] or 0))


def fiscal_year(groups: Groups, setting: Setting) -> Reading | None:
    """A business year, by its number or counted from the report's."""
    if groups.get("year"):
        return days.fiscal_year(int(groups["year"] or 0))
    if setting.published is None:
        return Reading("DATE", "FYXXXX")
    return days.fiscal_year(setting.published.year + setting.step(groups))


def stated_decade(groups: Groups, setting: Setting) -> Reading | None:
    """Ten years, in four digits, in two, or by name."""
    if name := groups.get("decade"):
        return days.decade(setting.number("decade", name))
    return days.decade(int(groups.get("year") or 0) or 1900 + int(groups["short"] or 0))


def stated_century(groups: Groups, setting: Setting) -> Reading | None:
    """A century by its ordinal."""
    if word := groups.get("ordinal"):
        return days.century(setting.number("century", word))
    return days.century(int("".join(filter(str.isdigit, groups["number"] or ""))))


def _nth(groups: Groups, setting: Setting) -> int:
    word = setting.word("ordinal", groups["ordinal"] or "")
    return -1 if word.code == "L" else word.number or 1


def _stated_year(groups: Groups, setting: Setting) -> int | None:
    if year := groups.get("year") or groups.get("year2"):
        return int(year)
    if (groups.get("whose") or groups.get("whose2")) and setting.published:
        return setting.published.year + setting.step(groups, "whose" if groups.get("whose") else "whose2")
    return None


SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {
    "month": stated_month,
    "part_of_month": part_of_month,
    "quarter": stated_quarter,
    "half": stated_half,
    "season": stated_season,
    "year": stated_year,
    "year_range": year_range,
    "short_year": short_year,
    "fiscal_year": fiscal_year,
    "decade": stated_decade,
    "century": stated_century,
}
"""Senses by the name that the shapes call them."""
