"""Allegations and their answers: who holds what against whom, and what the accused says to it."""

from collections.abc import Sequence
from dataclasses import replace

from detente.finding.blame.accusing import accusations
from detente.finding.blame.allegation import Allegation
from detente.finding.blame.answers import find_answer
from detente.finding.blame.charges import noun_charges, told_burdens
from detente.finding.blame.denials import answered_deeds
from detente.finding.blame.doubles import order, without_doubles
from detente.finding.blame.misdeeds import told_misdeeds
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.identity import record_id, wording
from detente.records import Dispute, Event, Mention, Response, Statement


def find_disputes(
    parsed: ParsedText, actors: ActorIndex, events: Sequence[Event], statements: Sequence[Statement], when: WhenFn
) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order the text tells them: one for a sentence and a pair of parties."""
    read = [
        *accusations(parsed, actors, events),
        *noun_charges(parsed, actors),
        *told_burdens(parsed, actors, statements),
        *told_misdeeds(parsed, actors, statements),
    ]
    allegations = without_doubles(parsed, actors, read)
    answered = [(each, *find_answer(parsed, actors, each, allegations)) for each in allegations]
    taken = {mention.start for _, _, evidence in answered for mention in evidence}
    for each in answered_deeds(parsed, actors, allegations):
        if each.anchor.start not in taken:
            answered.append((each, *find_answer(parsed, actors, each, ())))
    disputes: dict[str, Dispute] = {}
    for each, response, evidence in sorted(answered, key=lambda one: order(one[0])):
        found = _dispute(parsed, each, response, evidence, when)
        known = disputes.get(found.dispute_id)
        disputes[found.dispute_id] = replace(known, mentions=(*known.mentions, *found.mentions)) if known else found
    return tuple(disputes.values())


def _dispute(
    parsed: ParsedText, allegation: Allegation, response: Response, evidence: tuple[Mention, ...], when: WhenFn
) -> Dispute:
    act, anchor = allegation.act, allegation.anchor
    moment = when(anchor.start, anchor.end, None)
    mention = parsed.mention(min(act.start, anchor.start), max(act.end, anchor.end), allegation.method)
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
