"""The laws of the weave: what follows from several reports together."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from detente.exports.jsonl import export
from detente.ledger.tables import MERGED
from detente.records import Actor, Dispute, Findings, Role

EARLY, LATE = date(2020, 5, 1), date(2020, 5, 9)


def one(connection, query):
    (row,) = connection.execute(query).fetchall()
    return row[0] if len(row) == 1 else row


def test_the_same_event_in_two_reports_is_one_with_two_mentions(woven, hand):
    first, second = hand.report("b", "They shelled it.", EARLY), hand.report("a", "It was shelled.", LATE)
    tables = woven((first, Findings(events=(hand.event(first),))), (second, Findings(events=(hand.event(second),))))
    documents, sources, known, mentions = one(
        tables, "SELECT documents, independent_sources, known_from, mentions FROM events"
    )
    assert (documents, sources, known) == (2, 2, EARLY)
    assert [each["document_id"] for each in mentions] == [first.document_id, second.document_id]


def test_a_reprint_tells_its_originals_event_on_the_originals_day(woven, hand):
    """Word for word, but for the day it was told on: read in the copy a day later, or not at all."""
    text = "Yesterday they shelled it. " + " ".join(f"{number}th" for number in range(60)) + ". "
    first, copy = hand.report("a", text, EARLY, "Observer"), hand.report("b", text + "Reprinted.", LATE, "Courier")
    event = replace(hand.event(first), mentions=(replace(hand.mention(first), sentence="Yesterday they shelled it."),))
    again = replace(hand.mention(copy), sentence="Yesterday, they shelled it.")
    later = replace(event, event_id="event-2", date_from=None, date_to=None, date_basis="unknown", mentions=(again,))
    tables = woven((first, Findings(events=(event,))), (copy, Findings(events=(later,))))
    assert one(tables, "SELECT event_id, date_to, documents, independent_sources FROM events") == (
        "event-1", event.date_to, 2, 1,
    )  # fmt: skip
    assert one(tables, "SELECT record_id, same_as, reason FROM joined") == (
        "event-2", "event-1", "the same sentence as in the report it repeats",
    )  # fmt: skip


LINKS = [
    # how the second report's event differs; whether it is the same one
    ({"actor": ("RUR:army",)}, True),
    ({"actor": ("XXA",)}, False),
    ({"recipient": ("STR", "XXA")}, False),
    ({"type": "COERCE"}, False),
    ({"place": "Zenda"}, False),
    ({"date_to": date(2020, 5, 9)}, False),
    ({"date_basis": "reported"}, False),
]


def test_an_event_in_other_words_is_the_same_if_nothing_speaks_against_it(woven, hand):
    first, second = hand.report("a", "They shelled it.", EARLY), hand.report("b", "It was shelled.", LATE)
    told, told_again, expected = [], [], []
    for number, (change, linked) in enumerate(LINKS):
        day = date(2020, 4, 1 + number)  # a day of its own, so that the cases keep apart
        told.append(replace(hand.event(first, day=day), event_id=f"event-{number}-a"))
        other = {"date_to": date(2020, 5, 9)} if "date_to" in change else change
        told_again.append(replace(hand.event(second, day=day), event_id=f"event-{number}-b", **other))
        expected += [(f"event-{number}-a", 2)] if linked else [(f"event-{number}-{each}", 1) for each in "ab"]
    tables = woven((first, Findings(events=tuple(told))), (second, Findings(events=tuple(told_again))))
    assert tables.execute("SELECT event_id, documents FROM events ORDER BY 1").fetchall() == expected


def test_talks_are_the_same_whoever_is_named_first(woven, hand):
    first, second = hand.report("a", "They met.", EARLY), hand.report("b", "Talks were held.", LATE)
    talks = {"type": "CONSULT", "quad": "verbal cooperation"}
    one_way = replace(hand.event(first), **talks, place="Hentzau")
    other = replace(hand.event(second), **talks, event_id="event-2", actor=("STR", "RUR:king"), recipient=())
    tables = woven((first, Findings(events=(one_way,))), (second, Findings(events=(other,))))
    assert one(tables, "SELECT event_id, documents FROM events") == ("event-1", 2)


def test_two_such_events_in_one_report_are_not_guessed_at(woven, hand):
    first, second = hand.report("a", "They shelled it.", EARLY), hand.report("b", "It was shelled twice.", LATE)
    twice = [replace(hand.event(second), event_id=f"event-{number}") for number in (2, 3)]
    tables = woven((first, Findings(events=(hand.event(first),))), (second, Findings(events=tuple(twice))))
    assert one(tables, "SELECT count(*) FROM events") == 3


VERDICTS = [
    # what each report says: status and whose word; what follows
    ([("planned", ()), ("occurred", ())], "occurred", []),
    ([("occurred", ("STR",)), ("occurred", ())], "occurred", []),
    ([("occurred", ("STR",)), ("occurred", ("XXA",))], "occurred", ["STR", "XXA"]),
    ([("occurred", ("STR",)), ("denied", ("RUR",))], "denied", ["RUR"]),
    ([("occurred", ()), ("denied", ("RUR",))], "occurred", []),
    ([("occurred", ("STR",)), ("negated", ())], "negated", []),
    ([("planned", ()), ("negated", ())], "negated", []),
    ([("called_for", ("STR",)), ("planned", ("RUR",))], "planned", ["RUR"]),
    ([("conditional", ()), ("called_for", ("STR",))], "called_for", ["STR"]),
    ([("ongoing", ()), ("occurred", ("STR",))], "ongoing", []),
]


def test_what_follows_when_reports_differ(woven, hand):
    reports = [hand.report(f"r{number}", f"Text {number}.") for number in range(2)]
    found = []
    for which, report in enumerate(reports):
        said = [(f"{number}", said[which]) for number, (said, _, _) in enumerate(VERDICTS)]
        events = [replace(hand.event(report, *told), event_id=f"event-{name}") for name, told in said]
        changes = [
            replace(
                hand.change(report, "violated", EARLY, *told), transition_id=f"transition-{name}", mechanism_id=name
            )
            for name, told in said
        ]
        found.append((report, Findings(events=tuple(events), transitions=tuple(changes))))
    tables = woven(*found)
    expected = [(f"{number}", status, by) for number, (_, status, by) in enumerate(VERDICTS)]
    for layer in ("event", "transition"):
        query = f"SELECT split_part({layer}_id, '-', 2), status, attributed_to FROM {layer}s ORDER BY 1"
        assert tables.execute(query).fetchall() == expected


def test_the_best_founded_dates_stand(woven, hand):
    vague, exact = hand.report("a", "Vague.", EARLY), hand.report("b", "Exact.", LATE)
    tables = woven(
        (vague, Findings(events=(hand.event(vague, basis="reported", day=EARLY),))),
        (exact, Findings(events=(hand.event(exact, basis="stated", day=date(2020, 4, 28)),))),
    )
    assert one(tables, "SELECT date_from, date_basis FROM events") == (date(2020, 4, 28), "stated")


def test_identical_texts_have_ids_of_their_own_and_one_voice(woven, hand):
    reports = [hand.report(name) for name in ("b", "a", "c")]
    tables = woven(*((each, Findings(events=(hand.event(each),))) for each in reports))
    text_id = reports[0].document_id
    rows = tables.execute("SELECT location, document_id, repeats FROM documents ORDER BY location").fetchall()
    assert rows == [("a", text_id, None), ("b", f"{text_id}-2", text_id), ("c", f"{text_id}-3", text_id)]
    assert one(tables, "SELECT documents, independent_sources FROM events") == (3, 1)
    assert tables.execute("SELECT DISTINCT voice FROM mentions").fetchall() == [(text_id,)]


def course(hand, report, *steps):
    return tuple(hand.change(report, state, date(2020, 5, day)) for state, day in steps)


def test_an_arrangement_takes_the_state_of_its_latest_change(woven, hand):
    report = hand.report("a")
    changes = course(hand, report, ("agreed", 1), ("in_force", 2), ("violated", 4), ("violated", 6))
    planned = hand.change(report, "ended", date(2020, 5, 8), "planned")
    tables = woven((report, Findings(mechanisms=(hand.mechanism(report),), transitions=(*changes, planned))))
    assert one(tables, "SELECT state, state_since FROM mechanisms") == ("violated", date(2020, 5, 4))


def test_a_change_against_the_order_is_kept_and_flagged(woven, hand):
    report = hand.report("a")
    changes = course(hand, report, ("agreed", 1), ("ended", 2), ("violated", 3))
    tables = woven((report, Findings(mechanisms=(hand.mechanism(report),), transitions=changes)))
    flagged = tables.execute("SELECT state, out_of_order FROM transitions ORDER BY date_from").fetchall()
    assert flagged == [("agreed", False), ("ended", False), ("violated", True)]


def test_an_arrangement_has_its_commonest_name_and_all_parties(woven, hand):
    reports = [hand.report(name, f"Text {name}.") for name in "abc"]
    names, parties = ("truce", "truce", "the May truce"), (("RUR",), ("STR", "RUR"), ("XXA",))
    tables = woven(*(
        (report, Findings(mechanisms=(hand.mechanism(report, *each),)))
        for report, *each in zip(reports, names, parties, strict=True)
    ))  # fmt: skip
    assert one(tables, "SELECT name, parties FROM mechanisms") == ("truce", ["RUR", "STR", "XXA"])


def test_actors_gather_aliases_and_offices(woven, hand):
    reports = [hand.report(name, f"Text {name}.") for name in "ab"]
    office = (Role("foreign minister", "RUR", EARLY, None), Role("foreign minister", "RUR", None, LATE))
    found = [
        Actor("RUR:z", "Zenda", "person", "RUR", None, "GOV", (name,), (role,))
        for name, role in zip("xy", office, strict=True)
    ]
    tables = woven(*((report, Findings(actors=(actor,))) for report, actor in zip(reports, found, strict=True)))
    aliases, roles = one(tables, "SELECT aliases, roles FROM actors")
    assert aliases == ["x", "y"]
    assert roles == [{"role": "foreign minister", "of": "RUR", "date_from": EARLY, "date_to": LATE}]


def test_the_most_telling_answer_stands_with_its_evidence(woven, hand):
    reports = [hand.report(name, f"Text {name}.") for name in "abc"]
    tables = woven(*(
        (report, Findings(disputes=(Dispute(
            "dispute-1", "shelling", None, ("STR",), ("RUR",), answer,
            () if answer == "none" else (hand.mention(report),), None, None, "unknown", (hand.mention(report),), EARLY,
        ),)))
        for report, answer in zip(reports, ("none", "countered", "denied"), strict=True)
    ))  # fmt: skip
    response, evidence, mentions = one(tables, "SELECT response, response_mentions, mentions FROM disputes")
    assert (response, len(mentions)) == ("denied", 3)
    assert [each["document_id"] for each in evidence] == [reports[2].document_id]


@pytest.fixture
def pile(hand):
    """Three reports of three days (one undated), with what each tells."""
    days, states = (EARLY, LATE, None), ("agreed", "violated", "ended")
    reports = [hand.report(name, f"Report {name} of the truce.", day) for name, day in zip("abc", days, strict=True)]
    said = (("planned", ()), ("occurred", ("STR",)), ("occurred", ()))
    return [
        (report, Findings(
            events=(replace(hand.event(report, status, word), event_id=f"event-{3 - number}"),),
            mechanisms=(hand.mechanism(report, f"truce of {report.location}"),),
            transitions=course(hand, report, (state, number + 1)),
        ))
        for number, (report, state, (status, word)) in enumerate(zip(reports, states, said, strict=True))
    ]  # fmt: skip


def tables_of(connection, suffix=""):
    return {name: connection.execute(f"SELECT * FROM {name}{suffix} ORDER BY 1").fetchall() for name in MERGED}


def test_the_order_of_reading_changes_nothing(woven, pile, tmp_path):
    seen = set()
    for number, order in enumerate(list(permutations(pile))[::2]):  # each report is first, second and last once
        files = export(woven(*order, *order[:1]), tmp_path / f"export{number}")
        seen.add(tuple(file.read_bytes() for file in files))
    assert len(seen) == 1


def test_known_by_a_day_is_the_ledger_of_the_reports_published_by_then(woven, pile):
    whole = woven(*pile)
    for days in ([date(2020, 4, 1)], [EARLY, date(2020, 5, 5)], [LATE]):
        by_then = tables_of(woven(*(each for each in pile if each[0].published_to and each[0].published_to <= days[0])))
        assert [tables_of(whole, f"_known_by(DATE '{day}')") for day in days] == [by_then] * len(days)


def test_known_by_no_day_is_the_whole_ledger(woven, pile):
    tables = woven(*pile)
    assert tables_of(tables, "_known_by(NULL)") == tables_of(tables)
