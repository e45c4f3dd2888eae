"""Words by which a report tells when it was written: signs of past and future, 'last month', feasts, months."""

import re
from functools import cache
from typing import Literal

from pydantic import Field

from detente.knowledge.loading import Entry, load_entries
from detente.knowledge.numbers import DIGITS, spelled_number

SignKind = Literal[
    "future", "coming", "past", "standing", "former", "left", "perfect", "day_before", "lesser", "since_appointed"
]
Unit = Literal["day", "week", "month", "year"]


class Sign(Entry):
    """Words near a date or a fact that tell how it stands to the report."""

    kind: SignKind
    name: str
    regex: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Deixis(Entry):
    """Words that place something so many calendar units before the report."""

    regex: str
    unit: Unit
    back: int
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Age(Entry):
    """Words that tell how much time passed since something; `count` or `rank`, `unit`, `more` and `less` are read.

    {number} stands for any number, {rank} for any ordinal (on the second day, one has passed). `behind`: the words
    follow what they date ('the quake three weeks ago'). `now`: the time ran until the report, and not to a day that it
    tells of. `unit`: where the words name none. `rough`: nobody counts the days so.
    """

    regex: str
    unit: Unit | None = None
    behind: bool = False
    now: bool = False
    rough: bool = False
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Ranks(Entry):
    """The ordinals of a language in words, from the first on."""

    words: tuple[str, ...]


class Feast(Entry):
    """Words that place the report in some days of the year, given as MM-DD."""

    regex: str
    since: str = Field(alias="from")
    to: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class MonthName(Entry):
    """A month's names in languages that are not read."""

    number: int
    names: tuple[str, ...]


@cache
def sign(language: str, kind: SignKind) -> re.Pattern[str]:
    """The words of one kind, as one expression."""
    signs = load_entries(Sign, "sign", "languages", language, "dating.toml")
    return re.compile("|".join(each.regex for each in signs if each.kind == kind))


@cache
def deixes(language: str) -> tuple[tuple[Deixis, re.Pattern[str]], ...]:
    """The deictic expressions of a language."""
    return tuple((each, re.compile(each.regex, re.I)) for each in load_entries(Deixis, "deixis", *_place(language)))


@cache
def ages(language: str) -> tuple[tuple[Age, re.Pattern[str]], ...]:
    """The ways in which a language tells an age."""
    number = rf"(?:{DIGITS}|{spelled_number(language)})"
    rank = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(ranks(language))})"
    entries = load_entries(Age, "age", *_place(language))
    written = ((each, each.regex.replace("{number}", number).replace("{rank}", rank)) for each in entries)
    return tuple((each, re.compile(regex, re.I)) for each, regex in written)


@cache
def ranks(language: str) -> dict[str, int]:
    """Ordinals in words with their numbers."""
    words = (word for each in load_entries(Ranks, "ranks", *_place(language)) for word in each.words)
    return {word: number for number, word in enumerate(words, 1)}


@cache
def feasts(language: str) -> tuple[tuple[Feast, re.Pattern[str]], ...]:
    """The feasts of a language."""
    return tuple((each, re.compile(each.regex)) for each in load_entries(Feast, "feast", *_place(language)))


@cache
def foreign_months() -> dict[str, int]:
    """Months by their names in languages that are not read."""
    return {name: each.number for each in load_entries(MonthName, "month", "month_names.toml") for name in each.names}


def _place(language: str) -> tuple[str, str, str]:
    return ("languages", language, "dating.toml")
