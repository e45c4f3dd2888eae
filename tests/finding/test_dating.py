"""When that took place which some characters tell."""

from datetime import date, timedelta

import pytest

from detente.finding.dating import make_when
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
