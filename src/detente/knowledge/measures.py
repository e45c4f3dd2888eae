"""What numbers in reports measure: cues of each measure, classes of counted nouns, hedges, currencies."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import Measure

CountedKind = Literal["people", "troops", "members", "arms", "few_never", "never"]
WordList = Literal[
    "total", "supply", "lasting", "lasting-verb", "hedge", "hedge-after", "voting", "unchanging", "deadline", "aid"
]


class MeasureCue(Entry):
    """Lemmas and phrases (regular expressions) that tell what the number of a sentence measures."""

    measure: Measure
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class CountedNouns(Entry):
    """Lemmas of nouns that numbers count, of one kind."""

    kind: CountedKind
    nouns: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Words(Entry):
    """A plain list of words with its examples."""

    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Currency(Entry):
    """A currency by ISO 4217 code, with the signs before an amount and the words after it."""

    code: str
    signs: tuple[str, ...]
    words: tuple[str, ...]


@cache
def measure_cues(language: str) -> tuple[MeasureCue, ...]:
    """All cues, the more specific measure first."""
    return load_entries(MeasureCue, "cue", "languages", language, "figures.toml")


@cache
def measure_words(language: str) -> Mapping[str, Measure]:
    """Measure by cue lemma."""
    return {word: each.measure for each in reversed(measure_cues(language)) for word in each.words}


@cache
def counted(language: str, kind: CountedKind) -> frozenset[str]:
    """Lemmas of the nouns of one kind."""
    entries = load_entries(CountedNouns, "counted", "languages", language, "figures.toml")
    return frozenset(noun for each in entries if each.kind == kind for noun in each.nouns)


@cache
def figure_words(language: str, name: WordList) -> tuple[str, ...]:
    """The words of a list, the longest first."""
    entries = load_entries(Words, name, "languages", language, "figures.toml")
    return tuple(sorted((word for each in entries for word in each.words), key=lambda word: (-len(word), word)))


@cache
def currencies(language: str) -> Mapping[str, str]:
    """ISO 4217 code by sign or word, as written."""
    entries = load_entries(Currency, "currency", "languages", language, "figures.toml")
    return {name: each.code for each in entries for name in (*each.signs, *each.words)}


@cache
def currency_names(language: str, side: Literal["signs", "words"]) -> tuple[str, ...]:
    """Signs before an amount, or words after it, the longest first."""
    entries = load_entries(Currency, "currency", "languages", language, "figures.toml")
    return tuple(
        sorted((name for each in entries for name in getattr(each, side)), key=lambda name: (-len(name), name))
    )
