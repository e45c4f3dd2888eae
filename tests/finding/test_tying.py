"""What a time belongs to by grammar."""

from datetime import date

import pytest

from detente.finding.parsing import parse_document
from detente.finding.times import find_times
from detente.finding.tying import same_act, tense, tie_all
from detente.records import Document

TUESDAY = date(2014, 8, 12)


def parsed_of(text):
    return parse_document(Document("d", "d", None, None, (), (), "en", TUESDAY, TUESDAY, "stated", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Monday.", [("met", "met", "")]),
        ("Friday's vote surprised them.", [("vote", "surprised", "")]),
        ("It has been shut since May 2013.", [("shut", "shut", "from")]),
        ("They will stay until May 2015.", [("stay", "stay", "to")]),
        ("They met from 3 May to 5 May.", [("met", "met", "")]),
        ("It was the worst raid since 2004.", []),
        ("They were shelled as they slept on Monday.", [("slept", "slept", ""), ("shelled", "shelled", "")]),
    ],
)
def test_a_time_is_tied_to_its_word_and_clause(text, expected):
    parsed = parsed_of(text)
    tied = tie_all(parsed, find_times(parsed))
    assert [(each.anchor.text, each.verb.text, each.reach) for each in tied] == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("They met.", "met", "Past"),
        ("They meet.", "meet", "Pres"),
        ("They will meet.", "meet", "Fut"),
        ("They have met.", "met", "Perfect"),
        ("They had met.", "met", "Pluperfect"),
        ("They were beaten.", "beaten", "Past"),
    ],
)
def test_the_tense_of_a_clause(text, verb, expected):
    (token,) = (each for each in parsed_of(text).doc if each.text == verb)
    assert tense(token) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("announced", "announcement", True), ("protest", "protests", True), ("visit", "vote", False)],
)
def test_verb_and_noun_of_one_stem_tell_of_the_same_act(one, other, expected):
    doc = parsed_of(f"They {one} it. The {other} came.").doc
    first, second = ([each for each in doc if each.text == word][-1] for word in (one, other))
    assert same_act(first, second) == expected
