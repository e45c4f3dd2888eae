"""Denials: told to whoever alleged, and what they deny is booked as denied."""

import pytest

from detente.finding import find
from detente.records import Document


def events(text):
    document = Document("d", "d.txt", None, None, (), (), "en", None, None, "unknown", text)
    return {(each.type, each.actor, each.recipient, each.status) for each in find(document).events}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda accused Kenya of shelling a village. Kenya denied it.",
        "Uganda accused Kenya of shelling a village.\n\nThe talks went on.\n\nKenya denied that it had fired.",
        "Uganda said Kenya had shelled a village. Kenya denied the accusation.",
    ],
)
def test_a_denial_answers_the_accuser_and_marks_the_deed(text):
    told = events(text)
    assert ("REJECT", ("KEN",), ("UGA",), "occurred") in told
    assert {status for kind, actor, _, status in told if kind == "ASSAULT" and actor == ("KEN",)} == {"denied"}


def test_a_denial_answers_nobody_who_spoke_of_others():
    told = events("Uganda accused Chad of shelling a village. Kenya denied that it would leave the bloc.")
    assert ("ASSAULT", ("TCD",), (), "denied") not in told
    assert {recipient for kind, actor, recipient, _ in told if (kind, actor) == ("REJECT", ("KEN",))} <= {()}


@pytest.mark.parametrize("words", ["each other", "one another"])
def test_a_mutual_accusation_has_both_on_both_sides(words):
    told = events(f"Uganda and Kenya accused {words} of shelling villages.")
    assert ("ACCUSE", ("UGA", "KEN"), ("UGA", "KEN"), "occurred") in told
