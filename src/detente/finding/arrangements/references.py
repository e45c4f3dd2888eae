"""Where a report names a standing arrangement: the noun phrase, its kind, whom it binds, and whether it has a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token
from spacy.tokens import Span as Tokens

from detente.finding.parsing import ActorIndex, ParsedText
from detente.identity import slug
from detente.knowledge.mechanism_nouns import NounOfMechanism, distinguishers, noun_patterns
from detente.records import ActorMention, MechanismKind, Span

NOUNS = ("NOUN", "PROPN")
PLACES = ("GPE", "LOC", "FAC")
LEFT = ("compound", "amod", "nmod", "nummod", "poss", "nounmod", "quantmod", "punct")
SITES = frozenset(("in", "at", "around", "over", "inside", "across"))
LONGEST = 14
"""Tokens of a noun phrase: a longer one is a parser's error, and no reader would call the arrangement so."""


@dataclass(frozen=True)
class Reference:
    """One noun phrase that stands for an arrangement; `words` are those of the phrase in the data, `head` their head.

    `key` is the slug of a proper name, if it has one. `definite`: told as known ('the truce', 'its campaign').
    `other`: told as not the one before ('a new truce', 'the last one'). `standing`: a plain mention takes its kind's
    usual state for granted. `apart`: never the same as one without that mark.
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
    if head.pos_ not in NOUNS:
        return None
    phrase = _phrase(head)
    span = Span(phrase.start_char, phrase.end_char)
    named = actors.within(span.start, span.end)
    parties = _parties(phrase, head, named, noun.venue)
    if not _is_meant(noun, head, phrase, bool(parties) or _is_given(head, actors)):
        return None
    key, place = _proper_key(head, phrase), _place(phrase)
    told = (_definite(head), _other(head))
    return Reference(noun.kind, words, span, head, key, *told, parties, place, noun.presupposed, noun.apart)


def _phrase(head: Token) -> Tokens:
    """The noun phrase of a head without its clauses: 'the fragile truce in the south', not '…, which…'."""
    start = min((each.i for each in head.children if each.dep_ in LEFT or each.dep_ == "det"), default=head.i)
    end = head.i
    for child in head.children:
        if child.i > head.i and (child.dep_ in ("prep", "nummod") or _is_number(child) or _is_purpose(child)):
            last = max(each.i for each in child.subtree if not _in_clause(each, child))
            end = max(end, min(last, start + LONGEST))
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[min(start, head.i) : end + 1]


def _in_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in ("relcl", "acl", "appos", "advcl", "punct"):
            return True
        token = token.head
    return False


def _is_number(token: Token) -> bool:
    return token.dep_ in ("appos", "npadvmod") and token.like_num


def _is_given(head: Token, actors: ActorIndex) -> bool:
    """Whether the verb that has the noun as object names who gets it: 'sent the rebels weapons', 'provided X with'."""
    verb = head.head
    if head.dep_ not in ("dobj", "pobj") or (head.dep_ == "pobj" and verb.lower_ != "with"):
        return False
    verb = verb if head.dep_ == "dobj" else verb.head
    getters = [each for each in verb.children if each.i > verb.i and each.dep_ in ("dative", "dobj", "prep")]
    inner = [each for getter in getters for each in (getter, *getter.children)]
    return any(actors.headed_by(each) for each in inner if each != head)


def _is_purpose(token: Token) -> bool:
    return token.dep_ in ("acl", "relcl") and token.tag_ == "VB"  # 'a campaign to retake the town'


def _is_meant(noun: NounOfMechanism, head: Token, phrase: Tokens, has_actor: bool) -> bool:
    around = {token.lower_ for token in phrase} | {token.lemma_.lower() for token in phrase}
    around |= {head.head.lemma_.lower()} if head.dep_ in ("dobj", "nsubjpass") else set()
    if around & set(noun.without) or (noun.needs_actor and not has_actor):
        return False
    if not noun.context and not noun.actors:
        return True
    return bool(around & set(noun.context)) or (noun.actors and has_actor and not noun.needs_actor)


def _parties(phrase: Tokens, head: Token, named: Iterable[ActorMention], venue: bool) -> tuple[str, ...]:
    found: set[str] = set()
    for mention in named:
        token = phrase.doc.char_span(mention.start, mention.end, alignment_mode="expand").root
        if _role(token, head) in SITES or (venue and _is_venue(token)):
            continue
        found |= {each.split(":")[0] for each in mention.actor_ids}
    return tuple(sorted(found))


def _role(token: Token, head: Token) -> str:
    """The preposition that leads from the phrase's head down to a token ('' for what stands before the head)."""
    role = ""
    while head.is_ancestor(token):
        if token.dep_ == "prep":
            role = token.lower_
        token = token.head
    return role


def _is_venue(token: Token) -> bool:
    return token.ent_type_ in PLACES and token.dep_ == "compound"


def _place(phrase: Tokens) -> str | None:
    return next((str(each.text) for each in phrase.ents if each.label_ in PLACES), None)


def _definite(head: Token) -> bool:
    own = [each for each in head.children if each.dep_ in ("det", "poss")]
    return any(each.dep_ == "poss" or each.lower_ in ("the", "this", "that", "these", "those", "both") for each in own)


def _other(head: Token) -> bool:
    words = distinguishers(head.lang_)
    return any(each.lower_ in words for each in head.children)


def _proper_key(head: Token, phrase: Tokens) -> str | None:
    """'minsk' of the Minsk agreements, '2254' of Resolution 2254; None for 'the Russian truce' or 'a truce'."""
    after = [each.text for each in head.children if each.i > head.i and each.like_num]
    if after and after[0].isdigit():
        return slug(after[0])
    proper = [each for each in phrase if each.i < head.i and each.pos_ == "PROPN" and each.dep_ in ("compound", "nmod", "poss")]
    names = [each.text for each in proper if each.ent_type_ != "NORP" and each.text[:1].isupper()]
    own = [head.text] if head.text.isupper() and len(head.text) > 2 else []
    return slug(" ".join([*names, *own])) or None


def _is_part_of_other(one: Reference, others: list[Reference]) -> bool:
    """Whether the noun only tells of which arrangement another noun speaks ('ceasefire talks', 'deal on a truce')."""
    governor = one.head.head
    if one.head.dep_ in ("compound", "nmod", "amod"):
        return any(each.head == governor for each in others)
    inner = [each for each in others if each is not one and each.phrase.start >= one.words.end and each.words.end <= one.phrase.end]
    return one.kind == "agreement" and any(_role(each.head, one.head) in ("on", "for", "to") for each in inner)
