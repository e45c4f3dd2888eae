"""Laws of the two clocks: later reports change no earlier picture, a copy none, the order of reading none."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from detente.questions import changes, relation, state
from detente.records import Actor, Findings

START = date(2020, 5, 1)
FAR = date(2999, 1, 1)
STATES = ("agreed", "in_force", "strained", "violated", "collapsed", "resumed", "ended")
ACTORS = tuple(
    Actor(code, name, "country", code, code, "GOV", (), ())
    for code, name in (("RUR", "Ruritania"), ("STR", "Strelsau"))
)
TOLD = st.tuples(
    st.integers(0, 40), st.sampled_from(STATES), st.sampled_from(["occurred", "planned", "denied"]), st.booleans()
)
STORIES = st.lists(TOLD, min_size=1, max_size=4)
law = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(hand, rows):
    """Reports in order of their days, each of one change, of a deed, and of the truce they are about."""
    day, found = START, []
    for number, (gap, change, status, by_one) in enumerate(rows):
        day += timedelta(days=gap)
        report = hand.report(f"r{number}.txt", f"Report {number}: the truce was {change}.", day)
        by = ("RUR",) if by_one else ()
        deed = replace(hand.event(report, status, by, day=day), event_id=f"event-{number}")
        truce = hand.mechanism(report, f"the truce of {day}", ("RUR", "STR")[: 1 + gap % 2])
        findings = Findings((), ACTORS, (deed,), (), (truce,), (hand.change(report, change, day, status, by),))
        found.append((report, findings))
    return found


def pictures(connection, day, known_by):
    """Every state on a day and the whole curve, without the counts of documents that a copy may raise."""
    states = [replace(each, documents=0) for each in state.ask(connection, on=day, known_by=known_by)]
    months = relation.ask(connection, "Ruritania", "Strelsau", known_by=known_by, until=day)
    return states, [(each.month, each.cooperation, each.conflict, each.event_ids) for each in months]


@law
@given(STORIES, STORIES, st.integers(0, 100))
def test_what_is_read_later_changes_nothing_known_before(hand, woven, rows, more, days):
    before = told(hand, rows)
    known_by, last = before[-1][0].published_to, before[-1][0].published_to
    later = []
    for number, (report, found) in enumerate(told(hand, more), start=1):
        names = {"location": f"later-{report.location}", "document_id": f"later-{report.document_id}"}
        on = last + timedelta(days=number)
        later.append((replace(report, **names, published_from=on, published_to=on), found))
    day = START + timedelta(days=days)
    both, alone = woven(*before, *later), woven(*before)
    assert pictures(both, day, known_by) == pictures(alone, day, known_by)
    assert changes.ask(both, since=START, until=known_by) == changes.ask(alone, since=START, until=known_by)


@law
@given(STORIES, st.integers(0, 100))
def test_knowing_all_there_is_to_know_is_knowing_up_to_the_far_future(hand, woven, rows, days):
    connection, day = woven(*told(hand, rows)), START + timedelta(days=days)
    assert pictures(connection, day, FAR) == pictures(connection, day, None)


@law
@given(STORIES, st.integers(0, 3), st.integers(0, 100))
@example([(0, "agreed", "occurred", False), (5, "agreed", "occurred", True)], 1, 78)  # a name each
def test_a_copy_changes_no_state_and_no_curve(hand, woven, rows, which, days):
    before = told(hand, rows)
    report, findings = before[which % len(before)]
    copy = replace(report, location="z-copy.txt", published_from=FAR, published_to=FAR)
    day = START + timedelta(days=days)
    assert pictures(woven(*before, (copy, findings)), day, None) == pictures(woven(*before), day, None)


@law
@given(STORIES.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))), st.integers(0, 100))
def test_the_order_of_reading_is_irrelevant(hand, woven, story, days):
    rows, order = story
    reports, day = told(hand, rows), START + timedelta(days=days)
    assert pictures(woven(*(reports[each] for each in order)), day, None) == pictures(woven(*reports), day, None)
