"""Numbers as a language writes them."""

import pytest

from detente.knowledge.numbers import number_value, vague_words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("seven", 7),
        ("twenty-five", 25),
        ("1,250", 1250),
        ("two and a half", 2.5),
        ("half a million", 500_000),
        ("three hundred thousand", 300_000),
        ("two thousand three hundred", 2300),
        ("2.5 million", 2_500_000),
        ("a dozen", 12),
        ("18K", 18_000),
        ("1.1bn", 1_100_000_000),
    ],
)
def test_value_of_a_written_number(written, value):
    assert number_value(written, "en") == value


def test_a_word_that_is_no_number_is_an_error():
    with pytest.raises(ValueError, match="several"):
        number_value("several", "en")


def test_vague_words_are_intervals():
    assert vague_words("en")["hundreds"] == (100, 999)
