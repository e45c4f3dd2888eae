"""The directory of who acts: countries, organisations, and the English nouns that make actors of them."""

from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import ActorKind

PhraseSense = Literal["institution", "office", "civilians", "opposition", "militants"]


class Country(Entry):
    """A state: ISO alpha-3 code, names, adjectives, names of its people, seats of government, other places in it."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    towns: tuple[str, ...] = ()


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
    """Words that stand for the parties just named ('both countries'); `number` 0: all sides of the conflict.

    Beside `words`, each of `counts` before each of `nouns` (singular): 'the two' and 'leader', 'neither' and 'side'.
    """

    words: tuple[str, ...]
    number: int
    counts: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Epithet(Entry):
    """Common nouns that take up a body of one of these `kinds` (and `sectors`) named before: 'the group', 'the bloc'.

    `adversary`: where none was named before, the armed group that the report names elsewhere is meant ('the enemy').
    """

    nouns: tuple[str, ...]
    kinds: tuple[ActorKind, ...]
    sectors: tuple[str, ...] = ()
    adversary: bool = False
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class ShortName(Entry):
    """A word that means a body in reports that name one of `beside`: 'Coalition' by Islamic State."""

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


class Words(Entry):
    """Words with a part to play in telling who is meant: pronouns, prepositions of place, verbs of going."""

    role: str
    words: tuple[str, ...]


class Person(Entry):
    """Someone known to the world by whom they acted for (`of`, an actor_id's root) from a year on, `since`.

    A report that gives the surname alone means them only if it names their state or body too.
    """

    name: str
    of: str
    role: str
    since: int


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
    return {words: entry for entry in entries for words in (*_counted(entry), *entry.words)}


def _counted(entry: Collective) -> tuple[str, ...]:
    return tuple(f"{count} {noun}" for count in entry.counts for noun in entry.nouns)


@cache
def epithets(language: str) -> dict[str, Epithet]:
    """Epithets of a language by noun phrase (lower case, singular)."""
    entries = load_entries(Epithet, "epithet", "languages", language, "actors.toml")
    return {noun: entry for entry in entries for noun in entry.nouns}


@cache
def words_of(language: str, role: str) -> frozenset[str]:
    """The words that play this part; KeyError for a part that the language's data does not name."""
    return _words(language)[role]


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    entries = load_entries(Words, "words", "languages", language, "actors.toml")
    return {entry.role: frozenset(entry.words) for entry in entries}


@cache
def persons() -> tuple[Person, ...]:
    """People known to the world, leaders of states past and of groups, in the order of their data."""
    return load_entries(Person, "person", "persons.toml")


@cache
def towns() -> dict[str, str]:
    """Towns and regions of the directory, with the country each lies in."""
    return {town: country.code for country in countries().values() for town in (*country.capitals, *country.towns)}


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
