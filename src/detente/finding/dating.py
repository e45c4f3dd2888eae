"""When that took place which some characters tell: by a time in their clause or sentence, or before, or by the report.

The order of the grounds: a time that the grammar ties to the very word; one of its clause, or of the clause it is
coordinated with; the day its paragraph was already speaking of; the report's own date. What is planned, called for or
conditional begins there and has no end; what goes on ends with the report.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from detente.finding.parsing import ParsedText, WhenFn
from detente.finding.tying import CLAUSES_UP, Tied, bounding, clause_verb, finite, is_own, of_clause, tense, tie
from detente.knowledge.speech import complements_of
from detente.records import Interval, Status, Time

"""The days on which that happened which the characters `start:end` tell, given how real it is."""

UNREAL: tuple[Status, ...] = ("planned", "called_for", "conditional")
SINGLE_DAYS = 7
"""A time that covers no more days than these says when one act was."""
TOPIC_DAYS = 3
"""A time that covers no more days than these can be what a text goes on speaking of."""
PLAN_DAYS = 31
"""A time that covers no more days than these can be what a plan is for."""


@dataclass(frozen=True, slots=True)
class Ground:
    """How words were given their days: by which rule (`method`), and by which time expressions, if any."""

    days: Interval
    method: str
    times: tuple[Time, ...] = ()


GroundFn = Callable[[int, int, Status | None], Ground]
"""As `WhenFn`, with the chain from the words to the days."""


def make_when(parsed: ParsedText, times: tuple[Time, ...]) -> WhenFn:
    """A function from characters and status to days; times without days are of no use to it."""
    ground = make_ground(parsed, times)

    def when(start: int, end: int, status: Status | None = None) -> Interval:
        return ground(start, end, status).days

    return when


def make_ground(parsed: ParsedText, times: tuple[Time, ...]) -> GroundFn:
    """As `make_when`, with the rule and the time expressions that the days rest on."""
    own = tuple(found for each in times if (found := tie(parsed, each)))
    tied = own + tuple(found for each in own if (found := bounding(parsed, each)))
    by_sentence: dict[int, list[Tied]] = {}
    for each in tied:
        by_sentence.setdefault(parsed.sentence_index(each.time.start), []).append(each)

    def ground(start: int, end: int, status: Status | None = None) -> Ground:
        head = _head(parsed, start, end)
        here = by_sentence.get(parsed.sentence_index(start), [])
        if own := _own_time(head, here):
            found, in_clause = own
            days = _with_status(found.days, status, parsed.published, own=in_clause)
            return Ground(days, found.method, found.times)
        to_come = status == "planned" or (status is None and tense(finite(clause_verb(head))) == "Fut")
        if to_come and (ahead := _ahead(parsed, head, by_sentence)):
            return ahead
        if again := _told_elsewhere(parsed, head, tied):
            return Ground(_with_status(again.days, status, parsed.published, own=False), again.method, again.times)
        known = _from_before(parsed, head, by_sentence) or _from_report(parsed, head)
        return Ground(_with_status(known.days, status, parsed.published, own=False), known.method, known.times)

    return ground


def _head(parsed: ParsedText, start: int, end: int) -> Token:
    tokens = parsed.tokens(start, end)
    return tokens.root if len(tokens) else parsed.sentence_at(start).root


def _own_time(head: Token, here: list[Tied]) -> tuple[Ground, bool] | None:
    """Days from a time tied to the word, to its clause (then True), or to a clause that shares its time."""
    direct = [each for each in here if is_own(each, head)]
    if direct:
        return _nearest(head, direct, "dating/own-word"), True
    verb = clause_verb(head)
    for level in range(CLAUSES_UP):
        clause = [each for each in here if each.verb == verb and of_clause(each, head)]
        if clause:
            own = level == 0 or verb.dep_ == "conj"
            return _nearest(head, clause, "dating/own-clause" if own else "dating/clause-above"), own
        if verb.dep_ not in _SHARES_TIME or verb.head == verb:
            return None
        verb = clause_verb(verb.head)
    return None


_SHARES_TIME = ("conj", "xcomp", "ccomp", "advcl", "dep", "pcomp", "acl")


def _nearest(head: Token, among: list[Tied], method: str) -> Ground:
    narrow = sorted(among, key=lambda each: (_days(each.days) > SINGLE_DAYS, abs(each.time.start - head.idx)))
    return Ground(narrow[0].days, method, (narrow[0].time,))


def _days(interval: Interval) -> int:
    if interval.date_from is None or interval.date_to is None:
        return 99999
    return (interval.date_to - interval.date_from).days + 1


def _from_before(parsed: ParsedText, head: Token, by_sentence: dict[int, list[Tied]]) -> Ground | None:
    """The day that the text was last speaking of, for a past-tense clause without a day of its own."""
    number = parsed.sentence_index(head.idx)
    if _is_headline(parsed, number):
        below = (_topic(by_sentence.get(each, []), parsed.published) for each in range(1, 1 + _LEAD))
        return next((found for found in below if found), None)
    if not _is_told_as_past(head):
        return None
    earlier = [by_sentence[each] for each in sorted(by_sentence, reverse=True) if each < number]
    going_on = (_topic([each for each in here if _goes_on(each, head)], parsed.published) for here in earlier)
    lead = (_topic(here, parsed.published) for here in reversed(earlier))
    return next((found for found in (*going_on, *lead) if found), None)


def _is_told_as_past(head: Token) -> bool:
    """Whether the clause, or that of the verb of saying over it, is in the past tense."""
    verb = clause_verb(head)
    while tense(finite(verb)) != "Past":
        if verb.dep_ not in ("ccomp", "parataxis") or tense(finite(verb)) not in ("Pres", "Perfect"):
            return False
        verb = clause_verb(verb.head)
    return True


def _goes_on(tied: Tied, head: Token) -> bool:
    """Whether the text may still speak of a day: that on which somebody said something ends with the next speaker."""
    if tied.verb.lemma_ not in complements_of(head.doc.lang_):
        return True
    now = next((child for child in head.sent.root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return now is None or now.pos_ != "PROPN" or now.lemma_ in {token.lemma_ for token in tied.verb.sent}


def _topic(tied: list[Tied], published: Interval) -> Ground | None:
    found = [each for each in tied if _is_topic(each) and _is_news(each.days, published)]
    return Ground(found[-1].days, "dating/said-before", (found[-1].time,)) if found else None


def _is_news(days: Interval, published: Interval) -> bool:
    """Whether days lie in the fortnight up to the report, or the report's own days are unknown."""
    if published.date_to is None or days.date_to is None:
        return published.date_to is None
    return timedelta(0) <= published.date_to - days.date_to <= NEWS


NEWS = timedelta(days=14)
"""How old the day may be that a report goes on speaking of without naming it again."""

_LEAD = 2
"""How many sentences below a headline may give its day: a date line and the first of the text."""


def _told_elsewhere(parsed: ParsedText, head: Token, tied: tuple[Tied, ...]) -> Ground | None:
    """The day that the text gives the same act elsewhere: for a headline, and for what is spoken of as known."""
    number = parsed.sentence_index(head.idx)
    if not (_is_headline(parsed, number) or _is_known(head)):
        return None
    for each in tied:
        same = any(_same_act(head, word) for word in (each.anchor, each.verb))
        if same and not each.reach and _days(each.days) <= SINGLE_DAYS and each.time.kind != "DURATION":
            return Ground(each.days, "dating/told-elsewhere", (each.time,))
    return None


def _is_known(noun: Token) -> bool:
    """Whether a noun names something spoken of before: 'the protest', 'their decision', 'Peru's announcement'."""
    definite = any(child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.children)
    return noun.pos_ == "NOUN" and definite


def _same_act(one: Token, other: Token) -> bool:
    """Whether two words tell of the same act: the same lemma, or verb and noun of one stem."""
    stem = _STEM if one.pos_ != other.pos_ else max(len(one.lemma_), len(other.lemma_))
    return one.i != other.i and one.lemma_[:stem].lower() == other.lemma_[:stem].lower() and len(one.lemma_) > 3


_STEM = 6


def _ahead(parsed: ParsedText, head: Token, by_sentence: dict[int, list[Tied]]) -> Ground | None:
    """The day to come that the text is speaking of, for a plan without a day of its own."""
    number, published = parsed.sentence_index(head.idx), parsed.published
    first = number + 1 if _is_headline(parsed, number) else number
    for earlier in range(first, max(-1, number - 1 - _PLANS_BACK), -1):
        near = [each for each in by_sentence.get(earlier, []) if _days(each.days) <= PLAN_DAYS]
        to_come = [each for each in near if _is_after(each.days, published)]
        if to_come:
            return Ground(to_come[-1].days, "dating/plan-said-before", (to_come[-1].time,))
    return None


_PLANS_BACK = 3


def _is_after(days: Interval, published: Interval) -> bool:
    return days.date_to is not None and published.date_to is not None and days.date_to > published.date_to


def _is_headline(parsed: ParsedText, number: int) -> bool:
    """Whether a sentence is the first line and ends without a full stop."""
    return number == 0 and parsed.sentences[0].text.rstrip()[-1:] not in '.!?"”’'


def _is_topic(tied: Tied) -> bool:
    short = _days(tied.days) <= TOPIC_DAYS and tied.time.kind != "DURATION" and tied.time.value != "PRESENT_REF"
    return short and tied.verb.dep_ in ("ROOT", "conj", "ccomp") and tied.anchor.dep_ not in ("dobj", "obj")


def _from_report(parsed: ParsedText, head: Token) -> Ground:
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
    if status in UNREAL and not (own and _to_come(days, published)):
        return Interval(days.date_from or days.date_to, None, days.basis)
    return days


def _to_come(days: Interval, published: Interval) -> bool:
    """Whether days stated with an act that is not yet real are its own and not those of the call for it."""
    last: date | None = days.date_to
    return last is not None and published.date_from is not None and last >= published.date_from
