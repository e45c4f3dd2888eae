"""Parties a sentence leaves out: whom the report has a party fight, help or talk to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding.coding.implied import Background, Scene, Told, background
from detente.records import EventType

NOWHERE = Scene((), civil=False, definite=True)
KABUL = Scene(("CIVAFG",), civil=True, definite=False)


def told(*acts: str) -> Background:
    """Acts as 'TCD ASSAULT MLI' or, on someone's word, 'TCD ASSAULT MLI by NOR'; '-' for nobody."""
    found = []
    for act in acts:
        actor, kind, recipient, *voice = act.replace(" by ", " ").split()
        parties = [tuple(each.split("+")) if each != "-" else () for each in (actor, recipient, *voice)]
        found.append(Told(kind, parties[0], parties[1], parties[2] if voice else ()))  # type: ignore[arg-type]
    return background(found, "MLI")


@pytest.mark.parametrize(
    "acts, kind, parties, scene, expected",
    [
        # The enemy one fights, or is fought by.
        (["TCD ASSAULT MLI"], "ASSAULT", (("TCD",), ()), NOWHERE, (("TCD",), ("MLI",))),
        (
            ["NER ASSAULT TCD", "NER ASSAULT NGA", "NGA ASSAULT NER"],
            "COERCE",
            (("TCD",), ()),
            NOWHERE,
            (("TCD",), ("NER",)),
        ),
        # What all are against, one more is against; not whoever helps it.
        (["TCD ASSAULT MLI", "NER ASSAULT MLI"], "ASSAULT", (("NOR",), ()), NOWHERE, (("NOR",), ("MLI",))),
        (["TCD ASSAULT MLI", "NOR AID MLI"], "ASSAULT", (("NOR",), ()), NOWHERE, (("NOR",), ())),
        # A villain's deed hits people, a side's deed its enemy first.
        (["TCD ASSAULT MLI"], "ASSAULT", (("MLI",), ()), KABUL, (("MLI",), ("CIVAFG",))),
        (["TCD ASSAULT MLI"], "ASSAULT", (("TCD",), ()), KABUL, (("TCD",), ("MLI",))),
        # Each tells of the other's attacks: they are at odds.
        (["TCD ASSAULT - by NER", "NER ASSAULT - by TCD"], "ASSAULT", (("TCD",), ()), NOWHERE, (("TCD",), ("NER",))),
        (["TCD ASSAULT - by NER"], "ASSAULT", (("TCD",), ()), NOWHERE, (("TCD",), ())),
        # A killing nobody is named for stays nobody's, unless one party kills in the report.
        (["TCD ACCUSE NER"], "ASSAULT", ((), ()), KABUL, ((), ("CIVAFG",))),
        (["NER ASSAULT CIVMLI"], "ASSAULT", ((), ()), KABUL, (("NER",), ("CIVAFG",))),
        # What each tells of the other goes before what all are against.
        (
            ["TCD ASSAULT - by NER", "NER ASSAULT - by TCD", "NOR ASSAULT MLI"],
            "ASSAULT",
            (("TCD",), ()),
            NOWHERE,
            (("TCD",), ("NER",)),
        ),
        # One on whose word deeds are told, and of whom nobody tells any, is not the one all are against.
        (
            ["MLI ASSAULT NER by NER", "NER ASSAULT MLI by NER"],
            "ASSAULT",
            (("TCD",), ()),
            NOWHERE,
            (("TCD",), ("MLI",)),
        ),
        # A town is taken from those who fight, not from the people who suffer.
        (["MLI ASSAULT CIVMLI"], "ASSAULT", ((), ()), NOWHERE, ((), ("MLI",))),
        (["MLI ASSAULT CIVMLI", "TCD ASSAULT MLI"], "COERCE", ((), ()), NOWHERE, (("TCD",), ("MLI",))),
        # Troops are sent against a rival of one's own only; help to nobody in particular is help to the people.
        (["TCD ASSAULT MLI"], "MOBILIZE", (("TCD",), ()), NOWHERE, (("TCD",), ("MLI",))),
        (["TCD ASSAULT MLI"], "MOBILIZE", (("NOR",), ()), NOWHERE, (("NOR",), ())),
        (["TCD ASSAULT MLI"], "AID", (("NOR",), ()), NOWHERE, (("NOR",), ("CIVMLI",))),
        # Words: whom one is against; help: whom one helps.
        (["TCD ACCUSE NER"], "THREATEN", (("TCD",), ()), NOWHERE, (("TCD",), ("NER",))),
        (["TCD AID NER"], "AID", (("TCD",), ()), NOWHERE, (("TCD",), ("NER",))),
        (["TCD AID NER"], "AID", ((), ("NER",)), NOWHERE, (("TCD",), ("NER",))),
        (["TCD+NER CONSULT -"], "CONSULT", ((), ()), NOWHERE, (("NER", "TCD"), ())),
        (["TCD+NER CONSULT -"], "CONSULT", ((), ()), KABUL, ((), ())),
    ],
)
def test_parties_left_out(acts, kind, parties, scene, expected):
    found = told(*acts).completed(kind, *parties, scene)
    assert tuple(tuple(sorted(each)) for each in found) == expected


PARTIES = st.lists(st.sampled_from(["TCD", "MLI", "NER", "CIVMLI"]), max_size=2, unique=True).map(tuple)
KINDS: list[EventType] = ["ASSAULT", "COERCE", "ACCUSE", "AID", "CONSULT", "REJECT", "RETREAT"]
ACTS = st.lists(st.builds(Told, st.sampled_from(KINDS), PARTIES, PARTIES, PARTIES), max_size=6)


@settings(max_examples=50, deadline=None)
@given(ACTS, st.sampled_from(KINDS), PARTIES, PARTIES)
def test_what_is_told_is_kept_and_nobody_is_against_oneself(acts, kind, actor, recipient):
    who, whom = background(acts, "MLI").completed(kind, actor, recipient, NOWHERE)
    assert (not actor or who == actor) and (not recipient or whom == recipient)
    assert recipient or not set(who) & set(whom)
