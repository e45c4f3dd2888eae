"""When an arrangement is to end, as its reports announce: 'until 10 January', 'for another six months', '30-day'."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from detente.finding.arrangements.changes import Change
from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.mechanism_nouns import limits, spans
from detente.records import Interval, State, Time

TERMED: tuple[State, ...] = ("agreed", "in_force", "extended", "resumed")
"""States that last for a term."""
KNOWN_DAYS = 3
"""A term that starts within so many days has an end worth naming."""
PIECES = re.compile(r"P(\d+)([DWMY])")


def find_end(parsed: ParsedText, change: Change, dates: Interval, times: Iterable[Time]) -> date | None:
    """The day on which the arrangement is to end, by the first term that hangs on the words of the change."""
    sentence = parsed.sentence_span(change.span.start, change.span.end)
    for time in times:
        if change.state in TERMED and sentence.start <= time.start < sentence.end:
            end = _end(parsed, change, dates, time)
            if end:
                return end
    return None


def _end(parsed: ParsedText, change: Change, dates: Interval, time: Time) -> date | None:
    first = parsed.tokens(time.start, time.end)[0]
    if time.kind == "DURATION":
        if (change.state, change.status) == ("in_force", "occurred"):  # 'has held for six months' looks back
            return None
        own = change.reference.phrase.start <= time.start < change.reference.words.start
        holds = own or _leads(first, change, spans(parsed.document.language))
        return _after(dates, time.value) if holds else None
    if not time.date_to or not _leads(first, change, limits(parsed.document.language)):
        return None
    # A term is still to run when it is told: 'until 10 January', written in July, means the next one.
    told = parsed.published.date_from
    named = bool(re.search(r"\d{4}", parsed.text[time.start : time.end]))
    return _next_year(time.date_to) if told and time.date_to < told and not named else time.date_to


def _leads(first: Token, change: Change, words: frozenset[str]) -> bool:
    """Whether one of these words leads to the time, and hangs on the words of the change."""
    for each in first.ancestors:
        if each.lower_ in words:
            return any(change.span.start <= above.idx < change.span.end for above in each.ancestors)
        if each.ent_type_ not in ("DATE", "TIME") and each.pos_ != "ADP":  # another phrase lies between
            return False
    return False


def _after(dates: Interval, value: str) -> date | None:
    """The last day of a term like P6M that starts with the change; None where that day or the length is not known."""
    length = PIECES.fullmatch(value)
    start = dates.date_from
    if not (length and start and dates.date_to) or (dates.date_to - start).days >= KNOWN_DAYS:
        return None
    number, unit = int(length[1]), length[2]
    if unit in "DW":
        return start + timedelta(days=number * (7 if unit == "W" else 1))
    return _months_on(start, number * (12 if unit == "Y" else 1))


def _months_on(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _next_year(day: date) -> date:
    return _months_on(day, 12)
