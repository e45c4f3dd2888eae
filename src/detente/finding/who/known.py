"""Persons known to the world by an office they held before the report was published: 'President Sadat'."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.knowledge.actors import persons
from detente.knowledge.facts import offices
from detente.records import Interval

_KNOWN_BY_THE_FIRST = ("CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "ETH", "ERI", "TPLF")
"""States and bodies whose people write the family name first, or have none."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom someone acts for, in what role, since when; `afar`: a surname alone must have the state named beside it."""

    of: str
    name: str
    role: str
    since: date
    afar: bool


def office_holder(name: str, published: Interval, named: frozenset[str], titled: bool) -> Holder | None:
    """The holder that a full name or a bare surname means, if all who bear it act for one state or body.

    `named` are the roots that the report names: who is known from afar needs theirs among them, or a title.
    """
    last_day, bare = published.date_to or date.max, " " not in name
    known = [each for each in _bearers().get(_plain(name), ()) if each.since <= last_day]
    near = [each for each in known if each.of in named or titled or not (bare and each.afar)]
    if bare and any(each.of in named for each in near):
        near = [each for each in near if each.of in named]
    if len({each.of for each in near}) != 1:
        return None
    return max(near, key=lambda each: (each.since, each.role))


def is_known_to_the_world(name: str) -> bool:
    """Whether anybody in the directory bears this name or surname."""
    return _plain(name) in _bearers()


@cache
def _bearers() -> dict[str, tuple[Holder, ...]]:
    """Those in the directory by full name and by surname."""
    held = [
        Holder(office.of, term.name, office.titles[0].lower(), term.since, False)
        for office in offices()
        for term in office.terms
    ]
    held += [Holder(each.of, each.name, each.role, date(each.since, 1, 1), True) for each in persons()]
    found: defaultdict[str, list[Holder]] = defaultdict(list)
    for each in held:
        for name in {_plain(each.name), *map(_plain, _surnames(each))}:
            found[name].append(each)
    return {name: tuple(bearers) for name, bearers in found.items()}


def _surnames(holder: Holder) -> tuple[str, ...]:
    """The last word of a name; the first too, where it is the one that people go by."""
    words = holder.name.split()
    return (words[-1], words[0]) if holder.of in _KNOWN_BY_THE_FIRST else (words[-1],)


def _plain(name: str) -> str:
    """Without accents and an Arabic article in front ('al-Sisi', 'Sisi'), and with one kind of apostrophe."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return re.sub("^(?:al|el)-", "", bare, flags=re.IGNORECASE)
