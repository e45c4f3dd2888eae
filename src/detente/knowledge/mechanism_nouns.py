"""Words that name a standing arrangement, in one language, and the kind each of them names."""

import re
from functools import cache

from pydantic import Field

from detente.knowledge.loading import Entry, load_entries
from detente.records import MechanismKind, State, Status

_FILE = "mechanisms.toml"
_HYPHEN, _BLANK = r"[-\u2010\u2011\u2013\s]", r"[-\u2010\u2011\s]"


class NounOfMechanism(Entry):
    """Phrases that name a kind, in singular or plural; one with a capital letter matches only as it is written.

    With `context`, one of these words must stand in the phrase; `actors`: an actor named in it will do as well,
    `named`: or a proper name;
    `needs_actor`: an actor must be named in it; `without`: none of these words may modify it; `venue`: a place in the
    phrase is where the parties sit, not one of them; `presupposed`: a plain mention takes the kind's usual state for
    granted, `shows`: or this one; `apart`: never the same arrangement as one that another entry names; `plural`: only
    in the plural, unless one of `context` is there: one blow is no campaign.
    """

    kind: MechanismKind
    phrases: tuple[str, ...]
    context: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    actors: bool = False
    needs_actor: bool = False
    named: bool = False
    venue: bool = False
    presupposed: bool = True
    shows: State | None = None
    apart: bool = False
    plural: bool = False
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Deed(Entry):
    """Verbs that tell of an arrangement of a kind as being in a state: done to an actor or to one of `objects`.

    `places`: done to a place will do as well; `alone`: done to nothing at all. `doers`: the subject must be one
    of these words; `parties`: so many distinct actors must take part. `needs`: one of these words must stand below the
    verb. `told_as`: the state they show instead where the deed is planned, called for, denied or conditional.
    """

    kind: MechanismKind
    state: State
    verbs: tuple[str, ...]
    objects: tuple[str, ...] = ()
    places: bool = False
    alone: bool = False
    doers: tuple[str, ...] = ()
    parties: int = 1
    needs: tuple[str, ...] = ()
    told_as: dict[Status, State] = Field(default_factory=dict)
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class WordList(Entry):
    """Words with one part to play: to carry an arrangement's noun, to tell it from another, to stand for it."""

    words: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def mechanism_nouns(language: str) -> tuple[NounOfMechanism, ...]:
    """All entries of a language, in the order of the file: an earlier one wins over a later one of equal length."""
    return load_entries(NounOfMechanism, "noun", "languages", language, _FILE)


@cache
def carriers(language: str) -> frozenset[str]:
    """Lemmas that carry an arrangement."""
    return _words("carrier", language)


@cache
def distinguishers(language: str) -> frozenset[str]:
    """Words that tell an arrangement from the one spoken of before."""
    return _words("distinguisher", language)


@cache
def pronouns(language: str) -> frozenset[str]:
    """Pronouns that may stand for an arrangement."""
    return _words("pronoun", language)


@cache
def sites(language: str) -> frozenset[str]:
    """Prepositions that lead to where an arrangement holds."""
    return _words("site", language)


@cache
def topics(language: str) -> frozenset[str]:
    """Prepositions that lead to what a bargain is about."""
    return _words("topic", language)


@cache
def continuers(language: str) -> frozenset[str]:
    """Lemmas of verbs that go on with what there is."""
    return _words("continuer", language)


@cache
def limits(language: str) -> frozenset[str]:
    """Words that lead to the day on which an arrangement is to end."""
    return _words("limit", language)


@cache
def spans(language: str) -> frozenset[str]:
    """Words that lead to how long an arrangement is to last."""
    return _words("span", language)


@cache
def deeds(language: str) -> dict[str, tuple[Deed, ...]]:
    """Deeds of a language by the lemma of their verb, in the order of the file: an earlier one wins."""
    found: dict[str, tuple[Deed, ...]] = {}
    for deed in load_entries(Deed, "deed", "languages", language, _FILE):
        found |= {verb: (*found.get(verb, ()), deed) for verb in deed.verbs}
    return found


def _words(key: str, language: str) -> frozenset[str]:
    entries = load_entries(WordList, key, "languages", language, _FILE)
    return frozenset(word for entry in entries for word in entry.words)


@cache
def noun_patterns(language: str) -> tuple[tuple[NounOfMechanism, re.Pattern[str]], ...]:
    """For each entry, what finds its phrases in a text, the longest first."""
    return tuple((noun, re.compile(_alternatives(noun.phrases))) for noun in mechanism_nouns(language))


def _alternatives(phrases: tuple[str, ...]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return r"(?<![\w-])(?:" + "|".join(map(_phrase, ordered)) + r")(?!\w)"


def _phrase(phrase: str) -> str:
    words = phrase.split(" ")
    head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    patterns = [_plural(word) if number == head else _word(word) for number, word in enumerate(words)]
    joined = _BLANK.join(patterns) if len(words) > 1 else patterns[0]
    return joined if phrase != phrase.lower() else f"(?i:{joined})"


def _word(word: str) -> str:
    return _HYPHEN.join(map(re.escape, word.split("-")))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{_word(word[:-1])}(?:y|ies)"
    return _word(word) if word.endswith("s") else f"{_word(word)}(?:s|es)?"
