from datetime import date
from itertools import pairwise

import pytest

from detente.knowledge.facts import adopted, bodies, happenings, load_resolution_years, load_resolutions, offices


def test_terms_end_after_they_begin() -> None:
    periods = [term for office in offices() for term in office.terms] + list(bodies())
    periods += [each for happening in happenings() for each in happening.occasions]
    assert [each for each in periods if each.to and each.to < each.since] == []


def test_one_person_does_not_hold_an_office_twice_at_once() -> None:
    for office in offices():
        for name in {term.name for term in office.terms}:
            held = sorted((term.since, term.to or date.max) for term in office.terms if term.name == name)
            assert all(one[1] <= other[0] for one, other in pairwise(held)), name


def test_happenings_have_distinct_names() -> None:
    names = [each.name for each in happenings()]
    assert sorted(set(names)) == sorted(names)


def test_known_resolutions_lie_in_their_years() -> None:
    years = load_resolution_years()
    assert [each.year for each in years] == sorted(each.year for each in years)
    for each in load_resolutions():
        first = next((year.first for year in years if year.year == each.adopted.year), each.number)
        following = next((year.first for year in years if year.year == each.adopted.year + 1), each.number + 1)
        assert first <= each.number < following, each


@pytest.mark.parametrize(
    "number, since", [(2254, date(2015, 12, 18)), (2300, date(2016, 1, 1)), (242, None), (9999, None)]
)
def test_when_a_resolution_was_adopted(number: int, since: date | None) -> None:
    period = adopted(number)
    assert since == (period.since if period else None)
