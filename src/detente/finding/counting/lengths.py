"""How long something of the dispute lasts or has lasted: the war, a truce, an exercise, an occupation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.measures import figure_words
from detente.records import Time


@dataclass(frozen=True, slots=True)
class Length:
    """A duration at `start:end` that measures what stands at `what`: so many units, such as 5 'years'."""

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    unit: str
    what: str


def find_lengths(parsed: ParsedText, times: Iterable[Time]) -> tuple[Length, ...]:
    """The durations among the times that tell how long a dispute or an arrangement lasts."""
    found = (_length(parsed, each) for each in times if each.kind == "DURATION")
    return tuple(each for each in found if each)


def _length(parsed: ParsedText, time: Time) -> Length | None:
    match = re.fullmatch(r"PT?([\d.]+)([A-Z]+)", time.value)
    written = parsed.text[time.start : time.end]
    what = _what_lasts(parsed, time)
    after = parsed.text[time.end : time.end + 8].strip().lower()
    if match is None or what is None or BARE_SPAN.match(written) or after.startswith(_DISTANCES):
        return None
    count, unit = float(match[1]), UNITS.get(("T" if "T" in time.value else "") + match[2])
    if unit is None:
        return None  # weekends and other spans that nothing of a dispute is measured in
    hedged = HEDGED.match(written)
    return Length(time.start, time.end, count, count, bool(hedged), unit, what)


_DISTANCES = ("after", "before", "ago", "later", "earlier", "since", "prior", "into")
"""What makes a span the distance from one moment to another."""
HEDGED = re.compile(r"(?:over|more|almost|nearly|about|around|roughly|less|at least|up to|just|some)\b", re.IGNORECASE)
BARE_SPAN = re.compile(r"the (?:past|last|next|coming) [a-z]+$", re.IGNORECASE)
UNITS = {
    "D": "days",
    "W": "weeks",
    "M": "months",
    "Q": "quarters",
    "Y": "years",
    "DE": "decades",
    "CE": "centuries",
} | {
    "TH": "hours",
    "TM": "minutes",
    "TS": "seconds",
}
"""Unit of a figure by the unit of a TIMEX3 duration."""


def _what_lasts(parsed: ParsedText, time: Time) -> str | None:
    """The noun that the duration is the length of, or its verb: 'five-year war', 'five years of war', 'lasted'."""
    lasting, verbs = (figure_words(parsed.document.language, name) for name in ("lasting", "lasting-verb"))
    root = parsed.tokens(time.start, time.end).root
    near = [root.head, *root.head.children, *(other for child in root.children for other in (child, *child.children))]
    if root.head.dep_ in ("prep", "pobj"):
        near += [root.head.head, *root.head.head.children]
    noun = next((each for each in near if {each.lemma_.lower(), each.lower_} & {*lasting} and _is_noun(each)), None)
    if noun is not None:
        return noun.lower_
    if root.head.lower_ in figure_words(parsed.document.language, "deadline") and root.head.dep_ == "prep":
        return root.head.head.lemma_.lower()
    verb = next((each for each in (root.head, root.head.head) if each.lemma_.lower() in verbs and _is_verb(each)), None)
    return verb.lemma_.lower() if verb is not None else None


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ == "VBG"


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")
