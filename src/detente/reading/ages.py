"""How long before a report something was, by its own words ('35 days since'), as days on which it can be written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from detente.knowledge.dating import Age, ages, ranks
from detente.knowledge.numbers import number_value
from detente.reading.clue import Window

_BEFORE = 60  # characters between 'three weeks after' and the first word of what it is after
_BEHIND = 40  # characters between what it was and 'three weeks ago'
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_ONE = ("a", "an", "the")
_EARLY = {"day": 1, "week": 3, "month": 8, "year": 15}
_LATE = {"day": 2, "week": 5, "month": 16, "year": 45}
"""Days by which a report may stand before and behind the exact age: counts are round, and the news a day old."""


@dataclass(frozen=True, slots=True)
class Told:
    """An age as a sentence tells it: the days that passed at least and at most; `now`: until the report itself.

    `count` and `unit` are the age as counted.
    """

    words: str
    least: int
    most: int
    now: bool
    count: float
    unit: str
    rough: bool

    def after(self, start: Window) -> Window:
        """The days that lie so long after something that lasted from the first to the second day."""
        return start[0] + timedelta(days=self.least), start[1] + timedelta(days=self.most)

    def to_the_day(self, start: date) -> date | None:
        """The day that lies so many days, weeks, months or years after another; None where they are rough."""
        if self.rough:
            return None
        if self.unit in ("day", "week"):
            return start + timedelta(days=round(self.count * _DAYS[self.unit]))
        months = start.year * 12 + start.month - 1 + round(self.count * (12 if self.unit == "year" else 1))
        try:
            return start.replace(year=months // 12, month=months % 12 + 1)
        except ValueError:
            return None


def age_told(sentence: str, spans: list[tuple[int, int]], language: str) -> Told | None:
    """How long ago that was which the words at the spans name; None where the sentence does not say."""
    return next((_told(age, found, language) for age, found in _beside(sentence, spans, language)), None)


def _beside(sentence: str, spans: list[tuple[int, int]], language: str) -> Iterator[tuple[Age, re.Match[str]]]:
    for age, expression in ages(language):
        for found in expression.finditer(sentence):
            most = _BEHIND if age.behind else _BEFORE
            gaps = [found.start() - end if age.behind else start - found.end() for start, end in spans]
            if any(0 <= gap <= most for gap in gaps):
                yield age, found


def _told(age: Age, found: re.Match[str], language: str) -> Told:
    part = found.groupdict()
    count = _rank(part["rank"], language) - 1 if part.get("rank") else _count(part.get("count"), language)
    unit = part.get("unit") or age.unit or "day"
    early, late = float(_EARLY[unit]), float(_LATE[unit])
    if part.get("more"):
        late += _DAYS[unit]
    if part.get("less"):
        early += _DAYS[unit] / 2
    early = max(early, late) if age.rough else early
    exact = count * _DAYS[unit]
    return Told(
        found[0],
        max(0, round(exact - early)),
        round(exact + late),
        age.now,
        count,
        unit,
        age.rough or bool(part.get("more") or part.get("less")),
    )


def _count(words: str | None, language: str) -> float:
    return number_value(words, language) if words and words.lower() not in _ONE else 1.0


def _rank(words: str, language: str) -> int:
    return ranks(language).get(words.lower()) or int(words[:-2])
