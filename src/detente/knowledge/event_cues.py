"""The words that tell an event: cue entries of one language, by lemma, with the roles their grammar gives."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal

from detente.errors import KnowledgeError
from detente.knowledge.event_types import event_types
from detente.knowledge.loading import Entry, load_entries
from detente.records import EventType, Status

Slot = str
"""Where a role is looked for: subject, object, dative, clause, modifier, speaker, people-there (the civilians of the
country an act is placed in), or a preposition."""

CLASS_MARK = "@"
"""A word in a cue that starts so names a word class."""


NAMED = "@named"
"""In a cue's constraint: any name of a country, people, body or person."""


class WordClass(Entry):
    """A named list of lemmas that cues share, such as the nouns for talks."""

    name: str
    words: tuple[str, ...]


class Context(Entry):
    """A PLOVER context and the lemmas that show it."""

    name: str
    words: tuple[str, ...]


class EventCue(Entry):
    """A way to tell an event in words.

    A token matches if its lemma is one of `lemmas`, its part of speech is `pos`, and every constraint given holds:
    `particle` follows it, one of the prepositions `prep` attaches to it, its object (or, where `prep` is given, that
    preposition's object) is one of `object`, one of `modifiers` modifies it, its doer is one of `subject`. One of the
    verbs `below` heads the clause under it, or with `infinitive` any verb with 'to' ('swore to avenge'): that verb may
    still tell an event of its own. `actor` and `recipient` name the slots roles are read from, the first that is
    filled wins. `together`: all parties act, with no recipient. `light`: as a noun, it tells an event only as object of
    a verb such as 'make'. `negated`: the verb must (not) be denied; a cue that asks for a denial tells an act that took
    place ('will not yield'). `lasting`: its simple present tells what goes on, not an act. `answers`: it answers an
    allegation, and so is told to whoever made it. `between`: its type by the letter of PLOVER, where the ledger's
    guidelines differ (a signed agreement is SUPPORT there).
    """

    name: str
    type: EventType
    pos: Literal["verb", "noun", "adjective"]
    lemmas: tuple[str, ...]
    particle: str | None = None
    prep: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    clause: bool | None = None
    infinitive: bool | None = None
    below: tuple[str, ...] = ()
    passive: bool | None = None
    negated: bool | None = None
    transitive: bool = False
    light: bool = False
    needs_recipient: bool = False
    actor: tuple[Slot, ...] = ("subject",)
    recipient: tuple[Slot, ...] = ()
    together: bool = False
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status | None = None
    answers: bool = False
    lasting: bool = False
    between: EventType | None = None
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[tuple[bool, str], ...]:
        """What the cue asks of the word's clause with yes or no: the answer it wants, and the question."""
        asked = {
            "has_clause": self.clause,
            "has_infinitive": self.infinitive,
            "is_passive": self.passive,
            "is_negated": self.negated,
        }
        return tuple((answer, question) for question, answer in asked.items() if answer is not None)

    @cached_property
    def company(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The words the cue wants around its own, and where."""
        asked = {"complements": self.complement, "modifiers": self.modifiers, "subjects": self.subject}
        return tuple((wanted, place) for place, wanted in asked.items() if wanted)

    @property
    def weight(self) -> int:
        """How much the cue asks for: of two that match one word, the more demanding one tells what it means."""
        asked = (
            self.particle,
            self.prep,
            self.object,
            self.modifiers,
            self.subject,
            self.clause,
            self.infinitive,
            self.passive,
            self.negated,
            self.complement,
        )
        return (
            sum(2 for each in asked if each not in (None, ()))
            + 3 * bool(self.below)
            + bool(self.not_object)
            + self.light
        )


@cache
def word_classes(language: str) -> Mapping[str, frozenset[str]]:
    """Word classes of a language by name."""
    loaded = load_entries(WordClass, "class", "languages", language, "event_words.toml")
    return {each.name: frozenset(each.words) for each in loaded}


@cache
def contexts(language: str) -> tuple[Context, ...]:
    """All PLOVER contexts, with the language's words for them."""
    return load_entries(Context, "context", "languages", language, "contexts.toml")


@cache
def event_cues(language: str) -> tuple[EventCue, ...]:
    """Every cue of the language, checked: modes, contexts and word classes exist, names are unique within a type."""
    cues = load_entries(EventCue, "cue", "languages", language, "events")
    seen: set[tuple[str, str]] = set()
    for cue in cues:
        _check(cue, language)
        if (cue.type, cue.name) in seen:
            raise KnowledgeError(f"events/{cue.type}.toml: two cues are named {cue.name!r}; rename one")
        seen.add((cue.type, cue.name))
    return cues


@cache
def cues_by_lemma(language: str) -> Mapping[str, Mapping[str, tuple[EventCue, ...]]]:
    """Cues by lemma and part of speech, the most demanding first."""
    found: dict[str, dict[str, list[EventCue]]] = {}
    for cue in sorted(event_cues(language), key=lambda each: -each.weight):
        for lemma in cue.lemmas:
            found.setdefault(lemma, {}).setdefault(cue.pos, []).append(cue)
    return {lemma: {pos: tuple(cues) for pos, cues in known.items()} for lemma, known in found.items()}


@cache
def expand(words: tuple[str, ...], language: str) -> frozenset[str]:
    """The words themselves, with each '@name' replaced by the words of that class; '@named' stands for no word."""
    classes = word_classes(language)
    given = (each for each in words if each != NAMED)
    named = [classes[each[1:]] if each.startswith(CLASS_MARK) else frozenset((each,)) for each in given]
    return frozenset().union(*named)


def _check(cue: EventCue, language: str) -> None:
    event_types()[cue.type].intensity(cue.mode)
    known = {each.name for each in contexts(language)}
    for context in cue.contexts:
        if context not in known:
            raise KnowledgeError(f"{cue.type}/{cue.name}: unknown context {context!r}")
    for word in (*cue.object, *cue.not_object, *cue.complement, *cue.modifiers, *cue.subject, *cue.below):
        if word.startswith(CLASS_MARK) and word != NAMED and word[1:] not in word_classes(language):
            raise KnowledgeError(f"{cue.type}/{cue.name}: unknown word class {word!r}; add it to event_words.toml")
