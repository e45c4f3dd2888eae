"""What a sentence tells, before it becomes a record: a matched cue with the parties and the status made out for it."""

from dataclasses import dataclass

from detente.finding.coding.cues import Match
from detente.finding.coding.implied import Ids
from detente.records import EventType, Status

UNREAL: tuple[Status, ...] = ("denied", "negated")
"""What is told as not done says nothing of who is against whom."""


@dataclass(frozen=True)
class Reading:
    """A match with what was made out of it; `people` and `below` as in `Roles`, `voice` on whose word it is told."""

    match: Match
    actor: Ids
    recipient: Ids
    status: Status
    voice: Ids
    people: Ids = ()
    below: Ids = ()

    @property
    def kind(self) -> EventType:
        """Its type."""
        return self.match.cue.type
