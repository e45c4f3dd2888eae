"""Allegations known by their denial alone: 'A denies having any troops there' tells that someone says it has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from detente.finding.blame.accusing import act_span
from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.parties import subject_party
from detente.finding.parsing import ActorIndex, ParsedText
from detente.knowledge.allegations import denied_nouns, denying_verbs
from detente.records import Span


def denied_deeds(parsed: ParsedText, actors: ActorIndex, others: Sequence[Allegation]) -> Iterator[Allegation]:
    """One allegation for each denial of a deed; its accuser is whoever is at odds with the denier there, if anyone."""
    for token in parsed.doc:
        if token.lemma_.lower() not in denying_verbs(token.lang_) or token.pos_ != "VERB" or _unreal(token):
            continue
        deed, accused = _deed(token), subject_party(token, actors)
        if deed is None or not accused:
            continue
        anchor = Span(token.idx, token.idx + len(token))
        found = Allegation((), accused, act_span(deed), anchor, None, "disputes/denied-deed")
        yield replace(found, accuser=_opponent(parsed, actors, found, others))


def _unreal(verb: Token) -> bool:
    return any(each.dep_ == "neg" or each.tag_ == "MD" or each.lower_ == "never" for each in verb.children)


def _deed(verb: Token) -> Token | None:
    for each in verb.rights:
        noun = each.dep_ == "dobj" and each.lemma_.lower() in denied_nouns(verb.lang_)
        if noun or each.dep_ in {"xcomp", "ccomp"}:
            return each
    return None


def _opponent(
    parsed: ParsedText, actors: ActorIndex, denied: Allegation, others: Sequence[Allegation]
) -> tuple[str, ...]:
    """Whoever accused the denier before; else the party named nearest in the denial's sentence or the one before it."""
    before = (each for each in reversed(others) if each.anchor.start < denied.anchor.start)
    against = next((each.accuser for each in before if each.accused_roots & denied.accused_roots), ())
    if against:
        return against
    here = parsed.sentence_index(denied.anchor.start)
    start = parsed.sentences[max(0, here - 1)].start_char
    near = actors.within(start, parsed.sentences[here].end_char)
    meant = [each for each in near if not roots(each.actor_ids) & denied.accused_roots and not _suffers(each.actor_ids)]
    nearest = min(meant, key=lambda each: (abs(each.start - denied.anchor.start), each.start), default=None)
    return nearest.actor_ids if nearest is not None else ()


def _suffers(actor_ids: tuple[str, ...]) -> bool:
    return all(each.startswith("CIV") for each in actor_ids)
