"""When that took place which some characters tell: by a time in their clause or sentence, or before, or by the report.

The order of the grounds: a time that the grammar ties to the very word; one of its clause, or of the clause it is
coordinated with; the day its paragraph was already speaking of; the report's own date. What is planned, called for or
conditional begins there and has no end; what goes on ends with the report.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from detente.finding.parsing import ParsedText
from detente.knowledge.calendar_words import bound_words
from detente.records import DateBasis, Interval, Status, Time

WhenFn = Callable[[int, int, Status | None], Interval]
"""The days on which that happened which the characters `start:end` tell, given how real it is."""

UNREAL: tuple[Status, ...] = ("planned", "called_for", "conditional")
SINGLE_DAYS = 7
"""A time that covers no more days than these can be what a paragraph goes on speaking of."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A time with the word it depends on (`anchor`), the verb of its clause, and the days it gives that clause.

    `reach` is "from" or "to" where the days only begin or end there ('since Monday'), "ahead" where they lie ahead.
    """

    time: Time
    anchor: Token
    verb: Token
    days: Interval
    reach: str


def make_when(parsed: ParsedText, times: tuple[Time, ...]) -> WhenFn:
    """A function from characters and status to days; times without days are of no use to it."""
    tied = tuple(found for each in times if (found := _tied(parsed, each)))
    by_sentence: dict[int, list[Tied]] = {}
    for each in tied:
        by_sentence.setdefault(parsed.sentence_index(each.time.start), []).append(each)

    def when(start: int, end: int, status: Status | None = None) -> Interval:
        head = _head(parsed, start, end)
        here = by_sentence.get(parsed.sentence_index(start), [])
        if own := _own_time(head, here):
            days, in_clause = own
            return _with_status(days, status, parsed.published, own=in_clause)
        if status == "planned" and (ahead := _ahead(parsed, head, by_sentence)):
            return ahead
        known = _from_before(parsed, head, by_sentence) or _from_report(parsed, head)
        return _with_status(known, status, parsed.published, own=False)

    return when


def clause_verb(token: Token) -> Token:
    """The verb of the clause a token stands in: itself, the first verb above it, or the head of its sentence."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _finite(verb: Token) -> Token:
    """The verb whose tense a participle or infinitive without one shares."""
    for _ in range(_CLAUSES_UP):
        has_aux = any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children)
        if has_aux or verb.tag_ not in ("VBG", "VBN", "VB") or verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return verb


def _head(parsed: ParsedText, start: int, end: int) -> Token:
    tokens = parsed.tokens(start, end)
    return tokens.root if len(tokens) else parsed.sentence_at(start).root


def _tied(parsed: ParsedText, time: Time) -> Tied | None:
    tokens = parsed.tokens(time.start, time.end)
    if not len(tokens) or (time.date_from is None and time.date_to is None) or time.kind == "SET":
        return None
    anchor = tokens.root
    while anchor.head != anchor and (anchor.pos_ in ("ADP", "NUM", "SCONJ", "ADV") or anchor in tokens):
        anchor = anchor.head
    reach = _reach(parsed, time, tokens.root)
    return Tied(time, anchor, clause_verb(anchor), _reaching(parsed, time, reach), reach)


def _reach(parsed: ParsedText, time: Time, root: Token) -> str:
    before = parsed.doc[max(0, parsed.tokens(time.start, time.end).start - 1)]
    sides = bound_words(parsed.document.language)
    side = sides.get(before.lower_) or sides.get(root.head.lower_ if root.head.i < root.i else "")
    if side is None and time.date_from is not None and time.date_from == parsed.published.date_from:
        return "ahead"
    return side or ""


def _reaching(parsed: ParsedText, time: Time, reach: str) -> Interval:
    basis: DateBasis = "stated" if time.method in _STATED else "resolved"
    if reach == "from":
        return Interval(time.date_from, parsed.published.date_to, basis)
    return Interval(None if reach == "to" else time.date_from, time.date_to, basis)


_STATED = tuple(
    f"calendar/{name}"
    for name in ("month-day-year", "day-month-year", "iso", "slashes", "month-year", "year", "decade", "season-year")
)


def _own_time(head: Token, here: list[Tied]) -> tuple[Interval, bool] | None:
    """Days from a time tied to the word, to its clause (then True), or to a clause that shares its time."""
    direct = [each for each in here if each.anchor == head]
    if direct:
        return _nearest(head, direct), True
    verb = clause_verb(head)
    for level in range(_CLAUSES_UP):
        clause = [each for each in here if each.verb == verb and _of_clause(each, head)]
        if clause:
            return _nearest(head, clause), level == 0 or verb.dep_ == "conj"
        if verb.dep_ not in _SHARES_TIME or verb.head == verb:
            return None
        verb = clause_verb(verb.head)
    return None


_CLAUSES_UP = 4
_SHARES_TIME = ("conj", "xcomp", "ccomp", "advcl", "dep", "pcomp", "acl")


def _of_clause(tied: Tied, head: Token) -> bool:
    """Whether a time says when its clause was so: not that of another noun ('Friday's vote'), nor a mere reach."""
    verb = _finite(tied.verb)
    if tied.reach == "from" and _tense(verb) not in ("Perfect", "Pres"):
        return False
    if tied.time.kind == "DURATION" and tied.reach == "ahead" and _tense(verb) != "Fut":
        return False
    noun = tied.anchor
    if noun.pos_ not in ("NOUN", "PROPN") or noun == head or noun.is_ancestor(head):
        return True
    return noun.dep_ in ("dobj", "obj", "attr", "ROOT")


def _nearest(head: Token, among: list[Tied]) -> Interval:
    narrow = sorted(among, key=lambda each: (_days(each.days) > SINGLE_DAYS, abs(each.time.start - head.idx)))
    return narrow[0].days


def _days(interval: Interval) -> int:
    if interval.date_from is None or interval.date_to is None:
        return 99999
    return (interval.date_to - interval.date_from).days + 1


def _from_before(parsed: ParsedText, head: Token, by_sentence: dict[int, list[Tied]]) -> Interval | None:
    """The day that the text was last speaking of, for a past-tense clause without a day of its own."""
    number = parsed.sentence_index(head.idx)
    if _is_headline(parsed, number):
        return _topic(by_sentence.get(number + 1, []), parsed.published)
    if _tense(_finite(clause_verb(head))) != "Past":
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
        found = _topic(by_sentence.get(earlier, []), parsed.published)
        if found:
            return found
    return None


def _topic(tied: list[Tied], published: Interval) -> Interval | None:
    found = [each for each in tied if _is_topic(each) and _is_news(each.days, published)]
    return found[-1].days if found else None


def _is_news(days: Interval, published: Interval) -> bool:
    """Whether days lie in the fortnight up to the report, or the report's own days are unknown."""
    if published.date_to is None or days.date_to is None:
        return published.date_to is None
    return timedelta(0) <= published.date_to - days.date_to <= NEWS


NEWS = timedelta(days=14)
"""How old the day may be that a report goes on speaking of without naming it again."""

_SENTENCES_BACK = 50


def _ahead(parsed: ParsedText, head: Token, by_sentence: dict[int, list[Tied]]) -> Interval | None:
    """The day to come that the text is speaking of, for a plan without a day of its own."""
    number, published = parsed.sentence_index(head.idx), parsed.published
    first = number + 1 if _is_headline(parsed, number) else number
    for earlier in range(first, max(-1, number - 1 - _PLANS_BACK), -1):
        near = [each.days for each in by_sentence.get(earlier, []) if _days(each.days) <= SINGLE_DAYS]
        to_come = [each for each in near if published.date_to and each.date_to and each.date_to > published.date_to]
        if to_come:
            return to_come[-1]
    return None


_PLANS_BACK = 3


def _is_headline(parsed: ParsedText, number: int) -> bool:
    """Whether a sentence is the first line and ends without a full stop."""
    return number == 0 and parsed.sentences[0].text.rstrip()[-1:] not in '.!?"”’'


def _is_topic(tied: Tied) -> bool:
    short = _days(tied.days) <= SINGLE_DAYS and tied.time.kind != "DURATION"
    return short and tied.verb.dep_ in ("ROOT", "conj", "ccomp")


def _tense(verb: Token) -> str:
    """Past, Perfect, Pluperfect, Pres or Fut of a clause, by its finite word."""
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemmas = {child.lemma_.lower() for child in helpers.values()}
    if lemmas & {"will", "shall"}:
        return "Fut"
    if "have" in lemmas:
        return "Pluperfect" if helpers.keys() & {"had", "'d", "’d"} else "Perfect"
    finite = next((child for child in helpers.values() if child.morph.get("Tense", [])), verb)
    return "Past" if "Past" in finite.morph.get("Tense", []) and finite.tag_ in ("VBD", "VBN") else "Pres"


def _from_report(parsed: ParsedText, head: Token) -> Interval:
    """The report's own days for what it tells as its news; only an upper bound for what lies before that."""
    published = parsed.published
    if published.date_from is None and published.date_to is None:
        return Interval(None, None, "unknown")
    if _lies_before(clause_verb(head)):
        return Interval(None, published.date_to, "reported")
    return Interval(published.date_from, published.date_to, "reported")


def _lies_before(verb: Token) -> bool:
    return _tense(verb) == "Pluperfect"


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
