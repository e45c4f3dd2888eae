"""The mentions of a report as they come in its text: what a later word may refer back to."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.actors import organisations
from detente.records import Actor, ActorMention

_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
_JOINING = re.compile(r"(?:'s|’s)?\s*(?:,|-|–|and|&|with|,\s*and)\s*(?:the\s+|its\s+)?(?:[A-Z][\w.]+\s+){0,4}")
"""What may stand between the names of two parties named side by side, titles of the second included."""
_FAR = 3
"""Sentences; an antecedent further back than this is a guess."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that later words may refer to."""

    mention: ActorMention
    sentence: int
    subject: bool
    person: bool
    plural: bool


class Discourse:
    """The mentions of a report in the order of its text, grown as references are resolved."""

    def __init__(self, parsed: ParsedText, mentions: Sequence[ActorMention], persons: Iterable[Actor]) -> None:
        self.parsed = parsed
        self.known = tuple(persons)
        self.persons = frozenset(each.actor_id for each in self.known)
        self.past: list[Antecedent] = []
        self.named = frozenset(each for mention in mentions for i in mention.actor_ids for each in (i, i.split(":")[0]))
        self.adversary = _adversary(mentions)
        self.coming = sorted(mentions, key=lambda each: (each.head, each.start))
        self.position = 0

    def bearer(self, noun: str) -> str | None:
        """The person named last in whose office the noun stands: 'the minister' after 'Foreign Minister Ada Berg'."""
        held = {each.actor_id for each in self.known if any(noun in role.role.split() for role in each.roles)}
        return next((i for each in reversed(self.past) for i in each.mention.actor_ids if i in held), None)

    def holder(self, role: str, root: str) -> str | None:
        """The one person of the report who holds this office of that state or body; None if there are several."""
        held = {each.actor_id for each in self.known if any((o.role, o.of) == (role, root) for o in each.roles)}
        return held.pop() if len(held) == 1 else None

    def reach(self, offset: int) -> None:
        """Take in all mentions whose head stands before `offset`."""
        while self.position < len(self.coming) and self.coming[self.position].head < offset:
            self.note(self.coming[self.position])
            self.position += 1

    def note(self, mention: ActorMention) -> None:
        """Remember a mention as a possible antecedent."""
        token = self.parsed.tokens(mention.head, mention.head + 1)[0]
        several = len(mention.actor_ids) > 1 or any(child.dep_ == "conj" for child in token.children)
        plural = several or token.tag_ in ("NNS", "NNPS") or _is_people(mention)
        person = not mention.actor_ids or any(each in self.persons for each in mention.actor_ids)
        sentence = self.parsed.sentence_index(mention.head)
        self.past.append(Antecedent(mention, sentence, token.dep_ in _SUBJECT, person, plural))

    def together(self, antecedent: Antecedent) -> tuple[str, ...]:
        """The actors of a mention and of those joined to it: 'Norway and Peru', of whom 'they' means both."""
        heads = {antecedent.mention.head}
        for token in self.parsed.tokens(antecedent.mention.head, antecedent.mention.head + 1):
            heads |= {each.idx for each in joined_to(token)}
        found = (each.mention.actor_ids for each in self.past if each.mention.head in heads)
        return tuple(dict.fromkeys(actor_id for ids in found for actor_id in ids))

    def times_named(self) -> Counter[str]:
        """How often each root was meant so far."""
        return Counter(actor_id.split(":")[0] for each in self.past for actor_id in each.mention.actor_ids)

    def joined(self) -> list[tuple[str, ...]]:
        """Roots of actors named side by side so far, one tuple a group, in order: 'Russia, Iran and Turkey'."""
        groups: list[tuple[str, ...]] = []
        members: list[str] = []
        end = 0
        for each in (antecedent.mention for antecedent in self.past):
            side_by_side = _JOINING.fullmatch(self.parsed.text[end : each.start]) if each.start >= end else None
            if not side_by_side:
                groups.append(tuple(dict.fromkeys(members)))
                members = []
            roots = (actor_id.split(":")[0] for actor_id in each.actor_ids)
            members.extend(root for root in roots if not root.startswith("CIV"))
            end = each.end
        return [each for each in [*groups, tuple(dict.fromkeys(members))] if len(each) > 1]

    def recent(self, offset: int) -> list[Antecedent]:
        """Antecedents near enough, nearest sentence first; in a sentence subjects first, then the latest."""
        here = self.parsed.sentence_index(offset)
        near = [each for each in self.past if here - each.sentence <= _FAR]
        return sorted(near, key=lambda each: (here - each.sentence, not each.subject, -each.mention.head))


def joined_to(token: Token) -> list[Token]:
    """The conjuncts below a token, in order."""
    below = [each for each in token.children if each.dep_ == "conj"]
    return [each for one in below for each in (one, *joined_to(one))]


def _is_people(mention: ActorMention) -> bool:
    """'The Yazidi community … they': a people is many, whatever the noun."""
    body = organisations().get(mention.actor_ids[0]) if mention.actor_ids else None
    return body is not None and body.kind == "people"


def _adversary(mentions: Iterable[ActorMention]) -> tuple[str, ...]:
    """The armed group that the report names most often, () if it names none."""
    roots = Counter(actor_id.split(":")[0] for each in mentions for actor_id in each.actor_ids)
    groups = [root for root in roots if root in organisations() and organisations()[root].kind == "armed_group"]
    return (min(groups, key=lambda root: (-roots[root], root)),) if groups else ()
