"""The states of each kind of arrangement and their order: examples in the data, and what a wrong file does."""

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import KnowledgeError
from detente.knowledge.loading import load_entries
from detente.knowledge.mechanism_kinds import KindOfMechanism, may_change, mechanism_kinds
from detente.records import MechanismKind, State

KINDS: tuple[MechanismKind, ...] = get_args(MechanismKind)
STATES: tuple[State, ...] = get_args(State)
COURSES = [
    (kind.name, course, allowed)
    for kind in mechanism_kinds().values()
    for allowed, courses in ((True, kind.matches), (False, kind.rejects))
    for course in courses
]


@pytest.mark.parametrize("kind, course, allowed", COURSES)
def test_courses_in_the_data(kind: MechanismKind, course: str, allowed: bool) -> None:
    states: list[State] = [_state(name) for name in course.split(" > ")]
    assert all(may_change(kind, before, after) for before, after in pairwise(states)) == allowed


@pytest.mark.parametrize(
    "kind, before, after, expected",
    [
        ("resolution", None, "proposed", True),
        ("resolution", None, "violated", False),
        ("resolution", "agreed", "violated", True),
        ("resolution", "proposed", "violated", False),
        ("ceasefire", "strained", "strained", True),
        ("talks", "negotiating", "violated", False),
        ("talks", "violated", "violated", False),
        ("sanctions", "in_force", "ended", True),
        ("membership", "rejected", "agreed", True),
    ],
)
def test_may_change(kind: MechanismKind, before: State | None, after: State, expected: bool) -> None:
    assert may_change(kind, before, after) == expected


@given(st.sampled_from(KINDS), st.none() | st.sampled_from(STATES), st.sampled_from(STATES))
def test_only_states_of_the_kind_are_ever_reached(kind: MechanismKind, before: State | None, after: State) -> None:
    if may_change(kind, before, after):
        assert after in mechanism_kinds()[kind].states


@given(st.sampled_from(KINDS), st.sampled_from(STATES))
def test_every_state_can_be_reached_and_left(kind: MechanismKind, state: State) -> None:
    known = mechanism_kinds()[kind]
    if state in known.states:
        assert state in known.first or any(
            may_change(kind, before, state) for before in known.states if before != state
        )
        assert any(may_change(kind, state, after) for after in known.states if after != state)


@pytest.mark.parametrize(
    "states, first, changes",
    [
        ('["agreed", "melted"]', '["agreed"]', "{}"),
        ('["agreed"]', '["agreed"]', '{agreed = ["ended"]}'),
        ('["agreed", "ended"]', '["agreed"]', '{agreed = ["ended"]}'),
    ],
)
def test_wrong_states_are_errors(tmp_path: Path, states: str, first: str, changes: str) -> None:
    entry = f'[[kind]]\nname = "talks"\ndescription = "x"\nstates = {states}\nfirst = {first}\nchanges = {changes}\n'
    file = tmp_path / "kinds.toml"
    file.write_text(entry + "matches = []\nrejects = []\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"kinds\.toml: entry 1"):
        load_entries(KindOfMechanism, "kind", str(file))


def _state(name: str) -> State:
    return next(state for state in STATES if state == name)
