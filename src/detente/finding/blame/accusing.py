"""Allegations that accusing events make: 'A accused B of C', 'A blamed B for C', with the event that C was read as."""

from collections.abc import Iterable, Iterator, Sequence

from detente.finding.blame.allegation import Allegation, roots
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.allegations import accusing_verbs, reproaches
from detente.records import Event, Mention, Span

_ALLEGED = ("occurred", "ongoing", "conditional")
_LONGEST_ACT = 14  # words
_DEEDS = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT", "THREATEN", "AID", "PROTEST")
_NO_DEED = ("it", "this", "that")
_LAWFUL = ("AID", "REJECT", "SANCTION")


def accusations(parsed: ParsedText, actors: ActorIndex, events: Sequence[Event]) -> Iterator[Allegation]:
    """One allegation for each mention of an accusing event with an accuser and an accused of another name."""
    for event in (each for each in events if each.type == "ACCUSE"):
        for mention in event.mentions:
            if mention.status not in _ALLEGED or not event.actor:
                continue
            deed = _deed(event, mention, events)
            accused = event.recipient or (deed.actor if deed is not None else ())
            if not _accuses(parsed, mention) and (deed is None or not _reproved(parsed, mention, deed)):
                continue
            if _only_suffers(event, accused, mention, events) or _is_elsewhere(parsed, actors, mention, accused):
                continue
            act = _act(parsed, mention, deed)
            if parsed.text[act.start : act.end].lower() in _NO_DEED:
                continue
            for accuser, against in _directions(event.actor, accused):
                yield Allegation(
                    accuser,
                    against,
                    act,
                    Span(mention.start, mention.end),
                    deed.event_id if deed is not None else None,
                    "disputes/accusing-event",
                )


def _directions(accuser: tuple[str, ...], accused: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who accuses whom: once for each party where they accuse each other, never those who only suffer."""
    if set(accuser) == set(accused) and len(roots(accuser)) == len(accuser) > 1:
        return [((each,), tuple(other for other in accused if other != each)) for each in accuser]
    sufferers = all(each.startswith("CIV") for each in accused)
    return [] if sufferers or roots(accuser) & roots(accused) else [(accuser, accused)]


def _accuses(parsed: ParsedText, mention: Mention) -> bool:
    verbs = accusing_verbs(parsed.document.language)
    return any(each.lemma_.lower() in verbs for each in parsed.tokens(mention.start, mention.end))


def _is_elsewhere(parsed: ParsedText, actors: ActorIndex, mention: Mention, accused: tuple[str, ...]) -> bool:
    """Whether the accused are named only in a clause joined on: 'A condemned the raid, and C asked B for a meeting'."""
    verb = parsed.tokens(mention.start, mention.end).root
    joined = (
        each for each in verb.rights if each.dep_ == "conj" and any(child.dep_ == "nsubj" for child in each.lefts)
    )
    first = next((each.left_edge.idx for each in joined), None)
    said = parsed.sentence_at(mention.start)
    named = [
        each.start for each in actors.within(said.start_char, said.end_char) if roots(each.actor_ids) & roots(accused)
    ]
    return first is not None and bool(named) and min(named) >= first


def _only_suffers(accusing: Event, accused: tuple[str, ...], mention: Mention, events: Iterable[Event]) -> bool:
    """Whether the sentence tells of those read as accused only that a deed was done to them."""
    deeds = [
        event
        for event in events
        if event.type in ("ASSAULT", "COERCE") and event is not accusing
        if any(each.sentence_start == mention.sentence_start for each in event.mentions)
    ]
    suffer = any(roots(each.recipient) & roots(accused) for each in deeds)
    return suffer and not any(roots(each.actor) & roots(accused) for each in deeds)


def _reproved(parsed: ParsedText, mention: Mention, deed: Event) -> bool:
    """Whether a voiced concern reproaches: aid given to another is held against a party only with a word of blame."""
    known = reproaches(parsed.document.language)
    said = parsed.sentence_at(mention.start)
    return deed.type not in _LAWFUL or any({each.lemma_.lower(), each.lower_} & known for each in said)


def _deed(accusing: Event, mention: Mention, events: Iterable[Event]) -> Event | None:
    """The deed alleged: a hostile event of the same sentence that is told on the accuser's word."""
    for event in events:
        if event.type not in _DEEDS or event is accusing:
            continue
        for other in event.mentions:
            here = other.sentence_start == mention.sentence_start
            told = here and other.status in _ALLEGED and roots(other.attributed_to) & roots(accusing.actor)
            if told and event.actor and not roots(event.actor) & roots(accusing.actor):
                return event
    return None


def _act(parsed: ParsedText, mention: Mention, deed: Event | None) -> Span:
    tokens = parsed.tokens(mention.start, mention.end)
    verb = tokens.root if len(tokens) else parsed.sentence_at(mention.start).root
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "over", "with"}:
            return act_span(next(iter(child.rights), child))
    if deed is not None:
        own = next(each for each in deed.mentions if each.sentence_start == mention.sentence_start)
        return act_span(parsed.tokens(own.start, own.end).root)
    objects = [each for each in verb.rights if each.dep_ in {"dobj", "ccomp", "xcomp"}]
    return act_span(objects[-1]) if objects else Span(mention.start, mention.end)


def act_span(head: Token) -> Span:
    """The words of a deed: what hangs on `head`, cut to a short phrase."""
    words = [each for each in head.doc[head.left_edge.i : head.right_edge.i + 1] if not each.is_space]
    if head.pos_ in {"VERB", "AUX"}:
        words = [each for each in words if each.i >= head.i]
    words = words[:_LONGEST_ACT]
    while len(words) > 1 and (words[-1].is_punct or words[-1].pos_ in {"ADP", "DET", "CCONJ", "SCONJ", "PART"}):
        words = words[:-1]
    while len(words) > 1 and words[0].is_punct:
        words = words[1:]
    return Span(words[0].idx, words[-1].idx + len(words[-1]))
