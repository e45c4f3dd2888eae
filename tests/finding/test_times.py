"""Time expressions read with the grammar: which weekday a clause about the future means."""

from datetime import date

import pytest

from detente.finding.parsing import parse_document
from detente.finding.times import find_times
from detente.records import Document

TUESDAY = date(2014, 8, 12)


def times_of(text, published=TUESDAY):
    return find_times(
        parse_document(Document("d", "d", None, None, (), (), "en", published, published, "stated", text))
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Friday.", "2014-08-08"),
        ("The ministers will meet on Friday.", "2014-08-15"),
        ("The ministers are expected to meet on Friday.", "2014-08-15"),
        ("Talks are due to open on Friday.", "2014-08-15"),
        ("He had met them on Friday.", "2014-08-08"),
        ("The envoys will return in May.", "2015-05"),
        ("The envoys returned in May.", "2014-05"),
        ("The strait has been shut until Friday.", "2014-08-15"),
        ("They waited until Friday.", "2014-08-08"),
        ("Losses are expected when the markets reopen Friday.", "2014-08-15"),
        ("The parliament votes on the budget on Friday.", "2014-08-15"),
        ("Bomb kills two on Friday", "2014-08-08"),
        ("They will meet in the spring.", "2015-SP"),
        ("They met in the spring.", "2014-SP"),
    ],
)
def test_a_clause_about_the_future_looks_ahead(text, value):
    assert [each.value for each in times_of(text)] == [value]


def test_the_line_with_the_reports_own_date_is_no_expression_of_its_text():
    text = "Envoys meet\nAugust 12, 2014\nThe envoys met on Monday."
    assert [each.value for each in times_of(text)] == ["2014-08-11"]
