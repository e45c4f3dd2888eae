"""Where a report names a standing arrangement: the noun phrase, its kind, whom it binds, and whether it has a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.finding.arrangements.phrases import (
    code_name,
    is_definite,
    is_other,
    is_venue,
    noun_phrase,
    place_in,
    proper_key,
    role_in,
    year_of,
)
from detente.finding.coding import clause
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token, Tokens
from detente.knowledge.mechanism_nouns import NounOfMechanism, noun_patterns, sites, topics
from detente.records import MechanismKind, Span, State

NOUNS = ("NOUN", "PROPN")
PLACES_OF_NOUNS = ("pobj", "dobj")
"""What stands there is a noun, even where the tagger takes 'airstrikes' for a verb."""


@dataclass(frozen=True)
class Reference:
    """One noun phrase that stands for an arrangement; `words` are those of the phrase in the data, `head` their head.

    `key` is the slug of a proper name, if it has one. `definite`: told as known ('the truce', 'its campaign').
    `other`: told as not the one before ('a new truce', 'the last one'). `standing`: a plain mention takes its kind's
    usual state for granted, or `shows` this one. `apart`: never the same as one without that mark. `year`: of the date
    it is told by.
    """

    kind: MechanismKind
    words: Span
    phrase: Span
    head: Token
    key: str | None
    definite: bool
    other: bool
    parties: tuple[str, ...]
    place: str | None
    standing: bool = False
    apart: bool = False
    shows: State | None = None
    year: int | None = None


def find_references(parsed: ParsedText, actors: ActorIndex) -> tuple[Reference, ...]:
    """All references of a report, in order; where two overlap the longer wins, then the earlier entry of the data."""
    taken: list[Span] = []
    found: list[Reference] = []
    for noun, words in sorted(_candidates(parsed), key=lambda each: (each[1].start - each[1].end, each[1].start)):
        if any(words.start < each.end and each.start < words.end for each in taken):
            continue
        reference = _reference(parsed, actors, noun, words)
        if reference:
            taken.append(words)
            found.append(reference)
    ordered = sorted(found, key=lambda each: each.words)
    return tuple(each for each in ordered if not _is_part_of_other(each, ordered))


def _candidates(parsed: ParsedText) -> Iterator[tuple[NounOfMechanism, Span]]:
    for noun, pattern in noun_patterns(parsed.document.language):
        for match in pattern.finditer(parsed.text):
            yield noun, Span(match.start(), match.end())


def _reference(parsed: ParsedText, actors: ActorIndex, noun: NounOfMechanism, words: Span) -> Reference | None:
    head = parsed.tokens(words.start, words.end).root
    if head.pos_ not in NOUNS and head.dep_ not in PLACES_OF_NOUNS:
        return None
    if noun.apart and _names_another(head, actors):
        return None
    phrase = noun_phrase(head)
    span = Span(phrase.start_char, phrase.end_char)
    parties = _parties(parsed, actors, noun, head, span)
    key, told = (
        proper_key(head, phrase, actors) or (code_name(head) if noun.named else None),
        (is_definite(head), is_other(head)),
    )
    if not (noun.named and key) and not _is_meant(noun, head, phrase, bool(parties) or _is_given(head, actors)):
        return None
    place = place_in(head, phrase, actors)
    published = parsed.published.date_to
    year = year_of(phrase, published.year if published else None)
    return Reference(
        noun.kind, words, span, head, key, *told, parties, place, noun.presupposed, noun.apart, noun.shows, year
    )


def _names_another(head: Token, actors: ActorIndex) -> bool:
    """Whether the noun ends the name of a body that is no such arrangement: 'the Syrian National Coalition'."""
    body = actors.headed_by(head)
    return body is not None and not any(clause.lemma(head).upper() in each for each in body.actor_ids)


def _parties(parsed: ParsedText, actors: ActorIndex, noun: NounOfMechanism, head: Token, span: Span) -> tuple[str, ...]:
    found: set[str] = set()
    for mention in actors.within(span.start, span.end):
        token = parsed.tokens(mention.start, mention.end).root
        if role_in(head, token) not in sites(head.lang_) and not (noun.venue and is_venue(token)):
            found |= {each.split(":")[0] for each in mention.actor_ids}
    return tuple(sorted(found))


def _is_meant(noun: NounOfMechanism, head: Token, phrase: Tokens, has_actor: bool) -> bool:
    near = [*phrase, *_beside(head), *_purpose(head)]
    around = {token.lower_ for token in near} | {token.lemma_.lower() for token in near}
    if around & set(noun.without) or (noun.needs_actor and not has_actor):
        return False
    if noun.plural and head.lower_ in _singular(noun) and not around & set(noun.context):
        return False
    if not noun.context and not noun.actors:
        return True
    return bool(around & set(noun.context)) or (noun.actors and has_actor and not noun.needs_actor)


def _singular(noun: NounOfMechanism) -> set[str]:
    """The last words of its phrases as the data have them: a tagger may take 'airstrikes' for a verb."""
    return {each.split()[-1] for each in noun.phrases}


def _beside(head: Token) -> list[Token]:
    """Words outside the phrase that show what it means: its verb and that verb's purpose, or what it belongs to."""
    told = [word for each in head.children if each.dep_ == "relcl" for word in (each, *each.conjuncts)]
    if head.dep_ == "pobj" and head.head.head.pos_ != "NOUN":
        return [*told, head.head.head, *(each for each in head.head.head.children if each.dep_ == "acomp")]
    if head.dep_ in ("dobj", "nsubjpass"):
        return [*told, head.head, *(each for each in head.head.children if each.dep_ == "advcl" and each.i > head.i)]
    return [head.head, *head.head.children] if head.dep_ == "compound" else []


def _purpose(head: Token) -> list[Token]:
    """The verb of 'operations to retake the town', on whichever word the parser hangs it."""
    after = [*head.doc[head.i + 1 : head.i + 3]]
    return after[1:] if [each.tag_ for each in after] == ["TO", "VB"] else []


def _is_given(head: Token, actors: ActorIndex) -> bool:
    """Whether the verb that has the noun as object names who gets it: 'sent the rebels weapons', 'provided X with'."""
    verb = head.head
    if head.dep_ not in ("dobj", "pobj") or (head.dep_ == "pobj" and verb.lower_ != "with"):
        return False
    verb = verb if head.dep_ == "dobj" else verb.head
    getters = [each for each in verb.children if each.i > verb.i and each.dep_ in ("dative", "dobj", "prep")]
    inner = [each for getter in getters for each in (getter, *getter.children)]
    return any(actors.headed_by(each) for each in inner if each != head)


def _is_part_of_other(one: Reference, others: list[Reference]) -> bool:
    """Whether the noun only tells of which arrangement another noun speaks ('ceasefire talks', 'deal on a truce')."""
    if one.head.dep_ in ("compound", "nmod", "amod"):
        return any(each.head == one.head.head for each in others)
    inner = [
        each
        for each in others
        if each is not one and one.words.end <= each.words.start and each.words.end <= one.phrase.end
    ]
    if one.kind == "channel" and any(each.kind == "talks" and role_in(each.head, one.head) == "of" for each in others):
        return True  # 'a ministerial meeting of the contact group' names who meets
    return one.kind == "agreement" and any(role_in(one.head, each.head) in topics(one.head.lang_) for each in inner)
