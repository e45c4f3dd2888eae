import re
from collections import Counter
from functools import cache

import pytest

from detente.reading import read_report

from .layouts import PAGES, TITLE


@cache
def words_right(name: str) -> float:
    raw, gold = PAGES[name]
    document = read_report(raw, "x.html")
    assert document.title == TITLE
    parts = (" ".join(gold), document.text.removeprefix(TITLE))
    expected, found = (Counter(re.findall(r"\w+", part.lower())) for part in parts)
    return 2 * (expected & found).total() / (expected.total() + found.total())


@pytest.mark.parametrize("name", PAGES)
def test_the_article_and_nothing_else(name: str) -> None:
    assert words_right(name) >= 0.98


def test_the_pages_in_the_mean() -> None:
    assert sum(map(words_right, PAGES)) / len(PAGES) >= 0.998


def test_a_page_of_thousands_of_paragraphs_takes_no_time_to_speak_of() -> None:
    raw, gold = PAGES["list"]
    many = "".join(f"<p>{gold[0]} That was on day {day} of the count.</p>" for day in range(1500)).encode()
    document = read_report(raw.replace(b"</ul>", b"</ul>" + many), "x.html")
    assert document.text.count("of the count.") == 1500
