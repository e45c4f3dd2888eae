"""Days counted from one act to another: 'it comes two days after they met', 'a day before the talks they left'."""

from dataclasses import replace

from detente.calendar.of_steps import counted_from
from detente.finding.parsing import ParsedText
from detente.finding.tying import Tied, clause_verb, finite, length, same_act, tense
from detente.finding.words import Token
from detente.knowledge.calendar_words import bound_words
from detente.records import Interval, Time


def counted(parsed: ParsedText, time: Time, tied: tuple[Tied, ...]) -> tuple[Tied, ...]:
    """A duration between two acts gives the one its days from the other; nothing where neither has a day, or both."""
    between = _between(parsed, time)
    if between is None:
        return ()
    told, act, sign = between
    first, second = _dated(told, tied), _dated(act, tied)
    if second is not None and first is None:
        return (*_at(time, told, second.days, sign), replace(second, anchor=act, verb=clause_verb(act)))
    if first is not None and second is None:
        return _at(time, act, first.days, -sign)
    if first is None and tense(finite(told)) in ("Pres", "Perfect"):
        return _at(time, act, parsed.published, -sign)
    return ()


def _between(parsed: ParsedText, time: Time) -> tuple[Token, Token, int] | None:
    """The verb of the clause, the act it is counted from, and 1 where it comes after it, -1 where it comes before."""
    tokens = parsed.tokens(time.start, time.end)
    if time.kind != "DURATION" or not len(tokens) or tokens.end >= len(parsed.doc):
        return None
    marker = parsed.doc[tokens.end]
    later = marker.lower_ in bound_words(marker.lang_, "later")
    if not later and marker.lower_ not in bound_words(marker.lang_, "earlier"):
        return None
    clause = marker.dep_ == "mark"
    act = marker.head if clause else next((each for each in marker.children if each.dep_ == "pobj"), None)
    return (clause_verb((act if clause else marker).head), act, 1 if later else -1) if act is not None else None


def _dated(word: Token, tied: tuple[Tied, ...]) -> Tied | None:
    """The time that gives an act one day: its own, or, for a noun, that of the same act elsewhere in the text."""
    own = [each for each in tied if word in (each.anchor, each.verb) and not each.reach]
    same = [each for each in tied if same_act(word, each.anchor) or same_act(word, each.verb)]
    found = (*own, *same) if word.pos_ == "NOUN" else own
    return next((each for each in found if length(each.days) == 1), None)


def _at(time: Time, word: Token, day: Interval, sign: int) -> tuple[Tied, ...]:
    found = counted_from(day.date_from, time.value, sign) if day.date_from and length(day) == 1 else None
    if found is None:
        return ()
    return (Tied(time, word, clause_verb(word), Interval(found.date_from, found.date_to, "resolved"), ""),)
