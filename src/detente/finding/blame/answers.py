"""How the accused answers: denial, admission, apology or counter-charge, in the same sentence or further on."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from detente.finding.blame.allegation import Allegation, roots
from detente.finding.parsing import ActorIndex, ParsedText
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
            if _who(token, actors) & allegation.accused_roots:
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
            if token.lemma_.lower() in entry.verbs and _has_object(token, entry):
                yield token, entry


def _has_object(token: Token, entry: Answers) -> bool:
    if not entry.objects:
        return True
    objects = [each for each in token.children if each.dep_ in {"dobj", "nsubjpass"}]
    objects += [token.head] if token.dep_ in {"acl", "relcl"} else []
    return any(each.lemma_.lower() in entry.objects for each in objects)


def _who(token: Token, actors: ActorIndex) -> frozenset[str]:
    subjects = [each for each in token.children if each.dep_ == "nsubj"]
    if not subjects and token.dep_ == "conj":
        return _who(token.head, actors)
    found = [mention for each in subjects if (mention := actors.headed_by(each) or actors.covering(each)) is not None]
    if not found:
        agents = [each for child in token.children if child.lower_ == "by" for each in child.children]
        found = [mention for each in agents if (mention := actors.covering(each)) is not None]
    return roots(tuple(actor_id for mention in found for actor_id in mention.actor_ids))


def _counters(other: Allegation, allegation: Allegation, parsed: ParsedText) -> bool:
    near = 0 <= parsed.sentence_index(other.anchor.start) - parsed.sentence_index(allegation.anchor.start) <= _REACH
    turned = other.accuser_roots & allegation.accused_roots and other.accused_roots & allegation.accuser_roots
    return near and bool(turned) and other.anchor.start > allegation.anchor.start
