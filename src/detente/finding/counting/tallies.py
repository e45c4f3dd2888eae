"""Votes for and against, as 'by 13 votes to two', 'passed 15-0', 'voted 52 to 48'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.knowledge.measures import figure_words
from detente.knowledge.numbers import DIGITS, number_value, spelled_number


@dataclass(frozen=True, slots=True)
class Tally:
    """So many votes, written at `start:end`."""

    start: int
    end: int
    votes: float


def find_tallies(text: str, language: str) -> Iterator[Tally]:
    """The votes of each side in order of offset; a side without a vote is none."""
    for match in _pattern(language).finditer(text):
        for side in ("for", "for2", "against", "against2"):
            votes = number_value(match[side], language) if match[side] else 0
            if votes:
                yield Tally(match.start(side), match.end(side), votes)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    number = rf"(?:{DIGITS}|{spelled_number(language)})"
    voting = "|".join(map(re.escape, figure_words(language, "voting")))
    return re.compile(
        rf"\b(?P<for>{number}) votes? (?:to|against) (?P<against>{number})\b"
        rf"|\b(?:{voting})(?: \w+){{0,4}}? (?P<for2>\d+)(?:-| ?– ?| to )(?P<against2>\d+)(?![\w%-])",
        re.IGNORECASE,
    )
