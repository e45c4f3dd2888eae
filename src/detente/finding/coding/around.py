"""What stands around a word: each question about its grammar is asked of the parse once, however many cues ask it."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, overload

from detente.finding.coding import clause
from detente.finding.words import Token
from detente.knowledge.event_cues import NAMED, expand
from detente.knowledge.status_cues import role_words

Chain = list[tuple[Token, str, bool]]
"""Words that may meet a constraint, each with its lemma and whether it is itself a name that stands there."""


Answer = TypeVar("Answer")


class once(Generic[Answer]):  # noqa: N801 - stands where 'property' would
    """A question whose answer is kept; as `functools.cached_property`, without the lock that costs more than most."""

    def __init__(self, question: Callable[[Any], Answer]) -> None:
        self._question, self.__doc__ = question, question.__doc__

    @overload
    def __get__(self, around: None, owner: type) -> "once[Answer]": ...
    @overload
    def __get__(self, around: object, owner: type) -> Answer: ...
    def __get__(self, around: object | None, owner: type) -> "once[Answer] | Answer":
        if around is None:
            return self
        answer = around.__dict__[self._question.__name__] = self._question(around)
        return answer


class Around:
    """The neighbours of a word in its clause, found when first asked for."""

    def __init__(self, token: Token) -> None:
        self._token = token
        self._attached: dict[str, Chain] = {}

    @once
    def targets(self) -> Chain:
        """What the act is done to; of a noun, what modifies it or follows it with 'of'."""
        token = self._token
        if token.pos_ in ("NOUN", "PROPN"):
            return _chained([*_modifiers(token), *clause.preps(token, "of")])
        return _chained(clause.objects(token))

    @once
    def below(self) -> Chain:
        """The verbs that head the clauses under the word."""
        heads = clause.children(self._token, "ccomp", "xcomp")
        return [(each, clause.lemma(each), False) for head in heads for each in (head, *head.conjuncts)]

    @once
    def complements(self) -> Chain:
        """What the word says its object is."""
        return _chained(clause.complements(self._token))

    @once
    def modifiers(self) -> Chain:
        """What modifies the word."""
        return _chained(_modifiers(self._token))

    @once
    def subjects(self) -> Chain:
        """Who does it; an adjective's subject is its copula's: 'the palace is ready to talk'."""
        above = clause.copula(self._token) if self._token.pos_ == "ADJ" else None
        return _chained(clause.subjects(self._token if above is None else above))

    @once
    def led(self) -> Chain:
        """The heads of the infinitives under the word: what is not to be counted as the object of 'want to help'."""
        return _chained(clause.children(self._token, "xcomp"))

    @once
    def after(self) -> frozenset[str]:
        """The prepositions and particles that stand after the word."""
        token = self._token
        return frozenset(
            child.lower_
            for child in token.children
            if child.dep_ in ("prep", "prt", "agent", "advmod") and child.i > token.i
        )

    @once
    def bare(self) -> frozenset[str]:
        """As `after`, without adverbs: prepositions that need no object ('voted against')."""
        token = self._token
        return frozenset(
            child.lower_ for child in token.children if child.dep_ in ("prep", "prt", "agent") and child.i > token.i
        )

    @once
    def has_clause(self) -> bool:
        """Whether a clause completes the word, or the copula it belongs to."""
        above = clause.copula(self._token)
        if above is None:
            return bool(clause.children(self._token, "ccomp", "xcomp"))
        return any(
            child != self._token and child.dep_ in ("ccomp", "xcomp", *(("advcl",) if each is above else ()))
            for each in (self._token, above)
            for child in each.children
        )

    @once
    def has_infinitive(self) -> bool:
        """Whether a verb with 'to' depends on the word."""
        heads = clause.children(self._token, "ccomp", "xcomp", "advcl")
        return any(
            each.tag_ == "VB" and any(aux.lower_ == "to" for aux in clause.children(each, "aux")) for each in heads
        )

    @once
    def is_passive(self) -> bool:
        """Whether the word is a verb in the passive."""
        return clause.is_passive(self._token)

    @once
    def is_negated(self) -> bool:
        """Whether the word is denied."""
        return clause.is_negated(self._token)

    @once
    def is_carried(self) -> bool:
        """Whether the word is a noun that a light verb carries: 'made an offer', 'engaged in talks'."""
        verb = clause.carrier(self._token)
        return verb is not None and clause.lemma(verb) in role_words(self._token.lang_, "light")

    @once
    def has_object(self) -> bool:
        """Whether something is done to somebody."""
        return bool(clause.objects(self._token))

    @once
    def tied(self) -> frozenset[str]:
        """All prepositions that could tie anything to the word: few cues need look any further."""
        heads = [self._token, *clause.hosts(self._token)]
        return frozenset(
            child.lower_ for each in heads for child in each.children if child.dep_ in ("prep", "dative", "agent")
        )

    def attached(self, names: tuple[str, ...]) -> Chain:
        """What these prepositions tie to the word."""
        return [each for name in names for each in self._attached_by(name)]

    def _attached_by(self, name: str) -> Chain:
        if name not in self.tied:
            return []
        if name not in self._attached:
            found = [*clause.attached(self._token, name), *clause.predicates(self._token, name)]
            self._attached[name] = _chained(found)
        return self._attached[name]


def among(chain: Chain, wanted: tuple[str, ...]) -> list[Token]:
    """The words of the chain that a constraint asks for."""
    if not wanted or not chain:
        return []
    lemmas = expand(wanted, chain[0][0].lang_)
    names = NAMED in wanted
    return [each for each, lemma, is_name in chain if lemma in lemmas or (names and is_name)]


def _chained(tokens: Iterable[Token]) -> Chain:
    # A word is also met by a conjunct, and at the end of a chain of 'of': 'a round of talks'.
    return [
        (each, clause.lemma(each), each is token and each.ent_type_ in clause.NAMES)
        for token in tokens
        for each in (token, *token.conjuncts, *clause.preps(token, "of"), *clause.children(token, "compound"))
    ]


def _modifiers(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "advmod", "npadvmod")]
