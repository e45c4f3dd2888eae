"""Pairs quotation marks: foreign ones, ones turned round or never closed, quotations over several paragraphs."""

import re
from dataclasses import dataclass, replace

from detente.records import Span

_DOUBLE = re.compile(r"[“”„‟«»\"＂]|``|''")
_OPENING_SHAPES = "“„‟«``"
_SINGLE = re.compile(
    r"(?<![\w’'‘])[‘'](?=[\w\[(])([^‘“”\"\n]+?)(?:(?<=[,.!?…])[’']|(?<=\w)[’'](?=[\s.,;:!?)–—]|$))(?!\w)"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+\S)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start:end` with their marks; `inner` is what the outer marks hold, blanks trimmed.

    `closed` is false where the closing mark is missing: then `inner` ends with its paragraph at the latest.
    """

    start: int
    end: int
    inner: Span
    closed: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of offset; they do not overlap. A paragraph is a line of the clean text.

    A paragraph left open is continued by the next one that begins with a mark, as printers do; else it ends there. So
    a broken mark spoils its own paragraph and no other.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    found: list[Quotation] = []
    for start, end in lines:
        here = _in_line(text, start, end)
        if here and found and _continues(text, found[-1], here[0], start):
            found[-1] = _joined(found[-1], here[0])
            here = here[1:]
        found += here
    return tuple(found)


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    doubles = _doubles(text, start, end)
    return sorted([*doubles, *_singles(text, start, end, doubles)], key=lambda each: each.start)


def _doubles(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            opened = mark if _can_open(text, mark) else None
        elif _must_open(text, mark):
            found.append(_unclosed(text, opened, _last_sentence_end(text, opened.end(), mark.start())))
            opened = mark
        else:
            found.append(_quotation(text, opened, mark))
            opened = None
    if opened is not None:
        found.append(_unclosed(text, opened, end))
    return [each for each in found if each.inner.start < each.inner.end]


def _singles(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    # Two words at least: a single quotation mark is an apostrophe until it proves otherwise.
    found = []
    for match in _SINGLE.finditer(text, start, end):
        inside = any(each.start < match.end() and match.start() < each.end for each in doubles)
        if not inside and len(match.group(1).split()) > 1:
            found.append(Quotation(match.start(), match.end(), _trimmed(text, *match.span(1)), True))
    return found


def _around(text: str, mark: re.Match[str]) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() else "\n"
    after = text[mark.end()] if mark.end() < len(text) else "\n"
    return before, after


def _can_open(text: str, mark: re.Match[str]) -> bool:
    before, after = _around(text, mark)
    if after.isspace() and not before.isspace():
        return False
    if mark.group() in "”»":
        return before.isspace() and after.isalnum()
    return not (before.isalnum() and not after.isalnum())


def _must_open(text: str, mark: re.Match[str]) -> bool:
    # 'word, ”Name said' is a closing mark that lost its place; '. “Now' or 'vote “very' opens, whatever came before.
    before, after = _around(text, mark)
    opens = (before.isspace() or before in "(–—[") and (after.isalnum() or after in "[…")
    if mark.group() in _OPENING_SHAPES:
        return opens
    bare = text[: mark.start()].rstrip()
    return mark.group() in '"＂' and opens and bool(bare) and bare[-1] not in ",.?!"


def _last_sentence_end(text: str, start: int, end: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    return ends[-1] if ends else end


def _quotation(text: str, opening: re.Match[str], closing: re.Match[str]) -> Quotation:
    return Quotation(opening.start(), closing.end(), _trimmed(text, opening.end(), closing.start()), True)


def _unclosed(text: str, opening: re.Match[str], end: int) -> Quotation:
    inner = _trimmed(text, opening.end(), end)
    return Quotation(opening.start(), max(inner.end, opening.end()), inner, False)


def _continues(text: str, before: Quotation, after: Quotation, line_start: int) -> bool:
    at_line_start = not text[line_start : after.start].strip()
    return not before.closed and at_line_start and not text[before.end : line_start].strip()


def _joined(before: Quotation, after: Quotation) -> Quotation:
    return replace(before, end=after.end, inner=Span(before.inner.start, after.inner.end), closed=after.closed)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
