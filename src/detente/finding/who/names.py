"""Finds the names of the directory in plain text: countries, their people and capitals, bodies and groups."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from detente.knowledge.actors import Country, Organisation, countries, not_actors, organisations

Sense = Literal["name", "adjective", "people", "capital", "organisation", "town"]

_WORD_START = re.compile(r"(?<!\w)(?=[^\W_])")
_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the directory at `start:end`; `code` is an actor_id."""

    start: int
    end: int
    code: str
    sense: Sense


def find_names(text: str, language: str) -> tuple[NameHit, ...]:
    """All directory names in the text, longest first, none overlapping, in order of offset."""
    plain = text.replace("’", "'").replace("‘", "'")
    index = _names_by_first_word(language)
    hits: list[NameHit] = []
    position = 0
    for start in (match.start() for match in _WORD_START.finditer(plain)):
        name = _name_at(plain, start, index) if start >= position else None
        if name is None:
            continue
        position = start + len(name)
        meaning = _directory(language)[name]
        if meaning is not None:
            hits.append(NameHit(start, position, *meaning))
    return tuple(hits)


def _name_at(text: str, start: int, index: dict[str, tuple[str, ...]]) -> str | None:
    first = _FIRST_WORD.match(text, start)
    candidates = index.get(first.group(), ()) if first else ()
    return next(
        (name for name in candidates if _stands_at(text, start, name) and _ends_a_word(text, start, name)), None
    )


def _stands_at(text: str, start: int, name: str) -> bool:
    # Of a long name reports capitalise what they please ('Syrian democratic forces'); of a short one the case tells
    # 'US' from 'us'.
    found = text[start : start + len(name)]
    return found == name or (name.count(" ") > 1 and found.casefold() == name.casefold())


def _ends_a_word(text: str, start: int, name: str) -> bool:
    after = text[start + len(name) : start + len(name) + 1]
    return not (after.isalnum() or after == "_")


@cache
def _names_by_first_word(language: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name in _directory(language):
        first = _FIRST_WORD.match(name)
        if first:
            index.setdefault(first.group(), []).append(name)
    return {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in index.items()}


@cache
def _directory(language: str) -> dict[str, tuple[str, Sense] | None]:
    # Names that only look like an actor's map to None: they are found first, being longer, and say nothing.
    directory: dict[str, tuple[str, Sense] | None] = {}
    for country in countries().values():
        directory.update(_names_of_country(country))
    for organisation in organisations().values():
        directory.update(_names_of_organisation(organisation))
    directory.update(dict.fromkeys(not_actors(language)))
    return directory


def _names_of_country(country: Country) -> dict[str, tuple[str, Sense]]:
    senses: tuple[tuple[Sense, tuple[str, ...]], ...] = (
        ("town", country.towns),
        ("capital", country.capitals),
        ("people", country.people),
        ("adjective", country.adjectives),
        ("name", (country.name, *country.aliases)),
    )
    return {name: (country.code, sense) for sense, names in senses for name in names}


def _names_of_organisation(organisation: Organisation) -> dict[str, tuple[str, Sense]]:
    return dict.fromkeys((organisation.name, *organisation.aliases), (organisation.code, "organisation"))
