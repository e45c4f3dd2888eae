"""Who a noun phrase stands for: the actor it names, its owner, or the one it tells of further down."""

from bisect import bisect_right
from collections.abc import Iterable

from detente.finding.coding import clause
from detente.finding.coding.places import PLACES, is_where
from detente.finding.parsing import ActorIndex
from detente.finding.words import Token

Ids = tuple[str, ...]
LINKS = ("of", "from", "by", "between", "among", "within", "for", "with")
"""Prepositions by which a phrase names its owner ('troops of X', 'talks between X and Y'), the closest tie first."""


MODIFIERS = ("amod", "compound", "nmod")


def unique(ids: Iterable[str]) -> Ids:
    """Ids without repeats, in order."""
    return tuple(dict.fromkeys(ids))


class Who:
    """Answers who a token, and the phrase it heads, stands for."""

    def __init__(self, actors: ActorIndex, theatre: str | None = None) -> None:
        # Asked for every word of a report: mentions are looked up by the offset of their head, else by their start.
        self._headed = {each.head: each.actor_ids for each in reversed(actors.mentions)}
        self._mentions = sorted(actors.mentions, key=lambda each: each.start)
        self._starts = [each.start for each in self._mentions]
        self._roots = {each.split(":")[0] for mention in actors.mentions for each in mention.actor_ids}
        self.theatre = theatre

    def tells_of(self, root: str) -> bool:
        """Whether the report names anybody of this root."""
        return root in self._roots

    def named(self, token: Token) -> Ids:
        """The actors of the mention that the token heads or lies in."""
        if token.idx in self._headed:
            return self._headed[token.idx]
        before = bisect_right(self._starts, token.idx) - 1
        covers = before >= 0 and token.idx < self._mentions[before].end
        return self._mentions[before].actor_ids if covers else ()

    def phrase(self, head: Token, links: tuple[str, ...] = LINKS, depth: int = 3) -> Ids:
        """The actors that the phrase under `head` stands for: named, owning, or further down; conjuncts too."""
        own = self.named(head) or self._named_beside(head) or self._owner(head, links, depth)
        # 'Chad, the wider bloc and the government of Mali': the parser takes the second of a list for an apposition.
        listed = [each for each in clause.children(head, "appos") if clause.children(each, "conj")]
        joined = [*(each for each in clause.children(head, "conj") if not is_where(each)), *listed]
        others = [each for child in joined for each in self.phrase(child, links, depth)]
        return unique((*own, *others))

    def _named_beside(self, head: Token) -> Ids:
        """'Our ally Chad', 'the envoy, Ada Idris': the name beside a noun says more than whose it is."""
        beside = [each for each in clause.children(head, "appos") if each.ent_type_ != "GPE" or each.i == head.i + 1]
        return unique(found for each in beside for found in self.named(each))

    def _owner(self, head: Token, links: tuple[str, ...], depth: int) -> Ids:
        if depth == 0 or head.ent_type_ in PLACES:
            return ()
        # 'Our Kurdish partners' are Kurds; 'Oslo's Kurdish partners' belong to Oslo.
        ours = any(each.tag_ == "PRP$" for each in clause.children(head, "poss"))
        for deps in (MODIFIERS, ("poss",), ("appos",)) if ours else (("poss",), MODIFIERS, ("appos",)):
            near = [each for each in clause.children(head, *deps) if each.dep_ != "appos" or not is_where(each)]
            found = [each for child in near for each in self.phrase(child, links, depth - 1)]
            if found:
                return unique(found)
        for link in links:
            found = [each for pobj in clause.preps(head, link) for each in self.phrase(pobj, links, depth - 1)]
            if found:
                return unique(found)
        # 'the news that X has agreed', 'the decision X took': whoever acts in the clause below.
        inner = [
            each
            for below in clause.children(head, "acl", "ccomp", "relcl")
            for child in clause.children(below, "ccomp") or [below]  # 'mines that Chad says were laid by Mali'
            for each in (*clause.children(child, "nsubj"), *clause.agents(child))
        ]
        return unique(each for subject in inner if subject.tag_ not in clause.RELATIVES for each in self.named(subject))

    def all_of(self, heads: Iterable[Token]) -> Ids:
        """The actors of several phrases together."""
        return unique(each for head in heads for each in self.phrase(head))
