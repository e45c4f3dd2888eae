"""Measures of the reading itself: pages of many makes against their gold, and dates where a report shows none."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from detente.errors import ReportError
from detente.reading import document_from_text, read_report
from detente.records import Document

from .scoring import Tally

PAGES = Path(__file__).parents[1] / "reading" / "pages"
_NARROW = 7  # days


def measure_pages(folder: Path = PAGES) -> dict[str, Tally]:
    """Words of the body kept and of all else left out; headlines; dates; wrong dates that say that they may be."""
    found = {name: (page, _read(folder / f"{name}.html")) for name, page in gold(folder).items()}
    wrong = [one for page, one in found.values() if not _is_dated(page, one)]
    return {
        "pages: body": sum((words_tally(page, one) for page, one in found.values()), Tally()),
        "pages: headline": _share(one is not None and one.title == page["title"] for page, one in found.values()),
        "pages: dated": _share(_is_dated(page, one) for page, one in found.values()),
        "pages: wrong dates flagged": _share(one is not None and is_flagged(one) for one in wrong),
    }


def measure_undated(documents: Mapping[str, Document], published: Mapping[str, Mapping[str, str]]) -> dict[str, Tally]:
    """Reports whose clean text alone is left: true day inside the interval found, and in one of a week at most."""
    inside, narrow = [], []
    for name, days in sorted(published.items()):
        if name in documents and days["from"] and days["from"] == days["to"]:
            found = document_from_text(documents[name].text, None, clean=False)
            first, last = found.published_from, found.published_to
            inside.append((first or date.min) <= date.fromisoformat(days["from"]) <= (last or date.max))
            narrow.append(inside[-1] and first is not None and last is not None and (last - first).days < _NARROW)
    return {"undated: day inside": _share(inside), "undated: within a week": _share(narrow)}


def gold(folder: Path = PAGES) -> dict[str, Any]:
    """The gold of each page, by the page's name."""
    loaded: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return loaded


def words_tally(page: Mapping[str, Any], found: Document | None) -> Tally:
    """Words of the body, words of the text that was found without the headline, and the words in both."""
    text = (found.text if found else "").removeprefix(page["title"])
    expected, got = (Counter(re.findall(r"\w+", part.lower())) for part in (" ".join(page["body"]), text))
    return Tally(expected.total(), got.total(), (expected & got).total())


def is_flagged(document: Document) -> bool:
    """Whether the date says of itself that it is no certain day."""
    return document.published_basis in ("inferred", "unknown") or any(
        sign in warning for warning in document.warnings for sign in ("check the date", "alone gives", "two ways")
    )


def _read(path: Path) -> Document | None:
    try:
        return read_report(path.read_bytes(), path.name)
    except ReportError:
        return None


def _is_dated(page: Mapping[str, Any], found: Document | None) -> bool:
    day = date.fromisoformat(page["published"]) if page["published"] else None
    return found is not None and (found.published_from, found.published_to) == (day, day)


def _share(right: Iterable[bool]) -> Tally:
    answers = list(right)
    return Tally(len(answers), len(answers), sum(answers))
