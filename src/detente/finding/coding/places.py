"""Where an act is told to be: the country that a place name lies in, and its people."""

from functools import cache

from detente.finding.coding import clause
from detente.finding.words import Token
from detente.knowledge.actors import countries

Ids = tuple[str, ...]
WHERE = ("in", "inside", "at", "across", "near", "around", "throughout")
"""Prepositions by which an act's phrase says where it was."""
PLACES = ("GPE", "LOC", "FAC")


def is_where(token: Token) -> bool:
    """Whether the name after a comma says where the one before it lies: 'Raqqa, Syria'."""
    after = token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2) is token.head
    listed = clause.children(token.head, "cc") or clause.children(token, "cc", "conj")
    return after and not listed and token.ent_type_ in PLACES and token.head.pos_ == "PROPN"


def people_there(token: Token, actor: Ids, theatre: str | None) -> Ids:
    """The civilians of the country an act is placed in ('an attack in Kabul'), or of the `theatre`.

    An act that is placed nowhere is told of civilians only if no state does it.
    """
    near = [pobj for name in WHERE for pobj in clause.attached(token, name)]
    below = [each for pobj in near for each in pobj.subtree if each.ent_type_ in PLACES]
    named = [code for each in below if (code := country_of(each)) is not None]
    state = any(each.split(":")[0] in countries() for each in actor)
    if not named and theatre and (below or not state):
        named = [theatre]
    return tuple(f"CIV{code}" for code in named[:1])


def country_of(token: Token) -> str | None:
    """The country that a place name stands for or, if it is a capital, lies in."""
    return _places().get(str(token.lower_)) or _places().get(
        f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""
    )


@cache
def _places() -> dict[str, str]:
    return {
        name.lower(): country.code
        for country in countries().values()
        for name in (country.name, *country.aliases, *country.capitals)
    }
