"""A text too long to be held parsed at once: read block by block, with offsets into the whole."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from detente.finding import find
from detente.records import Document, Findings

Value = TypeVar("Value")

WHOLE = 200_000
"""Characters; a longer text is a book or an archive, whose end seldom leans on its beginning."""
BLOCK = 100_000
"""Characters of a block, at most."""

_OFFSETS = frozenset({"start", "end", "sentence_start", "sentence_end"})
_GATHERED = ("mentions", "response_mentions", "parties", "aliases", "roles")
"""Fields of a record found in several blocks that say together what each says in part."""


def find_in_blocks(document: Document) -> Findings:
    """As `find`; what one block leaves open, such as who 'he' is, is not looked up in another."""
    found = [
        _moved(find(replace(document, text=document.text[start:end])), start)
        for start, end in blocks(document.text, BLOCK)
    ]
    return Findings(
        **{each.name: tuple(_joined(getattr(one, each.name) for one in found)) for each in fields(Findings)}
    )


def blocks(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Start and end of each block: as long as they may be, cut after a line, else after a word, else anywhere."""
    start = 0
    while start < len(text):
        end = min(start + most, len(text))
        if end < len(text):
            end = next((at + 1 for mark in "\n " if (at := text.rfind(mark, start, end)) >= 0), end)
        yield start, end
        start = end


def _moved(value: Value, by: int) -> Value:
    if isinstance(value, tuple):
        return tuple(_moved(each, by) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(
        value, **{each.name: _field_moved(each.name, getattr(value, each.name), by) for each in fields(value)}
    )


def _field_moved(name: str, value: Any, by: int) -> Any:
    if name in _OFFSETS:
        return value + by
    if name == "content_spans":
        return tuple((start + by, end + by) for start, end in value)
    return _moved(value, by)


def _joined(layers: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """The records of all blocks, one for each id; what has none, a time or a dating, stands for itself."""
    known: dict[object, Any] = {}
    for record in (each for layer in layers for each in layer):
        first = fields(record)[0].name
        key = getattr(record, first) if first.endswith("_id") else record
        known[key] = _with(known[key], record) if key in known else record
    return iter(known.values())


def _with(one: Any, other: Any) -> Any:
    gathered = [name for name in _GATHERED if hasattr(one, name)]
    return replace(
        one, **{name: tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name)))) for name in gathered}
    )
