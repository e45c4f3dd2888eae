"""Words of allegation and answer as data: misdeeds, what turns a deed into one, denials, admissions, apologies."""

from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import Response


class Misdeeds(Entry):
    """Nouns and verbs (lemmas) of one sort of misdeed, and what must stand with them to make them one."""

    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    needs: Literal["", "infinitive or object", "condemned or civilian"] = ""
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Reproaches(Entry):
    """Words (lemmas) that turn a plain deed in the same sentence into a misdeed."""

    name: str
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Answers(Entry):
    """Verbs (lemmas) of one kind of answer; with `objects`, one of these must be the verb's object."""

    name: str
    response: Response
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def misdeeds(language: str) -> tuple[Misdeeds, ...]:
    """All sorts of misdeeds of a language."""
    return load_entries(Misdeeds, "misdeed", "languages", language, "disputes.toml")


@cache
def reproaches(language: str) -> frozenset[str]:
    """Lemmas that turn a deed into a misdeed."""
    entries = load_entries(Reproaches, "reproach", "languages", language, "disputes.toml")
    return frozenset(word for entry in entries for word in entry.words)


@cache
def answers(language: str) -> tuple[Answers, ...]:
    """All kinds of answers of a language."""
    return load_entries(Answers, "answer", "languages", language, "disputes.toml")


class VerbList(Entry):
    """Verbs (lemmas) of one use."""

    name: str
    verbs: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def accusing_verbs(language: str) -> frozenset[str]:
    """Verbs that are an accusation as they stand."""
    entries = load_entries(VerbList, "accusation", "languages", language, "disputes.toml")
    return frozenset(verb for entry in entries for verb in entry.verbs)


@cache
def doing_verbs(language: str) -> frozenset[str]:
    """Verbs whose subject does the misdeed that is their object."""
    entries = load_entries(VerbList, "doing", "languages", language, "disputes.toml")
    return frozenset(verb for entry in entries for verb in entry.verbs)
