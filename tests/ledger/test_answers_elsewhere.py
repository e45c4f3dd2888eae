"""What one report alleges another one answers: joined by parties and deed, whatever the order, as far as was known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from detente.questions.disputes import ask
from detente.records import Dispute, Findings

DAY = date(2020, 5, 1)
ALLEGED = "Strelsau accused Ruritania of shelling the market."
DENIED = "Ruritania denied shelling the market."
REGRETTED = "Ruritania apologised for the shelling of the market."


def told(hand, name, text, days, response="none", *, act="shelling the market", accuser=("STR",)):
    report = hand.report(name, text, DAY + timedelta(days=days))
    rule = "disputes/accusing-event" if response == "none" else "disputes/answered-deed"
    place = replace(hand.mention(report), method=rule)
    answer = () if response == "none" else (place,)
    found = Dispute(
        f"dispute-{name}", act, None, accuser, ("RUR",), response, answer, report.published_to, report.published_to,
        "reported", (place,), report.published_to,
    )  # fmt: skip
    return report, Findings(disputes=(found,))


@pytest.fixture
def story(hand):
    return [
        told(hand, "a", ALLEGED, 0),
        told(hand, "b", DENIED, 2, "denied", accuser=()),
        told(hand, "c", REGRETTED, 9, "apologised", act="the shelling of the market", accuser=()),
    ]


def courses(connection, **asked):
    return [(each.dispute_id, each.response, each.course) for each in ask(connection, **asked).rows]


def test_an_answer_in_another_report_is_joined_with_the_accusation_in_whatever_order(woven, story):
    (one,) = ask(woven(*story)).rows
    assert (one.dispute_id, one.accuser, one.says, one.answer) == ("dispute-a", ("STR",), ALLEGED, REGRETTED)
    assert one.course == ("2020-05-01 alleged", "2020-05-03 denied", "2020-05-10 apologised")
    assert (one.documents, one.independent_sources) == (3, 3)
    assert ask(woven(*reversed(story))).rows == (one,)


def test_an_answer_counts_from_the_day_it_was_known(woven, story):
    tables = woven(*story)
    answers = {days: courses(tables, known_by=DAY + timedelta(days=days))[0][1] for days in (0, 1, 2, 8, 9)}
    assert answers == {0: "none", 1: "none", 2: "denied", 8: "denied", 9: "apologised"}
    assert courses(tables, known_by=DAY + timedelta(days=2)) == courses(woven(*story[:2]))


APART = [
    ("another deed", "Ruritania denied closing the border.", 2, "closing the border", ()),
    ("two months later", "Ruritania later denied shelling the market.", 60, "shelling the market", ()),
    ("before anyone accused it", "Ruritania at once denied shelling the market.", -3, "shelling the market", ()),
    ("to someone else", "Ruritania denied to Hentzau shelling Zenda.", 2, "shelling Zenda", ("HNT",)),
]


def test_other_answers_stand_by_themselves(woven, hand):
    others = [
        told(hand, f"b{number}", text, days, "denied", act=act, accuser=accuser)
        for number, (_, text, days, act, accuser) in enumerate(APART)
    ]
    found = courses(woven(told(hand, "a", ALLEGED, 0), *others))
    assert {each for each, _, _ in found} == {"dispute-a", *(f"dispute-b{number}" for number in range(len(APART)))}
