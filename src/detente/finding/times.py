"""Time expressions of a report: the calendar's, with the grammar's word on whether a bare weekday is to come."""

from dataclasses import replace

from detente.calendar.tagging import Found, find, resolve
from detente.finding.discourse import is_headline, is_said
from detente.finding.parsing import ParsedText
from detente.finding.words import Token
from detente.knowledge.calendar_words import bound_words, time_shapes
from detente.knowledge.status_cues import status_words
from detente.records import Time

DATELINE = ("calendar/month-day-year", "calendar/day-month-year", "calendar/iso", "calendar/slashes")


def find_times(parsed: ParsedText) -> tuple[Time, ...]:
    """All time expressions in order; a line that is nothing but the report's own date is none of them."""
    language = parsed.document.language
    found = find(parsed.text, time_shapes(language), language)
    seen = tuple(replace(each, lean=lean(parsed, each)) for each in found)
    times = resolve(seen, parsed.published, language)
    return tuple(each for each in times if not _is_dateline(parsed, each))


def lean(parsed: ParsedText, found: Found) -> int:
    """1 where the clause tells of what is to come ('will meet on Friday', 'talks due in May'), -1 of what is past."""
    tokens = parsed.tokens(found.start, found.end)
    if not tokens:
        return 0
    governors = _governors(tokens.root)
    if any(_is_future(token) for token in governors) or _is_limit(tokens.root, governors):
        return 1
    if found.shape.sense == "weekday" and governors and _is_scheduled(governors[-1]):
        return 0 if is_headline(parsed, parsed.sentence_index(found.start)) else 1
    return -1 if governors and governors[-1].tag_ == "VBD" and governors[-1].dep_ in _TELLING else 0


def _is_scheduled(verb: Token) -> bool:
    """Whether a plain present has its weekday to come, as timetables have: 'talks open on Friday', 'when it opens'."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB" and not helped and not is_said(verb)


def _is_limit(root: Token, governors: list[Token]) -> bool:
    """Whether something that is not over lasts until then: 'has been shut until Friday', but 'waited until Friday'."""
    limit = root.dep_ == "pobj" and root.head.lower_ in bound_words(root.doc.lang_, "until")
    return limit and governors[-1].tag_ != "VBD"


_TELLING = ("ROOT", "conj", "ccomp", "relcl", "advcl")


def _governors(token: Token) -> list[Token]:
    """The words that the expression hangs on, up to and with the verb of its clause."""
    chain: list[Token] = []
    while token.head != token and len(chain) < _FAR:
        token = token.head
        chain.append(token)
        if token.pos_ in ("VERB", "AUX"):
            break
    return chain


_FAR = 6


def _is_future(token: Token) -> bool:
    language = token.doc.lang_
    children = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    known = status_words(language, "auxiliary")
    if any(known.get(child.lower_) in _TO_COME or child.lower_ == "would" for child in children):
        return True
    if token.tag_ == "VB" and any(child.tag_ == "TO" for child in children):
        return status_words(language, "governor").get(token.head.lemma_.lower()) in _TO_COME
    planned = status_words(language, "governor").get(token.lemma_.lower()) == "planned"
    return planned and token.tag_ in ("VBN", "JJ") and not _has_perfect(token)


_TO_COME = ("planned", "called_for")


def _has_perfect(token: Token) -> bool:
    return any(child.lemma_ == "have" for child in token.children)


def _is_dateline(parsed: ParsedText, time: Time) -> bool:
    if time.method not in DATELINE or time.date_from is None:
        return False
    published = parsed.published
    if (published.date_from, published.date_to) != (time.date_from, time.date_to):
        return False
    start = parsed.text.rfind("\n", 0, time.start) + 1
    end = parsed.text.find("\n", time.end)
    line = parsed.text[start : end if end >= 0 else len(parsed.text)]
    return line.strip(" \t.,") == parsed.text[time.start : time.end].strip(" \t.,")
