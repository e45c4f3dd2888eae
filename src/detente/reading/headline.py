"""The headline of a page: which line it is, under which sites repeat it, and what of it is the site's name."""

import re
from dataclasses import dataclass, field

from detente.identity import wording
from detente.reading.lines import is_prose, is_sentence

_SITE_MARK = re.compile(r"\s+(?:\||–|—|-{1,2}|::|»|•|·)\s*")
_LONGEST = 300  # characters of a headline
_SITE_LENGTH = 60  # characters of a site's name beside the headline
_DEEPEST = 30  # lines down a page where a headline still may be


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, the number of the line kept for it, the numbers of lines that go, with the rule, and the site."""

    text: str | None
    kept: int | None
    site: str | None = None
    removed: dict[int, str] = field(default_factory=dict)


def find_headline(head: list[str], page_title: str | None, furniture: list[bool]) -> Headline:
    """The headline among the lines over the first paragraph; `furniture` tells which of them a rule knows.

    The page's own metadata wins; then a line that stands there twice; then the first line no furniture rule knows.
    """
    lines, furniture = head[:_DEEPEST], furniture[:_DEEPEST]
    named = next((text for text, _ in _splits(page_title or "") if _places(text, lines)), page_title)
    if named and not is_too_long(named):
        return _around(named, lines, page_title)
    if twice := _repeated(lines):
        return _around(twice, lines, next((line for line in lines if twice in line), None))
    plain = [line for line, known in zip(lines, furniture, strict=True) if not known and len(line) <= _LONGEST]
    # Without a second witness the first paragraph's only neighbour above may be a name: take the first long enough.
    chosen = next((line for line in plain if len(line.split()) >= 3), next(iter(plain), None))
    return _around(_bare(chosen), lines, None) if chosen else Headline(None, None)


def _repeated(lines: list[str]) -> str | None:
    # Of all ways to cut the site's name off, the one that most lines agree on; if two do, the longer headline, unless
    # the mark before the rest is one that only sites set.
    ways = {text: (len(_places(text, lines)), cut) for line in lines for text, cut in _cuts(line)}
    often = [
        (count, cut, len(text), text) for text, (count, cut) in ways.items() if count > 1 and len(text.split()) > 1
    ]
    return max(often)[3] if often else None


def _cuts(line: str) -> list[tuple[str, bool]]:
    return [
        (text, site is not None and bool(re.search(r"\s(?:\||::)\s", line[len(text) :])))
        for text, site in _splits(line)
    ]


def may_be_headline(number: int, lines: list[str], page_title: str | None) -> bool:
    """Whether a line as long as a paragraph may still be the headline: first, without a full stop, or twice."""
    line = _bare(lines[number])
    if number >= _DEEPEST or len(line) > _LONGEST:
        return False
    again = [each for each in lines[:_DEEPEST] if abs(len(each) - len(line)) <= _SITE_LENGTH and _same(each, line)]
    named = bool(page_title) and wording(line) == wording(_bare(page_title or ""))
    return named or (not is_sentence(line) and (number == 0 or len(again) > 1))


def _same(one: str, other: str) -> bool:
    return wording(_bare(one)) == wording(other)


def is_too_long(text: str) -> bool:
    """Whether a text cannot be a headline."""
    return len(text) > _LONGEST or (is_prose(text) and len(text.split()) > 40)


def _around(title: str, lines: list[str], page_title: str | None) -> Headline:
    places = _places(title, lines)
    exact = [number for number in places if wording(lines[number]) == wording(title)]
    kept = next(iter(exact[-1:] or places[-1:]), None)
    removed = {number: "headline-repeated" for number in places if number != kept}
    # What stands above the headline that is no sentence is the site's, not the article's.
    if kept is not None and len(places) > 1:
        removed |= {
            number: "masthead" for number in range(kept) if number not in removed and not is_prose(lines[number])
        }
    sources = [page_title or "", *(lines[number] for number in places)]
    site = next(
        (site for source in sources for text, site in _splits(source) if site and wording(text) == wording(title)), None
    )
    return Headline(title, kept, site, removed)


def _places(title: str, lines: list[str]) -> list[int]:
    # Lines that are the headline, or end in it (a menu glued to its front), or begin with it (the site's name behind).
    key = wording(title)
    if len(key) < 8:
        return [number for number, line in enumerate(lines) if wording(line) == key]
    return [number for number, line in enumerate(lines) if _holds(wording(line), key)]


def _holds(line: str, key: str) -> bool:
    return line == key or ((line.endswith(key) or line.startswith(key)) and len(line) <= len(key) + _SITE_LENGTH)


def _splits(line: str) -> list[tuple[str, str | None]]:
    """Ways to read a line as headline and site name: whole, and cut at each mark from the right."""
    ways: list[tuple[str, str | None]] = [(_bare(line), None)]
    for mark in reversed(list(_SITE_MARK.finditer(line))):
        text, site = line[: mark.start()].strip(), line[mark.end() :].strip(" .")
        if len(text.split()) >= 2 and len(site.split()) <= 7:
            ways.append((_bare(text), site or None))
    return ways


def _bare(line: str) -> str:
    """The line without marks that were left over when the site's name behind them was cut off."""
    return re.sub(r"\s+(?:\||–|—|-|::|»)[\s.|–—-]*$", "", line).strip()
