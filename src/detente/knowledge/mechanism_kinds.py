"""Kinds of standing arrangement as data: the states each may be in, and the order in which it may pass through them."""

from functools import cache
from typing import get_args

from pydantic import model_validator

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries
from detente.records import EventType, MechanismKind, State, Status

_FILE = "mechanism_kinds.toml"


class KindOfMechanism(Entry):
    """A kind, its states, which of them may be heard of first, and which may follow which.

    `presupposed` is the state that a mention without any word on its state takes for granted, `named` the one that
    a proper name or a date takes for granted. `remembered`: for so many days after it was last heard of, reports may
    mean it without naming it again (None: only a name tells which one is meant). `matches` and `rejects` are courses
    (`proposed > agreed`), allowed or not.
    """

    name: MechanismKind
    description: str
    states: tuple[State, ...]
    first: tuple[State, ...]
    changes: dict[State, tuple[State, ...]]
    presupposed: State | None = None
    named: State | None = None
    remembered: int | None = None
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    @model_validator(mode="after")
    def _speaks_of_own_states_only(self) -> "KindOfMechanism":
        used = {*self.first, *self.changes, *(after for row in self.changes.values() for after in row)}
        used |= {each for each in (self.presupposed, self.named) if each}
        if strange := sorted(used - set(self.states)):
            raise ValueError(f"{self.name}: {', '.join(strange)} not among its states")
        if silent := sorted(set(self.states) - set(self.changes)):
            raise ValueError(f"{self.name}: nothing said of what may follow {', '.join(silent)}")
        return self


class Series(Entry):
    """Events that show an arrangement without naming it: of one type, told with one of these statuses.

    `two_sides`: both must be known; `parties`: so many distinct ones at least; `without`: in none of these modes.
    `matches` and `rejects` are sentences.
    """

    kind: MechanismKind
    state: State
    type: EventType
    statuses: tuple[Status, ...]
    two_sides: bool = True
    parties: int = 1
    without: tuple[str, ...] = ()
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def series() -> tuple[Series, ...]:
    """All entries, in the order of the file."""
    return load_entries(Series, "series", _FILE)


@cache
def mechanism_kinds() -> dict[MechanismKind, KindOfMechanism]:
    """All kinds by name; each kind of the vocabulary has exactly one entry."""
    loaded = load_entries(KindOfMechanism, "kind", _FILE)
    if sorted(each.name for each in loaded) != sorted(get_args(MechanismKind)):
        raise KnowledgeError(f"{_FILE}: must have one entry for each of {', '.join(get_args(MechanismKind))}")
    return {each.name: each for each in loaded}


def may_change(kind: MechanismKind, before: State | None, after: State) -> bool:
    """Whether an arrangement of this kind may pass from one state to the other; `None` = nothing heard of it yet.

    A state told again is no change and always allowed, if the kind has that state at all.
    """
    known = mechanism_kinds()[kind]
    if before is None:
        return after in known.first
    return after in known.states and (after == before or after in known.changes.get(before, ()))
