"""Arrangements told by a verb alone: whoever arms a party supports it, whoever stops fighting keeps a truce."""

from collections.abc import Iterable, Iterator

from detente.finding.arrangements.changes import Change, prolonged, status_of
from detente.finding.arrangements.phrases import PLACES
from detente.finding.arrangements.references import Reference
from detente.finding.coding import clause
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.mechanism_nouns import Deed, deeds
from detente.records import Span, State, Status

WORDS: tuple[State, ...] = ("agreed", "rejected")
"""States that a word brings about, before any deed."""


def find_deeds(parsed: ParsedText, actors: ActorIndex) -> Iterator[Change]:
    """Each such deed of an actor, with its phrase from the verb to the object."""
    known = deeds(parsed.document.language)
    for token in parsed.doc:
        entries = known.get(clause.lemma(token), ()) if token.pos_ == "VERB" else ()
        # Of several entries for the verb the first that fits tells what is meant.
        yield from next((told for told in (list(_told(token, each, actors)) for each in entries) if told), ())


def _told(verb: Token, deed: Deed, actors: ActorIndex) -> Iterator[Change]:
    subjects = clause.subjects(verb)
    doers = _actors(subjects, actors)
    if not doers or not _is_done_by(subjects, deed) or not _has_needed(verb, deed):
        return
    for thing in _objects(verb, deed):
        others = _actors((thing,), actors) if thing != verb else ()
        parties = tuple(sorted({each.split(":")[0] for each in (*doers, *others)}))
        if set(doers) & set(others) or len(parties) < deed.parties or not _fits(thing, verb, deed, others):
            continue
        words = Span(min(verb.idx, thing.idx), max(verb.idx + len(verb), thing.idx + len(thing)))
        reference = Reference(deed.kind, words, words, verb, None, False, False, parties, None)
        state, status = _state(verb, deed)
        yield Change(reference, state, status, words, doers, f"mechanisms/{state}:{clause.lemma(verb)}")


def _is_done_by(subjects: Iterable[Token], deed: Deed) -> bool:
    return not deed.doers or any(clause.lemma(each) in deed.doers for each in subjects)


def _has_needed(verb: Token, deed: Deed) -> bool:
    return not deed.needs or any(clause.lemma(each) in deed.needs and not _compares(each) for each in verb.subtree)


def _compares(word: Token) -> bool:
    """'More than $4 million' is no further money."""
    after = word.doc[word.i + 1 : word.i + 2]
    return any(each.lower_ == "than" for each in after)


def _objects(verb: Token, deed: Deed) -> list[Token]:
    if deed.alone:
        return [verb]
    things = clause.objects(verb)
    return [*things, *clause.children(verb, "xcomp")] if deed.objects else things


def _fits(thing: Token, verb: Token, deed: Deed, others: tuple[str, ...]) -> bool:
    if not deed.objects:
        return bool(others) or thing == verb
    named = clause.lemma(thing) in deed.objects or thing.lower_ in deed.objects
    return named or (deed.places and thing.ent_type_ in PLACES)


def _state(verb: Token, deed: Deed) -> tuple[State, Status]:
    status: Status = "negated" if _is_refused(verb) else status_of(verb, "object", deed.state)
    goes_on = prolonged(verb, deed.state, status)
    state = goes_on if goes_on != deed.state else deed.told_as.get(status, deed.state)
    # 'agreed to stop fighting', 'will never join': the deed is to come or never will, the word on it is there.
    return (state, "occurred") if state in WORDS and status in deed.told_as else (state, status)


def _is_refused(verb: Token) -> bool:
    """'will never agree to join': the refusal is told of the verb above."""
    return verb.dep_ in ("xcomp", "ccomp") and bool(clause.children(verb.head, "neg"))


def _actors(tokens: Iterable[Token], actors: ActorIndex) -> tuple[str, ...]:
    mentions = [actors.headed_by(word) for token in tokens for word in (token, *token.conjuncts)]
    return tuple(sorted({each for mention in mentions if mention for each in mention.actor_ids}))
