"""The words that tell the state of an arrangement, in one language, and how they stand to the arrangement's noun."""

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries
from detente.knowledge.mechanism_kinds import mechanism_kinds
from detente.records import MechanismKind, State, Status

Relation = str
"""How the noun stands to the cue: subject, object, modifier (the cue modifies the noun), that (the cue announces what
the noun is the subject of: heard only of what is yet to begin), the word that carries the noun (the cue modifies that:
'the next phase of the operation'), or the preposition between the two ('violation of the truce': of, which also covers
'truce violation' and 'the truce's violation')."""


class StateCue(Entry):
    """Cue words that put an arrangement into a state.

    A cue of several words ("hang by a thread" as `hang by thread`) is its head's lemma and words that follow below it
    in the sentence. `kinds`: only these (all, if empty). `weak`: heard only where no other cue tells the state.
    `status`: what the cue itself says of the act, whatever its tense. `told_as`: the state it tells instead where the
    act is planned, called for or the like.
    """

    state: State
    relations: tuple[Relation, ...]
    cues: tuple[str, ...]
    kinds: tuple[MechanismKind, ...] = ()
    weak: bool = False
    status: Status | None = None
    told_as: dict[Status, State] = Field(default_factory=dict)
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()


@cache
def state_cues(language: str) -> tuple[StateCue, ...]:
    """All cues of a language; a cue for a kind that lacks its state is an error."""
    loaded = load_entries(StateCue, "cue", "languages", language, "states.toml")
    for cue in loaded:
        for kind in cue.kinds:
            if cue.state not in mechanism_kinds()[kind].states:
                raise KnowledgeError(f"states.toml: {cue.cues[0]!r} puts a {kind} into {cue.state}, no state of it")
    return loaded


@cache
def cues_by_head(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], StateCue], ...]]:
    """Cues by the lemma of their head word, each as (the words after it, the entry), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], StateCue]]] = {}
    for cue in state_cues(language):
        for phrase in cue.cues:
            head, *rest = phrase.split(" ")
            found.setdefault(head, []).append((tuple(rest), cue))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in found.items()}
