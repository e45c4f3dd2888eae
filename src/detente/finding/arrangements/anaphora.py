"""Pronouns that stand for an arrangement: 'the truce began on Monday; it collapsed within hours'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.finding.arrangements.changes import heard
from detente.finding.arrangements.references import Reference
from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.mechanism_nouns import pronouns
from detente.records import Span

SENTENCES_BACK = 1
"""A pronoun further from its noun is left alone: something else will have been named in between."""


def find_pronouns(parsed: ParsedText, references: Sequence[Reference]) -> Iterator[Reference]:
    """Each pronoun of which a change of state is told that fits the arrangement named just before."""
    words = pronouns(parsed.document.language)
    for token in parsed.doc:
        if token.lower_ in words and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            meant = _antecedent(parsed, references, token)
            if meant and any(not cue.weak for _, _, cue in heard(meant)):
                yield meant


def _antecedent(parsed: ParsedText, references: Sequence[Reference], token: Token) -> Reference | None:
    here = parsed.sentence_index(token.idx)
    near = [
        each
        for each in references
        if each.words.end <= token.idx and here - parsed.sentence_index(each.words.start) <= SENTENCES_BACK
    ]
    if not near:
        return None
    words = Span(token.idx, token.idx + len(token))
    return replace(
        near[-1], words=words, phrase=words, head=token, key=None, definite=True, other=False, standing=False
    )
