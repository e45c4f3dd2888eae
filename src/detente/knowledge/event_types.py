"""The 16 PLOVER event types as data: quad class, score, modes, CAMEO root."""

from functools import cache

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries
from detente.records import EventType, Quad


class Mode(Entry):
    """A finer kind of a type, with its own score."""

    name: str
    score: float


class EventKind(Entry):
    """One PLOVER type: `score` runs from -10 (conflict) to 10 (cooperation); `cameo` is its CAMEO root code."""

    name: EventType
    covers: str
    quad: Quad
    score: float
    needs_recipient: bool
    cameo: str
    modes: tuple[Mode, ...] = ()

    def intensity(self, mode: str | None) -> float:
        """The score of a mode, or of the type when no mode is known; an unknown mode is a KnowledgeError."""
        if mode is None:
            return self.score
        scores = {each.name: each.score for each in self.modes}
        if mode not in scores:
            raise KnowledgeError(f"{self.name} has no mode {mode!r}; it has {sorted(scores)}")
        return scores[mode]


@cache
def event_types() -> dict[EventType, EventKind]:
    """All types by name."""
    return {each.name: each for each in load_entries(EventKind, "event_type", "event_types.toml")}
