"""What a question may be asked with: each parameter's name, meaning and how it is read from words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the command line shows it; `reads` says what words it takes."""

    name: str
    reads: Literal["day", "text", "flag"]
    help: str


PARAMETERS: dict[str, Parameter] = {
    each.name: each
    for each in (
        Parameter("on", "day", "The day the question is about."),
        Parameter("known_by", "day", "Use only reports published by this day."),
        Parameter("since", "day", "From this day on."),
        Parameter("until", "day", "Up to this day."),
        Parameter("actor", "text", "Only what involves this actor: a code, a name or an alias."),
        Parameter("type", "text", "Only events of this PLOVER type."),
        Parameter("kind", "text", "Only arrangements of this kind."),
        Parameter("place", "text", "Only what is placed here."),
        Parameter("status", "text", "'happened' (the default), 'any', or one status."),
        Parameter("by", "text", "Only what this person or body said."),
        Parameter("about", "text", "Only what speaks of this: a place, a measure, a thing counted."),
        Parameter("a", "text", "The first actor: a code, a name or an alias."),
        Parameter("b", "text", "The second actor."),
        Parameter("ending_within", "text", "Only what is due to end so soon after the day: 60d, 8w or 2m."),
        Parameter("top", "text", "Only so many days, the most told of."),
        Parameter("limit", "text", "Only the first so many."),
        Parameter("record", "text", "The id of any record or report."),
    )
}

_DAYS = {"d": 1, "w": 7, "m": 30}


def as_day(words: str | date | None, name: str) -> date | None:
    """A day from `2016`, `2016-09` or `2016-09-19`; a year or month stands for its first day, or its last for an end.

    Raises QuestionError if the words are no such day.
    """
    if words is None or isinstance(words, date):
        return words
    pieces = words.strip().split("-")
    try:
        numbers = [int(piece) for piece in pieces]
        if len(numbers) == 3:
            return date(*numbers)
        return _end(numbers) if name in ("until", "known_by", "on") else date(numbers[0], [*numbers, 1][1], 1)
    except (ValueError, IndexError, TypeError) as problem:
        raise QuestionError(f"{name}: {words!r} is no day; write it as 2016-09-19, 2016-09 or 2016") from problem


def days_of(**asked: str | date | None) -> dict[str, date | None]:
    """The days of several parameters, each by its name. Raises QuestionError if the words of one are no day."""
    return {name: as_day(words, name) for name, words in asked.items()}


def as_days(words: str | int | None, name: str) -> int | None:
    """A number of days from `60d`, `8w` or `2m` (months of 30 days).

    Raises QuestionError if the words are no such span.
    """
    if words is None or isinstance(words, int):
        return words
    number, unit = words.strip()[:-1], words.strip()[-1:]
    if not number.isdigit() or unit not in _DAYS:
        raise QuestionError(f"{name}: {words!r} is no span; write it as 60d, 8w or 2m")
    return int(number) * _DAYS[unit]


def as_number(words: str | int | None, name: str) -> int | None:
    """A positive whole number. Raises QuestionError if the words are none."""
    if words is None or isinstance(words, int):
        return words
    if not words.isdigit() or int(words) < 1:
        raise QuestionError(f"{name}: {words!r} is no number; write it as 10")
    return int(words)


def _end(numbers: list[int]) -> date:
    year, month = numbers if len(numbers) == 2 else (numbers[0], 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
