"""Reports without any date of their own: the interval that their words leave, and how far it may be trusted."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from detente.reading import document_from_text
from detente.reading.ages import age_told

SAMPLES = {each["name"]: each for each in json.loads((Path(__file__).parent / "undated.json").read_text("utf-8"))}


@cache
def interval(name: str) -> tuple[date | None, date | None, str]:
    found = document_from_text(SAMPLES[name]["text"], None, clean=False)
    return found.published_from, found.published_to, found.published_basis


def inside(name: str) -> bool:
    first, last, _ = interval(name)
    return (first or date.min) <= date.fromisoformat(SAMPLES[name]["published"]) <= (last or date.max)


def test_the_true_day_is_inside() -> None:
    assert sum(map(inside, SAMPLES)) >= 0.95 * len(SAMPLES)


def test_the_interval_is_narrow_where_the_text_allows() -> None:
    ends = [interval(name)[:2] for name in SAMPLES]
    widths = [(last - first).days + 1 for first, last in ends if first and last]
    assert len(widths) >= 30
    assert median(widths) <= 7


@pytest.mark.parametrize("name", SAMPLES)
def test_no_such_day_is_said_to_be_stated(name: str) -> None:
    first, last, basis = interval(name)
    assert basis == ("inferred" if first or last else "unknown")


@pytest.mark.parametrize("name", ["undatable", "history"])
def test_nothing_is_made_of_nothing(name: str) -> None:
    assert interval(name)[:2] == (None, None) or (name == "history" and interval(name)[1] is None)


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("It is now 35 days since the quake, and the tents leak.", (34, 37, True)),
        ("A week after the quake, soldiers went from house to house.", (4, 12, False)),
        ("The quake almost a month ago left nothing of it.", (7, 46, True)),
        ("On day 45 of the quake they dug on.", (44, 47, True)),
        ("More than two years after the quake, they live in tents.", (716, 1141, False)),
        ("The quake left nothing of it.", None),
        ("He came back after the quake, for two weeks, and found nothing.", None),
    ],
)
def test_an_age(sentence: str, expected: tuple[int, int, bool] | None) -> None:
    start = sentence.index("quake")
    told = age_told(sentence, [(start, start + 5)], "en")
    assert (told and (told.least, told.most, told.now)) == expected
