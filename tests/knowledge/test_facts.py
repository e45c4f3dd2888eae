import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from detente.knowledge.facts import (
    Period,
    adopted,
    bodies,
    happenings,
    load_resolution_years,
    load_resolutions,
    offices,
)
from detente.knowledge.needles import needles


def test_terms_end_after_they_begin() -> None:
    periods: list[Period] = [term for office in offices() for term in office.terms] + list(bodies())
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


@pytest.mark.parametrize(
    "pattern, expected",
    [
        (r"\b(?:Egypt\w*|Cairo|Mubarak)(?!\w)", ("Egypt", "Cairo", "Mubarak")),
        (r"\b(?:Haiti|Port-au-Prince)", ("Haiti", "Port-au-Prince")),
        (r"\b(?:peace )?(?:agreement|accord)\b", ()),
        (r"\b(?:Mr )?Jackson(?:’s)? (?:death|died)\b|\bdeath of (?:pop )?Jackson\b", ("Jackson", "death of ")),
        (r"\b(?:not (?:run|stand)\w*|million-man)(?!\w)", ("not ", "million-man")),
        (r"\bA\.?I\.?G\.?(?!\w)", ()),
        (r"\b[Bb]in Laden\b", ("in Laden",)),
    ],
)
def test_needles(pattern: str, expected: tuple[str, ...]) -> None:
    assert needles(pattern) == expected


def test_each_match_holds_a_needle() -> None:
    samples = json.loads((Path(__file__).parents[1] / "reading" / "undated.json").read_text("utf-8"))
    text = "\n".join(each["text"] for each in samples)
    patterns = sorted({word for each in happenings() for word in (*each.words, *each.context)})
    for pattern in patterns[::7]:  # compiling them all takes seconds
        found = needles(pattern)
        wrong = [match[0] for match in re.finditer(pattern, text) if found and not any(n in match[0] for n in found)]
        assert wrong == [], pattern


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
