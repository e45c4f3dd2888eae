"""Dated facts of the world: terms of office, summits and other happenings, numbered resolutions."""

import re
from datetime import date
from functools import cache

from pydantic import Field

from detente.knowledge.loading import Entry, load_entries
from detente.knowledge.needles import needles

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
    `ongoing`: the sentence says that it is so now, not that it was. `loose`: the words may speak of something else of
    the kind, so that they count only with the weekday, the day or the age that they give. `topic`: reports speak of it
    on any day, so that a weekday beside it is not its own.
    """

    name: str
    words: tuple[str, ...]
    context: tuple[str, ...] = ()
    occasions: tuple[Period, ...]
    ongoing: bool = False
    loose: bool = False
    topic: bool = False


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
    files = (_FILE, "happenings.toml", "chronicle.toml")
    return tuple(each for file in files for each in load_entries(Happening, "happening", file))


def happenings_in(text: str) -> list[tuple[Happening, Words]]:
    """The happenings of which a text may speak, each with its words as expressions."""
    return [
        (happening, tuple(map(_expression, happening.words)))
        for happening, literals in _needled()
        if all(any(each in text for each in one) for one in literals)
        and all(_expression(word).search(text) for word in (*happening.words, *happening.context))
    ]


@cache
def _needled() -> tuple[tuple[Happening, tuple[tuple[str, ...], ...]], ...]:
    # A look for the needles first: most happenings are not in a text, and their words need not even be compiled.
    return tuple((each, tuple(filter(None, map(needles, (*each.words, *each.context))))) for each in happenings())


@cache
def _expression(word: str) -> re.Pattern[str]:
    # Kept here: there are more than Python itself keeps.
    return re.compile(word)


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
