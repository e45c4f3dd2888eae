"""To whom a denial answers: whoever made the allegation before it, of the one who denies."""

from collections.abc import Iterable
from typing import Protocol

from detente.finding.coding.implied import Ids, roots_of
from detente.records import EventType

REACH = 3
"""Sentences; a denial answers nothing that was alleged further back."""


class Told(Protocol):
    """What a reading tells that an answer may be given to."""

    @property
    def kind(self) -> EventType:
        """Its type."""

    @property
    def actor(self) -> Ids:
        """Who did it."""

    @property
    def recipient(self) -> Ids:
        """To whom."""

    @property
    def voice(self) -> Ids:
        """On whose word."""


def accuser_of(denier: Ids, told: Iterable[Told]) -> Ids:
    """Who last alleged something of the denier: an accuser, or the one on whose word a deed of the denier stands."""
    mine = {*roots_of(denier)}
    for each in told:
        accused = each.recipient if each.kind == "ACCUSE" else each.actor
        accuser = each.actor if each.kind == "ACCUSE" else each.voice
        if accuser and mine & {*roots_of(accused)} and not mine & {*roots_of(accuser)}:
            return accuser
    return ()


def is_denied(deed: Told, denial: Told) -> bool:
    """Whether a denial speaks of a deed that was told before it: alleged of the one who denies, by the one answered."""
    mine, theirs = {*roots_of(denial.actor)}, {*roots_of(denial.recipient)}
    alleged = bool(deed.voice) and bool(theirs & {*roots_of(deed.voice)})
    return alleged and bool(mine & {*roots_of(deed.actor)}) and deed.kind not in ("ACCUSE", "REJECT")
