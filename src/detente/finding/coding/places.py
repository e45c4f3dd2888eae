"""Where an act is told to be: the country that a place name lies in, and its people."""

from functools import cache

from detente.finding.coding import clause
from detente.finding.words import Token, Tokens
from detente.knowledge.actors import countries

Ids = tuple[str, ...]
_BESIDE = frozenset(("outside", "over", "off", "along", "through", "within", "between", "into"))
_PARTS = frozenset(("appos", "compound", "conj", "nmod", "amod", "nummod"))
_DEEPEST = 4
"""Names and nouns between a place and its preposition: 'at the gate of the town of Jermuk'."""
WHERE = ("in", "inside", "at", "across", "near", "around", "throughout")
"""Prepositions by which an act's phrase says where it was."""
PLACES = ("GPE", "LOC", "FAC")


def is_where(token: Token) -> bool:
    """Whether the name after a comma says where the one before it lies: 'Raqqa, Syria'."""
    after = token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2) is token.head
    listed = clause.children(token.head, "cc") or clause.children(token, "cc", "conj")
    return after and not listed and token.ent_type_ in PLACES and token.head.pos_ == "PROPN"


def place_of(act: Token, sentence: Tokens, on_the_ground: bool) -> str | None:
    """The place named nearest to an act that the sentence puts something in; no name of whoever acts or is told.

    What is done `on_the_ground` may have its place for an object: 'shelled Jermuk', 'the fall of Jermuk'.
    """
    found = [each for each in sentence.ents if each.label_ in PLACES and _is_place(each.root, act, on_the_ground)]
    return min((abs(each.start - act.i), each.start, str(each.text)) for each in found)[2] if found else None


def _is_place(name: Token, act: Token, on_the_ground: bool) -> bool:
    above = name
    for _ in range(_DEEPEST):
        if above.dep_ == "pobj" and above.head.lower_ != "of":
            where = above.head.lower_
            beside = where in _BESIDE if _is_state(name) else where in (*_BESIDE, "on", "onto", "against")
            return where in WHERE or (on_the_ground and beside) or (where == "to" and not _is_state(name))
        if above.dep_ in _PARTS:
            above = above.head
        elif above.dep_ == "pobj":
            above = above.head.head
        else:
            return on_the_ground and above.dep_ in ("dobj", "nsubjpass") and above.head == act and not _is_state(name)
    return False


def _is_state(name: Token) -> bool:
    return name.lower_ in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(name.lower() for each in countries().values() for name in (each.name, *each.aliases))


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
