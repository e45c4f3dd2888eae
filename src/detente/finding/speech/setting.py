"""To whom and where something was said: 'told the Council', 'in a letter to Tehran', 'at a briefing in Geneva'."""

from collections.abc import Iterator

from detente.finding.speech.naming import noun_phrase
from detente.finding.words import Token
from detente.knowledge.speech import complements_of, hearers_verbs, venues
from detente.records import Span

_AT = {"in", "at", "on", "during", "before", "by", "over", "via"}
_TO = {"to", "with"}
_PLACES = {"GPE", "LOC", "FAC"}


def setting_of(verb: Token) -> tuple[Span | None, Span | None]:
    """Who is addressed by a verb of saying and the occasion or place, as noun phrases; None where it does not say."""
    if not {"quote", "clause", "infinitive"} & complements_of(verb.lang_).get(verb.lemma_.lower(), frozenset()):
        return None, None
    occasion = next(_occasions(verb), None)
    place = occasion or next(_places(verb), None)
    hearer = next(_hearers(verb), None) or (next(_partners(occasion), None) if occasion is not None else None)
    return noun_phrase(hearer) if hearer is not None else None, noun_phrase(place) if place is not None else None


def _hearers(verb: Token) -> Iterator[Token]:
    lemma = verb.lemma_.lower()
    asks = "infinitive" in complements_of(verb.lang_).get(lemma, ()) and _has_infinitive(verb)
    for each in verb.rights:
        told = each.dep_ in {"dobj", "dative"} and (lemma in hearers_verbs(verb.lang_) or asks)
        if told and each.pos_ in {"NOUN", "PROPN"} and each.ent_type_ not in {"DATE", "TIME"}:
            yield each
        elif each.lower_ == "to" and each.dep_ in {"prep", "dative"}:
            yield from _objects(each)


def _has_infinitive(verb: Token) -> bool:
    clauses = (each for each in verb.rights if each.dep_ in {"xcomp", "ccomp"})
    return any(mark.tag_ == "TO" for clause in clauses for mark in clause.lefts)


def _partners(occasion: Token) -> Iterator[Token]:
    # 'an interview with Tass', 'a letter to Tehran'
    yield from (whom for each in occasion.rights if each.lower_ in _TO for whom in _objects(each))


def _occasions(verb: Token) -> Iterator[Token]:
    yield from (each for each in _where(verb) if each.lemma_.lower() in venues(verb.lang_))


def _places(verb: Token) -> Iterator[Token]:
    yield from (each for each in _where(verb) if each.ent_type_ in _PLACES)


def _where(verb: Token) -> Iterator[Token]:
    told = verb.lemma_.lower() in hearers_verbs(verb.lang_)
    hearers = [each for each in verb.rights if told and each.dep_ in {"dobj", "dative"}]
    for owner in (verb, *hearers):
        for each in owner.children:
            if each.dep_ == "prep" and each.lower_ in _AT:
                yield from _objects(each)


def _objects(preposition: Token) -> Iterator[Token]:
    yield from (
        each
        for each in preposition.children
        if each.dep_ == "pobj" and each.pos_ in {"NOUN", "PROPN"} and each.ent_type_ not in {"DATE", "TIME"}
    )
