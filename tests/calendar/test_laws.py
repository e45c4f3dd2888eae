"""Laws of the tagger: a value says what its interval says, and moves with the report."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.calendar import days, tag
from detente.knowledge.calendar_words import named
from detente.records import Interval

REPORTS = st.dates(date(1950, 1, 1), date(2050, 1, 1))
RELATIVE = (
    "Friday", "last Monday", "next Tuesday", "yesterday", "tomorrow night", "this morning", "three days ago",
    "two weeks ago", "last week", "next week", "this weekend", "the past nine days", "the next two weeks",
    "five days from now", "a week from Sunday", "late Thursday", "earlier this week",
)  # fmt: skip
DATED = (
    *RELATIVE, "last month", "next year", "the third quarter", "the second half of 1992", "last summer", "October",
    "3 May 2001", "June 5", "3-9 May", "2014-02-27",
    "27-02-2014", "the 1988 third quarter", "the current quarter", "12th of May", "the 1990s", "the 19th century",
    "fiscal 1992", "1987-88", "the last week of March",
    "the second Tuesday of May", "a year ago", "Thanksgiving", "Easter", "Ramadan", "Yom Kippur", "the end of the year",
)  # fmt: skip


def read(text: str, published: date):
    return tag(f"They met {text}.", Interval(published, published, "stated"))


def interval(value: str) -> tuple[date, date] | None:
    """The days of a TIMEX3 value, by its form alone."""
    if "/" in value:
        first, last = (interval(each) for each in value.split("/"))
        return (first[0], last[1]) if first and last else None
    value = re.sub(r"T.*$", "", value)
    numbers = [int(each) for each in re.findall(r"\d+", value)]
    seasons = {word.code: word.number for word in named("en", "season").values()}
    forms = {
        r"\d{4}-\d\d-\d\d": lambda: days.day(date(*numbers)),
        r"\d{4}-W\d\d": lambda: days.week(date.fromisocalendar(*numbers, 1)),
        r"\d{4}-W\d\d-WE": lambda: days.week(date.fromisocalendar(*numbers, 1), weekend=True),
        r"\d{4}-\d\d": lambda: days.month(*numbers),
        r"\d{4}-Q\d": lambda: days.quarter(*numbers),
        r"\d{4}-H\d": lambda: days.half(*numbers),
        r"\d{4}-[SFW][PUAI]": lambda: days.season(numbers[0], value[-2:], seasons[value[-2:]]),
        r"\d{4}": lambda: days.year(numbers[0]),
        r"\d{3}": lambda: days.decade(numbers[0] * 10),
        r"\d{2}": lambda: days.century(numbers[0] + 1),
        r"FY\d{4}": lambda: days.fiscal_year(numbers[0]),
    }
    found = next((make() for form, make in forms.items() if re.fullmatch(form, value)), None)
    return (found.date_from, found.date_to) if found else None


REFERENCES = ("now", "recently", "recent weeks", "soon", "coming months", "several years ago", "years ago")


@settings(deadline=None)  # the first call compiles the shapes
@given(st.sampled_from(REFERENCES), REPORTS)
def test_what_is_past_or_to_come_lies_on_its_side_of_the_report(text, published):
    (time,) = read(text, published)
    first, last = {
        "PAST_REF": (date.min, published),
        "PRESENT_REF": (published, published),
        "FUTURE_REF": (published, date.max),
    }[time.value]
    assert first <= (time.date_from or first) <= (time.date_to or last) <= last


@given(st.sampled_from(("spring", "summer", "autumn", "winter")), REPORTS)
def test_a_season_to_come_is_not_over_and_one_that_was_has_begun(season, published):
    (past,), (ahead,) = read(f"last {season}", published), read(f"next {season}", published)
    assert past.date_from < published < ahead.date_to


MONTHS = [name for name, word in named("en", "month").items() if len(name) > 3 and not word.word_too]


@given(st.sampled_from(MONTHS), REPORTS)
def test_a_month_has_its_own_name_and_lies_within_a_year_of_the_report(name, published):
    (time,) = read(f"in {name.capitalize()}", published)
    assert time.date_from.month == time.date_to.month == named("en", "month")[name].number
    assert abs((time.date_from - published).days) < 366


@given(REPORTS, REPORTS, REPORTS)
def test_a_written_day_is_that_day_whenever_the_report_was(day, published, other):
    text = f"on {day:%B} {day.day}, {day.year}"
    (one,), (two,) = read(text, published), read(text, other)
    assert (
        (one.date_from, one.date_to, one.value)
        == (day, day, day.isoformat())
        == (two.date_from, two.date_to, two.value)
    )


@given(st.sampled_from(DATED), REPORTS)
def test_a_value_parses_back_to_its_interval(text, published):
    (time,) = read(text, published)
    parsed = interval(time.value)
    if time.kind == "DURATION":
        assert time.value.startswith("P") and published in (time.date_from, time.date_to)
    else:  # 'earlier this week' ends with the report, inside the days of its value
        assert parsed and parsed[0] <= time.date_from <= time.date_to <= parsed[1]


@given(st.sampled_from(RELATIVE), REPORTS, st.integers(-200, 200))
def test_relative_days_move_with_the_report_by_whole_weeks(text, published, weeks):
    (before,), (after,) = read(text, published), read(text, published + timedelta(weeks=weeks))
    moved = [each + timedelta(weeks=weeks) for each in (before.date_from, before.date_to)]
    assert moved == [after.date_from, after.date_to]


WEEKDAYS = {name: word.number for name, word in named("en", "weekday").items() if len(name) > 5}


@given(st.sampled_from(sorted(WEEKDAYS)), st.sampled_from(("", "last ", "next ", "early ")), REPORTS)
def test_a_weekday_is_that_day_of_the_week(name, before, published):
    (time,) = read(before + name.capitalize(), published)
    assert time.date_from == time.date_to and time.date_from.isoweekday() == WEEKDAYS[name]


@given(st.sampled_from(("ago", "from now")), st.integers(2, 400), REPORTS)
def test_days_counted_from_the_report_lie_so_far_away(direction, count, published):
    (time,) = read(f"{count} days {direction}", published)
    assert abs((time.date_from - published).days) == count
    assert (time.date_from < published) == (direction == "ago")


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("on Easter", date(2012, 6, 1), "2012-04-08"),
        ("on Orthodox Easter", date(2012, 6, 1), "2012-04-15"),
        ("on Rosh Hashanah", date(2012, 10, 1), "2012-09-17"),
        ("on Passover", date(2012, 5, 1), "2012-04-07"),
        ("on Labor Day", date(2012, 9, 20), "2012-09-03"),
        ("on Eid al-Adha 2014", date(2014, 12, 1), "2014-10-04/2014-10-06"),
        ("during Ramadan", date(2012, 9, 1), "2012-07-19/2012-08-19"),
        ("on New Year's Eve", date(2012, 1, 9), "2011-12-31"),
    ],
)
def test_feasts_fall_where_their_calendars_put_them(text, published, value):
    assert [each.value for each in read(text, published)] == [value]
