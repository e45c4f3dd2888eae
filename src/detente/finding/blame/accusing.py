"""Allegations that accusing events make: 'A accused B of C', 'A blamed B for C', with the event that C was read as."""

from collections.abc import Iterable, Iterator, Sequence

from detente.finding.blame.allegation import Allegation, roots
from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.allegations import accusing_verbs
from detente.records import Event, Mention, Span

_ALLEGED = ("occurred", "ongoing", "conditional")
_LONGEST_ACT = 14  # words
_DEEDS = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "REJECT", "THREATEN", "AID", "PROTEST")


def accusations(parsed: ParsedText, events: Sequence[Event]) -> Iterator[Allegation]:
    """One allegation for each mention of an accusing event with an accuser and an accused of another name."""
    for event in (each for each in events if each.type == "ACCUSE"):
        for mention in event.mentions:
            if mention.status not in _ALLEGED or not event.actor:
                continue
            deed = _deed(event, mention, events)
            accused = event.recipient or (deed.actor if deed is not None else ())
            if deed is None and not _accuses(parsed, mention):
                continue
            for accuser, against in _directions(event.actor, accused):
                yield Allegation(
                    accuser,
                    against,
                    _act(parsed, mention, deed),
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


def _deed(accusing: Event, mention: Mention, events: Iterable[Event]) -> Event | None:
    """The deed alleged: a hostile event of the same sentence that is told on the accuser's word."""
    for event in events:
        if event.type not in _DEEDS or event is accusing:
            continue
        for other in event.mentions:
            here = other.sentence_start == mention.sentence_start
            if here and roots(other.attributed_to) & roots(accusing.actor) and event.actor:
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
        return Span(own.start, own.end)
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
