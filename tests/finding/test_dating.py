"""When that took place which some characters tell."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding import find
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
        ("Bern broke the accord of 3 May.", "broke", "occurred", days("2014-08-12", "2014-08-12")),
        ("Bern broke the accord of 3 May.", "accord", "occurred", days("2014-05-03", "2014-05-03")),
        ("The army began a raid on Friday.", "began", "occurred", days("2014-08-08", "2014-08-08")),
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
        ("It was the first visit since 2004.", "visit", None, days("2014-08-12", "2014-08-12")),
        ("Prices made their largest leap since May 2011.", "leap", None, days("2014-08-12", "2014-08-12")),
        ("When the envoys met on 3 August, Norway protested.", "protested", None, days("2014-08-03", "2014-08-03")),
        ("The road was shut from 3 May to 5 June.", "shut", "occurred", days("2014-05-03", "2014-06-05")),
        ("The road was shut between May 2011 and June 2012.", "shut", "occurred", days("2011-05-01", "2012-06-30")),
        ("The army will train here from 20-24 August.", "train", "planned", days("2014-08-20", "2014-08-24")),
        ("The truce that was signed on Sunday is broken.", "truce", "occurred", days("2014-08-10", "2014-08-10")),
        (
            "They said on Monday that they had signed the pact. It was signed on 2 August.",
            "signed",
            "occurred",
            days("2014-08-02", "2014-08-02"),
        ),
        (
            "Only 2011 was a better year, and the firm is growing.",
            "growing",
            None,
            days("2014-08-12", "2014-08-12"),
        ),
    ],
)
def test_days_of_what_is_told(text, words, status, expected):
    found = when_of(text, words, status)
    assert (found.date_from, found.date_to) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # A deed that a speech tells of moves no later speech to its day.
        (
            "Novak said on Monday that the road was shut and a bridge fell on Saturday. He said it was old.",
            "said it",
            days("2014-08-11", "2014-08-11"),
        ),
        # The day of one who spoke is not that of the next one, whoever is 'he' after that.
        (
            "Roe spoke to the press on Sunday. Novak said on Friday that talks failed. Roe left. He called for peace.",
            "called",
            days("2014-08-10", "2014-08-10"),
        ),
        # Quoted words about what is so belong to the day on which they were spoken.
        (
            "On 3 August Novak met the press. “I will say that any such aid is harmful,” he added.",
            "harmful",
            days("2014-08-03", "2014-08-03"),
        ),
    ],
)
def test_a_text_goes_on_speaking_of_a_day(text, words, expected):
    found = when_of(text, words)
    assert (found.date_from, found.date_to) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The raid comes two days after the envoys signed a truce.", "signed", days("2014-08-10", "2014-08-10")),
        ("Two months after they forged a truce, it hangs by a thread.", "forged", days("2014-06-01", "2014-06-30")),
        (
            "Smith announced the merger on Sunday. A day before the announcement, the firm sold its ships.",
            "sold",
            days("2014-08-09", "2014-08-09"),
        ),
        ("It lasted for two days after the truce.", "truce", days("2014-08-12", "2014-08-12")),
    ],
)
def test_days_counted_from_one_act_to_another(text, words, expected):
    found = when_of(text, words)
    assert (found.date_from, found.date_to) == expected


GATHERED = "They spoke of it at the Geneva summit last month. On Friday the Council voted. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Roe made no promises at the summit.", "promises", days("2014-07-01", "2014-07-31")),
        ("Roe made no promises at the meeting.", "promises", days("2014-07-01", "2014-07-31")),
        ("It is what Roe and Novak discussed in Geneva.", "discussed", days("2014-07-01", "2014-07-31")),
        ("Roe made no promises at the palace.", "promises", days("2014-08-08", "2014-08-08")),
        ("Roe will speak at the next summit.", "speak", days("2014-08-12", "2014-08-12")),
        ("At a meeting on Monday, Roe made no promises.", "promises", days("2014-08-11", "2014-08-11")),
    ],
)
def test_what_was_done_at_a_gathering_has_its_day(text, words, expected):
    found = when_of(GATHERED + text, words)
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


def test_every_record_has_the_days_of_an_answer_about_its_own_words():
    text = (
        "Norway accused Denmark on Monday of shelling a village. “We condemn it,” Norway said. Both agreed a truce on "
        "3 August, and 12 people were killed last week. Denmark will withdraw its troops on Friday, its minister said."
    )
    found = find(Document("d", "d", None, None, (), (), "en", TUESDAY, TUESDAY, "stated", text))
    records = (*found.events, *found.statements, *found.transitions, *found.figures, *found.disputes)
    asked = {(each.date_from, each.date_to, each.date_basis) for each in found.datings}
    assert len(records) > 5
    assert {(each.date_from, each.date_to, each.date_basis) for each in records} <= asked
    for event in found.events:
        own = {(mention.start, mention.end, mention.status) for mention in event.mentions}
        assert own <= {(each.start, each.end, each.status) for each in found.datings}


WORDS = (
    "On", "in", "since", "from", "to", "until", "after", "before", "when", "Friday", "May", "June", "2012", "31", "two",
    "three", "days", "weeks", "last", "next", "summit", "meeting", "they", "who", "met", "signed", "will", "had",
    "said", "has", "announced", "announcement", "the", "first", "a", "and", ",", ".", "“", "”",
)  # fmt: skip
STATUSES = st.sampled_from((None, "occurred", "ongoing", "planned"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join), STATUSES)
def test_days_never_end_before_they_begin(text, status):
    parsed = parse_document(Document("d", "d", None, None, (), (), "en", TUESDAY, TUESDAY, "stated", text))
    ground = make_ground(parsed, find_times(parsed))
    found = [ground(start, start + 1, status).days for start in range(0, len(text), 5)]
    assert all((each.date_from or date.min) <= (each.date_to or date.max) for each in found)
