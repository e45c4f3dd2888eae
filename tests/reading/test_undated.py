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
    assert sum(width <= 7 for width in widths) >= 0.8 * len(SAMPLES)


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
        ("The search for victims of the quake went into a sixth day of digging.", None),
        ("On the sixth day of quake and fire they dug on.", (4, 7, True)),
        ("The 12th straight week of the quake brought rain.", (74, 82, True)),
        ("The 17-month-old quake shelter leaks.", (501, 533, True)),
        ("A 30-day quake truce holds.", None),
        ("The quake left nothing of it.", None),
        ("He came back after the quake, for two weeks, and found nothing.", None),
    ],
)
def test_an_age(sentence: str, expected: tuple[int, int, bool] | None) -> None:
    start = sentence.index("quake")
    told = age_told(sentence, [(start, start + 5)], "en")
    assert (told and (told.least, told.most, told.now)) == expected


def interval_of(text: str) -> tuple[str, str]:
    found = document_from_text(text, None, clean=False)
    return str(found.published_from), str(found.published_to)


@pytest.mark.parametrize(
    "text, expected",
    [
        # told on the day after it took place
        ("American soldiers have captured Saddam Hussein in a hole, the head of the occupation said on Sunday.",
         ("2003-12-14", "2003-12-16")),
        # told in the perfect, without a weekday
        ("The rebels have captured Saif al-Islam, the last son at large, and taken him to Zintan by plane.",
         ("2011-11-19", "2011-11-22")),
        # a month to the day, of that weekday
        ("Haiti prayed on Friday, a month after the earthquake that destroyed Port-au-Prince and its palace.",
         ("2010-02-12", "2010-02-14")),
        # whoever held the office before has left it
        ("Former President George W. Bush opened a library with two of those who held the office before.",
         ("2009-01-20", "None")),
        ("The ousted Egyptian president Hosni Mubarak was wheeled into the room once more, and said nothing at all.",
         ("2011-02-11", "None")),
        # a month that goes without its year
        ("The slick has spread since the Deepwater Horizon exploded in April, and the fishermen wait for a word.",
         ("2010-04-20", "2011-03-16")),
        # words that may speak of other things count only with their weekday
        ("A model of the cruiser Moskva with its missiles stood in the window of the shop, and nobody bought it.",
         ("None", "None")),
        # the nearest date with its weekday
        ("President Barack Obama flew home on Friday, March 9, and met the envoys on Saturday, March 10, at noon.",
         ("2012-03-10", "2012-03-23")),
    ],
)  # fmt: skip
def test_what_places_a_report(text: str, expected: tuple[str, str]) -> None:
    assert interval_of(text) == expected
