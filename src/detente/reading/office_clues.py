"""Clues from who held an office, and which bodies stood, on the day a report was written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from detente.knowledge.calendar_words import named
from detente.knowledge.dating import sign
from detente.knowledge.facts import Office, Period, bodies, offices
from detente.reading.clue import Clue

_TITLE = 40  # characters before a title in which a word tells that it is held no longer, or is a lesser one


def terms(text: str, language: str) -> Iterator[Clue]:
    """Limits from the terms of office-holders whom a text names with their titles."""
    lowered = text.lower()
    for office in offices():
        for title in (each for each in office.titles if each.lower() in lowered):
            yield from _held(office, title, text, language)


def _held(office: Office, title: str, text: str, language: str) -> Iterator[Clue]:
    by_name: dict[str, list[Period]] = {}
    for term in office.terms:
        by_name.setdefault(term.name, []).append(term)
    for name, terms in by_name.items():
        if found := _holder(title, name, text, language):
            yield from _limits_of(found, terms)
        elif (ends := [term.to for term in terms if term.to]) and (found := _former(title, name, text, language)):
            yield Clue(found, after=min(ends))


def _former(title: str, name: str, text: str, language: str) -> str | None:
    """The words that call a person a former holder of the office."""
    if name not in text:
        return None
    found = re.search(rf"\b(?i:{re.escape(title)})\s+{re.escape(name)}(?!\w)", text)
    before = text[max(0, found.start() - _TITLE) : found.start()] if found else ""
    left = sign(language, "left").search(before)
    return f"{left[0]}{found[0]}" if found and left else None


def _holder(title: str, name: str, text: str, language: str) -> str | None:
    surname = name.split(" ", 1)[-1] if " " in name else name
    if surname not in text:
        return None
    for found in _holder_expression(title, name, surname).finditer(text):
        title_at = found.start("behind") if found["behind"] else found.start()
        before = text[max(0, title_at - _TITLE) : title_at].rsplit("\n", maxsplit=1)[-1]
        if sign(language, "former").search(before) or sign(language, "lesser").search(before):
            continue
        if not _is_given_name(text, found.end(), language) or name in found[0]:
            return found[0]
    return None


def _is_given_name(text: str, end: int, language: str) -> bool:
    # 'President Petro Roe': what looks like a surname is another man's given name.
    following = re.match(r"\s+([A-Z][a-z]+[\w’'-]*)", text[end : end + 40])
    return following is not None and following[1].lower() not in named(language, "weekday") | named(language, "month")


@cache
def _holder_expression(title: str, name: str, surname: str) -> re.Pattern[str]:
    given = r"(?:[A-Z][\w.’'-]*\s+){0,2}" if surname != name else ""
    first = re.escape(name.split(" ", 1)[0])
    title = re.escape(title).replace("\\ ", r"\s+")
    before = rf"\b(?i:{title}),?\s+(?:{first}\s+{given}|(?:[A-Z]\.\s+)*)?{re.escape(surname)}(?!\w)"
    behind = rf"\b{re.escape(name)}, (?:who is )?(?:the|its) (?:[\w.’'-]+ ){{0,3}}(?P<behind>(?i:{title}))(?!\w)"
    return re.compile(f"{before}|{behind}")


def _limits_of(words: str, terms: list[Period]) -> Iterator[Clue]:
    yield Clue(words, after=min(term.since for term in terms))
    ends = [term.to for term in terms]
    last = max((end for end in ends if end), default=None)
    if None not in ends and last:
        # Soft: a later report may tell of the time when the office was held.
        yield Clue(words, before=last + timedelta(days=1), firm=False)
    if len(terms) > 1:
        spans = tuple((term.since, term.to or date.max) for term in terms)
        yield Clue(words, windows=spans, firm=False)


def standing_bodies(text: str) -> Iterator[Clue]:
    """Limits from bodies that stood for a time."""
    for body in bodies():
        name = next((each for each in body.names if re.search(rf"\b{re.escape(each)}\b", text)), None)
        if name:
            yield Clue(name, after=body.since)
            if body.to:
                yield Clue(name, before=body.to, firm=False)


def appointed(sentences: list[str], text: str, language: str) -> Iterator[Clue]:
    """Windows from words that place the report soon after an appointment."""
    # 'their first meeting since X was appointed': in the year after X came into an office that the text names.
    for sentence in sentences:
        if not sign(language, "since_appointed").search(sentence):
            continue
        for office in offices():
            if any(title in text for title in office.titles):
                held = [term for term in office.terms if term.name in sentence]
                yield from (_first_year(term) for term in held)


def _first_year(term: Period) -> Clue:
    return Clue("since the appointment", windows=((term.since, term.since + timedelta(days=365)),), firm=False)
