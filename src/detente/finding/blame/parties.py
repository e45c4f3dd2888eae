"""Who a word of a sentence means: the actor ids of a noun, of a verb's subject, of those a charge comes from."""

from collections.abc import Sequence

from detente.finding.parsing import ActorIndex
from detente.finding.words import Token
from detente.records import Statement


def party_of(token: Token, actors: ActorIndex) -> tuple[str, ...]:
    """The actor ids that a word means as the head of its phrase or inside one; empty where it means no one.

    A common noun that no one is known by stands for those whose it is ('Armenian saboteurs').
    """
    mention = actors.headed_by(token) or actors.covering(token)
    if mention is not None or token.pos_ != "NOUN":
        return mention.actor_ids if mention is not None else ()
    owners = [each for each in token.lefts if each.dep_ in {"amod", "compound", "poss", "nmod"}]
    # 'Libyan-based gangs': the participle has its own.
    owners += [each for owner in owners if owner.pos_ == "VERB" for each in owner.lefts if each.dep_ == "npadvmod"]
    return next((found for each in owners if (found := party_of(each, actors))), ())


def subject_party(verb: Token, actors: ActorIndex) -> tuple[str, ...]:
    """Whoever is a verb's subject, through 'and' and relative clauses, or the agent of a passive."""
    subjects = [each for each in verb.children if each.dep_ == "nsubj"]
    if subjects and subjects[0].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return party_of(verb.head, actors)
    if not subjects and verb.dep_ == "conj":
        return subject_party(_first_of(verb), actors)
    agents = [each for child in verb.children if child.lower_ == "by" for each in child.children]
    return next((found for each in (*subjects, *agents) if (found := party_of(each, actors))), ())


def _first_of(verb: Token) -> Token:
    """The verb whose subject a verb behind 'and' shares: in 'A says B had laid mines, and denies firing', 'says'."""
    told, teller = verb.head, verb.head.head
    reported = told.dep_ == "ccomp" and teller.tag_ == verb.tag_ and _finite(told) != verb.tag_
    return teller if reported else told


def _finite(verb: Token) -> str:
    helper = next((each for each in verb.lefts if each.dep_ in {"aux", "auxpass"}), verb)
    return helper.tag_


def speaker_at(token: Token, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Who speaks at the token: the innermost statement's speaker."""
    holding = [
        each
        for each in statements
        if any(start <= token.idx < end for start, end in each.content_spans) and each.speaker_id is not None
    ]
    inner = min(holding, key=lambda each: (len(each.content), each.statement_id), default=None)
    return (inner.speaker_id,) if inner is not None and inner.speaker_id is not None else ()
