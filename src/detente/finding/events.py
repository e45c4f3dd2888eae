"""Who did what to whom: cues matched on the parse, with their roles, status, voice, date and place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.finding.coding import clause
from detente.finding.coding.completing import complete
from detente.finding.coding.cues import Match, find_matches, states_doer
from detente.finding.coding.phrases import Ids, Who
from detente.finding.coding.places import place_of
from detente.finding.coding.readings import Reading
from detente.finding.coding.roles import find_roles
from detente.finding.coding.status import find_status
from detente.finding.coding.voice import Voices
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.finding.words import Tokens
from detente.identity import record_id, wording
from detente.knowledge.event_cues import contexts
from detente.knowledge.event_types import event_types
from detente.records import Event, EventType, Interval, Span, Statement

KNOWN_DAYS = 3
"""An act dated this closely (in days) is the same act in another report; a vaguer one is known by its wording."""
DEEDS: tuple[EventType, ...] = ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "COOPERATE", "AGREE")
"""Types that a verb tells also where nobody can be placed: 'the prisoners were freed', 'the treaty was signed'."""
SPEECH = ("ACCUSE", "REQUEST")
"""Types whose act wraps another: what is alleged or asked for is told in the words of the one who alleges or asks."""


def find_events(
    parsed: ParsedText, actors: ActorIndex, statements: Sequence[Statement], when: WhenFn
) -> tuple[Event, ...]:
    """The events of a report, in the order the text tells them; the same event told twice has two mentions."""
    who, voices = Who(actors, actors.theatre), Voices(actors, statements)
    told = [read_sentence(sentence, who, voices) for sentence in parsed.sentences]
    events: dict[str, Event] = {}
    for sentence, readings in zip(parsed.sentences, complete(told, voices, who.theatre), strict=True):
        for reading in _without_echoes(readings):
            if _has_parties(reading):
                _add(events, _event(parsed, sentence, reading, when))
    return tuple(events.values())


def read_sentence(sentence: Tokens, who: Who, voices: Voices) -> list[Reading]:
    """What one sentence tells: at most one reading for each type, actors and recipients."""
    found = [_read(match, who, voices) for match in find_matches(sentence) if not _is_name(match, who)]
    return _without_echoes(_voiced(found))


def _has_parties(reading: Reading) -> bool:
    """Whether anybody is left to book the act to; words that only a speaker's stance makes an act need the speaker."""
    cue = reading.match.cue
    if (cue.needs_recipient and not reading.recipient) or (cue.actor == ("speaker",) and not reading.actor):
        return False
    deed = cue.pos == "verb" and cue.type in DEEDS
    return bool(reading.actor or reading.recipient) or deed or states_doer(reading.match)


def _is_name(match: Match, who: Who) -> bool:
    """A noun within an actor's name tells no act: 'the High Negotiations Committee', 'the Syrian opposition'."""
    return match.cue.pos == "noun" and bool(who.named(match.token))


def _read(match: Match, who: Who, voices: Voices) -> Reading:
    roles = find_roles(match, who, voices.speaker)
    status, voice = find_status(match), voices.quoted(match.token)
    return Reading(match, roles.actor, roles.recipient, status, voice, roles.people, roles.below)


def _voiced(readings: list[Reading]) -> list[Reading]:
    """What is alleged or asked for speaks in the voice of its accuser or asker; one's own speech act in no voice."""
    speech = {each.match.token.i: each for each in readings if each.match.cue.type in SPEECH and each.actor}
    return [_own_voice(replace(each, voice=_wrapping(each, speech) or each.voice)) for each in readings]


def _wrapping(reading: Reading, speech: dict[int, Reading]) -> Ids:
    found = [speech[above.i].actor for above in reading.match.token.ancestors if above.i in speech]
    return found[0] if found else ()


def _own_voice(reading: Reading) -> Reading:
    verbal = event_types()[reading.match.cue.type].quad.startswith("verbal")
    roots = {each.split(":")[0] for each in reading.actor}
    own = verbal and roots and roots <= {each.split(":")[0] for each in reading.voice}
    return replace(reading, voice=()) if own else reading


def _without_echoes(readings: list[Reading]) -> list[Reading]:
    """Drop a reading that says less than another of the same type: nobody new in it."""
    best: dict[tuple[str, Ids, Ids], Reading] = {}
    for reading in readings:
        best.setdefault((reading.match.cue.type, reading.actor, reading.recipient), reading)

    def says_less(one: Reading, other: Reading) -> bool:
        same = one.match.cue.type == other.match.cue.type and one is not other
        mine, theirs = {*one.actor, *one.recipient}, {*other.actor, *other.recipient}
        return same and mine < theirs

    return [each for each in best.values() if not any(says_less(each, other) for other in best.values())]


def _event(parsed: ParsedText, sentence: Tokens, reading: Reading, when: WhenFn) -> Event:
    cue, span = reading.match.cue, _anchor(reading.match)
    dates = when(span.start, span.end, reading.status)
    kind = event_types()[cue.type]
    place = place_of(reading.match.token, sentence, kind.quad.startswith("material"))
    method = f"events/{cue.type.lower()}:{cue.name}"
    mention = parsed.mention(span.start, span.end, method, reading.status, reading.voice)
    return Event(
        event_id=_event_id(reading, dates, place, mention.sentence),
        type=cue.type,
        mode=cue.mode,
        contexts=_contexts(cue.contexts, sentence),
        actor=reading.actor,
        recipient=reading.recipient,
        place=place,
        date_from=dates.date_from,
        date_to=dates.date_to,
        date_basis=dates.basis,
        status=reading.status,
        attributed_to=reading.voice,
        intensity=kind.intensity(cue.mode),
        quad=kind.quad,
        cameo=kind.cameo,
        mentions=(mention,),
        known_from=parsed.document.published_to,
    )


def _event_id(reading: Reading, dates: Interval, place: str | None, sentence: str) -> str:
    """The same for the same act, whichever organ of a party another telling names, and in whatever order."""
    known = dates.date_from and dates.date_to and (dates.date_to - dates.date_from).days < KNOWN_DAYS
    # Two raids of a day are told apart by their places; a meeting or a word is the same wherever it is told to be.
    where = place if event_types()[reading.kind].quad.startswith("material") else None
    where_when = (dates.date_from, dates.date_to, where) if known else (wording(sentence),)
    return record_id("event", reading.kind, *_sides(reading), *where_when)


def _sides(reading: Reading) -> tuple[str, str]:
    actor, recipient = ({each.split(":")[0] for each in ids} for ids in (reading.actor, reading.recipient))
    if reading.match.cue.together:
        actor, recipient = actor | recipient, set()
    return ",".join(sorted(actor)), ",".join(sorted(recipient))


def _anchor(match: Match) -> Span:
    """From the first to the last of the words the cue rests on."""
    doers = clause.subjects(match.token)
    told = [each for each in match.words if each not in doers]
    words = [match.token, *told, *clause.children(match.token, "prt")]
    return Span(min(each.idx for each in words), max(each.idx + len(each) for each in words))


def _contexts(given: Iterable[str], sentence: Tokens) -> tuple[str, ...]:
    lemmas = {clause.lemma(token) for token in sentence}
    shown = {each.name for each in contexts(sentence.doc.lang_) if lemmas & set(each.words)}
    return tuple(sorted(shown | set(given)))


def _add(events: dict[str, Event], event: Event) -> None:
    known = events.get(event.event_id)
    events[event.event_id] = event if known is None else replace(known, mentions=known.mentions + event.mentions)
