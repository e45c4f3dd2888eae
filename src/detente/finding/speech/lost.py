"""What a verb of saying reports where the parser lost its clause: from the cue's own words to the sentence's end."""

from collections.abc import Iterable

from detente.finding.speech.bounds import content_of
from detente.finding.speech.cues import Cue
from detente.finding.speech.subjects import is_afterword
from detente.finding.words import Token
from detente.knowledge.speech import hearers_verbs
from detente.records import Span

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_OPENERS = {"DT", "PDT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "EX", "POS"}
_OWN = {"dative", "npadvmod", "advmod", "prt", "prep", "neg"}
_FAR = 12  # words between a verb of saying and its 'that'


def rest_of_sentence(cue: Cue) -> tuple[Span, ...]:
    """The characters of a that-clause, or of a clause without 'that', which the parser hung elsewhere or cut."""
    if "clause" not in cue.takes or any(each.dep_ == "ccomp" and _bound(each) for each in cue.token.rights):
        return ()
    sentence = cue.token.sent
    end = next((each.i for each in sentence if each.i > cue.token.i and each.text == "."), sentence.end)
    if cue.token.tag_ == "VBG" and cue.token.i <= sentence.start + 1:
        return ()  # 'Commenting on the news that it sank, ...'
    that = _that(cue, end)
    first = that.i + 1 if that is not None else _after_frame(cue, end)
    if first + 1 >= end or (that is None and not _opens_clause(cue.token.doc[first:end])):
        return ()
    last = next((each.i - 2 for each in cue.token.doc[first:end] if is_afterword(each)), end - 1)
    return content_of(cue.token.doc[first], cue.token.doc[last]) if last > first else ()


def _bound(clause: Token) -> bool:
    return any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in clause.lefts)


def _that(cue: Cue, end: int) -> Token | None:
    """A 'that' behind the cue which no other verb takes."""
    for token in cue.token.doc[cue.token.i + 1 : min(cue.token.i + _FAR, end)]:
        if token.tag_ in _FINITE or token.text in ".;:" or token.is_quote:
            return None
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT"} and token.i + 3 < end:
            return token if token.dep_ in {"mark", "punct", "dep"} else None
    return None


def _after_frame(cue: Cue, end: int) -> int:
    """Index of the first word behind the cue, whom it was told and where."""
    own = _OWN | ({"dobj"} if cue.verb in hearers_verbs(cue.token.lang_) else set())
    here = cue.token.i + 1
    while here < end:
        part = next((each for each in cue.token.rights if each.left_edge.i == here and each.dep_ in own), None)
        if part is None or part.right_edge.i >= end:
            break
        here = part.right_edge.i + 1
    return here


def _opens_clause(words: Iterable[Token]) -> bool:
    """Whether words begin like a clause: a noun phrase with nothing but its own words before a finite verb."""
    for place, token in enumerate(words):
        if place == 0 and (token.tag_ not in _OPENERS or token.is_quote):
            return False
        if token.tag_ in _FINITE:
            return place > 0 and not token.is_punct
        if token.text in {",", ";", ":", "—", "–", "(", '"'} or token.tag_ in {"WDT", "WP", "WRB", "CC", "``", "''"}:
            return False
    return False
