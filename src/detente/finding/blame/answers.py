"""How the accused answers: denial, admission, apology or counter-charge, in the same sentence or further on."""

from collections.abc import Iterator, Sequence

from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.parties import subject_party
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.allegations import Answers, answers
from detente.records import Mention, Response

_REACH = 3
"""Sentences after an allegation in which a bare 'denied' still answers it."""


def find_answer(
    parsed: ParsedText, actors: ActorIndex, allegation: Allegation, others: Sequence[Allegation]
) -> tuple[Response, tuple[Mention, ...]]:
    """The first answer of the accused and its evidence; `none` where the report gives none."""
    first = parsed.sentence_index(allegation.anchor.start)
    for index in range(first, min(first + _REACH + 1, len(parsed.sentences))):
        for token, entry in _answers_in(parsed, index):
            if index > first + 1 and _tells_own_deed(token):
                continue
            if roots(subject_party(token, actors)) & allegation.accused_roots:
                method = f"disputes/answer:{entry.name.replace(' ', '-')}"
                return entry.response, (parsed.mention(token.idx, token.idx + len(token), method),)
    back = next((each for each in others if _counters(each, allegation, parsed)), None)
    if back is not None:
        return "countered", (parsed.mention(back.anchor.start, back.anchor.end, "disputes/answer:counter-charge"),)
    return "none", ()


def _answers_in(parsed: ParsedText, index: int) -> Iterator[tuple[Token, Answers]]:
    for token in parsed.sentences[index]:
        if token.pos_ not in {"VERB", "AUX"} or any(
            each.dep_ == "neg" or each.lower_ == "never" for each in token.children
        ):
            continue
        for entry in answers(parsed.document.language):
            if token.lemma_.lower() in entry.verbs and _has_object(token, entry) and _has_verdict(token, entry):
                yield token, entry


def _tells_own_deed(verb: Token) -> bool:
    # 'denied that it had signed' answers what was said just before, or nothing that was said here.
    return any(each.dep_ in {"ccomp", "xcomp"} for each in verb.rights)


def _has_object(token: Token, entry: Answers) -> bool:
    if not entry.objects:
        return True
    passive = any(each.dep_ == "agent" for each in token.children)  # 'several attacks, also claimed by B'
    things = {"dobj", "nsubjpass", "nsubj"} if passive else {"dobj", "nsubjpass"}
    objects = [each for each in token.children if each.dep_ in things]
    objects += [token.head] if token.dep_ in {"acl", "relcl"} else []
    return any(each.lemma_.lower() in entry.objects for each in objects)


def _has_verdict(token: Token, entry: Answers) -> bool:
    # 'called the charge groundless', 'which it says is a lie'
    return not entry.verdicts or any(each.lemma_.lower() in entry.verdicts for each in token.subtree)


def _counters(other: Allegation, allegation: Allegation, parsed: ParsedText) -> bool:
    near = 0 <= parsed.sentence_index(other.anchor.start) - parsed.sentence_index(allegation.anchor.start) <= _REACH
    turned = other.accuser_roots & allegation.accused_roots and other.accused_roots & allegation.accuser_roots
    return near and bool(turned) and other is not allegation and other.anchor.start >= allegation.anchor.start
