"""The made-up ledger that questions are timed on: a small one answers every question that is timed, always alike."""

import pytest

import detente
from detente.questions import questions

from .big_ledger import make_big_ledger
from .timing import ASKED

RECORDS = ("explain",)  # asked for one record of the large ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with detente.open(make_big_ledger(tmp_path_factory.mktemp("big") / "big.detente", 300, 4_000)) as opened:
        yield opened


@pytest.mark.parametrize("name, asked", [(name, asked) for name, asked in ASKED if name not in RECORDS])
def test_a_timed_question_is_one_that_can_be_asked(ledger, name, asked):
    assert questions()[name].ask(ledger.connection, **asked).rows is not None


def test_as_many_events_as_were_asked_for(ledger):
    assert ledger.connection.execute("SELECT count(*) FROM events").fetchall() == [(4_000,)]


def test_known_by_a_far_day_is_all_that_is_known(ledger):
    for layer in ("events", "transitions", "mechanisms", "figures", "disputes", "statements"):
        known, every = (f"(SELECT * FROM {layer}_known_by({day}))" for day in ("DATE '2999-01-01'", "NULL"))
        both = f"SELECT count(*) FROM ({known} EXCEPT {every} UNION ALL ({every} EXCEPT {known}))"
        assert ledger.connection.execute(both).fetchall() == [(0,)], layer
