"""Records to JSON and back, by their own field types: dates as ISO days, tuples as lists, keys in field order."""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_json(record: object) -> str:
    """A record (or a list of them) as JSON; the same record gives the same characters."""
    return json.dumps(record, default=_plain, ensure_ascii=False, separators=(",", ":"))


def from_json(model: type[Record], text: str) -> Record:
    """The record of type `model` that `to_json` wrote."""
    return from_plain(model, json.loads(text))


def from_plain(model: type[Record], value: dict[str, Any]) -> Record:
    """A record out of a dict of its fields, as JSON or a table's row has it; keys that are no fields are left out."""
    built: Record = _reader(cast(Hashable, model))(value)
    return built


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return partial(_record, kind, {name: _reader(hint) for name, hint in hints.items()})
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return partial(_optional, _reader(inner))
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    return _day if kind is date else _as_is


def _tuple_reader(items: tuple[Any, ...]) -> Callable[[Any], Any]:
    read_item = _reader(items[0])
    return lambda value: tuple(map(read_item, value))


def _record(kind: Any, readers: dict[str, Callable[[Any], Any]], value: dict[str, Any]) -> Any:
    return kind(**{name: read(value[name]) for name, read in readers.items() if name in value})


def _optional(read: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else read(value)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _as_is(value: Any) -> Any:
    return value
