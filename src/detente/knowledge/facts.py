"""Dated facts of the world: terms of office, summits and other happenings, numbered resolutions."""

import re
from datetime import date
from functools import cache

from pydantic import Field

from detente.knowledge.loading import Entry, load_entries

Words = tuple[re.Pattern[str], ...]
_FILE = "facts.toml"


class Period(Entry):
    """A closed interval of days; `to` is None while it lasts."""

    since: date = Field(alias="from")
    to: date | None = None


class Term(Period):
    """A person's time in an office."""

    name: str


class Office(Entry):
    """An office and who held it; `titles` are how reports write it."""

    of: str
    titles: tuple[str, ...]
    terms: tuple[Term, ...]


class Happening(Entry):
    """Something that took place once or several times. A sentence that matches all `words` speaks of it.

    `context` must stand somewhere in the report, where the words alone may speak of something else of the kind.
    `ongoing`: the sentence says that it is so now, not that it was.
    """

    name: str
    words: tuple[str, ...]
    context: tuple[str, ...] = ()
    occasions: tuple[Period, ...]
    ongoing: bool = False


class Body(Period):
    """A body or arrangement that stood for a time."""

    names: tuple[str, ...]


class Yearly(Entry):
    """Names that are followed by the year, as an exercise's."""

    names: tuple[str, ...]


class Resolution(Entry):
    """The day a UN Security Council resolution was adopted."""

    number: int
    adopted: date


class ResolutionYear(Entry):
    """The first Security Council resolution adopted in a year."""

    year: int
    first: int


@cache
def offices() -> tuple[Office, ...]:
    """All offices with their holders."""
    return load_entries(Office, "office", _FILE) + load_entries(Office, "office", "offices.toml")


@cache
def happenings() -> tuple[Happening, ...]:
    """All dated happenings."""
    return load_entries(Happening, "happening", _FILE) + load_entries(Happening, "happening", "happenings.toml")


@cache
def happening_words() -> tuple[tuple[Happening, Words, Words], ...]:
    """All dated happenings with their words and their context, each as an expression."""
    # Compiled here: there are more than Python itself keeps.
    return tuple((each, _compiled(each.words), _compiled(each.context)) for each in happenings())


def _compiled(words: tuple[str, ...]) -> Words:
    return tuple(re.compile(word) for word in words)


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies whose time is known."""
    return load_entries(Body, "body", _FILE)


@cache
def yearly_names() -> tuple[str, ...]:
    """Names that are followed by a year."""
    return tuple(name for each in load_entries(Yearly, "yearly", _FILE) for name in each.names)


def adopted(number: int) -> Period | None:
    """When a Security Council resolution was adopted: its day, or its year; None outside the years that are known."""
    days = {each.number: each.adopted for each in load_resolutions()}
    if number in days:
        return Period(**{"from": days[number], "to": days[number]})
    years = [each for each in load_resolution_years() if each.first <= number]
    if not years or (years[-1] == load_resolution_years()[-1] and number > years[-1].first + _MOST_A_YEAR):
        return None
    return Period(**{"from": date(years[-1].year, 1, 1), "to": date(years[-1].year, 12, 31)})


_MOST_A_YEAR = 80  # resolutions; the Council has never adopted more


@cache
def load_resolutions() -> tuple[Resolution, ...]:
    """The resolutions whose day is known."""
    return load_entries(Resolution, "resolution", _FILE)


@cache
def load_resolution_years() -> tuple[ResolutionYear, ...]:
    """The first number of each year, in order."""
    return load_entries(ResolutionYear, "resolution_year", _FILE)
