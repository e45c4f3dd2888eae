"""Arrangements told by a verb alone: whoever arms, trains or funds a party keeps up a support of it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from detente.finding.arrangements.changes import Change, status_of
from detente.finding.arrangements.references import Reference
from detente.finding.coding import clause
from detente.finding.parsing import ActorIndex, ParsedText
from detente.knowledge.mechanism_nouns import Deed, deeds
from detente.records import Span


def find_deeds(parsed: ParsedText, actors: ActorIndex) -> Iterator[Change]:
    """Each such deed done by one actor to another, with its phrase from the verb to the object."""
    known = deeds(parsed.document.language)
    for token in parsed.doc:
        deed = known.get(clause.lemma(token)) if token.pos_ == "VERB" else None
        if deed:
            yield from _told(token, deed, actors)


def _told(verb: Token, deed: Deed, actors: ActorIndex) -> Iterator[Change]:
    givers = _actors(clause.subjects(verb), actors)
    for thing in clause.objects(verb):
        getters = _actors((thing,), actors)
        if not givers or not getters or set(givers) & set(getters):
            continue
        words = Span(min(verb.idx, thing.idx), max(verb.idx + len(verb), thing.idx + len(thing)))
        parties = tuple(sorted({each.split(":")[0] for each in (*givers, *getters)}))
        reference = Reference(deed.kind, words, words, verb, None, False, False, parties, None)
        status = status_of(verb, "object", deed.state)
        yield Change(reference, deed.state, status, words, givers, f"mechanisms/{deed.state}:{clause.lemma(verb)}")


def _actors(tokens: Iterable[Token], actors: ActorIndex) -> tuple[str, ...]:
    mentions = [actors.headed_by(word) for token in tokens for word in (token, *token.conjuncts)]
    return tuple(sorted({each for mention in mentions if mention for each in mention.actor_ids}))
