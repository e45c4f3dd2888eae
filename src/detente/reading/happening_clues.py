"""Clues from dated happenings of the world: 'last month' beside a summit, the weekday of the news, what is to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from detente.knowledge.dating import Deixis, deixes, sign
from detente.knowledge.facts import Happening, Words
from detente.reading.ages import Told, age_told
from detente.reading.clue import Clue, Window
from detente.reading.written import Written, months_in, weekdays_in, written_dates

_BESIDE = 25  # characters between a happening and the 'last month' that belongs to it
_WEEKDAY_BESIDE = 24  # characters on either side of its words in which a weekday is the happening's
_ADJACENT = 2  # the same in a sentence about what is to come, where it may belong to that
_SINCE = re.compile(r"\b(?:since|after|following)\s+(?:(?:the|an?)\s+)?(?:\w+\s+){0,2}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NIGHT = timedelta(days=1)  # what lasts no longer took place on one day for its reporters
_JUST = timedelta(days=3)  # so old may be what a report tells as just so
_YEARLESS = timedelta(days=330)  # so long the year of a day goes without saying
_SHORT = 400  # characters; a longer sentence tells of several things


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: in which language, whether at the head, and of which weekday the head tells."""

    language: str
    leads: bool
    weekday: int | None


def happening_clues(sentence: str, known: list[tuple[Happening, Words]], setting: Setting) -> Iterator[Clue]:
    """What a sentence tells by the happenings that it speaks of; `known` are those of which the whole text may."""
    for happening, words in known:
        found = [word.search(sentence) for word in words]
        if all(found):
            yield from _clues(sentence, happening, [each.span() for each in found if each], setting)


def _clues(sentence: str, happening: Happening, spans: list[tuple[int, int]], setting: Setting) -> Iterator[Clue]:
    span = (min(start for start, _ in spans), max(end for _, end in spans))
    days = tuple((each.since, each.to or each.since) for each in happening.occasions)
    news = () if happening.topic else _news(sentence, spans, days, setting)
    future = not (news or _is_background(sentence, spans)) and sign(setting.language, "future").search(
        sentence[: span[1]]
    )
    placed = _placed(sentence, spans, _ADJACENT if future else _BESIDE, setting.language)
    if happening.ongoing:
        now = tuple(window for window in days if window[0].month in months_in(sentence)) or days
        yield Clue(happening.name, windows=now, firm=False)
    elif future and not placed:
        yield from () if happening.loose else _ahead(sentence, happening.name, span, days, setting.language)
    else:
        if not happening.loose:
            yield Clue(happening.name, after=days[0][0])
        if windows := news or (() if future else _past(sentence, happening, spans, placed, setting)):
            yield Clue(happening.name, windows=windows, firm=False)


def _news(
    sentence: str, spans: list[tuple[int, int]], days: tuple[Window, ...], setting: Setting
) -> tuple[Window, ...]:
    # What a sentence at the head tells as done on a weekday is the news, whatever else it tells of plans and ages.
    told = sign(setting.language, "past").search(sentence) and not sign(setting.language, "coming").search(sentence)
    if not (setting.leads and told) or _is_background(sentence, spans):
        return ()
    if len(weekdays_in(sentence)) != 1 or written_dates(sentence):
        return ()
    return _by_weekday(sentence, spans, days, setting)


def _past(
    sentence: str, happening: Happening, spans: list[tuple[int, int]], placed: Deixis | None, setting: Setting
) -> tuple[Window, ...]:
    # How long ago it was: by 'last month', by words for its age, by the weekday, by a day or month without a year.
    days = tuple((each.since, each.to or each.since) for each in happening.occasions)
    if placed:
        return tuple(_before_report(start, end, placed) for start, end in days)
    if told := age_told(sentence, spans, setting.language):
        return _by_age(told, days, setting)
    dates = written_dates(sentence)
    yearless = tuple((day, day + _YEARLESS) for day, _ in days if any(_names_day(each, day) for each in dates))
    cut = min((each.start for each in dates), default=len(sentence))
    if yearless or cut < max(end for _, end in spans):
        return yearless
    return (() if happening.topic else _by_day(sentence[:cut], spans, days, setting)) or _by_month(sentence, days)


def _by_day(
    sentence: str, spans: list[tuple[int, int]], days: tuple[Window, ...], setting: Setting
) -> tuple[Window, ...]:
    just = setting.leads and any(sign(setting.language, "perfect").search(sentence[:start]) for start, _ in spans)
    if just and setting.weekday is None:  # 'Rebels have captured the town': in the perfect it is the news
        return tuple((start, end + _JUST) for start, end in days)
    found = _by_weekday(sentence, spans, days, setting)
    if found or not setting.leads or not (just or sign(setting.language, "day_before").search(sentence)):
        return found
    # 'He has been caught, officials said on Sunday', 'on Saturday, killed the day before': the weekday after it
    return _by_weekday(sentence, spans, tuple((end + _NIGHT, end + _NIGHT) for _, end in days), setting)


def _by_age(told: Told, days: tuple[Window, ...], setting: Setting) -> tuple[Window, ...]:
    # 'A month after' is to the day where the news is of that weekday: so are anniversaries kept.
    returns = [told.to_the_day(end) for _, end in days] if setting.leads else []
    if exact := [day for day in returns if day and day.isoweekday() == setting.weekday]:
        return tuple((day, day + _JUST) for day in exact)
    return tuple(told.after(each) for each in days) if told.now or setting.leads else ()


def _by_weekday(
    sentence: str, spans: list[tuple[int, int]], days: tuple[Window, ...], setting: Setting
) -> tuple[Window, ...]:
    short = all(end - start <= _NIGHT for start, end in days)
    named = _weekdays_of(sentence, spans, short)
    leads = setting.leads and short and setting.weekday
    if not named and leads and not weekdays_in(sentence) and not _is_background(sentence, spans):
        named = frozenset((setting.weekday or 0,))
    return tuple(_week_after(day) for start, end in days if (day := _on_weekday(start, end, named)))


def _by_month(sentence: str, days: tuple[Window, ...]) -> tuple[Window, ...]:
    named = months_in(sentence)
    if len(named) != 1 or _YEAR.search(sentence):
        return ()
    return tuple((day, day + _YEARLESS) for day, _ in days if day.month in named)


def _names_day(written: Written, day: date) -> bool:
    return written.year is None and (written.month, written.day) == (day.month, day.day)


def _is_background(sentence: str, spans: list[tuple[int, int]]) -> bool:
    return bool(_SINCE.search(sentence[: min(start for start, _ in spans)]))


def _ahead(sentence: str, name: str, span: tuple[int, int], days: tuple[Window, ...], language: str) -> Iterator[Clue]:
    # What is to come: the report is not later, and where the weekday is named, of the week before it.
    if not sign(language, "coming").search(sentence[: span[1]]):
        return
    named = weekdays_in(sentence)
    if len(days) > 1:
        return
    if len(named) == 1 and days[0][0].isoweekday() in named:
        yield Clue(name, windows=(_week_before(days[0][0]),), firm=False)
    else:
        yield Clue(name, before=days[0][1], firm=False)


def _placed(sentence: str, spans: list[tuple[int, int]], most: int, language: str) -> Deixis | None:
    # The deictic words that stand beside one of the happening's own words, with at most so many characters between.
    for deixis, expression in deixes(language):
        for found in expression.finditer(sentence):
            gaps = [found.start() - end if found.start() >= end else start - found.end() for start, end in spans]
            if any(0 <= gap <= most for gap in gaps):
                return deixis
    return None


def _weekdays_of(sentence: str, spans: list[tuple[int, int]], short: bool) -> frozenset[int]:
    # The one weekday of a sentence is that of what took place on one day; else the one beside its words.
    if short and len(weekdays_in(sentence)) == 1 and len(sentence) <= _SHORT and not _is_background(sentence, spans):
        return weekdays_in(sentence)
    near = (sentence[max(0, start - _WEEKDAY_BESIDE) : end + _WEEKDAY_BESIDE] for start, end in spans)
    return frozenset(day for part in near for day in weekdays_in(part))


def _before_report(start: date, end: date, deixis: Deixis) -> Window:
    """The days on which a report can say that what lasted from `start` to `end` was so long ago."""
    if deixis.unit == "day":
        return start + timedelta(days=deixis.back), end + timedelta(days=deixis.back)
    if deixis.unit == "week":  # weeks begin on Sunday for some and on Monday for others
        first = start - timedelta(days=start.isoweekday() % 7 or 6)
        last = end + timedelta(days=7 - end.isoweekday() or 6)
        return max(start, first + timedelta(days=7 * deixis.back)), last + timedelta(days=7 * deixis.back)
    if deixis.unit == "month":
        return max(start, _month(start, deixis.back)), _month(end, deixis.back + 1) - timedelta(days=1)
    return max(start, date(start.year + deixis.back, 1, 1)), date(end.year + deixis.back, 12, 31)


def _month(day: date, forward: int) -> date:
    months = day.year * 12 + day.month - 1 + forward
    return date(months // 12, months % 12 + 1, 1)


def _on_weekday(start: date, end: date, weekdays: frozenset[int]) -> date | None:
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return next((day for day in days if day.isoweekday() in weekdays), None)


def _week_after(day: date) -> Window:
    # A bare weekday is the latest one: within six days of the report.
    return day, day + timedelta(days=6)


def _week_before(day: date) -> Window:
    return day - timedelta(days=6), day
