"""The words that say how real an act is (governors, auxiliaries, modifiers, markers), and words of grammar."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import Status

Place = Literal[
    "governor", "activity", "gerund", "perfect", "done", "infinitive", "clause", "auxiliary", "modifier", "marker"
]


class StatusCue(Entry):
    """Words that give an act its status: as its `governor` ('plan to'), auxiliary, modifier or clause marker.

    Some govern only in one place: an `activity` as a noun ('the campaign to defeat'), a `gerund` gerunds ('went on
    bombing'), an `infinitive` verbs with 'to' ('told them to leave'), a `clause` what is finite ('hopes that they
    will'); others only in one tense: `perfect` ('has begun to leave'), `done` in that or the past ('tried to storm').
    """

    place: Place
    status: Status
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()


class WordRole(Entry):
    """Words with one grammatical part to play, such as verbs that only carry a noun ('carry out', 'hold')."""

    role: str
    words: tuple[str, ...]
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


@cache
def status_words(language: str, place: Place) -> Mapping[str, Status]:
    """Status by word, for one place in the grammar."""
    loaded = load_entries(StatusCue, "status", "languages", language, "status.toml")
    return {word: each.status for each in loaded if each.place == place for word in each.words}


@cache
def role_words(language: str, role: str) -> frozenset[str]:
    """The words that play a grammatical role."""
    loaded = load_entries(WordRole, "words", "languages", language, "status.toml")
    return frozenset(word for each in loaded if each.role == role for word in each.words)
