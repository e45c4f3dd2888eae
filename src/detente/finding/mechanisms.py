"""Standing arrangements and their changes of state: what was agreed, holds, falters or ended, and in whose words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from detente.finding.arrangements.anaphora import find_pronouns
from detente.finding.arrangements.changes import LASTING, Change, find_changes, presupposed
from detente.finding.arrangements.deeds import find_deeds
from detente.finding.arrangements.identity import Arrangement, group, mechanism_id
from detente.finding.arrangements.phrases import called
from detente.finding.arrangements.references import Reference, find_references
from detente.finding.arrangements.series import find_series
from detente.finding.arrangements.terms import find_end
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.identity import record_id, wording
from detente.records import HAPPENED, Event, Interval, Mechanism, Mention, Status, Time, Transition

KNOWN_DAYS = 3
"""A change dated to at most so many days is told apart by its dates, any other by the words of its sentence."""
OF_A_DAY = ("stated", "resolved")
"""Bases of dates that the text gives for the change itself."""
MAKERS = ("agreed", "negotiating")
"""States whose doers are parties to the arrangement."""

Dated = tuple[Change, Interval]
TOLD_AS_FACT = (*HAPPENED, "planned")
"""A demanded or denied change sets no term."""


def find_mechanisms(
    parsed: ParsedText, actors: ActorIndex, events: Iterable[Event], when: WhenFn, times: Sequence[Time] = ()
) -> tuple[tuple[Mechanism, ...], tuple[Transition, ...]]:
    """The arrangements a report speaks of and the changes it tells, each in order of first mention.

    An end that the report announces is a planned change to `expired`; the report's `times` are needed for it.
    """
    events = tuple(events)
    told = tuple(mention for event in events for mention in event.mentions)
    mechanisms: dict[str, Mechanism] = {}
    transitions: dict[str, Transition] = {}
    named = find_references(parsed, actors)
    deeds = {change.reference: change for change in find_deeds(parsed, actors)}
    deeds |= {change.reference: change for change in find_series(parsed, events, (*named, *deeds))}
    references = sorted((*named, *find_pronouns(parsed, named), *deeds), key=lambda each: each.words)
    for arrangement in group(references):
        changes = _changes(arrangement, actors, deeds, when)
        if not changes:
            continue
        parties = _parties(arrangement, (change for change, _ in changes))
        ident = mechanism_id(arrangement, parties, parsed.sentence_at(arrangement.references[0].words.start).text)
        own: list[Transition] = []
        for change, dates in changes:
            own.append(_transition(parsed, ident, change, dates, told))
            own.extend(_expected(parsed, ident, change, dates, times))
        for transition in own:
            _add(transitions, transition)
        _join(mechanisms, _mechanism(parsed, ident, arrangement, parties, own))
    return tuple(mechanisms.values()), tuple(transitions.values())


def _changes(
    arrangement: Arrangement, actors: ActorIndex, deeds: Mapping[Reference, Change], when: WhenFn
) -> list[Dated]:
    told = (
        change
        for reference in arrangement.references
        for change in ((deeds[reference],) if reference in deeds else find_changes(reference, actors))
    )
    changes = _without_repeats(_dated(change, when) for change in told)
    granted = (presupposed(each) for each in arrangement.references)
    return changes or [_dated(each, when) for each in granted if each][:1]


def _dated(change: Change, when: WhenFn) -> Dated:
    return change, when(change.span.start, change.span.end, _dated_as(change))


def _without_repeats(changes: Iterable[Dated]) -> list[Dated]:
    """A state that lasts, told again of no day of its own and with nothing else in between, is no further change."""
    kept: list[Dated] = []
    for change, dates in changes:
        again = bool(kept) and (kept[-1][0].state, kept[-1][0].status) == (change.state, change.status)
        undated = dates.basis not in OF_A_DAY or bool(kept) and dates == kept[-1][1]
        if not (again and undated and change.state in LASTING):
            kept.append((change, dates))
    return kept


def _parties(arrangement: Arrangement, changes: Iterable[Change]) -> tuple[str, ...]:
    makers = {each.split(":")[0] for change in changes if change.state in MAKERS for each in change.by}
    return tuple(sorted({*arrangement.parties, *makers}))


def _dated_as(change: Change) -> Status:
    # A call makes the proposal there and then, whenever what it calls for may follow.
    return "occurred" if (change.state, change.status) == ("proposed", "called_for") else change.status


def _expected(
    parsed: ParsedText, ident: str, change: Change, dates: Interval, times: Sequence[Time]
) -> Iterator[Transition]:
    """The end that the words of a change announce."""
    end = find_end(parsed, change, dates, times) if change.status in TOLD_AS_FACT else None
    if end:
        expiry = replace(change, state="expired", status="planned", method=f"mechanisms/expired:term-{change.state}")
        yield _transition(parsed, ident, expiry, Interval(end, end, "resolved"), ())


def _transition(
    parsed: ParsedText, ident: str, change: Change, dates: Interval, told: tuple[Mention, ...]
) -> Transition:
    voice = _voice(change, told)
    mention = parsed.mention(change.span.start, change.span.end, change.method, change.status, voice)
    known = dates.date_from and dates.date_to and (dates.date_to - dates.date_from).days < KNOWN_DAYS
    days = (dates.date_from, dates.date_to) if known else (wording(mention.sentence),)
    return Transition(
        transition_id=record_id("transition", ident, change.state, change.status, *days),
        mechanism_id=ident,
        state=change.state,
        by=change.by,
        status=change.status,
        attributed_to=voice,
        date_from=dates.date_from,
        date_to=dates.date_to,
        date_basis=dates.basis,
        mentions=(mention,),
        known_from=parsed.document.published_to,
    )


def _voice(change: Change, told: tuple[Mention, ...]) -> tuple[str, ...]:
    """In whose words: as the event told by the same characters."""
    span = change.span
    same = [each for each in told if each.start < span.end and span.start < each.end]
    return min(same, key=lambda each: (each.start, each.end)).attributed_to if same else ()


def _mechanism(
    parsed: ParsedText, ident: str, arrangement: Arrangement, parties: tuple[str, ...], own: list[Transition]
) -> Mechanism:
    latest = _latest(own)
    return Mechanism(
        mechanism_id=ident,
        kind=arrangement.kind,
        name=_name(parsed, arrangement.references),
        parties=parties,
        place=arrangement.place,
        state=latest.state if latest else None,
        state_since=latest.date_from if latest else None,
        mentions=tuple(
            parsed.mention(each.phrase.start, each.phrase.end, f"mechanisms/{each.kind}:noun")
            for each in arrangement.references
        ),
        known_from=parsed.document.published_to,
    )


def _latest(transitions: Iterable[Transition]) -> Transition | None:
    """The change that happened last; of those told with the same days, the one told last."""
    happened = [each for each in transitions if each.status in HAPPENED]
    return (
        max(enumerate(happened), key=lambda row: (row[1].date_to or date.max, row[1].date_from or date.min, row[0]))[1]
        if happened
        else None
    )


def _name(parsed: ParsedText, references: Iterable[Reference]) -> str:
    """What a reader would call it: by the fullest noun phrase, one with a proper name first."""
    fullest = max(
        references, key=lambda each: (bool(each.key), bool(each.parties), each.phrase.end - each.phrase.start)
    )
    return called(parsed.tokens(fullest.phrase.start, fullest.phrase.end))


def _add(transitions: dict[str, Transition], transition: Transition) -> None:
    known = transitions.get(transition.transition_id)
    if known is None:
        transitions[transition.transition_id] = transition
    elif all(each.sentence_start != transition.mentions[0].sentence_start for each in known.mentions):
        transitions[transition.transition_id] = replace(known, mentions=known.mentions + transition.mentions)


def _join(mechanisms: dict[str, Mechanism], mechanism: Mechanism) -> None:
    known = mechanisms.get(mechanism.mechanism_id)
    joined = replace(mechanism, mentions=known.mentions + mechanism.mentions) if known else mechanism
    mechanisms[mechanism.mechanism_id] = joined
