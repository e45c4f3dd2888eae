"""The day that a text is speaking of where a clause names none: told before, of the same act elsewhere, or to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from detente.finding.parsing import ParsedText
from detente.finding.tying import Tied, clause_verb, finite, length, same_act, tense
from detente.finding.words import Token
from detente.knowledge.speech import complements_of
from detente.records import Interval, Time

SINGLE_DAYS = 7
"""A time that covers no more days than these says when one act was."""
TOPIC_DAYS = 3
"""A time that covers no more days than these can be what a text goes on speaking of."""
PLAN_DAYS = 31
"""A time that covers no more days than these can be what a plan is for."""
NEWS = timedelta(days=14)
"""How old the day may be that a report goes on speaking of without naming it again."""


@dataclass(frozen=True, slots=True)
class Ground:
    """How words were given their days: by which rule (`method`), and by which time expressions, if any."""

    days: Interval
    method: str
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """A parsed text with its times tied to their words, all and by number of sentence."""

    parsed: ParsedText
    tied: tuple[Tied, ...]
    by_sentence: dict[int, list[Tied]]


def timed(parsed: ParsedText, tied: tuple[Tied, ...]) -> Timed:
    """The text with its tied times sorted into sentences."""
    by_sentence: dict[int, list[Tied]] = {}
    for each in tied:
        by_sentence.setdefault(parsed.sentence_index(each.anchor.idx), []).append(each)
    return Timed(parsed, tied, by_sentence)


def told_before(text: Timed, head: Token) -> Ground | None:
    """The day that the text was last speaking of, for a past-tense clause without a day of its own."""
    number, published = text.parsed.sentence_index(head.idx), text.parsed.published
    if is_headline(text.parsed, number):
        below = (_topic(text.by_sentence.get(each, []), published) for each in range(1, 1 + _LEAD))
        return next((found for found in below if found), None)
    if not _is_told_as_past(head):
        return None
    earlier = list(_earlier(text, head, number))
    going_on = (_topic([each for each in here if _goes_on(text.parsed, each, head)], published) for here in earlier)
    lead = (_topic(here, published) for here in reversed(earlier))
    return next((found for found in (*going_on, *lead) if found), None)


def _earlier(text: Timed, head: Token, number: int) -> Iterator[list[Tied]]:
    """The times of the sentences before, last first; a speech goes on from speeches, not from deeds told in them."""
    is_speech = is_said(clause_verb(head))
    for each in sorted(text.by_sentence, reverse=True):
        if each < number:
            here = text.by_sentence[each]
            yield [tied for tied in here if is_said(tied.verb) or tied.verb.dep_ == "ROOT"] if is_speech else here


def is_said(verb: Token) -> bool:
    """Whether a verb tells that somebody said something."""
    return verb.lemma_ in complements_of(verb.doc.lang_)


_LEAD = 2
"""How many sentences below a headline may give its day: a date line and the first of the text."""


def _is_told_as_past(head: Token) -> bool:
    """Whether the clause, or that of the verb of saying over it, is in the past tense."""
    verb = clause_verb(head)
    while tense(finite(verb)) != "Past":
        speaks = is_said(verb) or tense(finite(verb)) in ("Pres", "Perfect")  # '"I will say it is wrong," he said'
        if verb.dep_ not in ("ccomp", "parataxis") or not speaks:
            return False
        verb = clause_verb(verb.head)
    return True


def _goes_on(parsed: ParsedText, tied: Tied, head: Token) -> bool:
    """Whether the text may still speak of a day: that on which somebody said something ends with the next speaker."""
    if not is_said(tied.verb):
        return True
    told = parsed.sentence_index(tied.verb.idx)
    since = parsed.sentences[told + 1 : parsed.sentence_index(head.idx) + 1]
    known = {token.lemma_ for token in parsed.sentences[told]}
    subjects = (child for each in since for child in each.root.children if child.dep_ in ("nsubj", "nsubjpass"))
    return all(each.pos_ != "PROPN" or each.lemma_ in known for each in subjects)


def _topic(tied: list[Tied], published: Interval) -> Ground | None:
    found = [each for each in tied if _is_topic(each) and _is_news(each.days, published)]
    return Ground(found[-1].days, "dating/said-before", (found[-1].time,)) if found else None


def _is_topic(tied: Tied) -> bool:
    short = length(tied.days) <= TOPIC_DAYS and tied.time.kind != "DURATION" and tied.time.value != "PRESENT_REF"
    return short and tied.verb.dep_ in ("ROOT", "conj", "ccomp") and tied.anchor.dep_ not in ("dobj", "obj")


def _is_news(days: Interval, published: Interval) -> bool:
    """Whether days lie in the fortnight up to the report, or the report's own days are unknown."""
    if published.date_to is None or days.date_to is None:
        return published.date_to is None
    return timedelta(0) <= published.date_to - days.date_to <= NEWS


def told_elsewhere(text: Timed, head: Token, known: bool = False) -> Ground | None:
    """The day that the text gives the same act elsewhere: for a headline, and for what is spoken of as known."""
    if not (known or is_headline(text.parsed, text.parsed.sentence_index(head.idx)) or _is_definite(head)):
        return None
    for each in text.tied:
        same = any(same_act(head, word) for word in (each.anchor, each.verb))
        if same and not each.reach and length(each.days) <= SINGLE_DAYS and each.time.kind != "DURATION":
            return Ground(each.days, "dating/told-elsewhere", (each.time,))
    return None


def _is_definite(noun: Token) -> bool:
    """Whether a noun names something spoken of before: 'the protest', 'their decision', 'Peru's announcement'."""
    definite = any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.children)
    return noun.pos_ == "NOUN" and definite


def to_come(text: Timed, head: Token) -> Ground | None:
    """The day to come that the text is speaking of, for a plan without a day of its own."""
    number, published = text.parsed.sentence_index(head.idx), text.parsed.published
    first = number + 1 if is_headline(text.parsed, number) else number
    for earlier in range(first, max(-1, number - 1 - _PLANS_BACK), -1):
        near = [each for each in text.by_sentence.get(earlier, []) if length(each.days) <= PLAN_DAYS]
        ahead = [each for each in near if _is_after(each.days, published)]
        if ahead:
            return Ground(ahead[-1].days, "dating/plan-said-before", (ahead[-1].time,))
    return None


_PLANS_BACK = 3


def _is_after(days: Interval, published: Interval) -> bool:
    return days.date_to is not None and published.date_to is not None and days.date_to > published.date_to


def is_headline(parsed: ParsedText, number: int) -> bool:
    """Whether a sentence is the first line and ends without a full stop."""
    return number == 0 and parsed.sentences[0].text.rstrip()[-1:] not in '.!?"”’'
