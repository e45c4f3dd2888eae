"""explain leads from a record to the words that say when it was."""

from dataclasses import replace
from datetime import date

import pytest

from detente.questions import explain
from detente.records import Dating, Findings, Time

DAY, TUESDAY = date(2020, 4, 30), date(2020, 5, 5)
TEXT = "Ruritania shelled Strelsau on Thursday."
THURSDAY = Time(30, 38, "DATE", "2020-04-30", DAY, DAY, "calendar/weekday")


def told(hand, *datings):
    report = hand.report("a.txt", TEXT, TUESDAY)
    return report, Findings(events=(hand.event(report),), datings=datings)


def dating(start, end, status, method, times=()):
    return Dating(start, end, status, DAY, DAY, "resolved", method, times)


def test_the_chain_from_words_to_day(woven, hand):
    (row,) = explain.ask(woven(told(hand, dating(0, 9, "occurred", "dating/own-word", (THURSDAY,)))), "event-1")
    assert (row.date_from, row.date_to, row.date_basis, row.dated_by) == (DAY, DAY, "resolved", "dating/own-word")
    assert list(row.dated_from) == ["Thursday = 2020-04-30 (calendar/weekday)"]


@pytest.mark.parametrize(
    ("datings", "shown"),
    [
        ([(0, 9, "occurred", "right"), (0, 9, "planned", "wrong")], "right"),
        ([(0, 17, "occurred", "wider"), (0, 9, "occurred", "right")], "right"),
        ([(5, 7, None, "right"), (20, 29, None, "elsewhere")], "right"),
        ([(20, 29, "occurred", "elsewhere")], None),
    ],
)
def test_the_chain_is_that_of_these_words_as_told_there(woven, hand, datings, shown):
    (row,) = explain.ask(woven(told(hand, *(dating(*each) for each in datings))), "event-1")
    assert row.dated_by == shown


def test_of_an_event_that_another_report_dates_both_chains_are_shown(woven, hand):
    week = Dating(0, 9, "occurred", date(2020, 4, 27), date(2020, 5, 3), "resolved", "dating/own-word")
    vague = told(hand, week)
    event = replace(
        vague[1].events[0], date_from=week.date_from, date_to=week.date_to, type="AGREE", quad="verbal cooperation"
    )
    later = hand.report("b.txt", TEXT + " It was told later.", date(2020, 6, 1))
    exact = replace(event, event_id="event-2", date_from=DAY, date_to=DAY, mentions=hand.event(later).mentions)
    tables = woven(
        (vague[0], replace(vague[1], events=(event,))),
        (later, Findings(events=(exact,), datings=(dating(0, 9, "occurred", "dating/own-word", (THURSDAY,)),))),
    )
    assert [(row.location, row.date_from, row.date_to, row.joined_by) for row in explain.ask(tables, "event-1")] == [
        ("a.txt", week.date_from, week.date_to, None),
        ("b.txt", DAY, DAY, f"told again with its day, {DAY}, the first such act since"),
    ]


def test_an_arrangement_says_why_what_another_report_tells_is_taken_for_it(woven, hand):
    first, later = hand.report("a.txt"), hand.report("b.txt", "The truce held.", date(2020, 5, 9))
    truce = hand.mechanism(first, parties=("RUR", "STR"))
    other = replace(hand.mechanism(later, parties=("RUR", "STR")), mechanism_id="mechanism-2", place="Zenda")
    tables = woven((first, Findings(mechanisms=(truce,))), (later, Findings(mechanisms=(other,))))
    assert [(row.location, row.joined_by) for row in explain.ask(tables, "mechanism-1")] == [
        ("a.txt", None),
        ("b.txt", "parties in common: RUR, STR; told 8 days after it was last heard of"),
    ]
