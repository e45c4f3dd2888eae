"""Which allegations of a report say the same again: one told twice is one dispute."""

from collections.abc import Sequence
from dataclasses import replace

from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.misdeeds import subjects_of
from detente.finding.blame.parties import party_of
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token

METHODS = ("disputes/accusing-event", "disputes/charge-noun", "disputes/told-misdeed", "disputes/answered-deed")
"""Of what one sentence tells of the same parties, an accusing event comes first: it names them both."""
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ":")
_NEAR = 2  # sentences
_ALIKE = 0.6
"""Share of the words of two acts that both have, from which on they are one act."""


def without_doubles(parsed: ParsedText, actors: ActorIndex, read: Sequence[Allegation]) -> tuple[Allegation, ...]:
    """The allegations in the order the text tells them: one for a sentence and a pair of parties, none twice."""
    kept = _without_headline(parsed, _one_each(parsed, read))
    kept = _with_joint_accusers(parsed, kept)
    named = [each for each in kept if _names_accused(parsed, actors, each)]
    kept = tuple(each for each in kept if each in named or not _is_told_near(parsed, each, named))
    held = [each for each in kept if not _is_aim(parsed, actors, each)]
    return tuple(each for each in kept if each in held or not any(_same_parties(each, other) for other in held))


def order(allegation: Allegation) -> tuple[int, int, tuple[str, ...]]:
    """Sorts allegations as the text tells them."""
    return allegation.anchor.start, METHODS.index(allegation.method), allegation.accuser


def _one_each(parsed: ParsedText, allegations: Sequence[Allegation]) -> tuple[Allegation, ...]:
    kept: dict[tuple[int, frozenset[str], frozenset[str]], Allegation] = {}
    for each in sorted(allegations, key=lambda one: (METHODS.index(one.method), order(one))):
        place = parsed.sentence_index(each.anchor.start)
        kept.setdefault((place, each.accuser_roots, each.accused_roots), each)
    return tuple(sorted(kept.values(), key=order))


def _without_headline(parsed: ParsedText, allegations: tuple[Allegation, ...]) -> tuple[Allegation, ...]:
    """Allegations without those of a headline that the article itself makes between the same parties."""
    end = parsed.text.find("\n")
    if end < 0 or parsed.text[:end].rstrip()[-1:] in _SENTENCE_ENDS:
        return allegations
    body = [each for each in allegations if each.anchor.start > end]
    return tuple(each for each in allegations if each in body or not any(_same_parties(each, one) for one in body))


def _same_parties(one: Allegation, other: Allegation) -> bool:
    return one.accuser_roots == other.accuser_roots and one.accused_roots == other.accused_roots


def _with_joint_accusers(parsed: ParsedText, allegations: Sequence[Allegation]) -> tuple[Allegation, ...]:
    """Where one party says again, near by, what another has said of the same accused, both hold it against them."""
    joint: list[Allegation] = []
    for each in allegations:
        first = next((one for one in joint if _says_the_same(parsed, one, each)), None)
        if first is None:
            joint.append(each)
        else:
            joint[joint.index(first)] = replace(first, accuser=tuple(dict.fromkeys((*first.accuser, *each.accuser))))
    return tuple(joint)


def _says_the_same(parsed: ParsedText, one: Allegation, other: Allegation) -> bool:
    apart = abs(parsed.sentence_index(one.anchor.start) - parsed.sentence_index(other.anchor.start))
    if one.accused_roots != other.accused_roots or not 0 < apart <= _NEAR:
        return False
    words, again = (set(parsed.text[each.act.start : each.act.end].lower().split()) for each in (one, other))
    return len(words & again) >= _ALIKE * len(words | again) and len(words & again) > 1


def _names_accused(parsed: ParsedText, actors: ActorIndex, allegation: Allegation) -> bool:
    said = parsed.sentence_at(allegation.anchor.start)
    meant = actors.within(said.start_char, said.end_char)
    return any(roots(each.actor_ids) & allegation.accused_roots for each in meant)


def _is_told_near(parsed: ParsedText, allegation: Allegation, others: Sequence[Allegation]) -> bool:
    """'We condemn the attacks', beside the sentence that says whose they are."""
    here = parsed.sentence_index(allegation.anchor.start)
    places = (parsed.sentence_index(each.anchor.start) for each in others if _same_parties(each, allegation))
    return any(abs(place - here) <= _NEAR for place in places)


def _is_aim(parsed: ParsedText, actors: ActorIndex, allegation: Allegation) -> bool:
    """Whether a deed is only what the accuser means to end: 'A works to protect the people from B's cruelty'."""
    token = parsed.tokens(allegation.anchor.start, allegation.anchor.end)[0]
    if allegation.method != "disputes/told-misdeed":
        return False
    while token.head is not token and token.dep_ != "ccomp":
        if token.dep_ == "conj" and any(each.dep_ in {"nsubj", "nsubjpass"} for each in token.lefts):
            return False
        token = token.head
        if _is_purpose(token):
            doers = (party_of(each, actors) for each in subjects_of(token))
            if any(roots(each) & allegation.accuser_roots for each in doers):
                return True
    return False


def _is_purpose(verb: Token) -> bool:
    return verb.pos_ == "VERB" and (verb.dep_ == "pcomp" or any(each.tag_ == "TO" for each in verb.lefts))
