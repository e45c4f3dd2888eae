"""What a text tells of the day it was written: facts it knows, dates it names, 'last month' beside a known summit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from detente.knowledge.dating import Deixis, deixes, feasts, sign
from detente.knowledge.facts import Happening, Office, Period, adopted, bodies, happenings, offices, yearly_names
from detente.reading.written import Written, months_in, weekdays_in, written_dates

_BESIDE = 25  # characters between a happening and the 'last month' that belongs to it
_CLAUSE = 60  # characters before a year in which a verb in the past is taken to govern it
_NEXT_WORD = 12  # characters after a date: 'the 1 June deadline'
_WEEKDAY_BESIDE = 16  # characters on either side of its words in which a weekday is the happening's
_ADJACENT = 2  # the same in a sentence about what is to come, where it may belong to that
_SHORT = 400  # characters; a longer sentence tells of several things
_LEAD = 4  # sentences, headline and standfirst among them, in which a report tells what it is about
_MOST_CHARACTERS = 60_000  # a longer text tells no more of its date
_SENTENCE = re.compile(  # not after initials and short abbreviations: 'U.S. forces', 'Gen. Roe'
    r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?…])[\"”’]?\s+(?=[A-Z“\"])|\n+"
)
_YEAR = re.compile(r"\b(?:in|since|(?<!end )of|from|during|early|late|mid-?)\s+((?:19|20)\d\d)\b(?![-–,.]?\d)")
_YEAR_AHEAD = re.compile(r"\b(?:in|by|until|till|before|(?:end|middle) of|early|late)\s+((?:19|20)\d\d)\b(?![-–,.]?\d)")
_RESOLUTION = re.compile(r"\b[Rr]esolutions?\s+(?:No\.?\s*)?(\d{3,4})\b(?!\s*\()")
_FIRST_YEAR, _LAST_YEAR = 1950, 2100  # outside these a number is no year of a report

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Clue:
    """A limit on the day of the report, and the words it stands on.

    `windows`: the report was written in one of them (None where the clue has no such limit). `after`, `before`: not
    earlier, not later than. `firm` clues can be broken by no honest report; others may be history or a slip.
    """

    words: str
    after: date | None = None
    before: date | None = None
    windows: tuple[Window, ...] | None = None
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text tells: limits, dates without a year (past, coming), weekdays and months named.

    `lead` is the weekday on which that took place with which the report opens.
    """

    limits: tuple[Clue, ...] = ()
    past: tuple[Written, ...] = ()
    coming: tuple[Written, ...] = ()
    weekdays: frozenset[int] = frozenset()
    lead: int | None = None
    months: frozenset[int] = frozenset()


def find_clues(text: str, language: str) -> Clues:
    """Read the clues of a text in a language with dating data."""
    text = text[:_MOST_CHARACTERS]
    sentences = [part for part in _SENTENCE.split(text) if part and part.strip()]
    limits: list[Clue] = [*_terms(text, language), *_bodies(text), *_appointed(sentences, text, language)]
    past: list[Written] = []
    coming: list[Written] = []
    known = [each for each in happenings() if all(re.search(word, text) for word in each.words)]
    for number, sentence in enumerate(sentences):
        limits += _in_sentence(sentence, language)
        limits += _happenings(sentence, known, language, leads=number < _LEAD)
        for each in written_dates(sentence):
            if each.year is None and each.day:
                _sort_in(each, sentence, language, past, coming)
    lead = _lead(sentences, language)
    return Clues(tuple(dict.fromkeys(limits)), tuple(past), tuple(coming), weekdays_in(text), lead, months_in(text))


def _lead(sentences: list[str], language: str) -> int | None:
    # Of the first sentences (the headline is one) the first that names a weekday, if it names one and tells the past.
    for sentence in sentences[:_LEAD]:
        named = weekdays_in(sentence)
        if named:
            plain = sign(language, "past").search(sentence) and not sign(language, "coming").search(sentence)
            return next(iter(named)) if len(named) == 1 and plain and not written_dates(sentence) else None
    return None


def _sort_in(each: Written, sentence: str, language: str, past: list[Written], coming: list[Written]) -> None:
    before, after = sentence[: each.start], sentence[each.end : each.end + _NEXT_WORD]
    if not sign(language, "future").search(before) and not sign(language, "future").search(after):
        recent = not sign(language, "standing").search(before)
        if recent and (sign(language, "past").search(before) or not before.strip()):
            past.append(each)
    elif sign(language, "coming").search(before):
        coming.append(each)


def _in_sentence(sentence: str, language: str) -> Iterator[Clue]:
    yield from _full_dates(sentence, language)
    yield from _years(sentence, language)
    yield from _resolutions(sentence)
    yield from _feasts(sentence, language)
    for name in yearly_names():
        if found := re.search(rf"\b{re.escape(name)},? (?:20|['’])?(\d\d)\b", sentence, re.IGNORECASE):
            year = 2000 + int(found[1])
            yield Clue(found[0], windows=((date(year - 1, 10, 1), date(year, 12, 31)),))


def _full_dates(sentence: str, language: str) -> Iterator[Clue]:
    for each in written_dates(sentence):
        words, before = sentence[each.start : each.end], sentence[: each.start]
        when = each.full if each.day else each.on(each.year) if each.year else None
        if when is None or not _FIRST_YEAR <= when.year <= _LAST_YEAR:
            continue
        if not sign(language, "future").search(before):
            if sign(language, "past").search(before) or not before.strip():
                yield Clue(words, after=when)
        elif sign(language, "coming").search(before) and each.day:
            yield Clue(words, before=when, firm=False)


def _years(sentence: str, language: str) -> Iterator[Clue]:
    for found in _YEAR.finditer(sentence):
        before = sentence[: found.start()]
        told = sign(language, "past").search(sentence[max(0, found.start() - _CLAUSE) : found.end()])
        if told and not sign(language, "future").search(before) and int(found[1]) <= _LAST_YEAR:
            yield Clue(found[0], after=date(int(found[1]), 1, 1))
    for found in _YEAR_AHEAD.finditer(sentence):
        if sign(language, "coming").search(sentence[: found.start()]) and int(found[1]) <= _LAST_YEAR:
            yield Clue(found[0], before=date(int(found[1]), 12, 31), firm=False)


def _resolutions(sentence: str) -> Iterator[Clue]:
    for found in _RESOLUTION.finditer(sentence):
        period = adopted(int(found[1]))
        if period and re.search(r"\bU\.?N\b|United Nations|Security Council|\bCouncil\b|UNSC", sentence):
            yield Clue(found[0], after=period.since)


# ---- offices ----


def _terms(text: str, language: str) -> Iterator[Clue]:
    for office in offices():
        for title in (each for each in office.titles if each.lower() in text.lower()):
            yield from _held(office, title, text, language)


def _held(office: Office, title: str, text: str, language: str) -> Iterator[Clue]:
    by_name: dict[str, list[Period]] = {}
    for term in office.terms:
        by_name.setdefault(term.name, []).append(term)
    for name, terms in by_name.items():
        if found := _holder(title, name, text, language):
            yield from _limits_of(found, terms)


def _holder(title: str, name: str, text: str, language: str) -> str | None:
    surname = name.split(" ", 1)[-1] if " " in name else name
    if surname not in text:
        return None
    for found in _holder_expression(title, name, surname).finditer(text):
        before = text[max(0, found.start() - 40) : found.start()].rsplit("\n", maxsplit=1)[-1]
        if not sign(language, "former").search(before) and not sign(language, "lesser").search(before):
            return found[0]
    return None


@cache
def _holder_expression(title: str, name: str, surname: str) -> re.Pattern[str]:
    given = r"(?:[A-Z][\w.’'-]*\s+){0,2}" if surname != name else ""
    first = re.escape(name.split(" ", 1)[0])
    title = re.escape(title).replace("\\ ", r"\s+")
    return re.compile(rf"\b(?i:{title})\s+(?:{first}\s+{given}|(?:[A-Z]\.\s+)*)?{re.escape(surname)}(?!\w)")


def _limits_of(words: str, terms: list[Period]) -> Iterator[Clue]:
    yield Clue(words, after=min(term.since for term in terms))
    ends = [term.to for term in terms]
    last = max((end for end in ends if end), default=None)
    if None not in ends and last:
        # Soft: a later report may tell of the time when the office was held.
        yield Clue(words, before=last + timedelta(days=1), firm=False)
    if len(terms) > 1:
        spans = tuple((term.since, term.to or date.max) for term in terms)
        yield Clue(words, windows=spans, firm=False)


def _bodies(text: str) -> Iterator[Clue]:
    for body in bodies():
        name = next((each for each in body.names if re.search(rf"\b{re.escape(each)}\b", text)), None)
        if name:
            yield Clue(name, after=body.since)
            if body.to:
                yield Clue(name, before=body.to, firm=False)


def _appointed(sentences: list[str], text: str, language: str) -> Iterator[Clue]:
    # 'their first meeting since X was appointed': in the year after X came into an office that the text names.
    for sentence in sentences:
        if not sign(language, "since_appointed").search(sentence):
            continue
        for office in offices():
            if any(title in text for title in office.titles):
                held = [term for term in office.terms if term.name in sentence]
                yield from (_first_year(term) for term in held)


def _first_year(term: Period) -> Clue:
    return Clue("since the appointment", windows=((term.since, term.since + timedelta(days=365)),), firm=False)


# ---- happenings ----


def _happenings(sentence: str, known: list[Happening], language: str, leads: bool) -> Iterator[Clue]:
    for happening in known:
        found = [re.search(word, sentence) for word in happening.words]
        if not all(found):
            continue
        span = (min(each.start() for each in found if each), max(each.end() for each in found if each))
        first = min(each.since for each in happening.occasions)
        days = [(each.since, each.to or each.since) for each in happening.occasions]
        future = sign(language, "future").search(sentence[: span[1]])
        spans = [each.span() for each in found if each]
        placed = _placed(sentence, spans, _ADJACENT if future else _BESIDE, language)
        if happening.ongoing:
            now = [window for window in days if window[0].month in months_in(sentence)] or days
            yield Clue(happening.name, windows=tuple(now), firm=False)
        elif placed and not future:
            windows = tuple(_before_report(start, end, placed) for start, end in days)
            yield Clue(f"{happening.name} {placed[1]}", windows=windows, firm=False)
            yield Clue(happening.name, after=first)
        elif placed or not future:
            yield Clue(happening.name, after=first)
            named = _weekdays_of(sentence, spans, leads and not any(each.to for each in happening.occasions))
            if not placed and named and not written_dates(sentence):
                near = [_week_after(day) for start, end in days if (day := _on_weekday(start, end, named))]
                yield (
                    Clue(happening.name, windows=tuple(near), firm=False) if near else Clue(happening.name, after=first)
                )
        elif sign(language, "coming").search(sentence[: span[1]]) and len(days) == 1:
            yield Clue(happening.name, before=days[0][1], firm=False)


def _placed(sentence: str, spans: list[tuple[int, int]], most: int, language: str) -> tuple[Deixis, str] | None:
    # The deictic words that stand beside one of the happening's own words, with at most so many characters between.
    for deixis, expression in deixes(language):
        for found in expression.finditer(sentence):
            gaps = [found.start() - end if found.start() >= end else start - found.end() for start, end in spans]
            if any(0 <= gap <= most for gap in gaps):
                return deixis, found[0]
    return None


def _weekdays_of(sentence: str, spans: list[tuple[int, int]], leads: bool) -> frozenset[int]:
    # In the sentences with which a report opens the one weekday is the news', wherever it stands; else the one beside.
    if leads and len(weekdays_in(sentence)) == 1 and len(sentence) <= _SHORT:
        return weekdays_in(sentence)
    near = (sentence[max(0, start - _WEEKDAY_BESIDE) : end + _WEEKDAY_BESIDE] for start, end in spans)
    return frozenset(day for part in near for day in weekdays_in(part))


def _before_report(start: date, end: date, placed: tuple[Deixis, str]) -> Window:
    """The days on which a report can say that what lasted from `start` to `end` was so long ago."""
    deixis = placed[0]
    if deixis.unit == "day":
        return start + timedelta(days=deixis.back), end + timedelta(days=deixis.back)
    if deixis.unit == "week":  # weeks begin on Sunday for some and on Monday for others
        sunday = start - timedelta(days=start.isoweekday() % 7)
        last = end + timedelta(days=7 - end.isoweekday())
        return max(start, sunday + timedelta(days=7 * deixis.back)), last + timedelta(days=7 * deixis.back)
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


def _feasts(sentence: str, language: str) -> Iterator[Clue]:
    for feast, expression in feasts(language):
        if found := expression.search(sentence):
            yield Clue(found[0], windows=tuple(_each_year(feast.since, feast.to)), firm=False)


def _each_year(since: str, to: str) -> Iterator[Window]:
    start, end = (tuple(map(int, each.split("-"))) for each in (since, to))
    for year, following in pairwise(range(1990, 2051)):
        yield date(year, *start), date(year if start <= end else following, *end)
