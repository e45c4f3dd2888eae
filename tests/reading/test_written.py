from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.written import months_in, weekdays_in, written_dates


@pytest.mark.parametrize(
    "line, expected",
    [
        ("17:54, 7 September 2015", date(2015, 9, 7)),
        ("Sat Feb 15, 2014 4:02pm EST", date(2014, 2, 15)),
        ("12:14PM BST 22 Apr 2016", date(2016, 4, 22)),
        ("21-06-2016   14:05", date(2016, 6, 21)),
        ("Published: 18.09.2018 07:55", date(2018, 9, 18)),
        ("2019-03-05T10:00:00Z", date(2019, 3, 5)),
        ("October 25-26, 2016", date(2016, 10, 25)),
        ("Friday, 7 September 2015", None),  # that was a Monday
        ("31 February 2016", None),
    ],
)
def test_a_full_date(line: str, expected: date | None) -> None:
    assert expected == next((each.full for each in written_dates(line) if each.full), None)


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Thursday / April 2.", [(4, 2, 4)]),
        ("On Monday, Dec. 26, they met", [(12, 26, 1)]),
        ("On Dec. 6th, forces", [(12, 6, None)]),
        ("in March 1,000 men crossed", []),
        ("they may 20 do", []),
    ],
)
def test_a_date_without_a_year(line: str, expected: list[tuple[int, int, int | None]]) -> None:
    assert expected == [(each.month, each.day, each.weekday) for each in written_dates(line)]


def test_a_numeric_date_that_can_be_read_in_two_ways_comes_twice() -> None:
    assert {each.full for each in written_dates("04/05/2016")} == {date(2016, 4, 5), date(2016, 5, 4)}


def test_names_of_days_and_months() -> None:
    assert weekdays_in("They met on Tuesday and on Sunday.") == {2, 7}
    assert months_in("The truce of April held until July; it may yet hold.") == {4, 7}


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2049, 12, 31)))
def test_what_is_written_in_full_is_read_back(day: date) -> None:
    for line in (f"{day:%A}, {day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        (found,) = {each.full for each in written_dates(line)}
        assert found == day
