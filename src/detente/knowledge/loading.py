"""Loads a TOML data file into frozen, validated entries; a wrong file is an error that names file and entry."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from detente.errors import KnowledgeError


class Entry(BaseModel):
    """Base of every data entry: frozen, no unknown keys, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def data_folder(*parts: str) -> Traversable:
    """A folder (or file) beneath `knowledge/data`."""
    return files("detente.knowledge").joinpath("data", *parts)


def load_entries(model: type[AnyEntry], key: str, *parts: str) -> tuple[AnyEntry, ...]:
    """All `[[key]]` entries of one TOML file under `knowledge/data`, or of every TOML file of a folder, by name."""
    place = data_folder(*parts)
    found = sorted(place.iterdir(), key=lambda each: each.name) if place.is_dir() else [place]
    sources = [each for each in found if each.name.endswith(".toml")]
    return tuple(entry for source in sources for entry in _entries_of(source, model, key))


def _entries_of(source: Traversable, model: type[AnyEntry], key: str) -> list[AnyEntry]:
    try:
        rows = tomllib.loads(source.read_text("utf-8")).get(key, [])
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise KnowledgeError(f"{source.name}: cannot be loaded: {problem}; correct the file") from problem
    return [_entry(source.name, number, row, model) for number, row in enumerate(rows, start=1)]


def _entry(file: str, number: int, row: object, model: type[AnyEntry]) -> AnyEntry:
    try:
        return model.model_validate(row)
    except ValidationError as problem:
        raise KnowledgeError(f"{file}: entry {number} ({row!r:.80}) is wrong: {problem}") from problem
