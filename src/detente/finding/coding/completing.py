"""Readings of a report's sentences, with the parties left out there: from the voice, from the deed, from the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.finding.coding import clause
from detente.finding.coding.answers import REACH, accuser_of, is_denied
from detente.finding.coding.implied import CIVILIANS, Background, Ids, Scene, Told, background
from detente.finding.coding.readings import UNREAL, Reading
from detente.finding.coding.retelling import retold
from detente.finding.coding.roles import PEOPLE
from detente.finding.coding.voice import Voices
from detente.finding.words import Token
from detente.records import EventType

SPOKEN = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT", "AGREE")
"""Types that are acts of speech: one whose doer is not named is done by the one who speaks."""
ANSWERED: dict[EventType, tuple[EventType, ...]] = {
    "ACCUSE": ("ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION"),
    "SUPPORT": ("AGREE", "CONSULT", "ASSAULT", "AID", "RETREAT", "CONCEDE", "COOPERATE"),
    "REQUEST": (),
}
"""What an accusation or praise is about, by its type; a request is about the act it calls for."""


def complete(told: Sequence[list[Reading]], voices: Voices, theatre: str | None) -> list[list[Reading]]:
    """The readings of each sentence with the parties left out, and with what its alleged doer denies marked so."""
    told = retold(told)
    known = background(_acts(told), theatre)
    answered: list[list[Reading]] = []
    for found in told:
        whole = [_completed(each, known, voices) for each in found]
        named = [_answering(each, whole, known) for each in whole]
        answered.append([_denying(each, [*answered[-REACH:], named]) for each in named])
    return _with_denials(answered)


def _acts(told: Iterable[list[Reading]]) -> list[Told]:
    real = [each for found in told for each in found if each.status not in UNREAL]
    return [Told(each.kind, each.actor, each.recipient or each.people, each.voice) for each in real]


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
    if not actor and kind in SPOKEN and not (kind == "AGREE" and _is_told_of(reading.match.token)):
        actor = voices.speaker(reading.match.token)
    reading = replace(reading, actor=actor)
    # What a speech act is about is asked later, when the deeds around it are known.
    if kind in ANSWERED or reading.match.cue.answers:
        return reading
    return _filled(reading, reading.recipient or reading.below, known)


def _is_told_of(word: Token) -> bool:
    """Whether the word tells of an act without its doer: a noun, a passive."""
    return word.pos_ not in ("VERB", "AUX") or clause.is_passive(word)


def _filled(reading: Reading, recipient: Ids, known: Background) -> Reading:
    civil, definite = PEOPLE in reading.match.cue.recipient, clause.is_definite(reading.match.token)
    actor, whom = known.completed(reading.kind, reading.actor, recipient, Scene(reading.people, civil, definite))
    return replace(reading, actor=actor, recipient=tuple(each for each in whom if each not in actor))


def _answering(reading: Reading, others: list[Reading], known: Background) -> Reading:
    """A speech act that names nobody, or only victims, is about whoever acts in the deed told in the same sentence."""
    wanted = ANSWERED.get(reading.kind)
    victims = reading.kind == "ACCUSE" and all(each.startswith(CIVILIANS) for each in reading.recipient)
    if wanted is None or (reading.recipient and not victims):
        return reading
    near = [each for each in others if each.actor and not set(each.actor) & set(reading.actor)]
    doers = [each.actor for each in near if each.kind in wanted or each.status == "called_for"]
    named = () if all(each.startswith(CIVILIANS) for each in reading.below) and victims else reading.below
    told = (doers[0] if doers else ()) or named
    found = _filled(reading, told, known)
    return found if found.recipient else reading
