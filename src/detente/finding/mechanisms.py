"""Standing arrangements and their changes of state: what was agreed, holds, falters or ended, and in whose words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.finding.arrangements.anaphora import find_pronouns
from detente.finding.arrangements.changes import Change
from detente.finding.arrangements.course import Course, find_courses
from detente.finding.arrangements.deeds import find_deeds
from detente.finding.arrangements.identity import mechanism_id, other_years
from detente.finding.arrangements.phrases import called
from detente.finding.arrangements.references import Reference, find_references
from detente.finding.arrangements.series import find_series
from detente.finding.arrangements.terms import find_end
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.identity import record_id, wording
from detente.records import HAPPENED, Event, Interval, Mechanism, Mention, Time, Transition

KNOWN_DAYS = 3
"""A change dated to at most so many days is told apart by its dates, any other by the words of its sentence."""
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
    years: dict[str, int | None] = {}
    transitions: dict[str, Transition] = {}
    named = find_references(parsed, actors)
    deeds = {each.reference: each for each in find_deeds(parsed, actors) if not _is_purpose_of(each, named)}
    deeds |= {change.reference: change for change in find_series(parsed, events, (*named, *deeds))}
    references = sorted((*named, *find_pronouns(parsed, named), *deeds), key=lambda each: each.words)
    for course in find_courses(parsed, actors, when, references, deeds):
        ident, year = _ident(parsed, course), course.arrangement.year
        if other_years(years.setdefault(ident, year), year):
            ident = record_id("mechanism", ident, year)
        own: list[Transition] = []
        for change, dates in course.changes:
            own.append(_transition(parsed, ident, change, dates, told))
            own.extend(_expected(parsed, ident, change, dates, times))
        for transition in own:
            _add(transitions, transition)
        _join(mechanisms, _mechanism(parsed, ident, course, own))
    return tuple(mechanisms.values()), tuple(transitions.values())


def _ident(parsed: ParsedText, course: Course) -> str:
    first = course.arrangement.references[0]
    return mechanism_id(course.arrangement, course.parties, parsed.sentence_at(first.words.start).text)


def _is_purpose_of(deed: Change, named: Iterable[Reference]) -> bool:
    """'Their campaign to retake the town' is one operation, not two."""
    verb = deed.reference.head
    start = next((each.i for each in verb.children if each.tag_ == "TO"), 0)
    return any(
        each.kind == deed.reference.kind
        and (each.head.i == start - 1 or (verb.dep_ in ("acl", "relcl") and each.head == verb.head))
        for each in named
    )


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


def _mechanism(parsed: ParsedText, ident: str, course: Course, own: Sequence[Transition]) -> Mechanism:
    arrangement, latest = course.arrangement, _latest(own)
    return Mechanism(
        mechanism_id=ident,
        kind=arrangement.kind,
        name=_name(parsed, arrangement.references),
        parties=course.parties,
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
