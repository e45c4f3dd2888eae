"""What a time expression belongs to by grammar: the word, the clause, and the end of the clause's days it gives."""

from dataclasses import dataclass

from spacy.tokens import Token

from detente.finding.parsing import ParsedText
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


def tie(parsed: ParsedText, time: Time) -> Tied | None:
    """The word and the clause that a time belongs to; None for one without days."""
    tokens = parsed.tokens(time.start, time.end)
    if not len(tokens) or (time.date_from is None and time.date_to is None) or time.kind == "SET":
        return None
    anchor = tokens.root
    while anchor.head != anchor and (anchor.pos_ in ("ADP", "NUM", "SCONJ", "ADV") or anchor in tokens):
        anchor = anchor.head
    reach = _reach(parsed, time, tokens.root)
    return Tied(time, anchor, clause_verb(anchor), _reaching(parsed, time, reach), reach)


def bounding(parsed: ParsedText, tied: Tied) -> Tied | None:
    """The time of a clause as a bound of the clause above it: 'since it began in May'."""
    sides = bound_words(parsed.document.language)
    marks = [child.lower_ for child in tied.verb.children if child.dep_ == "mark"]
    if tied.verb.dep_ != "advcl" or not any(sides.get(each) == "from" for each in marks):
        return None
    above = clause_verb(tied.verb.head)
    return Tied(tied.time, above, above, _reaching(parsed, tied.time, "from"), "from")


def _reach(parsed: ParsedText, time: Time, root: Token) -> str:
    before = parsed.doc[max(0, parsed.tokens(time.start, time.end).start - 1)]
    sides = bound_words(parsed.document.language)
    side = sides.get(before.lower_) or sides.get(root.head.lower_ if root.head.i < root.i else "")
    if side == "to" and time.kind == "TIME":
        return ""
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


def _is_in_name(tied: Tied) -> bool:
    """Whether a year is part of a name and only says in which year its days lie: 'the 2016 summit'."""
    if tied.time.method != "calendar/year" or tied.anchor.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(child.idx == tied.time.start and child.dep_ != "pobj" for child in tied.anchor.children)


def is_own(tied: Tied, head: Token) -> bool:
    """Whether a time is tied to the word, or to the participle that tells of it: 'the accord reached on Friday'."""
    if _is_in_name(tied):
        return False
    if tied.anchor != head:
        return tied.verb.dep_ == "acl" and tied.verb.head == head and tied.anchor == tied.verb
    return head.pos_ not in ("VERB", "AUX") or of_clause(tied, head)


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
    return noun.dep_ in _SAME_TIME or _is_occasion(noun, tied.verb)


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
    finite = next((child for child in helpers.values() if child.morph.get("Tense", [])), verb)
    return "Past" if "Past" in finite.morph.get("Tense", []) and finite.tag_ in ("VBD", "VBN") else "Pres"
