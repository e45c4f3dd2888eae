"""The sample piles: furniture out, body kept, nothing dated wrongly."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.errors import ReportError
from detente.reading import read_report
from detente.records import Document

ROOT = Path(__file__).parents[2]
PILES = sorted((ROOT / "tests" / "quality" / "gold").glob("*/pile.json"))
# An aside of a blogger's between two paragraphs: nothing tells it from the article but its sense.
NOT_FURNITURE_TO_A_RULE = {"(Ferry note: the 6.40 is cancelled again.)"}


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


@cache
def gold(pile: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(pile.read_text("utf-8"))
    return loaded


@cache
def document(pile: Path, name: str) -> Document:
    path = ROOT / "samples" / pile.parent.name / name
    return read_report(path.read_bytes(), name)


def cases(key: str) -> list[Any]:
    return [pytest.param(pile, name, id=name) for pile in PILES for name in sorted(gold(pile).get(key, {}))]


@pytest.mark.parametrize("pile, name", cases("furniture"))
def test_furniture_is_out(pile: Path, name: str) -> None:
    text = squash(document(pile, name).text)
    left = {line for line in gold(pile)["furniture"][name] if squash(line) in text}
    assert left <= NOT_FURNITURE_TO_A_RULE


@pytest.mark.parametrize("pile, name", cases("body"))
def test_the_body_is_kept(pile: Path, name: str) -> None:
    text = squash(document(pile, name).text)
    assert [line for line in gold(pile)["body"][name] if squash(line) not in text] == []


@pytest.mark.parametrize("pile, name", cases("published"))
def test_no_date_is_wrong(pile: Path, name: str) -> None:
    given = gold(pile)["published"][name]
    found = document(pile, name)
    assert found.published_from is None or found.published_from.isoformat() <= given["to"]
    assert found.published_to is None or found.published_to.isoformat() >= given["from"]


@pytest.mark.parametrize("pile, name", cases("language"))
def test_the_language(pile: Path, name: str) -> None:
    assert document(pile, name).language == gold(pile)["language"][name]


@pytest.mark.parametrize("pile, name", cases("broken"))
def test_a_broken_file_is_refused(pile: Path, name: str) -> None:
    with pytest.raises(ReportError):
        document(pile, name)
