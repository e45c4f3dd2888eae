"""Report text as a page may show it: nothing in it steers the page, its direction or a spreadsheet."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

_STEERING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SHOWN = str.maketrans(
    {
        char: "\N{REPLACEMENT CHARACTER}"
        for char in range(0xA0)
        if unicodedata.category(chr(char)) == "Cc" and char not in (9, 10)
    }
    | dict.fromkeys(_STEERING, "\N{REPLACEMENT CHARACTER}")
    | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 600  # characters of a sentence in a list; the reading pane has all of it


def plain(text: str) -> str:
    """The text, each character that steers (control, embedding, override, isolate) replaced by a visible mark."""
    return text.translate(_SHOWN)


def short(text: str, longest: int = LONGEST) -> str:
    """The text, cut where a list has no room for more."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def as_data(value: Any) -> Any:
    """Values for JSON: days as ISO 8601, strings harmless."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(each) for each in value]
    return value


def island(value: Any) -> str:
    """JSON that may stand in a page's script element: no character of it can end the element."""
    text = json.dumps(as_data(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def as_json(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A JSON array, row by row."""
    opening = "["
    for row in rows:
        yield f"{opening}\n {json.dumps(as_data(row), ensure_ascii=False)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def as_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """CSV (RFC 4180) with a heading; no cell is a formula for a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    heading: list[str] = []
    for row in rows:
        if not heading:
            heading = list(row)
            writer.writerow(heading)
        writer.writerow([_cell(row[name]) for name in heading])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, list | tuple):
        return _cell("; ".join(str(as_data(each)) for each in value))
    text = str(as_data(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
