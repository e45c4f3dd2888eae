"""Words of allegation and answer as data: misdeeds, what turns a deed into one, denials, admissions, apologies."""

from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries
from detente.records import Response


class Misdeeds(Entry):
    """Nouns and verbs (lemmas) of one sort of misdeed, and what must stand with them to make them one.

    Those of `own_voice` are held against their doer even where the report itself tells of them.
    """

    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    needs: Literal["", "infinitive or object", "condemned or civilian", "told", "used"] = ""
    own_voice: bool = False
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Reproaches(Entry):
    """Words (lemmas) that turn a plain deed in the same sentence into a misdeed."""

    name: str
    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Answers(Entry):
    """Verbs (lemmas) of one kind of answer; with `objects`, one of these must be the verb's object.

    With `verdicts`, one of these lemmas must stand in what hangs on the verb ('called the charge groundless').
    """

    name: str
    response: Response
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    verdicts: tuple[str, ...] = ()
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


class NounList(Entry):
    """Nouns (lemmas), or roots of actors, of one use."""

    name: str
    nouns: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def charge_nouns(language: str) -> frozenset[str]:
    """Nouns that are an accusation."""
    return _nouns("charge", language)


@cache
def burden_nouns(language: str) -> frozenset[str]:
    """Nouns that lie with whoever did it."""
    return _nouns("burden", language)


@cache
def denied_nouns(language: str) -> frozenset[str]:
    """Nouns that tell of an alleged part in a deed when they are denied."""
    return _nouns("denied", language)


@cache
def outlaws(language: str) -> frozenset[str]:
    """Roots of actors whom to strike is held against no one."""
    return _nouns("outlaw", language)


def _nouns(key: str, language: str) -> frozenset[str]:
    entries = load_entries(NounList, key, "languages", language, "disputes.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def denying_verbs(language: str) -> frozenset[str]:
    """Verbs that deny whatever stands after them."""
    plain = (each for each in answers(language) if each.response == "denied" and not each.objects and not each.verdicts)
    return frozenset(verb for each in plain for verb in each.verbs)


@cache
def answering_verbs(language: str) -> frozenset[str]:
    """Verbs by which the accused turns a charge away."""
    denials = (each for each in answers(language) if each.response == "denied")
    return frozenset(verb for each in denials for verb in each.verbs)
