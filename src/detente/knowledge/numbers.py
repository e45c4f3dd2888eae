"""How a language writes numbers: its number words, and the value of a number written in words, digits or both."""

import re
from functools import cache
from typing import Literal

from pydantic import model_validator

from detente.knowledge.loading import Entry, load_entries

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Regular expression of a number in digits, thousands set off by commas or not at all."""


class NumberWords(Entry):
    """Number words of one kind with their values; `highs` are the upper ends of vague ones ('hundreds')."""

    kind: Literal["unit", "ten", "scale", "suffix", "vague"]
    words: tuple[str, ...]
    values: tuple[int, ...]
    highs: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _same_lengths(self) -> "NumberWords":
        if len(self.words) != len(self.values) or len(self.highs) not in (0, len(self.words)):
            raise ValueError("words, values and highs must be of one length")
        return self


@cache
def number_words(language: str, kind: str) -> dict[str, int]:
    """The words of one kind with their values."""
    entries = load_entries(NumberWords, "number", "languages", language, "numbers.toml")
    return {
        word: value
        for each in entries
        if each.kind == kind
        for word, value in zip(each.words, each.values, strict=True)
    }


@cache
def vague_words(language: str) -> dict[str, tuple[int, int]]:
    """Words that stand for an interval, such as 'hundreds', with its two ends."""
    entries = load_entries(NumberWords, "number", "languages", language, "numbers.toml")
    return {
        word: (low, high)
        for each in entries
        if each.kind == "vague"
        for word, low, high in zip(each.words, each.values, each.highs, strict=True)
    }


@cache
def spelled_number(language: str) -> str:
    """Regular expression of a number in words, from 'zero' to 'twenty-five' and 'three hundred thousand'."""
    small = "|".join((*number_words(language, "unit"), *number_words(language, "ten")))
    scale = "|".join(number_words(language, "scale"))
    return rf"(?:{small})(?:[ -](?:and )?(?:{small}|{scale}))*(?: and a half)?"


def number_value(text: str, language: str) -> float:
    """Value of a number as written: '1,200', 'twenty-five', 'three hundred thousand', '2.5 million', 'two and a half'.

    Raises ValueError for a word that is no number word of the language.
    """
    total = current = 0.0
    for word in re.findall(r"[\d.,]*\d|[a-z]+", text.lower()):
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            current += 0.5
        elif word in (scales := number_words(language, "scale") | number_words(language, "suffix")):
            total, current = _scaled(total, current or 1.0, scales[word])
        else:
            current += _plain(word, language)
    return total + current


def _plain(word: str, language: str) -> float:
    if word[0].isdigit():
        return float(word.replace(",", ""))
    small = number_words(language, "unit") | number_words(language, "ten")
    if word not in small:
        raise ValueError(f"{word!r} is no number word of {language!r}")
    return float(small[word])


def _scaled(total: float, current: float, scale: int) -> tuple[float, float]:
    # 'three hundred thousand' stays open for a greater scale after hundred; the rest is closed at each scale.
    return (total, current * scale) if scale <= 100 else (total + current * scale, 0.0)
