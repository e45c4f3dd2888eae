"""Finds time expressions in plain text by the shapes of its language and reads each against the report's day.

A report dated only to an interval of days is read against its first and its last day: what both give alike is kept;
where they differ, the days reach from the one reading to the other and the value keeps the characters they share.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from detente.calendar import of_days, of_feasts, of_spans, of_steps, of_units
from detente.calendar.days import Reading
from detente.calendar.setting import Groups, Setting
from detente.errors import KnowledgeError
from detente.knowledge.calendar_words import TimeShape, any_time_shape, opening_words, telling_words, time_shapes
from detente.records import Interval, Time

Shapes = tuple[tuple[TimeShape, re.Pattern[str]], ...]

LONGEST = 8
"""No expression begins more than so many words before the first word that tells of time."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a shape; `lean` is 1 where the words around point to the future, -1 where they point to the past."""

    start: int
    end: int
    shape: TimeShape
    groups: Groups
    lean: int = 0


def tag(text: str, published: Interval, language: str = "en") -> tuple[Time, ...]:
    """All time expressions of a text, in order; relative ones get days only as far as `published` allows."""
    found = find(text, time_shapes(language), language)
    return resolve(found, published, language)


def find(text: str, shapes: Shapes, language: str) -> tuple[Found, ...]:
    """The longest of the shapes at each place, left to right, none inside another."""
    result: list[Found] = []
    end = 0
    anything = any_time_shape(language)
    for start in _starts(text, language):
        if start < end or not anything.match(text, start):
            continue
        best = _longest(text, start, shapes)
        if best:
            result.append(best)
            end = best.end
    return tuple(result)


def resolve(found: Iterable[Found], published: Interval, language: str) -> tuple[Time, ...]:
    """The found expressions with their meaning; those that mean nothing (31 February) are left out."""
    found = tuple(found)
    both = zip(
        _readings(found, published.date_from, language), _readings(found, published.date_to, language), strict=True
    )
    return tuple(_time(each, _shared(one, two)) for each, (one, two) in zip(found, both, strict=True) if one and two)


def _time(found: Found, reading: Reading) -> Time:
    method = f"calendar/{found.shape.name}"
    return Time(found.start, found.end, reading.kind, reading.value, reading.date_from, reading.date_to, method)


def _longest(text: str, start: int, shapes: Shapes) -> Found | None:
    best: tuple[int, TimeShape, Groups] | None = None
    for shape, pattern in shapes:
        match = pattern.match(text, start)
        if match and (best is None or match.end() > best[0]) and _preceded(text, start, shape):
            best = match.end(), shape, match.groupdict()
    return Found(start, best[0], best[1], best[2]) if best else None


def _preceded(text: str, start: int, shape: TimeShape) -> bool:
    if not shape.after and not shape.not_after:
        return True
    found = re.search(r"(\w+)\W{1,2}$", text[max(0, start - 20) : start])
    before = found[1].lower() if found else ""
    return (before in shape.after or not shape.after) and before not in shape.not_after


def _starts(text: str, language: str) -> Iterable[int]:
    """Offsets of words at which an expression may begin: those shortly before a word that tells of time."""
    telling = telling_words(language)
    opening = opening_words(language)
    words: list[tuple[int, bool]] = []
    wanted: set[int] = set()
    for number, match in enumerate(_WORD.finditer(text)):
        word = match[0].lower()
        words.append((match.start(), word in opening or not word.isalpha()))
        if word in telling or _MAYBE_TIME.match(word):
            wanted.update(range(max(0, number - LONGEST), number + 1))
    return [start for start, opens in (words[number] for number in sorted(wanted)) if opens]


_WORD = re.compile(r"\w+|[''’‘](?=\d\d)")
_MAYBE_TIME = re.compile(
    r"(?:1[5-9]|20)\d\d$|(?:\d\d)?\d0s$|\d{1,2}[ap]m$|[01]\d{3}$|['’‘]|\d\d?$|\d{1,2}(?:st|nd|rd|th)$|q[1-4]$|[1-4]q$"
)


def _readings(found: tuple[Found, ...], published: date | None, language: str) -> list[Reading | None]:
    readings: list[Reading | None] = []
    setting = Setting(language, published)
    for number, each in enumerate(found):
        here = replace(setting, lean=each.lean)
        if each.shape.sense == "clock" and (day := _day_after(found, number, here)):
            here = replace(here, spoken=day)
        reading = _reading(each, here)
        readings.append(reading)
        if reading and reading.kind in ("DATE", "TIME") and reading.value[0].isdigit() and reading.date_from:
            one_day = reading.date_from == reading.date_to
            setting = replace(setting, said=reading, spoken=reading.date_from if one_day else setting.spoken)
    return readings


def _day_after(found: tuple[Found, ...], number: int, setting: Setting) -> date | None:
    """The day that is named right after a clock time: '16:15, June 1st', '8 a.m. on Friday'."""
    if number + 1 == len(found) or found[number + 1].start - found[number].end > len(" , on "):
        return None
    reading = _reading(found[number + 1], setting)
    if reading is None or reading.kind != "DATE" or reading.date_from != reading.date_to:
        return None
    return reading.date_from


def _reading(found: Found, setting: Setting) -> Reading | None:
    try:
        return _sense(found.shape.sense)(found.groups, setting)
    except OverflowError:  # a day before the first or after the last that the calendar has
        return None


@cache
def _sense(name: str) -> Callable[[Groups, Setting], Reading | None]:
    senses = of_days.SENSES | of_feasts.SENSES | of_units.SENSES | of_steps.SENSES | of_spans.SENSES
    if name not in senses:
        raise KnowledgeError(f"times.toml: sense {name!r} is not one of {', '.join(sorted(senses))}")
    return senses[name]


def _shared(one: Reading, two: Reading) -> Reading:
    if one == two:
        return one
    alike = "".join(a if a == b else "X" for a, b in zip(one.value, two.value, strict=False))
    value = alike if len(one.value) == len(two.value) else one.value
    return Reading(one.kind, value, one.date_from, two.date_to)
