"""Each question on a ledger made by hand, and what all questions have in common."""

import inspect
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import get_args

import pytest

from detente.errors import QuestionError
from detente.questions import changes, disputes, explain, figures, questions, quotes, relation, sources, state, timeline
from detente.questions.parameters import PARAMETERS, as_day
from detente.records import Actor, Dispute, Figure, Findings, Statement, Time

COLLAPSE = "The truce collapsed."
MAY = date(2020, 5, 1)
JUNE = date(2020, 6, 1)


def actor(code, name, *aliases):
    return Actor(code, name, "country", code.split(":")[0], code[:3], "GOV", aliases, ())


ACTORS = (actor("RUR", "Ruritania"), actor("RUR:ada-berg", "Ada Berg"), actor("STR", "Strelsau", "the Free City"))


@pytest.fixture
def connection(hand, woven):
    """Two reports: in May Ruritania shells and makes a truce; in June a second one tells of its end."""
    first, second = hand.report("a.txt"), hand.report("b.txt", COLLAPSE, JUNE, publisher="Herald")
    deed = hand.event(first)
    plan = replace(hand.event(first, "planned"), event_id="event-2")
    claim = replace(hand.event(second, "occurred", ("STR",)), event_id="event-3", date_from=JUNE, date_to=JUNE)
    agreed, collapsed = hand.change(first, "agreed", MAY), hand.change(second, "collapsed", JUNE)
    figure = [
        Figure(f"figure-{n}", n, n, False, "people", "killed", "people", "Zenda", None, MAY, MAY, "stated",
               (hand.mention(first),), MAY)
        for n in (10, 40)
    ]  # fmt: skip
    said = Statement(
        "statement-1", "Ada Berg", "RUR:ada-berg", "Berg", None, "said", "direct", "we hold fire", ((0, 4),), (),
        "the press", "a briefing", MAY, MAY, "stated", (hand.mention(first),), MAY,
    )  # fmt: skip
    dispute = Dispute(
        "dispute-1", "shelling", None, ("STR",), ("RUR",), "denied", (hand.mention(second),), MAY, MAY, "stated",
        (hand.mention(first),), MAY,
    )  # fmt: skip
    return woven(
        (
            first,
            Findings((), ACTORS, (deed, plan), (said,), (hand.mechanism(first),), (agreed,), tuple(figure), (dispute,)),
        ),
        (second, Findings((), ACTORS, (claim,), (), (hand.mechanism(second),), (collapsed,))),
    )


def ids(answer):
    return [getattr(row, fields(row)[0].name) for row in answer]


@pytest.mark.parametrize("name", questions())
def test_a_question_says_what_it_asks_and_shows_columns_of_its_rows(name):
    question = questions()[name]
    summary = inspect.getdoc(question)
    (row,) = get_args(question.ask.__annotations__["return"])
    assert summary and summary.endswith(".")
    assert set(question.SHOWN) <= {field.name for field in fields(row)}
    assert set(inspect.signature(question.ask).parameters) - {"connection"} <= PARAMETERS.keys()


ASKED_OF_SOMETHING = {
    name
    for name, question in questions().items()
    if any(each.default is each.empty for each in list(inspect.signature(question.ask).parameters.values())[1:])
}


@pytest.mark.parametrize("name", sorted(questions().keys() - ASKED_OF_SOMETHING))
def test_a_question_on_an_empty_ledger_answers_with_no_rows(name, woven):
    assert questions()[name].ask(woven()).rows == ()


def test_the_timeline_tells_only_what_happened(connection):
    assert ids(timeline.ask(connection)) == ["event-1", "event-3"]
    assert ids(timeline.ask(connection, status="planned")) == ["event-2"]
    assert len(timeline.ask(connection, status="any")) == 3


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"actor": "Ruritania"}, ["event-1", "event-3"]),
        ({"actor": "the free city"}, ["event-1", "event-3"]),
        ({"on": "2020-04-30"}, ["event-1"]),
        ({"since": "2020-05"}, ["event-3"]),
        ({"until": "2020-05"}, ["event-1"]),
        ({"known_by": "2020-05-31"}, ["event-1"]),
        ({"type": "assault"}, ["event-1", "event-3"]),
        ({"type": "AGREE"}, []),
        ({"place": "zenda"}, []),
        ({"top": "1"}, ["event-1"]),
        ({"top": 5}, ["event-1", None, "event-3"]),  # a day that its report tells of, and no event was read of
    ],
)
def test_the_timeline_takes_filters(connection, asked, found):
    assert ids(timeline.ask(connection, **asked)) == found


@pytest.mark.parametrize(
    "on, known_by, states",
    [
        ("2020-04-30", None, []),
        ("2020-05-01", None, ["agreed"]),
        ("2020-05-31", None, ["agreed"]),
        ("2020-06-01", None, ["collapsed"]),
        ("2020-07-01", "2020-05-31", ["agreed"]),
        (None, None, ["collapsed"]),
    ],
)
def test_the_state_of_a_truce_follows_both_clocks(connection, on, known_by, states):
    assert [row.state for row in state.ask(connection, on=on, known_by=known_by)] == states


MAY_5 = date(2020, 5, 5)
ENDS = date(2020, 6, 10)


@pytest.mark.parametrize(
    "asked, later, outcome",
    [
        ({"on": "2020-05-15"}, None, "due"),
        ({"on": "2020-05-15", "ending_within": "60d"}, None, "due"),
        ({"on": "2020-05-15", "ending_within": "2w"}, None, "absent"),
        ({"on": "2020-07-15"}, None, "unheard"),
        ({"on": "2020-07-15"}, ("expired", ENDS), "met"),
        ({"on": "2020-07-15"}, ("ended", date(2020, 6, 20)), "late"),
        ({"on": "2020-07-15"}, ("in_force", date(2020, 6, 20)), "renewed"),
    ],
)
def test_an_announced_end_is_followed_up(hand, woven, asked, later, outcome):
    report = hand.report("a.txt")
    changes = [hand.change(report, "agreed", MAY), hand.change(report, "expired", ENDS, "planned")]
    if later:
        changes.append(replace(hand.change(report, *later), transition_id="transition-later"))
    connection = woven((report, Findings((), ACTORS, (), (), (hand.mechanism(report),), tuple(changes))))
    rows = state.ask(connection, **asked)
    assert [(each.ends, each.outcome) for each in rows] == ([] if outcome == "absent" else [(ENDS, outcome)])


@pytest.mark.parametrize("asked", [{"ending_within": "60d"}, {"on": "2020-05", "ending_within": "soon"}])
def test_a_span_is_counted_from_a_day(connection, asked):
    with pytest.raises(QuestionError):
        state.ask(connection, **asked)


def test_the_state_says_how_long_nothing_was_heard(connection):
    (row,) = state.ask(connection, on="2020-06-11")
    assert (row.silent_days, row.says, row.report) == (10, "The truce collapsed.", "b.txt")


def test_a_relation_counts_each_month_and_leaves_out_mere_claims(connection):
    (month,) = relation.ask(connection, "Ruritania", "Strelsau")
    assert (month.month, month.conflict, month.cooperation, month.events) == (date(2020, 4, 1), -9, 0, 1)
    assert (month.lowest, month.highest, month.event_ids) == (-9, -9, ("event-1",))


def test_quotes_are_found_by_a_part_of_the_name_or_in_whose_name(connection):
    assert ids(quotes.ask(connection, by="berg")) == ["statement-1"]
    assert ids(quotes.ask(connection, actor="RUR")) == ["statement-1"]
    assert ids(quotes.ask(connection, by="Nobody")) == []
    assert ids(quotes.ask(connection, about="hold fire")) == ["statement-1"]


def test_a_dispute_has_both_sides(connection):
    (row,) = disputes.ask(connection, actor="Strelsau")
    assert (row.accuser, row.accused, row.response, row.answer) == (
        ("STR",),
        ("RUR",),
        "denied",
        "The truce collapsed.",
    )


def test_rival_numbers_stand_side_by_side(connection):
    assert [(row.low, row.disagrees) for row in figures.ask(connection, about="zenda")] == [(10, True), (40, True)]
    assert figures.ask(connection, about="nothing").rows == ()


def test_a_source_that_counts_anew_is_shown_with_its_earlier_number(hand, woven):
    told = [(MAY, 10, "Red Cross"), (MAY, 30, "the army"), (date(2020, 5, 9), 12, "Red Cross"), (JUNE, 30, "the army")]
    reports = [hand.report(f"{day}{low}", f"{low} died, {who} said on {day}.", day) for day, low, who in told]
    tables = woven(*(
        (report, Findings(figures=(Figure(
            f"figure-{report.location}", low, low, False, "people", "killed", "people", "Zenda", who, day, day,
            "stated", (hand.mention(report),), day),)))
        for report, (day, low, who) in zip(reports, told, strict=True)
    ))  # fmt: skip
    changed = [(row.source, row.was_low, row.was_known, row.low) for row in figures.ask(tables) if row.was_known]
    assert changed == [("Red Cross", 10, MAY, 12)]
    assert not any(row.was_known for row in figures.ask(tables, known_by=MAY))


def test_sources_lists_every_report(connection):
    assert [(row.location, row.publisher) for row in sources.ask(connection)] == [("a.txt", None), ("b.txt", "Herald")]


def test_changes_tells_what_was_first_known_when(connection):
    assert {row.record_id for row in changes.ask(connection, since=JUNE)} >= {"event-3"}
    assert "event-1" not in {row.record_id for row in changes.ask(connection, since=JUNE)}


def test_changes_tells_how_a_state_changed_and_why(connection):
    (change,) = (row for row in changes.ask(connection, since=JUNE) if row.layer == "states")
    assert (change.before, change.after, change.says, change.report) == ("agreed", "collapsed", COLLAPSE, "b.txt")
    (first,) = (row for row in changes.ask(connection, until="2020-05-31") if row.layer == "states")
    assert (first.before, first.after) == (None, "agreed")


@pytest.mark.parametrize(
    "on, unobserved",
    [
        ("2020-05-31", "no report published since"),
        ("2020-07-01", "one report published since, it tells of no change"),
    ],
)
def test_a_silence_is_told_apart_from_a_pile_that_has_no_reports(hand, woven, on, unobserved):
    first, other = hand.report("a.txt"), hand.report("b.txt", "It rained.", JUNE)
    found = Findings(mechanisms=(hand.mechanism(first),), transitions=(hand.change(first, "agreed", MAY),))
    (row,) = state.ask(woven((first, found), (other, Findings())), on=on)
    assert row.unobserved == unobserved


def test_of_routine_days_and_one_that_reports_come_back_to_the_latter_comes_first(hand, woven):
    """Each day has its own deed; all later reports name the second day."""
    reports = []
    for number in range(6):
        day = date(2020, 5, 1 + 4 * number)
        report = hand.report(f"{number}.txt", f"Report {number}.", day)
        deed = replace(hand.event(report, day=day), event_id=f"event-{number}")
        named = Time(0, 6, "DATE", "", date(2020, 5, 5), date(2020, 5, 5), "hand")
        reports.append((report, Findings(times=(named,) if number > 0 else (), events=(deed,))))
    connection = woven(*reports)
    assert ids(timeline.ask(connection, top=1)) == ["event-1"]
    assert ids(timeline.ask(connection, top=1, known_by="2020-05-01")) == ["event-0"]
    assert ids(timeline.ask(connection, limit=2)) == ["event-0", "event-1"]


def named(day, start=0):
    return Time(start, start + 6, "DATE", "", day, day, "hand")


def test_a_day_that_reports_name_and_tell_no_event_of_is_shown_with_the_sentence_that_names_it(hand, woven):
    text = "Talks opened.\nThe charter of 5 May was signed. It rained."
    reports = [
        (
            hand.report(f"{number}.txt", text + " Again." * number, date(2020, 5, 6 + number)),
            Findings(times=(named(MAY_5, 15),)),
        )
        for number in range(3)
    ]
    (row,) = timeline.ask(woven(*reports), top=1)
    assert (row.event_id, row.date_from, row.date_to, row.independent_sources) == (None, MAY_5, MAY_5, 3)
    assert row.says == "The charter of 5 May was signed."


def test_a_single_report_gives_background_where_several_come_back_to_a_day(hand, woven):
    """Each day is named twice: the first by one report long after, the second by two."""
    days = [MAY_5, MAY_5 + timedelta(days=1)]
    background = Findings(times=(named(days[0]), named(days[0], 9)))
    reports = [(hand.report("a.txt", "One.", date(2020, 6, 1)), background)]
    for name in ("b", "c"):
        reports.append(
            (hand.report(f"{name}.txt", f"The {name}.", date(2020, 6, 1)), Findings(times=(named(days[1]),)))
        )
    assert [row.date_to for row in timeline.ask(woven(*reports), top=1)] == [days[1]]


def test_the_top_days_are_all_different_and_as_many_as_asked_for_where_there_are_so_many(hand, woven):
    reports = [
        (hand.report(f"{number}.txt", f"Report {number}.", date(2020, 5, 1 + number)), Findings())
        for number in range(6)
    ]
    connection = woven(*reports)
    for asked in (1, 4, 9):
        days = [row.date_to for row in timeline.ask(connection, top=asked)]
        assert len(set(days)) == len(days) == min(asked, 6)


def test_explain_leads_to_the_words(connection):
    (row,) = explain.ask(connection, "event-1")
    assert (row.words, row.sentence, row.location) == ("Ruritania", "Ruritania shelled Strelsau.", "a.txt")


@pytest.mark.parametrize(
    "ask, told",
    [
        (lambda c: timeline.ask(c, actor="Ruritana"), "did you mean ruritania"),
        (lambda c: timeline.ask(c, type="WAR"), "not one of AGREE"),
        (lambda c: timeline.ask(c, status="done"), "not one of occurred"),
        (lambda c: timeline.ask(c, on="yesterday"), "write it as 2016-09-19"),
        (lambda c: explain.ask(c, "event-9"), "no record of this ledger"),
    ],
)
def test_a_senseless_question_is_told_what_would_make_sense(connection, ask, told):
    with pytest.raises(QuestionError, match=told):
        ask(connection)


@pytest.mark.parametrize(
    "words, name, day",
    [
        ("2016-09-19", "on", date(2016, 9, 19)),
        ("2016-09", "since", date(2016, 9, 1)),
        ("2016-09", "until", date(2016, 9, 30)),
        ("2016-12", "until", date(2016, 12, 31)),
        ("2016", "since", date(2016, 1, 1)),
        ("2016", "known_by", date(2016, 12, 31)),
        (None, "on", None),
    ],
)
def test_a_day_may_be_given_as_a_month_or_a_year(words, name, day):
    assert as_day(words, name) == day


def test_an_answer_is_a_table_too(connection):
    answer = timeline.ask(connection)
    assert answer.arrow().column("event_id").to_pylist() == ids(answer)
    assert answer.dicts()[0]["date_to"] == "2020-04-30"
