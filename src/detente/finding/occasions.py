"""The day of what a clause takes place at: 'at the summit they agreed', 'what they discussed in Geneva'.

A text that gives the day of a gathering once ('at the Geneva summit last month') means that day wherever it comes back
to the gathering, or to its place in telling of what was done there.
"""

from collections.abc import Iterator

from detente.finding.discourse import Ground, Timed
from detente.finding.tying import Tied, clause_verb, finite, length, tense
from detente.finding.words import Token
from detente.knowledge.calendar_words import bound_words

OCCASION_DAYS = 31
"""A time that covers no more days than these tells one gathering from the next of its kind."""


def told_at(text: Timed, head: Token) -> Ground | None:
    """The day of the gathering that the word names, or at which, or in whose place, its clause took place."""
    if tense(finite(clause_verb(head))) not in ("Past", "Pluperfect"):
        return None
    dated = [(noun, each) for each in text.tied if (noun := _gathering(text, each))]
    for place in (head, *_places(clause_verb(head))):
        alike = [each for noun, each in dated if noun.lemma_ == place.lemma_ and noun != place]
        named = [each for noun, each in dated if place.pos_ == "PROPN" and place.lower_ in _names(noun)]
        only = [each for _, each in dated] if _gathers(place) and len({each.days for _, each in dated}) == 1 else []
        if found := alike or named or only:
            return Ground(found[0].days, "dating/told-at", (found[0].time,))
    return None


def _gathering(text: Timed, tied: Tied) -> Token | None:
    """The gathering that a time dates: the word it depends on, or the one right before it ('the summit last month')."""
    if tied.reach or length(tied.days) > OCCASION_DAYS:
        return None
    start = text.parsed.tokens(tied.time.start, tied.time.end).start
    before = [text.parsed.doc[at] for at in (start - 1, start - 2) if at >= 0]
    beside = before[1:] if before and before[0].pos_ == "ADP" else before[:1]
    return next((each for each in (tied.anchor, *beside) if _gathers(each)), None)


def _gathers(noun: Token) -> bool:
    words = bound_words(noun.lang_, "gathering")
    return noun.pos_ in ("NOUN", "PROPN") and (noun.lower_ in words or noun.lemma_.lower() in words)


def _places(verb: Token) -> Iterator[Token]:
    """The nouns at, in or during which the clause says it took place."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "in", "during"):
            yield from (each for each in child.children if each.dep_ == "pobj")


def _names(noun: Token) -> set[str]:
    """The names in the noun's phrase: 'the Geneva summit', 'the summit in Geneva'."""
    return {each.lower_ for each in noun.subtree if each.pos_ == "PROPN"}
