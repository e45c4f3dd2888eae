"""Arrangements told by a verb alone: whoever arms a party supports it, whoever stops fighting keeps a truce."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from detente.finding.arrangements.changes import Change, status_of
from detente.finding.arrangements.references import Reference
from detente.finding.coding import clause
from detente.finding.parsing import ActorIndex, ParsedText
from detente.knowledge.mechanism_nouns import Deed, deeds
from detente.records import Span, State, Status


def find_deeds(parsed: ParsedText, actors: ActorIndex) -> Iterator[Change]:
    """Each such deed of an actor, with its phrase from the verb to the object."""
    known = deeds(parsed.document.language)
    for token in parsed.doc:
        deed = known.get(clause.lemma(token)) if token.pos_ == "VERB" else None
        if deed:
            yield from _told(token, deed, actors)


def _told(verb: Token, deed: Deed, actors: ActorIndex) -> Iterator[Change]:
    doers = _actors(clause.subjects(verb), actors)
    for thing in _objects(verb, deed):
        others = _actors((thing,), actors)
        if not doers or set(doers) & set(others) or not (others or deed.objects):
            continue
        words = Span(min(verb.idx, thing.idx), max(verb.idx + len(verb), thing.idx + len(thing)))
        parties = tuple(sorted({each.split(":")[0] for each in (*doers, *others)}))
        reference = Reference(deed.kind, words, words, verb, None, False, False, parties, None)
        state, status = _state(verb, deed)
        yield Change(reference, state, status, words, doers, f"mechanisms/{state}:{clause.lemma(verb)}")


def _objects(verb: Token, deed: Deed) -> list[Token]:
    if not deed.objects:
        return clause.objects(verb)
    things = [*clause.objects(verb), *clause.children(verb, "xcomp")]
    return [each for each in things if clause.lemma(each) in deed.objects or each.lower_ in deed.objects]


def _state(verb: Token, deed: Deed) -> tuple[State, Status]:
    status = status_of(verb, "object", deed.state)
    state = deed.told_as.get(status, deed.state)
    # 'agreed to stop fighting': the deed is to come, the agreement is there.
    return (state, "occurred") if state == "agreed" else (state, status)


def _actors(tokens: Iterable[Token], actors: ActorIndex) -> tuple[str, ...]:
    mentions = [actors.headed_by(word) for token in tokens for word in (token, *token.conjuncts)]
    return tuple(sorted({each for mention in mentions if mention for each in mention.actor_ids}))
