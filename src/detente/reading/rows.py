"""A row of a table, or an object of a line of JSON -> a report: which of its fields is what."""

from collections.abc import Mapping
from typing import Any

from detente.errors import ReportError
from detente.knowledge.columns import guess_columns
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.snippets import lines_of


def page_of_row(row: Mapping[str, Any], given: Mapping[str, str]) -> RawPage:
    """The report in a row. Raises ReportError where no column holds its text."""
    columns = guess_columns((str(name) for name in row), given)
    missing = sorted(column for column in given.values() if column not in row)
    if missing:
        raise ReportError(f"there is no column {missing[0]!r}, only {', '.join(map(repr, row))}"[:400], "correct --map")
    if "text" not in columns:
        names = ", ".join(repr(str(name)) for name in row)
        raise ReportError(f"none of its columns is known to hold the text: {names}"[:400], "name it: --map text=COLUMN")
    values = {field: _told(row[column]) for field, column in columns.items()}
    if not values["text"]:
        raise ReportError("its text is empty", "leave it out, or fetch the report again")
    return RawPage(
        lines_of(values["text"]),
        title=values.get("title") or None,
        site=_plain_name(values.get("publisher", "")),
        url=_address(values.get("url", "") or values.get("publisher", "")),
        authors=tuple(name.strip() for name in values.get("authors", "").split(";") if name.strip()),
        published=day_of(values.get("published")),
    )


def _told(value: object) -> str:
    # Lists and objects stand for the texts in them: paragraphs, authors, {"name": ...}.
    if isinstance(value, list):
        return ("\n\n" if any(len(str(each)) > 80 for each in value) else "; ").join(filter(None, map(_told, value)))
    if isinstance(value, dict):
        return next((_told(value[key]) for key in ("name", "title", "text", "rendered", "url") if key in value), "")
    return "" if value is None or isinstance(value, bool) else str(value).strip()


def _plain_name(publisher: str) -> str | None:
    # 'bbc.co.uk' is where it stands, not who says it: the outlet is known by its host.
    return publisher if publisher and (" " in publisher or "." not in publisher) else None


def _address(given: str) -> str | None:
    if given.startswith(("http://", "https://")):
        return given
    return f"https://{given}/" if given and " " not in given and "." in given else None
