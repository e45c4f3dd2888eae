"""When that took place which some characters tell."""

from datetime import date, timedelta

import pytest

from detente.finding.dating import make_ground, make_when
from detente.finding.parsing import parse_document
from detente.finding.times import find_times
from detente.records import Document, Interval

TUESDAY = date(2014, 8, 12)


def when_of(text, words, status=None, published=TUESDAY):
    document = Document("d", "d", None, None, (), (), "en", published, published, "stated", text)
    parsed = parse_document(document)
    start = text.index(words)
    return make_when(parsed, find_times(parsed))(start, start + len(words), status)


def days(first, last=None):
    return tuple(each and date.fromisoformat(each) for each in (first, last))


@pytest.mark.parametrize(
    ("text", "words", "status", "expected"),
    [
        ("The envoys met in Bern on Monday.", "met", "occurred", days("2014-08-11", "2014-08-11")),
        ("Friday's vote surprised the envoys.", "vote", "occurred", days("2014-08-08", "2014-08-08")),
        ("On Monday the envoys met and signed a truce.", "signed", "occurred", days("2014-08-11", "2014-08-11")),
        ("The envoys met on Monday. They signed a truce.", "signed", "occurred", days("2014-08-11", "2014-08-11")),
        ("The ministry condemns the raid.", "condemns", "occurred", days("2014-08-12", "2014-08-12")),
        ("The envoys had met before the raid.", "met", "occurred", days(None, "2014-08-12")),
        ("The army has besieged the town since May 2013.", "besieged", "ongoing", days("2013-05-01", "2014-08-12")),
        ("The army shells the town.", "shells", "ongoing", days(None, "2014-08-12")),
        ("The army will withdraw from the town.", "withdraw", "planned", days("2014-08-12", None)),
        ("The army will withdraw on Friday.", "withdraw", "planned", days("2014-08-15", "2014-08-15")),
        (
            "The envoys will meet on Friday. They will discuss trade.",
            "discuss",
            "planned",
            days("2014-08-15", "2014-08-15"),
        ),
        ("On Monday he urged the army to withdraw.", "withdraw", "called_for", days("2014-08-11", None)),
        ("At a 2 August conference, Novak said the army had left.", "said", None, days("2014-08-02", "2014-08-02")),
        ("A strike on Sunday killed two.", "killed", "occurred", days("2014-08-10", "2014-08-10")),
        ("They welcome the accord reached on Sunday.", "accord", "occurred", days("2014-08-10", "2014-08-10")),
        ("They met on 3 August for the 2014 summit.", "summit", "occurred", days("2014-08-03", "2014-08-03")),
        ("They resigned on Sunday. Only Doe is now in office.", "resigned", None, days("2014-08-10", "2014-08-10")),
        (
            "The envoys will land on Friday. They will then travel north.",
            "travel",
            None,
            days("2014-08-15", "2014-08-15"),
        ),
        (
            "The army has shelled it since the war began in 2011.",
            "shelled",
            "ongoing",
            days("2011-01-01", "2014-08-12"),
        ),
        ("Miners strike\n\nThe miners struck on Sunday.", "strike", None, days("2014-08-10", "2014-08-10")),
        (
            "On Sunday the firm announced a merger. It regrets the announcement.",
            "announcement",
            None,
            days("2014-08-10", "2014-08-10"),
        ),
    ],
)
def test_days_of_what_is_told(text, words, status, expected):
    found = when_of(text, words, status)
    assert (found.date_from, found.date_to) == expected


def test_each_answer_names_its_ground():
    assert when_of("They met on 3 May 2014.", "met").basis == "stated"
    assert when_of("They met on Monday.", "met").basis == "resolved"
    assert when_of("They meet.", "meet").basis == "reported"
    assert when_of("They meet.", "meet", published=None) == Interval(None, None, "unknown")


def test_a_report_goes_on_speaking_of_a_day_only_while_it_is_news():
    old = (TUESDAY - timedelta(days=60)).strftime("%d %B %Y")
    found = when_of(f"The envoys met on {old}. They signed a truce.", "signed")
    assert found.date_from == TUESDAY


def test_an_answer_can_show_its_chain_from_words_to_days():
    text = "The envoys met on Monday. They signed a truce."
    document = Document("d", "d", None, None, (), (), "en", TUESDAY, TUESDAY, "stated", text)
    parsed = parse_document(document)
    found = make_ground(parsed, find_times(parsed))(text.index("signed"), text.index("signed") + 6, "occurred")
    assert (found.method, [text[each.start : each.end] for each in found.times]) == ("dating/said-before", ["Monday"])
    assert found.days == Interval(date(2014, 8, 11), date(2014, 8, 11), "resolved")
