"""An act told again without its parties ('the offensive', 'the isolation of the town') has those it was told with."""

from collections.abc import Sequence
from dataclasses import replace

from detente.finding.coding.clause import lemma
from detente.finding.coding.implied import roots_of
from detente.finding.coding.readings import UNREAL, Reading
from detente.finding.words import Token
from detente.records import EventType

RETOLD: tuple[EventType, ...] = ("ASSAULT", "COERCE", "AID")
"""Deeds that go on for long and are told of more than once."""
STEM = 5
"""Letters that the words for one act begin with: 'isolate' and 'isolation'."""
PLACED = ("GPE", "LOC", "FAC", "ORG", "PERSON")
"""Kinds of name that the model gives to places it does not know."""
Placed = tuple[int, Reading]
"""A reading and the number of the sentence it stands in."""


def retold(told: Sequence[list[Reading]]) -> list[list[Reading]]:
    """The readings of each sentence, those that leave out a party with the one of the nearest telling in full."""
    full = [
        (at, each)
        for at, found in enumerate(told)
        for each in found
        if each.kind in RETOLD and each.actor and each.status not in UNREAL
    ]
    return [[_with_parties(each, at, full) for each in found] for at, found in enumerate(told)]


def _with_parties(reading: Reading, at: int, full: Sequence[Placed]) -> Reading:
    if reading.kind not in RETOLD or (reading.actor and reading.recipient):
        return reading
    here = _places(reading)
    # One told of the same place is better than one nearby.
    ranked = [(not here & _places(other), abs(at - where), other) for where, other in full if _same(reading, other)]
    if not ranked:
        return reading
    told = min(ranked, key=lambda each: each[:2])[2]
    actor = reading.actor or told.actor
    recipient = reading.recipient or tuple(each for each in told.recipient if each not in actor)
    return replace(reading, actor=actor, recipient=recipient)


def _same(one: Reading, other: Reading) -> bool:
    """Whether two tellings may be of one act: like words, and neither other parties nor other places."""
    if one is other or one.kind != other.kind or _stem(one.match.token) != _stem(other.match.token):
        return False
    sides = ((one.actor, other.actor), (one.recipient, other.recipient), (_places(one), _places(other)))
    return all(not mine or not theirs or _meet(mine, theirs) for mine, theirs in sides)


def _meet(mine: Sequence[str] | frozenset[str], theirs: Sequence[str] | frozenset[str]) -> bool:
    return bool({*roots_of(tuple(mine))} & {*roots_of(tuple(theirs))})


def _stem(word: Token) -> str:
    return lemma(word)[:STEM]


def _places(reading: Reading) -> frozenset[str]:
    """Names in the phrase of the act's word, as far as they may be places."""
    below = reading.match.token.subtree
    return frozenset(each.lower_ for each in below if each.tag_ == "NNP" and each.ent_type_ in PLACED)
