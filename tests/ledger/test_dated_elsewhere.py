"""An act that one report tells vaguely has its day from another that gives it."""

from dataclasses import replace
from datetime import date

import pytest

from detente.exports.jsonl import export
from detente.records import Findings

MAY = [date(2020, 5, number) for number in range(32) if number]
DAY = MAY[5]
TALKS = {"type": "CONSULT", "quad": "verbal cooperation"}


@pytest.fixture
def told(hand):
    """A report of a day that tells of talks, or of another act, between two days."""

    def tell(name, published, first, last, *, basis="resolved", **change):
        report = hand.report(name, f"Report {name} tells of talks.", published)
        event = replace(hand.event(report), date_from=first, date_to=last, date_basis=basis, **(TALKS | change))
        return report, Findings(events=(replace(event, event_id=f"event-{name}"),))

    return tell


def events(tables, day=None):
    known = f"DATE '{day}'" if day else "NULL"
    query = "SELECT event_id, date_from, date_to, documents FROM events_known_by({}) ORDER BY 1"
    return tables.execute(query.format(known)).fetchall()


def test_a_later_report_with_the_day_dates_the_earlier_one(woven, told):
    tables = woven(told("a", MAY[8], MAY[3], MAY[9]), told("b", MAY[20], DAY, DAY))
    assert events(tables) == [("event-a", DAY, DAY, 2)]
    assert events(tables, MAY[19]) == [("event-a", MAY[3], MAY[9], 1)]
    reasons = tables.execute("SELECT layer, record_id, same_as, reason FROM joined").fetchall()
    assert reasons == [("events", "event-b", "event-a", f"told again with its day, {DAY}, the first such act since")]


def test_an_earlier_report_with_the_day_dates_the_later_one(woven, told):
    tables = woven(told("a", MAY[7], DAY, DAY), told("b", MAY[20], MAY[3], MAY[9]))
    assert events(tables) == [("event-a", DAY, DAY, 2)]


LINKS = [
    # how the telling with the day differs, or the vague one; whether they are one act
    ({}, {}, True),
    ({"type": "AGREE"}, {}, False),
    ({"actor": ("XXA",)}, {}, False),
    ({"recipient": ("XXB",)}, {"actor": ("XXB",), "recipient": ("XXC",)}, False),
    ({"actor": ("XXE", "XXD"), "recipient": ()}, {"actor": ("XXD",), "recipient": ("XXE",)}, True),
    ({"status": "planned"}, {}, False),
    ({"basis": "reported"}, {}, False),
    ({"place": "Zenda"}, {}, True),
    ({}, {"first": None}, False),
    ({"place": "Zenda"}, {"first": None, "place": "Zenda"}, True),
    ({"place": "Zenda"}, {"first": None, "last": None, "place": "Zenda"}, True),
    ({}, {"first": date(2019, 5, 1)}, False),
    ({"place": "Zenda"}, {"first": date(2019, 5, 1), "place": "Zenda"}, True),
    ({"place": "Zenda"}, {"first": date(2019, 5, 1), "place": "Hentzau"}, False),
    ({}, {"first": MAY[6]}, False),
    ({"type": "ASSAULT", "quad": "material conflict"}, {"type": "ASSAULT", "quad": "material conflict"}, False),
    (
        {"type": "ASSAULT", "quad": "material conflict", "place": "Zenda"},
        {"type": "ASSAULT", "quad": "material conflict", "place": "Zenda"},
        True,
    ),
]


def test_only_what_nothing_speaks_against_is_dated(woven, told):
    reports = []
    for number, (exact, vague, _) in enumerate(LINKS):
        own = {"actor": (f"XX{number}",), "recipient": (f"YY{number}",)}
        reports.append(told(f"vague{number}", MAY[9], **({"first": MAY[3], "last": MAY[9]} | own | vague)))
        reports.append(told(f"exact{number}", MAY[20], **({"first": DAY, "last": DAY} | own | exact)))
    linked = woven(*reports).execute("SELECT record_id, same_as FROM joined ORDER BY 1").fetchall()
    same = sorted(f"event-{{}}{number}" for number, (_, _, same) in enumerate(LINKS) if same)
    assert linked == [(each.format("exact"), each.format("vague")) for each in same]


def test_of_two_such_acts_none_is_chosen(woven, told):
    tables = woven(told("a", MAY[6], DAY, DAY), told("b", MAY[9], MAY[8], MAY[8]), told("c", MAY[20], MAY[1], MAY[12]))
    assert ("event-c", MAY[1], MAY[12], 1) in events(tables)


def test_a_report_that_tells_two_such_acts_tells_them_apart(woven, told, hand):
    report, vague = told("a", MAY[9], MAY[3], MAY[9])
    own = replace(vague.events[0], event_id="event-own", date_from=MAY[8], date_to=MAY[8])
    tables = woven((report, Findings(events=(*vague.events, own))), told("b", MAY[20], DAY, DAY))
    assert len(events(tables)) == 3


def test_a_change_of_state_is_dated_in_the_same_way(woven, hand):
    early, late = (
        hand.report("a", "They agreed last year.", MAY[8]),
        hand.report("b", "The 6 May truce holds.", MAY[20]),
    )
    truce = Findings(mechanisms=(hand.mechanism(early),), transitions=(hand.change(early, "agreed", DAY),))
    vague = replace(truce.transitions[0], transition_id="transition-vague", date_from=None, date_to=MAY[8])
    named = Findings(mechanisms=(hand.mechanism(late),), transitions=(hand.change(late, "agreed", DAY),))
    tables = woven((early, replace(truce, transitions=(vague,))), (late, named))
    rows = tables.execute("SELECT transition_id, date_from, date_to, documents FROM transitions").fetchall()
    assert rows == [("transition-vague", DAY, DAY, 2)]


def pile(told):
    return [
        told("a", MAY[9], MAY[3], MAY[9]),
        told("b", MAY[12], DAY, DAY),
        told("c", MAY[14], MAY[1], MAY[12]),
        told("d", MAY[16], MAY[10], MAY[10]),
        told("e", MAY[18], MAY[1], MAY[12]),
        told("f", None, MAY[4], MAY[7]),
    ]


def test_reports_in_any_order_give_the_same_tables(woven, told, tmp_path):
    reports = pile(told)
    orders = enumerate((reports, reports[::-1], reports[3:] + reports[:3]))
    made = {tuple(path.read_bytes() for path in export(woven(*each), tmp_path / f"out-{n}")) for n, each in orders}
    assert len(made) == 1


def test_what_was_known_by_a_day_follows_from_the_reports_of_that_time_alone(woven, told):
    reports = pile(told)
    whole = woven(*reports)
    for day in (MAY[12], MAY[14], MAY[16]):
        then = [each for each in reports if each[0].published_to and each[0].published_to <= day]
        assert events(whole, day) == events(woven(*then))
