"""Quotation marks: which ones belong together, and what a missing one costs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.finding.speech.quotations import find_quotations

PAIRED = [
    ("“We will stay,” she said.", ["We will stay,"]),
    ('"We will stay," she said.', ["We will stay,"]),
    ("«We will stay», she said.", ["We will stay"]),
    ("„Wir bleiben“, she said.", ["Wir bleiben"]),
    ("``We will stay,'' she said.", ["We will stay,"]),
    ("‘We will not move,’ she said.", ["We will not move,"]),
    ("'We will not move,' she said.", ["We will not move,"]),
    ('" We will stay , " she said .', ["We will stay ,"]),
    ("“We will stay, ”Novak said. “And we will build. “", ["We will stay,", "And we will build."]),
    ("A “thread,” no more, and a “rope.”", ["thread,", "rope."]),
    ("The ministers' talks and the minister's car.", []),
    ("No mark at all.", []),
]
BROKEN = [
    ("“We stay. We build. He called it “very good.”", ["We stay. We build.", "very good."]),
    ("“We stay.\nThe next line says nothing.", ["We stay."]),
    ("A word” too many.\n“We stay,” she said.", ["We stay,"]),
]
LONG = [
    ("She said: “We stay.\n\n“We build.”", ["We stay.\n\n“We build."]),
    ("“One.\n“Two.\n“Three.”\nFour.", ["One.\n“Two.\n“Three."]),
]


def inner_texts(text: str) -> list[str]:
    return [text[each.inner.start : each.inner.end] for each in find_quotations(text)]


@pytest.mark.parametrize("text, expected", [*PAIRED, *BROKEN, *LONG])
def test_quotations_are_paired(text: str, expected: list[str]) -> None:
    assert inner_texts(text) == expected


def test_a_missing_mark_is_said_to_be_missing() -> None:
    assert [each.closed for each in find_quotations("“We stay.\n“We build,” she said.")] == [True]
    assert [each.closed for each in find_quotations("“We stay. She left.")] == [False]


MARKS_AND_WORDS = st.lists(
    st.sampled_from(["“", "”", '"', "‘", "’", "«", "»", "word ", "Word. ", ", ", "\n", " "]), max_size=40
)


@given(MARKS_AND_WORDS)
def test_quotations_lie_inside_the_text_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_quotations(text)
    for each in found:
        assert 0 <= each.start <= each.inner.start < each.inner.end <= each.end <= len(text)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(MARKS_AND_WORDS)
def test_a_broken_paragraph_spoils_no_other(pieces: list[str]) -> None:
    broken = "".join(pieces).replace("\n", " ")
    assert inner_texts(f"{broken}\nThe road is open.\n“We stay,” she said.")[-1:] == ["We stay,"]
