"""Allegations known by their answer alone: 'A denies having troops there', 'A claimed the attack'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.finding.blame.accusing import act_span
from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.parties import subject_party
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.allegations import answers, denied_nouns, denying_verbs
from detente.records import Span


def answered_deeds(parsed: ParsedText, actors: ActorIndex, others: Sequence[Allegation]) -> Iterator[Allegation]:
    """One allegation for each deed denied or owned; its accuser is whoever is at odds with the accused there."""
    for token in parsed.doc:
        if token.pos_ != "VERB" or _unreal(token):
            continue
        deed = _denied(token) if token.lemma_.lower() in denying_verbs(token.lang_) else _owned(token)
        accused = subject_party(token, actors) if deed is not None else ()
        if deed is None or not accused:
            continue
        anchor = Span(token.idx, token.idx + len(token))
        found = Allegation((), accused, act_span(deed), anchor, None, "disputes/answered-deed")
        yield replace(found, accuser=_opponent(parsed, actors, found, others))


def _unreal(verb: Token) -> bool:
    return any(each.dep_ == "neg" or each.tag_ == "MD" or each.lower_ == "never" for each in verb.children)


def _denied(verb: Token) -> Token | None:
    for each in verb.rights:
        gerund = each.text.endswith("ing") and each.i == verb.i + 1  # 'denied shelling it', seen as a noun
        noun = each.dep_ == "dobj" and (gerund or each.lemma_.lower() in denied_nouns(verb.lang_))
        if noun or each.dep_ in {"xcomp", "ccomp"}:
            return each
    return None


def _owned(verb: Token) -> Token | None:
    """What was done, in 'claimed responsibility for the blast', 'apologised for the raid'."""
    lemma = verb.lemma_.lower()
    for entry in answers(verb.lang_):
        if entry.response not in {"admitted", "apologised"} or lemma not in entry.verbs:
            continue
        thing = next(
            (each for each in verb.rights if each.dep_ == "dobj" and each.lemma_.lower() in entry.objects), None
        )
        where = [*verb.rights, *(thing.rights if thing is not None else ())]
        preposition = next((each for each in where if each.dep_ == "prep" and each.lower_ in {"for", "over"}), None)
        deed = next(iter(preposition.children), None) if preposition is not None else None
        if thing is not None or not entry.objects:
            owned = deed if deed is not None else thing
            if owned is not None:
                return owned
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
