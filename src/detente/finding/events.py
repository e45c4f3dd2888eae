"""Who did what to whom: cues matched on the parse, with their roles, status, voice, date and place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from detente.finding.coding import clause
from detente.finding.coding.answers import REACH, accuser_of, is_denied
from detente.finding.coding.clause import is_definite
from detente.finding.coding.cues import Match, find_matches
from detente.finding.coding.implied import CIVILIANS, Background, background
from detente.finding.coding.roles import Ids, Who, find_roles, theatre_of
from detente.finding.coding.status import find_status
from detente.finding.coding.voice import Voices
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.identity import record_id, wording
from detente.knowledge.event_cues import contexts
from detente.knowledge.event_types import event_types
from detente.records import Event, EventType, Interval, Span, Statement, Status

KNOWN_DAYS = 3
"""An act dated this closely (in days) is the same act in another report; a vaguer one is known by its wording."""
PLACES = ("GPE", "LOC", "FAC")
SPOKEN = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT", "AGREE")
"""Types that are acts of speech: one whose doer is not named is done by the one who speaks."""
ANSWERED: dict[EventType, tuple[EventType, ...]] = {
    "ACCUSE": ("ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION"),
    "SUPPORT": ("AGREE", "CONSULT", "ASSAULT", "AID", "RETREAT", "CONCEDE", "COOPERATE"),
    "REQUEST": (),
}
"""What an accusation or praise is about, by its type; a request is about the act it calls for."""
SPEECH = ("ACCUSE", "REQUEST")
"""Types whose act wraps another: what is alleged or asked for is told in the words of the one who alleges or asks."""


@dataclass(frozen=True)
class Reading:
    """A match with what was made out of it, before it becomes a record."""

    match: Match
    actor: Ids
    recipient: Ids
    status: Status
    voice: Ids

    @property
    def kind(self) -> EventType:
        """Its type."""
        return self.match.cue.type


def find_events(
    parsed: ParsedText, actors: ActorIndex, statements: Sequence[Statement], when: WhenFn
) -> tuple[Event, ...]:
    """The events of a report, in the order the text tells them; the same event told twice has two mentions."""
    who, voices = Who(actors, theatre_of(parsed.doc)), Voices(parsed, actors, statements)
    told = [(sentence, read_sentence(sentence, who, voices)) for sentence in parsed.sentences]
    known = background((each.match.cue.type, each.actor, each.recipient) for _, found in told for each in found)
    answered: list[list[Reading]] = []
    for _, found in told:
        whole = [_completed(each, known, voices) for each in found]
        named = [_answering(each, whole, known) for each in whole]
        answered.append([_denying(each, [*answered[-REACH:], named]) for each in named])
    events: dict[str, Event] = {}
    for (sentence, _), readings in zip(told, _with_denials(answered), strict=True):
        for reading in _without_echoes(readings):
            if _has_parties(reading):
                _add(events, _event(parsed, sentence, reading, when))
    return tuple(events.values())


def _with_denials(told: list[list[Reading]]) -> list[list[Reading]]:
    """The readings with every deed marked as denied that its alleged doer denies in the sentences after it."""
    marked: list[list[Reading]] = []
    for at, readings in enumerate(told):
        near = [each for sentence in told[at : at + REACH + 1] for each in sentence]
        denials = [each for each in near if each.match.cue.answers and each.actor and each.recipient]
        marked.append([_marked(each, denials) for each in readings])
    return marked


def _marked(reading: Reading, denials: list[Reading]) -> Reading:
    return replace(reading, status="denied") if any(is_denied(reading, each) for each in denials) else reading


def _denying(reading: Reading, told: list[list[Reading]]) -> Reading:
    """A denial is told to whoever alleged what it denies, in the sentences before or in its own."""
    if not reading.match.cue.answers or reading.recipient or not reading.actor:
        return reading
    others = (
        each for sentence in reversed(told) for each in reversed(sentence) if each.match.token != reading.match.token
    )
    return replace(reading, recipient=accuser_of(reading.actor, others))


def _completed(reading: Reading, known: Background, voices: Voices) -> Reading:
    """With the parties the sentence leaves out: the speaker of a speech act, the sides the report is about."""
    kind, actor = reading.kind, reading.actor
    if clause.is_reciprocal(reading.match.token) and len(actor) > 1:
        return replace(reading, recipient=actor)
    if not actor and kind in SPOKEN:
        actor = voices.speaker(reading.match.token)
    actor, recipient = known.completed(kind, actor, reading.recipient, is_definite(reading.match.token))
    return replace(reading, actor=actor, recipient=tuple(each for each in recipient if each not in actor))


def read_sentence(sentence: Tokens, who: Who, voices: Voices) -> list[Reading]:
    """What one sentence tells: at most one reading for each type, actors and recipients."""
    found = [_read(match, who, voices) for match in find_matches(sentence) if not _is_name(match, who)]
    return _without_echoes(_voiced(found))


def _answering(reading: Reading, others: list[Reading], known: Background) -> Reading:
    """A speech act that names nobody, or only victims, is about whoever acts in the deed told in the same sentence."""
    wanted = ANSWERED.get(reading.match.cue.type)
    victims = reading.match.cue.type == "ACCUSE" and all(each.startswith(CIVILIANS) for each in reading.recipient)
    if wanted is None or (reading.recipient and not victims):
        return reading
    near = [each for each in others if each.actor and not set(each.actor) & set(reading.actor)]
    doers = [each.actor for each in near if each.match.cue.type in wanted or each.status == "called_for"]
    blamed = known.enemy(reading.actor) if reading.match.cue.type == "ACCUSE" else ()
    return replace(reading, recipient=doers[0] if doers else blamed or reading.recipient)


def _has_parties(reading: Reading) -> bool:
    """Whether anybody is left to book the act to; words that only a speaker's stance makes an act need the speaker."""
    cue = reading.match.cue
    if (cue.needs_recipient and not reading.recipient) or (cue.actor == ("speaker",) and not reading.actor):
        return False
    return bool(reading.actor or reading.recipient)


def _is_name(match: Match, who: Who) -> bool:
    """A noun within an actor's name tells no act: 'the High Negotiations Committee', 'the Syrian opposition'."""
    return match.cue.pos == "noun" and bool(who.named(match.token))


def _read(match: Match, who: Who, voices: Voices) -> Reading:
    roles = find_roles(match, who, voices.speaker)
    return Reading(match, roles.actor, roles.recipient, find_status(match), voices.quoted(match.token))


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
    place = _place(reading.match.token, sentence)
    kind = event_types()[cue.type]
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
    known = dates.date_from and dates.date_to and (dates.date_to - dates.date_from).days < KNOWN_DAYS
    where_when = (dates.date_from, dates.date_to, place) if known else (wording(sentence),)
    kind = reading.match.cue.type
    return record_id("event", kind, ",".join(reading.actor), ",".join(reading.recipient), *where_when)


def _anchor(match: Match) -> Span:
    """From the first to the last of the words the cue rests on."""
    words = [match.token, *match.words, *clause.children(match.token, "prt")]
    return Span(min(each.idx for each in words), max(each.idx + len(each) for each in words))


def _place(token: Token, sentence: Tokens) -> str | None:
    """The place named nearest to the word, in its sentence."""
    places = [each for each in sentence.ents if each.label_ in PLACES]
    ranked = sorted(places, key=lambda each: (abs(each.start - token.i), each.start))
    return str(ranked[0].text) if ranked else None


def _contexts(given: Iterable[str], sentence: Tokens) -> tuple[str, ...]:
    lemmas = {clause.lemma(token) for token in sentence}
    shown = {each.name for each in contexts(sentence.doc.lang_) if lemmas & set(each.words)}
    return tuple(sorted(shown | set(given)))


def _add(events: dict[str, Event], event: Event) -> None:
    known = events.get(event.event_id)
    events[event.event_id] = event if known is None else replace(known, mentions=known.mentions + event.mentions)
