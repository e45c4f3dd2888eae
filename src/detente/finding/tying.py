"""What a time expression belongs to by grammar: the word, the clause, and the end of the clause's days it gives."""

import re
import sys
from dataclasses import dataclass
from itertools import pairwise

from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.calendar_words import bound_words
from detente.records import DateBasis, Interval, Time


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


def tie_all(parsed: ParsedText, times: tuple[Time, ...]) -> tuple[Tied, ...]:
    """Each time with days, tied to its word and clause, and again as a bound or day of the clause above."""
    ends = {one: two for one, two in pairwise(times) if _is_range(parsed, one, two)}
    lasts = set(ends.values())
    own = tuple(found for each in times if each not in lasts and (found := _tie(parsed, each, ends.get(each))))
    return own + tuple(found for each in own if (found := _of_clause_above(parsed, each)))


def same_act(one: Token, other: Token) -> bool:
    """Whether two words tell of the same act: the same lemma, or verb and noun of one stem."""
    stem = _STEM if one.pos_ != other.pos_ else max(len(one.lemma_), len(other.lemma_))
    return one.i != other.i and one.lemma_[:stem].lower() == other.lemma_[:stem].lower() and len(one.lemma_) > 3


_STEM = 6


def _is_range(parsed: ParsedText, one: Time, two: Time) -> bool:
    """Whether two times are the ends of one interval: 'from May 2012 to June 2015', 'between 3 May and 5 June'."""
    if one.kind != "DATE" or two.kind != "DATE" or not one.date_from or not two.date_to or one.date_from > two.date_to:
        return False
    language = parsed.document.language
    before = _word_before(parsed, one.start)
    between = parsed.text[one.end : two.start].strip(" ,").lower()
    return before in bound_words(language, "open") and between in bound_words(language, "join")


def _word_before(parsed: ParsedText, start: int) -> str:
    found = re.search(r"(\w+)[^\S\n]+(?:the[^\S\n]+)?$", parsed.text[max(0, start - 24) : start])
    return found[1].lower() if found else ""


def length(days: Interval) -> int:
    """How many days an interval has; of one open at an end more than any other has."""
    if days.date_from is None or days.date_to is None:
        return sys.maxsize
    return (days.date_to - days.date_from).days + 1


def clause_verb(token: Token) -> Token:
    """The verb of the clause a token stands in: itself, the first verb above it, or the head of its sentence."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token.head if token.dep_ in ("aux", "auxpass") else token


def finite(verb: Token) -> Token:
    """The verb whose tense a participle or infinitive without one shares."""
    for _ in range(CLAUSES_UP):
        has_aux = any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in verb.children)
        if has_aux or verb.tag_ not in ("VBG", "VBN", "VB") or verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return verb


def _tie(parsed: ParsedText, time: Time, last: Time | None) -> Tied | None:
    tokens = parsed.tokens(time.start, time.end)
    if not len(tokens) or (time.date_from is None and time.date_to is None) or time.kind == "SET":
        return None
    anchor = tokens.root
    while anchor.head != anchor and (anchor.pos_ in ("ADP", "NUM", "SCONJ", "ADV") or anchor in tokens):
        anchor = anchor.head
    reach = "" if last else _reach(parsed, time, tokens.root)
    if reach == "from" and _is_compared(parsed, time, tokens.root):
        return None
    days = Interval(time.date_from, last.date_to, _basis(time)) if last else _reaching(parsed, time, reach)
    return Tied(time, anchor, clause_verb(anchor), days, reach)


def _of_clause_above(parsed: ParsedText, tied: Tied) -> Tied | None:
    """The time of a clause as that of the clause above it: 'when they met in May', or its bound: 'since it began'."""
    if tied.verb.dep_ != "advcl":
        return None
    marks = {child.lower_ for child in tied.verb.children if child.dep_ in ("mark", "advmod")}
    above, language = clause_verb(tied.verb.head), parsed.document.language
    if marks & bound_words(language, "from"):
        return Tied(tied.time, above, above, _reaching(parsed, tied.time, "from"), "from")
    if marks & bound_words(language, "same") and not tied.reach:
        return Tied(tied.time, above, above, tied.days, "")
    return None


def _reach(parsed: ParsedText, time: Time, root: Token) -> str:
    before = parsed.doc[max(0, parsed.tokens(time.start, time.end).start - 1)].lower_
    language = parsed.document.language
    words = (before, root.head.lower_ if root.head.i < root.i else "")
    if any(each in bound_words(language, "to") for each in words):
        return "" if time.kind == "TIME" else "to"
    if any(each in bound_words(language, "from") for each in words) and "/" not in time.value:
        return "from"
    return "ahead" if time.date_from is not None and time.date_from == parsed.published.date_from else ""


def _is_compared(parsed: ParsedText, time: Time, root: Token) -> bool:
    """Whether a time is only what something is the first or worst since: 'the first visit since 2004'."""
    if _word_before(parsed, time.start) not in bound_words(parsed.document.language, "since"):
        return False
    noun = root.head.head if root.head.pos_ in ("ADP", "SCONJ") else root.head
    words = (noun, *noun.children, *root.doc[clause_verb(root).i : root.i])
    ranks = bound_words(root.doc.lang_, "rank")
    return any(each.tag_ in ("JJS", "RBS") or each.lower_ in ranks for each in words)


def _reaching(parsed: ParsedText, time: Time, reach: str) -> Interval:
    basis, published = _basis(time), parsed.published.date_to
    if reach == "from":
        begun = time.date_from is None or published is None or time.date_from <= published
        return Interval(time.date_from, published if begun else None, basis)
    return Interval(None if reach == "to" else time.date_from, time.date_to, basis)


def _basis(time: Time) -> DateBasis:
    return "stated" if time.method in _STATED else "resolved"


_STATED = tuple(
    f"calendar/{name}"
    for name in ("month-day-year", "day-month-year", "iso", "slashes", "month-year", "year", "decade", "season-year")
)


def _is_in_name(tied: Tied) -> bool:
    """Whether a year is part of a name and only says in which year its days lie: 'the 2016 summit'."""
    if tied.time.method != "calendar/year" or tied.anchor.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(child.idx == tied.time.start and child.dep_ != "pobj" for child in tied.anchor.children)


def is_own(tied: Tied, head: Token) -> bool:
    """Whether a time is tied to the word, or to the clause telling of it: 'the accord that was reached on Friday'."""
    if _is_in_name(tied):
        return False
    if tied.anchor != head:
        return tied.verb.head == head and tied.anchor == tied.verb and _tells_of(tied.verb)
    return head.pos_ not in ("VERB", "AUX") or of_clause(tied, head)


def _tells_of(verb: Token) -> bool:
    """Whether a clause is about the noun it hangs on: its participle, or a relative clause with it as subject."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return verb.dep_ == "acl" or (verb.dep_ == "relcl" and any(each.tag_ in ("WDT", "WP") for each in subjects))


CLAUSES_UP = 4


def of_clause(tied: Tied, head: Token) -> bool:
    """Whether a time says when its clause was so: not that of another noun ('Friday's vote'), nor a mere reach."""
    verb = finite(tied.verb)
    if tied.reach == "from" and tense(verb) not in ("Perfect", "Pres"):
        return False
    if tied.time.kind == "DURATION" and tied.reach == "ahead" and tense(verb) != "Fut":
        return False
    if tied.time.value == "PRESENT_REF" and tense(verb) != "Pres":
        return False
    if _is_in_name(tied):
        return False
    noun = tied.anchor
    if noun.pos_ not in ("NOUN", "PROPN") or noun == head or noun.is_ancestor(head):
        return True
    return (noun.dep_ in _SAME_TIME and not _names(tied)) or _is_occasion(noun, tied.verb)


def _names(tied: Tied) -> bool:
    """Whether a time says which one its noun is, not when it was dealt with: 'suspended the accord of 9 September'."""
    of = (each for each in tied.anchor.children if each.lower_ == "of" and each.idx < tied.time.start)
    return any(below.idx == tied.time.start for each in of for below in each.subtree)


_SAME_TIME = ("dobj", "obj", "attr", "ROOT", "nsubj", "nsubjpass")
"""Places of a noun in its clause where the noun's time is the clause's: 'a strike on Friday killed two'."""


def _is_occasion(noun: Token, verb: Token) -> bool:
    """Whether a noun names what the clause took place at: 'at Friday's meeting they agreed'."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _OCCASION and clause_verb(noun.head) == verb


_OCCASION = ("in", "at", "during", "on")


def tense(verb: Token) -> str:
    """Past, Perfect, Pluperfect, Pres or Fut of a clause, by its finite word."""
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemmas = {child.lemma_.lower() for child in helpers.values()}
    if lemmas & {"will", "shall"}:
        return "Fut"
    if "have" in lemmas:
        return "Pluperfect" if helpers.keys() & {"had", "'d", "’d"} else "Perfect"
    finite = next((child for child in helpers.values() if child.morph.get("Tense")), verb)
    return "Past" if "Past" in finite.morph.get("Tense") and finite.tag_ in ("VBD", "VBN") else "Pres"
