"""Words and shapes in which a language writes time: months, weekdays, units, and the regular expressions over them."""

import re
from functools import cache
from typing import Literal

from pydantic import model_validator

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries
from detente.knowledge.numbers import DIGITS, spelled_number

WordKind = Literal[
    "month", "weekday", "unit", "part", "season", "ordinal", "decade", "century",
    "frequency", "feast", "named_day", "step", "deictic",
]  # fmt: skip
_NAMES = ("month", "clear_month", "weekday", "feast", "named_day")  # written with a capital, or all in capitals


class CalendarWord(Entry):
    """One meaning of the calendar with its names; `word_too` marks names that are ordinary words as well ('May')."""

    kind: WordKind
    names: tuple[str, ...]
    number: int | None = None
    code: str | None = None
    word_too: bool = False


class Part(Entry):
    """A named piece of the shapes."""

    name: str
    regex: str


class TimeShape(Entry):
    """A way of writing time: its regular expression, the sense that reads it, and what must come before it, if any.

    `telling` are words of which one is in every match, for shapes that name none of the calendar's own.
    """

    name: str
    sense: str
    regex: str
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    @model_validator(mode="after")
    def _has_examples(self) -> "TimeShape":
        if not self.matches or not self.rejects:
            raise ValueError("a shape needs examples that match and examples that do not")
        return self


BoundSide = Literal["from", "to", "until", "open", "join", "same", "later", "earlier", "since", "rank", "gathering"]


class Bound(Entry):
    """Words by a time that tell what it is to the days of its clause: their first, their last, or no part of them."""

    side: BoundSide
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def bound_words(language: str, side: BoundSide) -> frozenset[str]:
    """The words of one kind that stand by a time."""
    entries = load_entries(Bound, "bound", "languages", language, "times.toml")
    return frozenset(word for each in entries if each.side == side for word in each.words)


@cache
def calendar_words(language: str) -> tuple[CalendarWord, ...]:
    """All calendar words of a language."""
    return load_entries(CalendarWord, "word", "languages", language, "calendar.toml")


@cache
def named(language: str, kind: WordKind) -> dict[str, CalendarWord]:
    """The words of one kind, by name in lower case."""
    words = (each for each in calendar_words(language) if each.kind == kind)
    return {name.lower(): each for each in words for name in each.names}


@cache
def time_shapes(language: str) -> tuple[tuple[TimeShape, re.Pattern[str]], ...]:
    """The shapes of a language with their compiled expressions, in the order of the file."""
    pieces = _word_pieces(language)
    for part in load_entries(Part, "part", "languages", language, "times.toml"):
        pieces[part.name] = _filled(part.regex, pieces)
    shapes = load_entries(TimeShape, "shape", "languages", language, "times.toml")
    return tuple((shape, _compiled(shape, pieces)) for shape in shapes)


@cache
def any_time_shape(language: str) -> re.Pattern[str]:
    """One expression that matches wherever a shape does, and perhaps elsewhere: a quick first look."""
    shapes = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in time_shapes(language)]
    loose = [re.sub(r"\(\?P=\w+\)", r"\\W", shape) for shape in shapes]
    return re.compile("|".join(loose), re.IGNORECASE)


@cache
def telling_words(language: str) -> frozenset[str]:
    """Words, in lower case, of which every time expression without a number in it has at least one."""
    names = (
        name
        for each in calendar_words(language)
        if each.kind not in ("step", "ordinal", "century")
        for name in each.names
    )
    shapes = load_entries(TimeShape, "shape", "languages", language, "times.toml")
    words = {max(re.split(r"\W", name.lower()), key=len) for name in names}
    return frozenset(words.union(*(shape.telling for shape in shapes)))


@cache
def opening_words(language: str) -> frozenset[str]:
    """Words, in lower case, of which every time expression that does not begin with a digit begins with one."""
    written = " ".join(pattern.pattern for _, pattern in time_shapes(language)).replace("\\", " ")
    return telling_words(language) | {word.lower() for word in re.findall(r"[^\W\d_]+", written)}


def _word_pieces(language: str) -> dict[str, str]:
    pieces = {"number": _spaced(rf"(?:{DIGITS}|{spelled_number(language)})")}
    for kind in sorted({each.kind for each in calendar_words(language)}):
        pieces[kind] = _alternatives(kind, [each for each in calendar_words(language) if each.kind == kind])
    months = [each for each in calendar_words(language) if each.kind == "month" and not each.word_too]
    return pieces | {"clear_month": _alternatives("clear_month", months)}


def _alternatives(kind: str, words: list[CalendarWord]) -> str:
    names = sorted((name for each in words for name in each.names), key=len, reverse=True)
    if kind in _NAMES:
        return "(?-i:" + "|".join(re.escape(name) for each in names for name in (each, each.upper())) + ")"
    return "(?:" + "|".join(re.escape(name) for name in names) + ")"


_BLANK = r"[^\S\n]+"


def _filled(regex: str, pieces: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{pieces[found[1]]})", _spaced(regex))


def _spaced(regex: str) -> str:
    regex = regex.replace("[ -]", "(?: |-)").replace(" ?", r"[^\S\n]?")
    return regex.replace(" ", _BLANK)


def _compiled(shape: TimeShape, pieces: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(rf"(?<![\w])(?:{_filled(shape.regex, pieces)})(?!\w)", re.IGNORECASE)
    except (re.error, KeyError) as problem:
        raise KnowledgeError(f"times.toml: shape {shape.name!r} is no regular expression: {problem}") from problem
