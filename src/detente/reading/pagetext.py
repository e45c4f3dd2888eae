"""The article's lines from a page's tree: by what the page itself declares, else by extractors from strict to loose."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from detente.identity import wording
from detente.reading.lines import is_prose, is_sentence
from detente.reading.markup import article_part, flat, lines_of

_WORDS = 8  # of a paragraph; shorter ones may be a menu's
_KEPT = 0.5  # share of the page's paragraphs that the strict extractor must have kept to be believed
_COVERED = 0.75  # share of an extraction that the declared body must hold to be the whole of it
_FEW = 200  # characters: so little may be all that is left where names mislead, and the whole page is tried
_NEAR = 10  # lines between the headline and the first paragraph; more are a menu
_DECLARED = 250  # letters and digits; a shorter declared body is a teaser


def article_lines(tree: HtmlElement, declared: str | None) -> tuple[str, ...]:
    """The paragraphs, headings and list items of the article; `declared` is the body that the page's data give."""
    part = article_part(tree)
    found = _without_gaps(_extracted_best(part), part)
    if sum(map(len, found)) < _FEW:
        found = max((found, _extracted_best(tree)), key=lambda lines: sum(map(len, lines)))
    if declared and len(wording(declared)) >= _DECLARED:
        return _by_declared(found, declared, tree)
    return found


def _extracted_best(part: HtmlElement) -> tuple[str, ...]:
    # 1. the strict extractor; 2. the ordinary one, if the strict one lost most of the page's paragraphs;
    # 3. all paragraphs, if both found next to nothing.
    paragraphs = tuple(line for line in lines_of(part) if len(line.split()) >= _WORDS)
    wanted = sum(map(len, paragraphs))
    strict = _extracted(part, precise=True)
    if sum(map(len, strict)) >= _KEPT * wanted:
        return strict
    usual = _extracted(part, precise=False)
    return max((strict, usual, paragraphs), key=lambda lines: min(sum(map(len, lines)), wanted))


def _extracted(part: HtmlElement, precise: bool) -> tuple[str, ...]:
    found = bare_extraction(
        part,
        favor_precision=precise,
        include_comments=False,
        include_tables=not precise,
        with_metadata=False,
    )
    text = getattr(found, "text", None) or ""
    return tuple(line for line in text.split("\n") if line.strip())


def _without_gaps(found: tuple[str, ...], part: HtmlElement) -> tuple[str, ...]:
    """What was found, with the sentences that stand between its lines, or between the headline and the first of them.

    The strict extractor takes an opening in an element of its own, and a quotation, for something else.
    """
    held = "\n".join(map(wording, found))
    whole = lines_of(part)
    keys = [wording(line) for line in whole]
    places = {key: place for place, key in enumerate(map(wording, found)) if key}
    known = [number for number, key in enumerate(keys) if key in places]
    if not known:
        return found
    headings = {wording(flat(each)) for each in part.iter("h1")}
    above = reversed(range(max(0, known[0] - _NEAR), known[0]))
    first = next((number for number in above if keys[number] in headings), known[0])
    added: dict[int, list[str]] = {}
    behind = -1
    for number in range(first, known[-1]):
        behind = places.get(keys[number], behind)
        if _is_lost(whole[number]) and keys[number] not in held:
            added.setdefault(behind, []).append(whole[number])
    filled = [*added.get(-1, ()), *(each for place, line in enumerate(found) for each in (line, *added.get(place, ())))]
    return tuple(filled)


def _is_lost(line: str) -> bool:
    return is_prose(line) and is_sentence(line)


def _by_declared(found: tuple[str, ...], declared: str, tree: HtmlElement) -> tuple[str, ...]:
    """What was found, less the lines the declared body does not hold; or that body, where little was found."""
    body = wording(declared)
    held = [line for line in found if _in_body(line, body)]
    letters, covered = sum(len(wording(line)) for line in found), sum(len(wording(line)) for line in held)
    if covered >= 0.9 * len(body):
        return tuple(line for line in found if _in_body(line, body) or len(line.split()) < _WORDS)
    if covered >= _COVERED * letters and len(body) > covered:
        whole = [line for line in lines_of(tree) if len(wording(line)) > 3 and _in_body(line, body)]
        return tuple(whole) if sum(len(wording(line)) for line in whole) >= 0.9 * len(body) else _paragraphs(declared)
    return _paragraphs(declared) if min(letters, 2 * covered) < 0.4 * len(body) else found


def _in_body(line: str, body: str) -> bool:
    key = wording(line)
    return key in body or (len(key) > 200 and key[:80] in body and key[-80:] in body)


def _paragraphs(declared: str) -> tuple[str, ...]:
    text = re.sub(r"<[^>]{1,200}>", "\n", declared)
    return tuple(_whole_lines(text.split("\n")))


def _whole_lines(lines: Iterable[str]) -> Iterable[str]:
    return (line for each in lines if (line := " ".join(each.split())))
