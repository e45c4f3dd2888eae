"""The words that say how real an act is (governors, auxiliaries, modifiers, markers), and words of grammar."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import Status

Place = Literal["governor", "activity", "gerund", "auxiliary", "modifier", "marker"]


class StatusCue(Entry):
    """Words that give an act its status: as its `governor` ('plan to'), auxiliary, modifier or clause marker.

    An `activity` governs only as a noun ('the campaign to defeat'), a `gerund` only gerunds ('went on bombing').
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
