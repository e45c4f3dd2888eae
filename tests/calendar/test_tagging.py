"""Time expressions in plain text: their characters, TIMEX3 values and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.calendar import tag
from detente.records import Interval

WEDNESDAY = date(2014, 8, 13)
UNKNOWN = Interval(None, None, "unknown")


def on(day: date) -> Interval:
    return Interval(day, day, "stated")


@pytest.mark.parametrize(
    ("text", "expression", "value", "first", "last"),
    [
        ("It met on 4 July 2013.", "4 July 2013", "2013-07-04", "2013-07-04", "2013-07-04"),
        ("It met on July 4, 2013.", "July 4, 2013", "2013-07-04", "2013-07-04", "2013-07-04"),
        ("It met on Aug. 9.", "Aug. 9", "2014-08-09", "2014-08-09", "2014-08-09"),
        ("It met on 2 December.", "2 December", "2013-12-02", "2013-12-02", "2013-12-02"),
        ("It met on 27/02/2014.", "27/02/2014", "2014-02-27", "2014-02-27", "2014-02-27"),
        ("It met on 03/02/2014.", "03/02/2014", "2014", "2014-01-01", "2014-12-31"),
        ("It met on 12/08/2014.", "12/08/2014", "2014-08-12", "2014-08-12", "2014-08-12"),
        ("It met on Friday.", "Friday", "2014-08-08", "2014-08-08", "2014-08-08"),
        ("It met on Wednesday.", "Wednesday", "2014-08-13", "2014-08-13", "2014-08-13"),
        ("It met last Wednesday.", "last Wednesday", "2014-08-06", "2014-08-06", "2014-08-06"),
        ("It meets next Friday.", "next Friday", "2014-08-15", "2014-08-15", "2014-08-15"),
        ("It met Monday morning.", "Monday morning", "2014-08-11TMO", "2014-08-11", "2014-08-11"),
        ("It met yesterday.", "yesterday", "2014-08-12", "2014-08-12", "2014-08-12"),
        ("It meets tonight.", "tonight", "2014-08-13TNI", "2014-08-13", "2014-08-13"),
        ("It met last week.", "last week", "2014-W32", "2014-08-04", "2014-08-10"),
        ("It met earlier this week.", "earlier this week", "2014-W33", "2014-08-11", "2014-08-13"),
        ("It met last month.", "last month", "2014-07", "2014-07-01", "2014-07-31"),
        ("It meets next year.", "next year", "2015", "2015-01-01", "2015-12-31"),
        ("It met two days ago.", "two days ago", "2014-08-11", "2014-08-11", "2014-08-11"),
        ("It met three months ago.", "three months ago", "2014-05", "2014-05-01", "2014-05-31"),
        ("It met in the past week.", "the past week", "P1W", "2014-08-06", "2014-08-13"),
        ("In the last 48 hours it met.", "the last 48 hours", "PT48H", "2014-08-11", "2014-08-13"),
        ("It met in October.", "October", "2014-10", "2014-10-01", "2014-10-31"),
        ("It met in May last year.", "May last year", "2013-05", "2013-05-01", "2013-05-31"),
        ("It began in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("It met last summer.", "last summer", "2013-SU", "2013-06-01", "2013-08-31"),
        ("In the first quarter of 2012 it met.", "the first quarter of 2012", "2012-Q1", "2012-01-01", "2012-03-31"),
        ("From 8-9 May it met.", "8-9 May", "2014-05-08/2014-05-09", "2014-05-08", "2014-05-09"),
        ("It lasted five days.", "five days", "P5D", None, None),
        ("A 48-hour truce held.", "48-hour", "PT48H", None, None),
        ("They meet every month.", "every month", "P1M", None, None),
        ("It is now shut.", "now", "PRESENT_REF", "2014-08-13", "2014-08-13"),
        ("It met recently.", "recently", "PAST_REF", None, "2014-08-13"),
        ("It met in recent days.", "recent days", "PAST_REF", "2014-08-03", "2014-08-13"),
        ("It meets in coming weeks.", "coming weeks", "FUTURE_REF", "2014-08-13", "2014-10-22"),
        ("At 17:45 it met.", "17:45", "2014-08-13T17:45", "2014-08-13", "2014-08-13"),
    ],
)
def test_an_expression_has_its_characters_its_value_and_its_days(text, expression, value, first, last):
    (time,) = tag(text, on(WEDNESDAY))
    days = tuple(each and each.isoformat() for each in (time.date_from, time.date_to))
    assert (text[time.start : time.end], time.value, *days) == (expression, value, first, last)


def test_a_day_counted_from_the_day_last_spoken_of():
    times = tag("On 3 July 2014 they met. The next day they signed. Two days later it was over.", on(WEDNESDAY))
    assert [each.value for each in times] == ["2014-07-03", "2014-07-04", "2014-07-06"]


@pytest.mark.parametrize(
    "text",
    ["They may march on the capital.", "March on, may you live.", "Resolution 1701 stands.", "It gained 3.20 percent."],
)
def test_words_and_numbers_that_are_no_time(text):
    assert tag(text, on(WEDNESDAY)) == ()


def test_without_the_reports_date_a_relative_expression_has_no_days():
    (friday, stated) = tag("On Friday, not on 4 July 2013.", UNKNOWN)
    assert (friday.value, friday.date_from, friday.date_to) == ("XXXX-WXX-5", None, None)
    assert stated.value == "2013-07-04"


def test_a_report_dated_to_an_interval_keeps_what_all_its_days_agree_on():
    (month, day) = tag(
        "Last month they met, and yesterday again.", Interval(date(2015, 9, 7), date(2015, 9, 9), "stated")
    )
    assert month.value == "2015-08"
    assert (day.value, day.date_from, day.date_to) == ("2015-09-0X", date(2015, 9, 6), date(2015, 9, 8))


def test_a_day_that_no_calendar_has_is_no_time():
    assert tag("on 31 February 2014", on(WEDNESDAY)) == ()


WORDS = st.sampled_from(
    (
        "on",
        "in",
        "the",
        "last",
        "next",
        "week",
        "month",
        "year",
        "day",
        "Friday",
        "May",
        "2012",
        "31",
        "June",
        "two",
        "days",
        "ago",
        "later",
        "5",
        "of",
        "since",
        ",",
        ".",
        "\n",
        "morning",
    )
)


def test_a_day_before_the_first_of_the_calendar_is_no_time():
    assert tag("They met on Friday.", on(date(1, 1, 2))) == ()


def test_a_count_beyond_the_calendar_is_no_error():
    assert len(tag("It met 900000 weeks ago and 5000000 years later.", on(WEDNESDAY))) == 2


@given(st.lists(WORDS, max_size=25).map(" ".join), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_expressions_lie_in_order_inside_the_text_and_their_days_in_order(text, published):
    times = tag(text, on(published))
    ends = [0, *(each.end for each in times)]
    assert all(before <= each.start < each.end <= len(text) for before, each in zip(ends, times, strict=False))
    assert all(each.date_from <= each.date_to for each in times if each.date_from and each.date_to)
