"""Fixture pages of many makes and years: the article and nothing else, its headline, its date."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from detente.reading import read_report
from detente.records import Document

FOLDER = Path(__file__).parent / "pages"
GOLD = json.loads((FOLDER / "gold.json").read_text("utf-8"))
KINDS = {"live": "live blog", "brief": "several short reports", "list": "list of reports"}


@cache
def document(name: str) -> Document:
    return read_report((FOLDER / f"{name}.html").read_bytes(), f"{name}.html")


def f1(name: str) -> float:
    text = document(name).text.removeprefix(GOLD[name]["title"])
    expected, found = (Counter(re.findall(r"\w+", part.lower())) for part in (" ".join(GOLD[name]["body"]), text))
    return 2 * (expected & found).total() / (expected.total() + found.total())


def test_there_are_pages_of_many_kinds() -> None:
    assert len(GOLD) >= 30
    assert sorted(path.stem for path in FOLDER.glob("*.html")) == sorted(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_body_is_kept_and_the_rest_left_out(name: str) -> None:
    assert f1(name) >= 0.8


def test_the_bodies_in_the_mean() -> None:
    assert sum(map(f1, GOLD)) / len(GOLD) >= 0.97


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_headline_and_the_date(name: str) -> None:
    page, found = GOLD[name], document(name)
    day = date.fromisoformat(page["published"]) if page["published"] else None
    assert found.title == page["title"]
    assert (found.published_from, found.published_to) == (day, day)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_page_that_is_no_single_report_says_so(name: str) -> None:
    said = [kind for kind, words in KINDS.items() if any(words in each for each in document(name).warnings)]
    assert said == [GOLD[name]["kind"]] if "kind" in GOLD[name] else said == []


@pytest.mark.parametrize("name", sorted(name for name in GOLD if GOLD[name]["modified"]))
def test_a_later_change_is_no_date_of_publication(name: str) -> None:
    changed = GOLD[name]["modified"]
    assert document(name).published_to != date.fromisoformat(changed) or changed == GOLD[name]["published"]


def test_paragraphs_and_list_items_stay_apart() -> None:
    lines = document("b13-wordpress").text.split("\n\n")
    assert any(line.endswith("Four thousand blankets") for line in lines)
    assert GOLD["b13-wordpress"]["body"][0] in lines
