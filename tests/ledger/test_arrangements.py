"""Which arrangements of different reports are one: cases by hand, then laws over any order of telling."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.identity import record_id, slug
from detente.ledger.arrangements import Told, judge

MAY = date(2020, 5, 1)


def told(number, day=0, parties=("RUR", "STR"), *, place=None, kind="ceasefire", name="truce", voice=None, **life):
    ident = record_id("mechanism", kind, ",".join(sorted(parties)), slug(place or ""))
    if not parties and not place:
        ident = f"mechanism-of-d{number}"
    known = MAY + timedelta(days=day)
    return Told(
        f"d{number}", voice or f"d{number}", ident, kind, name, frozenset(parties), place, known,
        life.get("begun"), life.get("over"),
    )  # fmt: skip


def as_judged(*rows):
    """The id the ledger gives to each."""
    changed = {(each.document_id, each.mechanism_id): each.same_as for each in judge(rows)}
    return [changed.get((each.document_id, each.mechanism_id), each.mechanism_id) for each in rows]


@pytest.mark.parametrize(
    "first, second, same",
    [
        (told(1), told(2, 5, ["RUR"]), True),
        (told(1, parties=["RUR"]), told(2, 5), True),
        (told(1), told(2, 5, ["RUR", "KEN"]), False),
        (told(1), told(2, 5, ["RUR", "STR", "KEN"]), True),
        (told(1), told(2, 100, ["RUR"]), False),
        (told(1), told(2, 100), False),
        (told(1), told(2, 5, ["RUR"], name="new truce"), False),
        (told(1, place="Zenda"), told(2, 5, ["RUR"], place="Hentzau"), False),
        (told(1, place="Zenda"), told(2, 5, ["RUR"]), True),
        (told(1), told(2, 5, [], name="the truce"), True),
        (told(1), told(2, 40, [], name="the truce"), False),
        (told(1, kind="talks"), told(2, 5, ["RUR"]), False),
        (told(1, kind="agreement"), told(2, 5, ["RUR"], kind="agreement"), False),
        (told(1, begun=MAY), told(2, 40, begun=MAY + timedelta(days=40)), False),
        (told(1, begun=MAY), told(2, 40, begun=MAY + timedelta(days=2)), True),
        (told(1, over=MAY), told(2, 5, ["RUR"], begun=MAY + timedelta(days=4)), False),
    ],
)
def test_two_reports(first, second, same):
    one, other = as_judged(first, second)
    assert (one == other) == same


def test_without_a_party_none_of_several_is_chosen():
    first, second, third = as_judged(told(1), told(2, 1, ["KEN", "SOM"]), told(3, 2, []))
    assert third not in (first, second)


def test_every_judgement_gives_its_reason():
    (row,) = judge([told(1), told(2, 5, ["RUR"])])
    assert row.reason == "parties in common: RUR; told 5 days after it was last heard of"


STORIES = st.lists(
    st.builds(
        lambda parties, gap, place, begun: (parties, gap, place, begun),
        st.lists(st.sampled_from(["RUR", "STR", "KEN"]), max_size=3, unique=True),
        st.integers(0, 50),
        st.sampled_from([None, "Zenda"]),
        st.booleans(),
    ),
    max_size=8,
)


def story(rows):
    day, found = 0, []
    for number, (parties, gap, place, begun) in enumerate(rows):
        day += gap
        found.append(told(number, day, parties, place=place, begun=MAY + timedelta(days=day) if begun else None))
    return found


@settings(deadline=None)
@given(STORIES, st.integers(0, 8))
def test_what_comes_later_changes_no_judgement(rows, count):
    everything = story(rows)
    assert as_judged(*everything)[:count] == as_judged(*everything[:count])


@settings(deadline=None)
@given(STORIES, st.integers(0, 7))
def test_a_copy_is_judged_as_its_original_and_changes_nothing(rows, which):
    everything = story(rows)
    if not everything:
        return
    original = everything[which % len(everything)]
    copy = Told(
        "copy",
        original.voice,
        *(getattr(original, each) for each in Told.__dataclass_fields__ if each not in ("document_id", "voice")),
    )
    with_copy = as_judged(*everything, copy)
    assert with_copy[:-1] == as_judged(*everything)
    assert with_copy[-1] == with_copy[everything.index(original)]
