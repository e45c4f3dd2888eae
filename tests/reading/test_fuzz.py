"""A few of the rounds of `python -m tests.reading.fuzz`, for every format."""

import time

import pytest

from detente.errors import ReportError
from detente.ledger.patience import patience

from .fuzz import fuzz
from .making import MANY, ONE


@pytest.mark.parametrize("name", [*ONE, *MANY])
def test_a_damaged_file_ends_in_reports_or_reasons(name):
    tally = fuzz(name, rounds=12, seed=7)
    assert tally.wrong == []
    assert tally.read + tally.refused == tally.rounds == 12


def _circle():
    while True:
        pass


def test_what_leads_in_circles_is_given_up():
    start = time.process_time()
    with pytest.raises(ReportError, match="takes too long"), patience(0.2):
        _circle()
    assert time.process_time() - start < 5
