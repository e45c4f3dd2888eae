"""Judgements are kept apart from the records, with their reasons; undone, exported, applied again, and measured."""

from dataclasses import replace
from datetime import datetime

import pytest

from detente.errors import LedgerError, QuestionError
from detente.ledger.judgements import Judgement, Judgements, precision
from detente.workbench.reviewing import apply_form, find_again

NOW = datetime(2020, 5, 2, 12)
WRONG = Judgement("events", "event-1", "reject", "he only asked", document_id="d", start=3, end=9)


@pytest.fixture
def kept(tmp_path) -> Judgements:
    return Judgements(tmp_path)


def test_the_last_verdict_on_a_record_stands(kept):
    kept.add(WRONG, NOW)
    kept.add(replace(WRONG, verdict="accept", reason="on second reading"), NOW)
    kept.add(replace(WRONG, verdict="correct", field="type", value="REQUEST"), NOW)
    assert [each.verdict for each in kept.standing()] == ["accept", "correct"]
    assert [each.verdict for each in kept.history()] == ["correct", "accept", "reject"]
    assert [each.verdict for each in kept.of(["event-1", "event-2"])["event-1"]] == ["accept", "correct"]


def test_undone_is_not_forgotten(kept):
    number = kept.add(WRONG, NOW)
    kept.undo(number, NOW)
    assert kept.standing() == []
    assert kept.history()[0].undone_at == "2020-05-02 12:00:00"
    kept.redo(number)
    assert kept.standing()[0].reason == "he only asked"


def test_what_was_exported_is_applied_once(kept, tmp_path):
    kept.add(WRONG, NOW)
    kept.undo(kept.add(replace(WRONG, record_id="event-2"), NOW), NOW)
    (tmp_path / "other").mkdir()
    other = Judgements(tmp_path / "other")
    for times in (2, 0):
        assert other.take_in(kept.exported(), lambda each: each.record_id, NOW) == (times, 0)
    assert other.exported() == kept.exported()
    assert other.take_in(kept.exported(), lambda each: None, NOW) == (0, 2)


@pytest.mark.parametrize(
    "changed, told",
    [
        ({"verdict": "perhaps"}, "not one of accept"),
        ({"reason": " "}, "say in a few words why"),
        ({"verdict": "correct", "value": "AID"}, "which field"),
        ({"verdict": "same"}, "needs one"),
    ],
)
def test_a_judgement_says_all_that_it_must(kept, changed, told):
    with pytest.raises(QuestionError, match=told):
        kept.add(replace(WRONG, **changed), NOW)
    assert kept.history() == []


@pytest.mark.parametrize("line", ["no json", "[1]", '{"layer": "events"}', '{"verdict": "accept", "reason": ""}'])
def test_what_is_no_judgement_is_refused_whole(kept, line):
    with pytest.raises(QuestionError):
        kept.take_in(line, lambda each: each.record_id, NOW)
    assert kept.history() == []


def test_there_is_nothing_to_undo_where_nothing_was_judged(kept):
    with pytest.raises(LedgerError, match="no judgement number 7"):
        kept.undo(7, NOW)


@pytest.mark.parametrize(
    "verdicts, counted",
    [
        ([], {}),
        ([("a", "accept"), ("b", "reject")], {"events": (1, 2)}),
        ([("a", "accept"), ("a", "correct")], {"events": (0, 1)}),
        ([("a", "same")], {}),
    ],
)
def test_precision_counts_each_reviewed_record_once(verdicts, counted):
    assert precision(replace(WRONG, record_id=record, verdict=verdict) for record, verdict in verdicts) == counted


def test_a_record_with_another_id_is_found_where_it_was_told(hostile_bench):
    connection = hostile_bench.library.look().cursor()
    ((record, document, start, end),) = connection.execute(
        'SELECT record_id, document_id, "start", "end" FROM mentions '
        "WHERE layer = 'disputes' ORDER BY record_id LIMIT 1"
    ).fetchall()
    judged = Judgement("disputes", "dispute-of-another-reader", "accept", "read it", None, None, document, start, end)
    assert find_again(connection, judged) == record
    assert find_again(connection, replace(judged, record_id=record)) == record
    assert find_again(connection, replace(judged, document_id="elsewhere")) is None


@pytest.mark.parametrize(
    "form, told",
    [
        ({"do": "judge", "record": "event-9", "verdict": "accept", "reason": "x"}, "nothing in this ledger"),
        ({"do": "judge", "record": "event-00", "verdict": "same", "value": "figure-00", "reason": "x"}, "another kind"),
        ({"do": "undo", "number": "x"}, "no number"),
        ({"do": "shred"}, "nothing that a form"),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(hostile_bench, form, told):
    with pytest.raises(QuestionError, match=told):
        apply_form(form, hostile_bench.library, NOW)


def test_actors_and_records_can_be_judged_the_same(hostile_bench):
    library = hostile_bench.library
    for record, other in (("STR", "RUR"), ("event-00", "event-01")):
        form = {"do": "judge", "record": record, "verdict": "same", "value": other, "reason": "alike"}
        assert apply_form({**form, "back": "/actors"}, library, NOW) == "/actors"
    assert "STR is the same" in hostile_bench.page("/actors")
    assert "<code>STR</code>" not in hostile_bench.page("/actors")
    undo_all(library)
    assert "STR is the same" not in hostile_bench.page("/actors")
    assert "<code>STR</code>" in hostile_bench.page("/actors")


def undo_all(library):
    for each in library.judgements.standing():
        library.judgements.undo(each.number, NOW)
