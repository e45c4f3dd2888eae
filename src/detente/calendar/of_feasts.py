"""The sense of feasts: days by the sun, by Easter, by the Islamic and the Jewish calendar, in the year they mean.

Easter by the Gregorian and the Julian rule (Meeus, Astronomical Algorithms, ch. 8); the Islamic calendar by its
thirty-year table, a day either way for the sighting of the moon; the Jewish new year by Gauss's rule.
"""

from collections.abc import Callable
from datetime import date, timedelta

from detente.calendar import days
from detente.calendar.days import Reading
from detente.calendar.of_days import MONTHS_AHEAD
from detente.calendar.setting import Groups, Setting
from detente.errors import KnowledgeError
from detente.knowledge.calendar_words import CalendarWord


def feast(groups: Groups, setting: Setting) -> Reading | None:
    """A feast, in the year said beside it, else the one that the report most likely means."""
    word = setting.word("feast", groups["feast"] or "")
    if groups.get("year"):
        return _in_year(word, int(groups["year"] or 0))
    if setting.published is None:
        return Reading("DATE", "XXXX-XX-XX")
    return _meant(word, setting, setting.published)


def _meant(word: CalendarWord, setting: Setting, published: date) -> Reading:
    years = range(published.year - 2, published.year + 3)
    found = sorted((_in_year(word, each) for each in years), key=lambda each: each.date_from or date.min)
    begun = [each for each in found if each.date_from and each.date_from <= published]
    to_come = [each for each in found if each.date_to and each.date_to >= published]
    near = published + timedelta(days=30 * MONTHS_AHEAD)
    soon = setting.lean == 0 and to_come[0].date_from is not None and to_come[0].date_from <= near
    return to_come[0] if setting.ahead or soon else begun[-1]


def _in_year(word: CalendarWord, year: int) -> Reading:
    """The feast that falls into a year; of two that do in the Islamic calendar, the first."""
    number, reckoning = word.number or 0, word.code or "fixed"
    if reckoning not in _RECKONINGS:
        raise KnowledgeError(f"calendar.toml: feast {word.names[0]!r} has reckoning {reckoning!r}; add it to of_feasts")
    return _RECKONINGS[reckoning](year, number)


def _fixed(year: int, number: int) -> Reading:
    return days.day(date(year, number // 100, number % 100))


def _nth_weekday(year: int, number: int) -> Reading:
    """`number` = month, which (9 = last), ISO weekday, in one digit each but for the month."""
    month, nth, weekday = number // 100, number // 10 % 10, number % 10
    return days.weekday_of_month(year, month, weekday, -1 if nth == 9 else nth)


def _after_easter(year: int, number: int) -> Reading:
    return days.day(_easter(year) + timedelta(days=number))


def _after_orthodox_easter(year: int, number: int) -> Reading:
    return days.day(_orthodox_easter(year) + timedelta(days=number))


def _after_jewish_new_year(year: int, number: int) -> Reading:
    return days.day(_jewish_new_year(year) + timedelta(days=number))


def _islamic(year: int, number: int) -> Reading:
    """`number` = month * 100 + day; day 0 is the whole month. The value is the interval within which it fell."""
    month, of_month = number // 100, number % 100
    islamic_year = (year - 622) * 33 // 32
    first = next(
        found
        for each in range(islamic_year - 1, islamic_year + 4)
        if (found := _islamic_day(each, month, of_month or 1)).year >= year
    )
    last = first + timedelta(days=0 if of_month else 29)
    start, end = first - timedelta(days=1), last + timedelta(days=1)
    return Reading("DATE", f"{start.isoformat()}/{end.isoformat()}", start, end)


def _islamic_day(year: int, month: int, of_month: int) -> date:
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date(622, 7, 18) + timedelta(days=before + of_month)


def _easter(year: int) -> date:
    golden, (century, of_century) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, of_month = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, of_month + 1)


def _orthodox_easter(year: int) -> date:
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, of_month = divmod(epact + weekday + 114, 31)
    return date(year, month, of_month + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _jewish_new_year(year: int) -> date:
    golden = 12 * (year % 19 + 1) % 19
    whole = (year // 100 - year // 400 - 2) + 765433 / 492480 * golden + (year % 4) / 4
    number = whole - (313 * year + 89081) / 98496
    september, part = int(number), number - int(number)
    weekday = (date(year, 8, 31) + timedelta(days=september)).isoweekday()
    if weekday in (7, 3, 5) or (weekday == 1 and part >= 23269 / 25920 and golden > 11):
        september += 1
    elif weekday == 2 and part >= 1367 / 2160 and golden > 6:
        september += 2
    return date(year, 8, 31) + timedelta(days=september)


_RECKONINGS: dict[str, Callable[[int, int], Reading]] = {
    "fixed": _fixed,
    "weekday": _nth_weekday,
    "easter": _after_easter,
    "orthodox": _after_orthodox_easter,
    "jewish": _after_jewish_new_year,
    "islamic": _islamic,
}
SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {"feast": feast}
"""Senses by the name that the shapes call them."""
