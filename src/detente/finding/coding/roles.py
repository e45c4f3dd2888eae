"""From grammar to actors: who a noun phrase stands for, and who fills each role of a matched cue."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from detente.finding.coding import clause
from detente.finding.coding.cues import Match, is_carried
from detente.finding.parsing import ActorIndex
from detente.knowledge.actors import countries
from detente.knowledge.status_cues import role_words

Ids = tuple[str, ...]
LINKS = ("of", "from", "by", "between", "among", "within", "for", "with")
"""Prepositions by which a phrase names its owner ('troops of X', 'talks between X and Y'), the closest tie first."""
WHERE = ("in", "inside", "at", "across", "near", "around", "throughout")
"""Prepositions by which an act's phrase says where it was."""
PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True)
class Roles:
    """Who did it and to whom, as actor ids in order of mention."""

    actor: Ids
    recipient: Ids


def unique(ids: Iterable[str]) -> Ids:
    """Ids without repeats, in order."""
    return tuple(dict.fromkeys(ids))


class Who:
    """Answers who a token, and the phrase it heads, stands for."""

    def __init__(self, actors: ActorIndex, theatre: str | None = None) -> None:
        self._at: dict[int, Ids] = {}
        self._actors = actors
        self.theatre = theatre

    def named(self, token: Token) -> Ids:
        """The actors of the mention that the token heads or lies in."""
        if token.i not in self._at:
            found = self._actors.headed_by(token) or self._actors.covering(token)
            self._at[token.i] = found.actor_ids if found else ()
        return self._at[token.i]

    def phrase(self, head: Token, links: tuple[str, ...] = LINKS, depth: int = 3) -> Ids:
        """The actors that the phrase under `head` stands for: named, owning, or further down; conjuncts too."""
        own = self.named(head) or self._owner(head, links, depth)
        others = [each for child in clause.children(head, "conj") for each in self.phrase(child, links, depth)]
        return unique((*own, *others))

    def _owner(self, head: Token, links: tuple[str, ...], depth: int) -> Ids:
        if depth == 0 or head.ent_type_ in PLACES:
            return ()
        for deps in (("poss",), ("amod", "compound", "nmod"), ("appos",)):
            found = [each for child in clause.children(head, *deps) for each in self.phrase(child, links, depth - 1)]
            if found:
                return unique(found)
        for link in links:
            found = [each for pobj in clause.preps(head, link) for each in self.phrase(pobj, links, depth - 1)]
            if found:
                return unique(found)
        # 'the news that X has agreed', 'the decision X took': whoever acts in the clause below.
        inner = [
            each for child in clause.children(head, "acl", "ccomp", "relcl") for each in clause.children(child, "nsubj")
        ]
        return unique(each for subject in inner if subject.tag_ not in clause.RELATIVES for each in self.named(subject))

    def all_of(self, heads: Iterable[Token]) -> Ids:
        """The actors of several phrases together."""
        return unique(each for head in heads for each in self.phrase(head))


def people_there(token: Token, actor: Ids, who: Who) -> Ids:
    """The civilians of the country an act is placed in ('an attack in Kabul'), or of the one the report is about.

    An act that is placed nowhere is told of civilians only if no state does it.
    """
    near = [pobj for name in WHERE for pobj in clause.attached(token, name)]
    below = [each for pobj in near for each in pobj.subtree if each.ent_type_ in PLACES]
    named = [code for each in below if (code := country_of(each)) is not None]
    state = any(each.split(":")[0] in countries() for each in actor)
    if not named and who.theatre and (below or not state):
        named = [who.theatre]
    return unique(f"CIV{code}" for code in named[:1])


def theatre_of(tokens: Iterable[Token]) -> str | None:
    """The country that most places of a text lie in."""
    found = Counter(code for token in tokens if token.dep_ == "pobj" and (code := country_of(token)) is not None)
    return min(found.items(), key=lambda each: (-each[1], each[0]))[0] if found else None


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


def find_roles(match: Match, who: Who, speaker: Callable[[Token], Ids]) -> Roles:
    """Actor and recipient of a match; both empty when nobody can be made out."""
    slots: dict[str, Callable[[], Ids]] = {"speaker": lambda: speaker(match.token)}
    fill = _noun_slot if match.cue.pos == "noun" else _verb_slot
    actor = _first(match, match.cue.actor, who, slots, fill)
    slots["people-there"] = lambda: people_there(match.token, actor, who)
    recipient = _first(match, match.cue.recipient, who, slots, fill) or _misread_object(match.token, who)
    both = _between(match, who)
    if match.cue.together:
        return Roles(unique((*actor, *both, *recipient)), ())
    if both and not actor:
        actor = both
    return Roles(actor, tuple(each for each in recipient if each not in actor))


def _misread_object(token: Token, who: Who) -> Ids:
    # 'accused of bombing Mali': the parser takes the gerund for a noun and its object for an adverb.
    return who.all_of(clause.children(token, "npadvmod")) if token.lower_.endswith("ing") else ()


def _between(match: Match, who: Who) -> Ids:
    heads = [pobj for name in ("between", "among", "amongst") for pobj in clause.attached(match.token, name)]
    return who.all_of(heads)


def _first(
    match: Match,
    names: tuple[str, ...],
    who: Who,
    special: dict[str, Callable[[], Ids]],
    fill: Callable[[Token, str, Who], Ids],
) -> Ids:
    for name in names:
        found = special[name]() if name in special else fill(match.token, name, who)
        if found:
            return found
    return ()


def _verb_slot(verb: Token, slot: str, who: Who) -> Ids:
    if slot == "subject":
        return who.all_of(_doers(verb))
    if slot == "object":
        return who.all_of(clause.objects(verb))
    if slot == "dative":
        return who.all_of(clause.children(verb, "dative"))
    if slot == "clause":
        inner = clause.children(verb, "ccomp", "xcomp", "advcl")
        return unique(each for below in inner for each in who.all_of(clause.children(below, "nsubj", "nsubjpass")))
    return who.all_of(clause.attached(verb, slot))


def _doers(verb: Token) -> list[Token]:
    if verb.dep_ == "aux":
        return clause.surface(verb.head)
    if verb.pos_ in ("VERB", "AUX"):
        return clause.subjects(verb)
    copula = verb.head if verb.dep_ in ("acomp", "attr") else verb
    return clause.surface(copula)


def _noun_slot(noun: Token, slot: str, who: Who) -> Ids:
    if slot == "subject":
        return _noun_doer(noun, who)
    if slot == "object":
        return _first_phrase(noun, ("of", "on", "against", "to"), who) or ()
    if slot == "clause":
        return unique(
            each for below in clause.children(noun, "acl", "relcl") for each in who.all_of(clause.objects(below))
        )
    if slot == "modifier":
        return who.all_of(clause.children(noun, "compound", "amod", "nmod"))
    return who.all_of(clause.attached(noun, slot))


def _first_phrase(noun: Token, names: tuple[str, ...], who: Who) -> Ids:
    for name in names:
        found = who.all_of(clause.attached(noun, name))
        if found:
            return found
    return ()


def _noun_doer(noun: Token, who: Who) -> Ids:
    """Who does what the noun names: 'X's', 'by X', 'Xish', the doer of the verb that carries it, 'held by X'."""
    for deps in (("poss",), ("compound", "amod", "nmod")):
        found = who.all_of(clause.children(noun, *deps))
        if found:
            return found
    found = _first_phrase(noun, ("by",), who)
    if found:
        return found
    verb = clause.carrier(noun)
    if verb is not None and noun.dep_ == "pobj" and clause.lemma(verb) in role_words(noun.lang_, "gerund-control"):
        return who.all_of(clause.objects(verb))
    if verb is not None and is_carried(noun):
        return who.all_of(clause.subjects(verb))
    below = [
        each for child in clause.children(noun, "acl", "relcl") for each in clause.subjects(child) if each is not noun
    ]
    return who.all_of(below) or who.named(noun) or who.all_of(clause.preps(noun, "from"))
