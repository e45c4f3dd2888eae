"""The directory of who acts: countries, organisations, and the English nouns that make actors of them."""

from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import ActorKind

PhraseSense = Literal["institution", "office", "civilians", "opposition", "militants"]


class Country(Entry):
    """A state: ISO alpha-3 code, names, adjectives, names of its people, seats of government."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


class Organisation(Entry):
    """A body, armed group or organ of state, named without saying whose it is; `code` may be `ROOT:organ`."""

    code: str
    name: str
    kind: ActorKind
    sector: str
    country: str | None = None
    aliases: tuple[str, ...] = ()


class ActorPhrase(Entry):
    """Common nouns that, said of a country or body, name an actor: 'foreign ministry', 'spokesman', 'civilians'.

    `country` is set where the office itself tells the state ('Secretary of State'). `matches` and `rejects` are
    example sentences with and without such an actor.
    """

    sense: PhraseSense
    name: str
    nouns: tuple[str, ...]
    sector: str
    country: str | None = None
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Collective(Entry):
    """Words that stand for the parties just named ('both countries'); `number` 0: all sides of the conflict."""

    words: tuple[str, ...]
    number: int
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class ShortName(Entry):
    """A capitalised word that means a body in reports that name one of `beside`: 'Coalition' by Islamic State."""

    word: str
    code: str
    beside: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class NotActors(Entry):
    """Names that hold an actor's name but mean something else: 'Washington Post', 'Indian Ocean'."""

    names: tuple[str, ...]


class Honorifics(Entry):
    """What stands before a name and is no part of it: 'Mr.', 'Gen.'."""

    words: tuple[str, ...]


class Theatre(Entry):
    """Nouns that a country's name before them makes the theatre of a conflict: 'the Syria talks', 'the Yemeni war'."""

    nouns: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO alpha-3 code."""
    return {each.code: each for each in load_entries(Country, "country", "countries.toml")}


@cache
def organisations() -> dict[str, Organisation]:
    """Organisations by code."""
    return {each.code: each for each in load_entries(Organisation, "organisation", "organisations.toml")}


@cache
def actor_phrases(language: str) -> dict[str, ActorPhrase]:
    """Actor phrases of a language by noun phrase (lower case, singular)."""
    entries = load_entries(ActorPhrase, "phrase", "languages", language, "actors.toml")
    return {noun: entry for entry in entries for noun in entry.nouns}


@cache
def collectives(language: str) -> dict[str, Collective]:
    """Collectives of a language by their words."""
    entries = load_entries(Collective, "collective", "languages", language, "actors.toml")
    return {words: entry for entry in entries for words in entry.words}


@cache
def not_actors(language: str) -> tuple[str, ...]:
    """Names that hold an actor's name but mean something else."""
    entries = load_entries(NotActors, "not_actors", "languages", language, "actors.toml")
    return tuple(name for entry in entries for name in entry.names)


@cache
def honorifics(language: str) -> frozenset[str]:
    """Honorifics of a language, without a full stop."""
    entries = load_entries(Honorifics, "honorifics", "languages", language, "actors.toml")
    return frozenset(word for entry in entries for word in entry.words)


@cache
def theatre_nouns(language: str) -> frozenset[str]:
    """Nouns that make a country before them the theatre of a conflict."""
    entries = load_entries(Theatre, "theatre", "languages", language, "actors.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def short_names(language: str) -> dict[str, ShortName]:
    """Short names of bodies by their word."""
    return {each.word: each for each in load_entries(ShortName, "short_name", "languages", language, "actors.toml")}
