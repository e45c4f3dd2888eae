"""Where a person's name stands: what the model takes for one, and what the directory knows, whatever the model says."""

import re
from collections.abc import Iterable, Iterator, Sequence

from detente.finding.parsing import ParsedText
from detente.finding.who.known import full_names, is_known_to_the_world, letters
from detente.finding.who.names import NameHit
from detente.finding.who.phrases import MODIFIERS, phrase_ending_at
from detente.finding.words import Token, Tokens
from detente.knowledge.actors import honorifics

_CAPITALISED = re.compile(r"[^\W\d_][\w'’.-]*$")
_ACTS = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dobj", "pobj", "conj", "appos"})
_SHORT = 4
"""Letters; a surname of fewer is too many other things to be known by itself."""


def find_person_names(parsed: ParsedText, hits: Sequence[NameHit]) -> tuple[Tokens, ...]:
    """The names of persons in order of offset, without the titles before them.

    `hits` are the names of states and bodies: what is one of these, or lies in one, is no person's name.
    """
    full = tuple(_known_in_full(parsed))
    read = [each for each in _name_entities(parsed) if not any(_cuts(name, each) for name in full)]
    taken = {token.i for each in (*parsed.doc.ents, *read) if len(each) > 1 or each in read for token in each}
    full = tuple(each for each in full if not any(name.start <= each.start and each.end <= name.end for name in read))
    taken |= {token.i for each in full for token in each}
    alone = [each for each in _surnames(parsed) if each.start not in taken]
    names = sorted([*read, *full, *alone], key=lambda each: (each.start, each.end))
    return tuple(each for each in names if not any(_lies_in(each, hit) for hit in hits))


def _lies_in(name: Tokens, hit: NameHit) -> bool:
    return hit.start <= name.start_char and name.end_char <= hit.end


def _cuts(known: Tokens, entity: Tokens) -> bool:
    """'Ursula von der | Leyen': the entity holds a part of a known name, and not the whole."""
    overlap = entity.start < known.end and known.start < entity.end
    return overlap and not (entity.start <= known.start and known.end <= entity.end)


def _known_in_full(parsed: ParsedText) -> Iterator[Tokens]:
    text, known = letters(parsed.text), full_names()
    if len(text) != len(parsed.text):  # letters written in two characters: offsets would not agree
        return
    end = 0
    for token in parsed.doc:
        for name in known.get(text[token.idx : token.idx + len(token)], ()) if token.idx >= end else ():
            after = token.idx + len(name)
            if text.startswith(name, token.idx) and not text[after : after + 1].isalnum():
                end = after
                yield parsed.doc[token.i : parsed.tokens(token.idx, end).end]
                break


def _surnames(parsed: ParsedText) -> Iterator[Tokens]:
    """Bare surnames of the directory that stand as a name does: 'Macron flew home', not 'Rice fields'."""
    for token in parsed.doc:
        if (
            token.tag_ == "NNP"
            and token.is_title
            and len(token) >= _SHORT
            and is_known_to_the_world(token.text)
            and token.dep_ in _ACTS
            and not _goes_on(token)
        ):
            yield parsed.doc[token.i : token.i + 1]


def _goes_on(token: Token) -> bool:
    """The word is a part of a longer name, of whatever it is: 'Clinton Foundation', 'Camp Bush', 'the Brown'."""
    beside = [parsed for parsed in _neighbours(token) if parsed.tag_ in ("NNP", "NNPS") and parsed.is_title]
    named = [each for each in beside if each.i > token.i or phrase_ending_at(each, each.lang_)[0] is None]
    return bool(named) or any(child.dep_ in ("det", "nummod") for child in token.children)


def _neighbours(token: Token) -> Iterator[Token]:
    if token.i > token.sent.start:
        yield token.nbor(-1)
    if token.i + 1 < token.sent.end:
        yield token.nbor(1)


def _name_entities(parsed: ParsedText) -> Iterable[Tokens]:
    titles = honorifics(parsed.document.language)
    entities = [entity for entity in parsed.doc.ents if entity.label_ == "PERSON"]
    surnames = {entity[-1].text for entity in entities} | {entity[-2].text for entity in entities if len(entity) > 1}
    # The model takes a foreign name for a company in one sentence and for a person in the next.
    others = (each for each in parsed.doc.ents if each.label_ in ("ORG", "GPE", "NORP"))
    entities += [each for each in others if each[-1].text in surnames or _is_called_by_trade(each)]
    for entity in sorted(entities, key=lambda each: each.start):
        yield from _without_title(entity, titles)
    covered = {token.i for entity in entities for token in entity}
    for token in parsed.doc[:-1]:
        follows = parsed.doc[token.i + 1]
        if token.text.rstrip(".") in titles and follows.i not in covered and follows.is_title:
            yield parsed.doc[follows.i : follows.i + 1]


def _is_called_by_trade(entity: Tokens) -> bool:
    """'Farmer Jan Kowal', 'Engineer Ada Berg'."""
    first = phrase_ending_at(entity[0], entity[0].lang_)[0]
    return len(entity) == 3 and first is not None and first.sense in ("office", "civilians")


def _without_title(entity: Tokens, titles: frozenset[str]) -> Iterable[Tokens]:
    tokens = list(entity)
    while tokens and (tokens[-1].lower_ in ("'s", "’s", "’", "'") or not _CAPITALISED.match(tokens[-1].text)):
        tokens.pop()
    while tokens and (tokens[0].text.rstrip(".") in titles or not tokens[0].text[:1].isupper()):
        tokens.pop(0)
    while len(tokens) > 1 and phrase_ending_at(tokens[0], tokens[0].lang_)[0] is not None:
        tokens.pop(0)
    if len(tokens) == 1 and _is_no_name(tokens[0]):
        return
    # 'Minister for the Middle East Ada Berg': no name follows an article, so only its last two words can be one.
    if len(tokens) > 2 and tokens[0].i > 0 and tokens[0].nbor(-1).lower_ == "the":
        tokens = tokens[-2:]
    if tokens and not any("\n" in token.text for token in tokens):
        yield entity.doc[tokens[0].i : tokens[-1].i + 1]


def _is_no_name(token: Token) -> bool:
    """'The Taoiseach' is an office, 'the Emirate' a body, whatever the model takes them for."""
    after_the = token.i > 0 and token.nbor(-1).lower_ == "the" and token.dep_ not in MODIFIERS
    return after_the or phrase_ending_at(token, token.lang_)[0] is not None
