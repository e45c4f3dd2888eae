"""Numbers that measure a dispute, and numbers that do not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.finding.counting.quantities import find_quantities
from detente.finding.dating import make_when
from detente.finding.figures import find_figures
from detente.finding.parsing import ActorIndex, parse_document
from detente.finding.times import find_times
from detente.knowledge.measures import measure_cues
from detente.records import Document, Statement

DAY = date(2014, 8, 12)


def figures_of(text, statements=()):
    parsed = parse_document(Document("d", "d", None, None, (), (), "en", DAY, DAY, "stated", text))
    times = find_times(parsed)
    return find_figures(parsed, ActorIndex(()), statements, times, make_when(parsed, times))


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "unit", "measure"),
    [
        ("The raid killed 31 villagers.", 31, 31, False, "people", "killed"),
        ("At least 40 soldiers were wounded in the raid.", 40, 40, True, "people", "wounded"),
        ("Hundreds of thousands of Malians have fled.", 100_000, 999_999, True, "people", "displaced"),
        ("Some 12,000 families are trapped in Gao.", 12_000, 12_000, True, "people", "trapped"),
        ("Nearly three million people need food.", 3_000_000, 3_000_000, True, "people", "in_need"),
        ("The agency feeds half a million children.", 500_000, 500_000, False, "people", "aided"),
        ("Chad sent 1,500 soldiers to Gao.", 1500, 1500, False, "people", "troops"),
        ("Japan pledged $30 billion.", 30e9, 30e9, False, "USD", "money"),
        ("The bloc gave over 2.5 million euros.", 2.5e6, 2.5e6, True, "EUR", "money"),
        ("Chad has 90 missiles.", 90, 90, False, "missiles", "weapons"),
        ("The raid destroyed 90 trucks.", 90, 90, False, "trucks", "other"),
        ("A coalition of 17 countries met.", 17, 17, False, "countries", "members"),
        ("Rebels hold 15 to 20 percent of the city.", 15, 20, True, "percent", "rate"),
        ("One child died every ten minutes.", 1, 1, True, "people per ten minutes", "rate"),
        ("The war lasted four years.", 4, 4, False, "years", "duration"),
        ("A two-month siege followed.", 2, 2, False, "months", "duration"),
    ],
)
def test_a_number_is_read_with_its_unit_and_measure(  # noqa: PLR0917
    text, low, high, approximate, unit, measure
):
    assert [(each.low, each.high, each.approximate, each.unit, each.measure) for each in figures_of(text)] == [
        (low, high, approximate, unit, measure)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides met on 3 May 2012.",
        "Both countries voted for Resolution 2254.",
        "One of the ministers left at 17:30.",
        "A boy aged 12 spoke to the P-5+1.",
        "A 12-year-old boy watched the F-16 jet.",
        "He gave three reasons for the first step.",
        "The G-20 met for the second time.",
    ],
)
def test_a_number_that_measures_nothing_is_none(text):
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 9 votes to four, the court freed the ship.", [(9, "votes", "other"), (4, "votes", "other")]),
        ("The text passed 15-0.", [(15, "votes", "other")]),
        ("The army must leave within 90 hours.", [(90, "hours", "duration")]),
        ("The envoys met for more than six hours.", [(6, "hours", "duration")]),
        ("They asked for a 40-day cease-fire.", [(40, "days", "duration")]),
        ("It came after four days of haggling.", [(4, "days", "duration")]),
        ("Five minutes after the truce began, a shell fell.", []),
        ("The army lost 312 servicemen in May.", [(312, "people", "killed")]),
        ("The strip is 10 km deep.", [(10, "km", "other")]),
        ("The lorries brought food for 9,000.", [(9000, "people", "aided")]),
        ("Nurses have seen some 5,600 of them.", [(5600, "people", "other")]),
    ],
)
def test_figures_of_other_kinds(text, expected):
    assert [(each.low, each.unit, each.measure) for each in figures_of(text)] == expected


def test_a_capital_that_speaks_is_no_place():
    (figure,) = figures_of("Nairobi put its losses at 31 soldiers killed.")
    assert figure.place is None


def test_a_part_of_a_whole_is_a_figure_of_its_own():
    found = figures_of("About 275,000 people are trapped, including an estimated 100,000 children.")
    assert [(each.low, each.subject) for each in found] == [(275_000, "people"), (100_000, "children")]


def test_the_evidence_is_the_text_and_the_speaker_is_the_source():
    text = "The minister said 31 villagers were killed in Mali."
    said = Statement(
        "s", "Idriss Maiga", None, "The minister", None, "said", "indirect", text[18:-1], ((18, len(text) - 1),), (),
        None, None, None, None, "unknown", (), DAY,
    )  # fmt: skip
    (figure,) = figures_of(text, (said,))
    (mention,) = figure.mentions
    assert (text[mention.start : mention.end], figure.source, figure.place) == ("31 villagers", "Idriss Maiga", "Mali")


@pytest.mark.parametrize(
    ("measure", "text"), [(cue.measure, text) for cue in measure_cues("en") for text in cue.matches]
)
def test_the_examples_of_a_cue_measure_what_it_says(measure, text):
    assert measure in [each.measure for each in figures_of(text)]


@pytest.mark.parametrize(
    ("measure", "text"), [(cue.measure, text) for cue in measure_cues("en") for text in cue.rejects]
)
def test_the_counter_examples_of_a_cue_measure_something_else(measure, text):
    assert measure not in [each.measure for each in figures_of(text)]


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_in_digits_is_read_back(number):
    (quantity,) = find_quantities(f"there were {number:,} of them", "en")
    assert quantity.low == quantity.high == number
