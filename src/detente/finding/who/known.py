"""Persons known to the world by an office they held before the report was published: 'President Sadat'."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from detente.knowledge.actors import persons
from detente.knowledge.facts import offices
from detente.records import Interval

_KNOWN_BY_THE_FIRST = ("CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "ETH", "ERI", "TPLF")
"""States and bodies whose people write the family name first, or have none."""


_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)-(?=[^\W\d_])")
_FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom someone acts for, in what role, since when; `afar`: a surname alone must have the state named beside it."""

    of: str
    name: str
    role: str
    since: date
    afar: bool


def office_holder(
    name: str, published: Interval, named: frozenset[str], titled: bool, roles: Collection[str]
) -> Holder | None:
    """The holder that a full name or a bare surname means, if all who bear it act for one state or body.

    `named` are the roots that the report names: who is known from afar needs theirs among them, or a title.
    Of several bearers those are meant who held one of the `roles` that the report gives the name.
    """
    last_day, bare = published.date_to or date.max, " " not in name
    known = [each for each in _bearers().get(plain(name), ()) if each.since <= last_day]
    near = [each for each in known if each.of in named or titled or not (bare and each.afar)]
    near = [each for each in near if each.role in roles] or near
    if bare and any(each.of in named for each in near):
        near = [each for each in near if each.of in named]
    if len({each.of for each in near}) > 1 and len({plain(each.name) for each in near}) == 1:
        near = [each for each in near if each.of in named] or near
        near = [max(near, key=lambda each: (each.since, each.of))]
    if len({each.of for each in near}) != 1:
        return None
    return max(near, key=lambda each: (each.since, each.role))


@cache
def full_names() -> dict[str, tuple[str, ...]]:
    """Names of two words and more, letters only, by their first word (longest first), with and without articles."""
    names = {each for holder in _holders() for each in (letters(holder.name), plain(holder.name)) if " " in each}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda each: (-len(each), each)):
        found[_FIRST.findall(name)[0]].append(name)
    return {first: tuple(each) for first, each in found.items()}


def is_known_to_the_world(name: str) -> bool:
    """Whether anybody in the directory bears this name or surname."""
    return plain(name) in _bearers()


@cache
def _holders() -> tuple[Holder, ...]:
    held = [
        Holder(office.of, term.name, office.titles[0].lower(), term.since, False)
        for office in offices()
        for term in office.terms
    ]
    held += [Holder(each.of, each.name, each.role, date(each.since, 1, 1), True) for each in persons()]
    return tuple(held)


@cache
def _bearers() -> dict[str, tuple[Holder, ...]]:
    """Those in the directory by full name and by surname."""
    found: defaultdict[str, list[Holder]] = defaultdict(list)
    for each in _holders():
        for name in {plain(each.name), *map(plain, _surnames(each))}:
            found[name].append(each)
    return {name: tuple(bearers) for name, bearers in found.items()}


def _surnames(holder: Holder) -> tuple[str, ...]:
    """The last word of a name; the first too, where it is the one that people go by."""
    words = holder.name.split()
    return (words[-1], words[0]) if holder.of in _KNOWN_BY_THE_FIRST else (words[-1],)


def plain(name: str) -> str:
    """As `letters`, without Arabic articles: 'al-Sisi' and 'Sisi' are one."""
    return without_article(letters(name))


def without_article(name: str) -> str:
    """'Bashar Assad' for 'Bashar al-Assad'."""
    return _ARTICLE.sub("", name)


@lru_cache(maxsize=4096)
def letters(name: str) -> str:
    """Without accents, and with one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(each for each in decomposed if not unicodedata.combining(each))
