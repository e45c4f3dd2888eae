"""Finds time expressions in plain text by the shapes of its language and reads each against the report's day.

A report dated only to an interval of days is read against its first and its last day: what both give alike is kept;
where they differ, the days reach from the one reading to the other and the value keeps the characters they share.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.calendar import of_days, of_units
from detente.calendar.days import Reading
from detente.calendar.setting import Groups, Setting
from detente.errors import KnowledgeError
from detente.knowledge.calendar_words import TimeShape, any_time_shape, telling_words, time_shapes
from detente.records import Interval, Time

Shapes = tuple[tuple[TimeShape, re.Pattern[str]], ...]

LONGEST = 8
"""No expression begins more than so many words before the first word that tells of time."""


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a shape."""

    start: int
    end: int
    shape: TimeShape
    groups: Groups
    ahead: bool = False


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
    words: list[int] = []
    wanted: set[int] = set()
    for number, match in enumerate(_WORD.finditer(text)):
        words.append(match.start())
        word = match[0].lower()
        if word in telling or _MAYBE_TIME.match(word):
            wanted.update(range(max(0, number - LONGEST), number + 1))
    return [words[number] for number in sorted(wanted)]


_WORD = re.compile(r"\w+|[''’‘](?=\d\d)")
_MAYBE_TIME = re.compile(r"(?:1[5-9]|20)\d\d$|(?:\d\d)?\d0s$|\d{1,2}[ap]m$|[01]\d{3}$|['’‘]|\d\d?$")


def _readings(found: tuple[Found, ...], published: date | None, language: str) -> list[Reading | None]:
    readings: list[Reading | None] = []
    spoken: date | None = None
    for each in found:
        reading = _sense(each.shape.sense)(each.groups, Setting(language, published, spoken, each.ahead))
        readings.append(reading)
        if reading and reading.kind in ("DATE", "TIME") and reading.date_from and reading.date_from == reading.date_to:
            spoken = reading.date_from
    return readings


@cache
def _sense(name: str) -> Callable[[Groups, Setting], Reading | None]:
    senses = of_days.SENSES | of_units.SENSES
    if name not in senses:
        raise KnowledgeError(f"times.toml: sense {name!r} is not one of {', '.join(sorted(senses))}")
    return senses[name]


def _shared(one: Reading, two: Reading) -> Reading:
    if one == two:
        return one
    alike = "".join(a if a == b else "X" for a, b in zip(one.value, two.value, strict=False))
    value = alike if len(one.value) == len(two.value) else one.value
    return Reading(one.kind, value, one.date_from, two.date_to)
