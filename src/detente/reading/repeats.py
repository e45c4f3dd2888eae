"""Lines that stand twice on a page: doubled paragraphs, and teasers that end where the article goes on."""

import re

from detente.identity import wording

_CUT_OFF = re.compile(r"\s*(?:…|\.{3}|\[…\]|\[\.{3}\])\s*(?:\(?(?:read|see) more\)?|»|→)?\s*$", re.IGNORECASE)
_QUOTE = ("“", '"', "‘", "«", "„")
_PULLED = 200  # letters and digits of a quotation that is set beside the text
_BESIDE = 60  # lines within which the paragraph stands that has it
_LEAST = 30  # letters and digits; shorter lines may be repeated on purpose


def repeated_lines(lines: list[str], title: str | None, kept: int | None) -> dict[int, tuple[str, str]]:
    """Numbers of the lines that only repeat others, with the rule's name and kind; of doubled lines the first stays."""
    words = [wording(line) for line in lines]
    found: dict[int, tuple[str, str]] = {}
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if number == kept or not words[number]:
            continue
        if title and words[number] == wording(title):
            found[number] = ("headline-repeated", "banner")
        if number not in found and _is_pulled(line, words[number], words[max(0, number - _BESIDE) : number + _BESIDE]):
            found[number] = ("pull-quote", "related")
        if number in found or len(words[number]) < _LEAST:
            continue
        if _CUT_OFF.search(line) and _goes_on(wording(_CUT_OFF.sub("", line)), "".join(words[number + 1 :])):
            found[number] = ("teaser", "related")
        elif words[number] in seen:
            found[number] = ("repeated-line", "related")
        else:
            seen.add(words[number])
    return found


def _is_pulled(line: str, words: str, others: list[str]) -> bool:
    # A quotation set large beside the paragraph that has it.
    if not line.startswith(_QUOTE) or not _LEAST / 2 < len(words) <= _PULLED:
        return False
    return any(len(other) > len(words) and words in other for other in others)


def _goes_on(teaser: str, rest: str) -> bool:
    return len(teaser) >= _LEAST and teaser in rest
