"""Allegations and their answers: who holds what against whom, and what the accused says to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from detente.finding.blame.accusing import accusations
from detente.finding.blame.allegation import Allegation
from detente.finding.blame.answers import find_answer
from detente.finding.blame.misdeeds import told_misdeeds
from detente.finding.parsing import ActorIndex, ParsedText
from detente.identity import record_id, wording
from detente.records import Dispute, Event, Interval, Statement, Status

When = Callable[[int, int, Status | None], Interval]


def find_disputes(
    parsed: ParsedText, actors: ActorIndex, events: Sequence[Event], statements: Sequence[Statement], when: When
) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order the text tells them: one for a sentence and a pair of parties."""
    read = [*accusations(parsed, events), *told_misdeeds(parsed, actors, statements)]
    allegations = _one_each(parsed, sorted(read, key=_order))
    disputes: dict[str, Dispute] = {}
    for each in allegations:
        found = _dispute(parsed, actors, each, allegations, when)
        known = disputes.get(found.dispute_id)
        disputes[found.dispute_id] = replace(known, mentions=(*known.mentions, *found.mentions)) if known else found
    return tuple(disputes.values())


def _order(allegation: Allegation) -> tuple[int, bool, str]:
    # An accusing event before a misdeed of the same sentence: it names both parties.
    return allegation.anchor.start, allegation.method != "disputes/accusing-event", allegation.method


def _one_each(parsed: ParsedText, allegations: Sequence[Allegation]) -> tuple[Allegation, ...]:
    kept: dict[tuple[int, frozenset[str], frozenset[str]], Allegation] = {}
    for each in sorted(allegations, key=lambda one: one.method != "disputes/accusing-event"):
        place = parsed.sentence_index(each.anchor.start)
        kept.setdefault((place, each.accuser_roots, each.accused_roots), each)
    return tuple(sorted(kept.values(), key=_order))


def _dispute(
    parsed: ParsedText, actors: ActorIndex, allegation: Allegation, others: Sequence[Allegation], when: When
) -> Dispute:
    act, anchor = allegation.act, allegation.anchor
    moment = when(anchor.start, anchor.end, None)
    mention = parsed.mention(min(act.start, anchor.start), max(act.end, anchor.end), allegation.method)
    response, evidence = find_answer(parsed, actors, allegation, others)
    return Dispute(
        dispute_id=record_id("dispute", *allegation.accuser, "", *allegation.accused, wording(mention.sentence)),
        act=parsed.text[act.start : act.end],
        event_id=allegation.event_id,
        accuser=allegation.accuser,
        accused=allegation.accused,
        response=response,
        response_mentions=evidence,
        date_from=moment.date_from,
        date_to=moment.date_to,
        date_basis=moment.basis,
        mentions=(mention,),
        known_from=parsed.document.published_to,
    )
