"""What a text tells of the day it was written: facts it knows, dates it names, 'last month' beside a known summit."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from detente.knowledge.dating import feasts, sign
from detente.knowledge.facts import adopted, happenings_in, yearly_names
from detente.reading.clue import Clue, Clues, Window
from detente.reading.happening_clues import Setting, happening_clues
from detente.reading.office_clues import appointed, standing_bodies, terms
from detente.reading.written import Written, months_in, weekdays_in, written_dates

_CLAUSE = 60  # characters before a year in which a verb in the past is taken to govern it
_NEXT_WORD = 12  # characters after a date: 'the 1 June deadline'
_LEAD = 4  # sentences, headline and standfirst among them, in which a report tells what it is about
_MOST_CHARACTERS = 60_000  # a longer text tells no more of its date
_SENTENCE = re.compile(  # not after initials and short abbreviations: 'U.S. forces', 'Gen. Roe'
    r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?…])[\"”’]?\s+(?=[A-Z“\"])|\n+"
)
_YEAR = re.compile(r"\b(?:in|since|(?<!end )of|from|during|early|late|mid-?)\s+((?:19|20)\d\d)\b(?![-–,.]?\d)")
_YEAR_AHEAD = re.compile(r"\b(?:in|by|until|till|before|(?:end|middle) of|early|late)\s+((?:19|20)\d\d)\b(?![-–,.]?\d)")
_RESOLUTION = re.compile(r"\b[Rr]esolutions?\s+(?:No\.?\s*)?(\d{3,4})\b(?!\s*\()")
_FIRST_YEAR, _LAST_YEAR = 1950, 2100  # outside these a number is no year of a report


def find_clues(text: str, language: str) -> Clues:
    """Read the clues of a text in a language with dating data."""
    text = text[:_MOST_CHARACTERS]
    sentences = [part for part in _SENTENCE.split(text) if part and part.strip()]
    limits: list[Clue] = [*terms(text, language), *standing_bodies(text), *appointed(sentences, text, language)]
    past: list[Written] = []
    coming: list[Written] = []
    lead = _lead(sentences, language)
    known = happenings_in(text)
    # The day on which something great began is told years on, and says nothing of how recent the report is.
    topics = (each for happening, _ in known if happening.topic for each in happening.occasions)
    history = {(each.since.month, each.since.day) for each in topics}
    for number, sentence in enumerate(sentences):
        limits += _in_sentence(sentence, language)
        limits += happening_clues(sentence, known, Setting(language, number < _LEAD, lead))
        for each in written_dates(sentence):
            if each.year is None and each.day and (each.month, each.day) not in history:
                _sort_in(each, sentence, language, past, coming)
    return Clues(tuple(dict.fromkeys(limits)), tuple(past), tuple(coming), weekdays_in(text), lead, months_in(text))


def _lead(sentences: list[str], language: str) -> int | None:
    # Of the first sentences (the headline is one) the first that names a weekday, if it names one and tells the past.
    for sentence in sentences[:_LEAD]:
        dates = written_dates(sentence)
        named = weekdays_in(sentence[: min((each.start for each in dates), default=len(sentence))])
        if named:
            plain = sign(language, "past").search(sentence) and not sign(language, "coming").search(sentence)
            return next(iter(named)) if len(named) == 1 and plain and not any(each.weekday for each in dates) else None
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


def _feasts(sentence: str, language: str) -> Iterator[Clue]:
    for feast, expression in feasts(language):
        if found := expression.search(sentence):
            yield Clue(found[0], windows=tuple(_each_year(feast.since, feast.to)), firm=False)


def _each_year(since: str, to: str) -> Iterator[Window]:
    start, end = (tuple(map(int, each.split("-"))) for each in (since, to))
    for year, following in pairwise(range(1990, 2051)):
        yield date(year, *start), date(year if start <= end else following, *end)
