"""The questions behind single pages: an arrangement's course, ballots, who acts, and words."""

from dataclasses import replace
from datetime import date

import pytest

from detente.errors import QuestionError
from detente.questions import actors, course, search, votes
from detente.records import Actor, Findings

MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)
RURITANIA = Actor("RUR", "Ruritania", "country", "RUR", None, "GOV", (), ())


def test_a_course_runs_from_change_to_change_and_marks_rivals(hand, woven):
    report = hand.report("a.txt")
    changes = (
        hand.change(report, "agreed", MAY),
        hand.change(report, "collapsed", JUNE),
        hand.change(report, "violated", JUNE),
        hand.change(report, "ended", date(2020, 7, 1), "planned"),
    )
    connection = woven((report, Findings((), (RURITANIA,), (), (), (hand.mechanism(report),), changes)))
    rows = course.ask(connection, "mechanism-1").rows
    assert [(each.state, each.until, each.rival) for each in rows] == [
        ("agreed", JUNE, False),
        ("collapsed", None, True),
        ("violated", None, True),
        ("ended", None, False),
    ]
    assert course.ask(connection, "mechanism-1", known_by="2019").rows == ()
    with pytest.raises(QuestionError, match="no arrangement"):
        course.ask(connection, "mechanism-9")


@pytest.mark.parametrize(
    "text, words, ballot",
    [
        ("Ruritania vetoed the text.", "vetoed", "vetoed"),
        ("Ruritania voted against it.", "voted", "against"),
        ("Ruritania voted the text down.", "voted", None),
        ("Ruritania voted down the text.", "voted down", "against"),
        ("Ruritania voted in favour.", "voted in favour", "for"),
        ("Ruritania voted for the text.", "voted", "for"),
        ("Ruritania abstained.", "abstained", "abstained"),
        ("Ruritania deplored the veto.", "veto", None),
        ("Ruritania rejected it.", "rejected", None),
    ],
)
def test_a_ballot_is_what_the_words_say(hand, woven, text, words, ballot):
    report = hand.report("a.txt", text)
    start = text.index(words)
    event = replace(hand.event(report, day=MAY), type="REJECT", recipient=())
    mention = replace(event.mentions[0], start=start, end=start + len(words))
    connection = woven((report, Findings((), (RURITANIA,), (replace(event, mentions=(mention,)),))))
    found = votes.ask(connection, actor="Ruritania", since="2020-04").rows
    assert [(each.voter, each.ballot) for each in found] == ([("RUR", ballot)] if ballot else [])


def test_actors_are_listed_by_how_much_they_do(hand, woven):
    report = hand.report("a.txt")
    strelsau = replace(RURITANIA, actor_id="STR", name="Strelsau", root="STR")
    connection = woven((report, Findings((), (RURITANIA, strelsau), (hand.event(report),))))
    assert [(each.actor_id, each.events) for each in actors.ask(connection)] == [("RUR", 1), ("STR", 1)]
    assert [each.actor_id for each in actors.ask(connection, actor="Strelsau")] == ["STR"]
    assert actors.ask(connection, known_by="2019").rows == ()


@pytest.mark.parametrize(
    "words, found",
    [("strelsau shelled", ["documents", "events"]), ("herring", []), ("SHELLED", ["documents", "events"])],
)
def test_words_are_found_in_reports_and_records(hand, woven, words, found):
    report = hand.report("a.txt")
    connection = woven((report, Findings((), (RURITANIA,), (hand.event(report),))))
    assert [each.layer for each in search.ask(connection, words)] == found
    assert search.ask(connection, words, known_by="2019").rows == ()


def test_a_search_needs_a_word(woven):
    with pytest.raises(QuestionError, match="a word or more"):
        search.ask(woven(), "  ")
