"""When that took place which some characters tell: by a time in their clause or sentence, or before, or by the report.

The order of the grounds: a time that the grammar ties to the very word; one of its clause, or of a clause that shares
its time; the day of the gathering at which it was done; that of the same act elsewhere in the text; the day that the
text was already speaking of; the report's own date. What is planned, called for or conditional begins there and has no
end; what goes on ends with the report.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from detente.finding.discourse import SINGLE_DAYS, Ground, Timed, is_said, timed, to_come, told_before, told_elsewhere
from detente.finding.distances import counted
from detente.finding.occasions import told_at
from detente.finding.parsing import ParsedText, WhenFn
from detente.finding.tying import CLAUSES_UP, Tied, clause_verb, finite, is_own, length, of_clause, tense, tie_all
from detente.finding.words import Token
from detente.records import Dating, Interval, Status, Time

UNREAL: tuple[Status, ...] = ("planned", "called_for", "conditional")
GroundFn = Callable[[int, int, Status | None], Ground]
"""As `WhenFn`, with the chain from the words to the days."""


def make_when(parsed: ParsedText, times: tuple[Time, ...], answers: dict[Dating, None] | None = None) -> WhenFn:
    """A function from characters and status to days; times without days are of no use to it.

    Each answer is added to `answers`, if that is given, with its chain from the words to the days.
    """
    ground = make_ground(parsed, times)

    def when(start: int, end: int, status: Status | None = None) -> Interval:
        found = ground(start, end, status)
        days = found.days
        if answers is not None:
            answer = Dating(start, end, status, days.date_from, days.date_to, days.basis, found.method, found.times)
            answers[answer] = None
        return days

    return when


def make_ground(parsed: ParsedText, times: tuple[Time, ...]) -> GroundFn:
    """As `make_when`, with the rule and the time expressions that the days rest on."""
    tied = tie_all(parsed, times)
    text = timed(parsed, (*tied, *(found for each in times for found in counted(parsed, each, tied))))

    def ground(start: int, end: int, status: Status | None = None) -> Ground:
        tokens = parsed.tokens(start, end)
        head = tokens.root if len(tokens) else parsed.sentence_at(start).root
        found, own = _own_time(text, head)
        plan = status == "planned" or (status is None and tense(finite(clause_verb(head))) == "Fut")
        if found is None and plan and (ahead := to_come(text, head)):
            return ahead
        found = found or told_at(text, head) or told_elsewhere(text, head) or told_before(text, head)
        found = found or _of_report(parsed, head)
        return replace(found, days=_with_status(found.days, status, parsed.published, own))

    return ground


def _own_time(text: Timed, head: Token) -> tuple[Ground | None, bool]:
    """Days from a time tied to the word, to its clause (then True), or to a clause that shares its time."""
    here, verb = text.by_sentence.get(text.parsed.sentence_index(head.idx), []), clause_verb(head)
    if direct := [each for each in here if is_own(each, head)]:
        return _nearest(head, direct, "dating/own-word"), True
    for level in range(CLAUSES_UP):
        clause = [each for each in here if each.verb == verb and of_clause(each, head)]
        if clause and (level == 0 or verb.dep_ == "conj"):
            return _nearest(head, clause, "dating/own-clause"), True
        if shared := [each for each in clause if _is_shared(text, each, head)]:
            found = _nearest(head, shared, "dating/clause-above")
            # 'They said on Friday that they had signed': the day of the saying, unless the signing has its own.
            again = told_elsewhere(text, head, known=True) if _lies_before(clause_verb(head)) else None
            return again or found, False
        if verb.dep_ not in _SHARES_TIME or verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return None, False


_SHARES_TIME = ("conj", "xcomp", "ccomp", "advcl", "dep", "pcomp", "acl")


def _is_shared(text: Timed, tied: Tied, head: Token) -> bool:
    """Whether a clause above gives its time to the word.

    Its 'now' is none of what was done before; its past day, unless somebody said so that day, none of what is done now.
    """
    told, published = tense(finite(clause_verb(head))), text.parsed.published.date_to
    if tied.time.value == "PRESENT_REF":
        return told in ("Pres", "Perfect")
    over = published is not None and tied.days.date_to is not None and tied.days.date_to < published
    return told != "Pres" or not over or is_said(tied.verb) or tense(finite(tied.verb)) == "Pres"


def _nearest(head: Token, among: list[Tied], method: str) -> Ground:
    narrow = sorted(among, key=lambda each: (length(each.days) > SINGLE_DAYS, abs(each.time.start - head.idx)))
    return Ground(narrow[0].days, method, (narrow[0].time,))


def _of_report(parsed: ParsedText, head: Token) -> Ground:
    """The report's own days for what it tells as its news; only an upper bound for what lies before that."""
    published = parsed.published
    if published.date_from is None and published.date_to is None:
        return Ground(Interval(None, None, "unknown"), "dating/unknown")
    if _lies_before(clause_verb(head)):
        return Ground(Interval(None, published.date_to, "reported"), "dating/before-report")
    return Ground(Interval(published.date_from, published.date_to, "reported"), "dating/report")


def _lies_before(verb: Token) -> bool:
    return tense(verb) == "Pluperfect"


def _with_status(days: Interval, status: Status | None, published: Interval, own: bool) -> Interval:
    if status == "ongoing":
        end = max(filter(None, (days.date_to, published.date_to)), default=None)
        return Interval(days.date_from if own and days.date_to == published.date_to else None, end, days.basis)
    if status in UNREAL and not (own and _lies_ahead(days, published)):
        return Interval(days.date_from or days.date_to, None, days.basis)
    return days


def _lies_ahead(days: Interval, published: Interval) -> bool:
    """Whether days stated with an act that is not yet real are its own and not those of the call for it."""
    last: date | None = days.date_to
    return last is not None and published.date_from is not None and last >= published.date_from
