"""Takes page furniture out of an article's lines; every line that goes names the rule that took it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from detente.knowledge.furniture import FurnitureRule, Zone, furniture_rules, opening_of, rules_in
from detente.reading.foreign import numbered
from detente.reading.headline import Headline, find_headline, may_be_headline
from detente.reading.lines import is_prose, is_sentence, tidy
from detente.reading.repeats import repeated_lines

_LONGEST = 600  # characters; no furniture is longer, and no rule is tried on more
_ITEM_MARKS = re.compile(r"\s*[|·•¦⋅]\s*|\s{2,}|\t|\s[/»›▸–—~]\s")
_BULLET = re.compile(r"^[•▪◦‣*·–-]\s+(?=\w)")
_ITEM_WORDS = 4  # a menu's unknown item has no more words
_NAME_LINE = 5  # words
_SAMPLED = 200  # lines, and characters of each, that tell in which script a page is written


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is furniture: its number on the page, its text as it stood there, the rule's name and kind."""

    number: int
    line: str
    rule: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is left of a page: the headline, the lines of the article (the headline first), and what went."""

    title: str | None
    site: str | None
    lines: tuple[str, ...]
    removed: tuple[Removed, ...]
    above_title: frozenset[int]


def strip_furniture(raw_lines: Iterable[str], page_title: str | None = None) -> Article:
    """Split a page's lines into article and furniture. The headline stays, once, as the first line."""
    raw = [line for line in raw_lines if tidy(line)]
    lines = [tidy(line) for line in raw]
    removed: dict[int, tuple[str, str]] = {}
    first, last = _body(raw, lines, page_title)
    headline = find_headline(lines[:first], page_title, [_is_furniture(number, raw) for number in range(first)])
    for number, line in enumerate(raw):
        zone: Zone = "head" if number < first else "tail" if number > last else "body"
        if number not in removed and number != headline.kept and (rule := _matched(line, zone)):
            removed[number] = (rule.name, rule.kind)
    for number, name in headline.removed.items():
        removed.setdefault(number, (name, "banner"))
    removed = repeated_lines(lines, headline.text, headline.kept) | removed
    removed |= _neighbours(lines, removed, headline, last)
    return _article(raw, lines, headline, removed)


def _is_furniture(number: int, raw: list[str]) -> bool:
    # A page does not begin with a byline: its first line may be a headline that looks like one ('Attack in Homs').
    rule = _matched(raw[number], "head")
    return rule is not None and not (number == 0 and rule.kind == "byline" and rule.name != "byline")


def _article(raw: list[str], lines: list[str], headline: Headline, removed: dict[int, tuple[str, str]]) -> Article:
    opened = {number: opening_of(line) for number, line in enumerate(lines) if number not in removed}
    kept = [lines[number][len(cut) :] for number, (cut, _) in opened.items() if number != headline.kept]
    gone = [Removed(number, raw[number].strip(), *removed[number]) for number in removed]
    gone += [Removed(number, cut, rule.name, rule.kind) for number, (cut, rule) in opened.items() if rule]
    above = frozenset(range(headline.kept if headline.kept is not None else 0))
    title = headline.text
    return Article(
        title,
        headline.site,
        ((title,) if title else ()) + tuple(kept),
        tuple(sorted(gone, key=lambda each: each.number)),
        above,
    )


def _body(raw: list[str], lines: list[str], page_title: str | None) -> tuple[int, int]:
    # From the first paragraph to the last. A standfirst (one short paragraph with bylines below it) is still head.
    prose = [is_prose(line) and not may_be_headline(number, lines, page_title) for number, line in enumerate(lines)]
    # Looked for from both ends: long pages have thousands of paragraphs, and every rule would be tried on each.
    opening = islice((number for number, line in enumerate(raw) if prose[number] and not _matched(line, "head")), 2)
    closing = (number for number in reversed(range(len(raw))) if prose[number] and _is_no_furniture(raw[number]))
    last = next(closing, None)
    if last is None:
        return len(lines), -1
    first, *second = opening
    after = second[0] if second else last
    between = raw[first + 1 : after]
    if len(lines[first].split()) <= 40 and between and all(_matched(line, "head") for line in between):
        first = after
    return first, max(first, last)


def _is_no_furniture(line: str) -> bool:
    return not _matched(line, "head") and not _matched(line, "tail")


def _matched(line: str, zone: Zone) -> FurnitureRule | None:
    return _rule_for(line, zone) if len(line) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _rule_for(raw: str, zone: Zone) -> FurnitureRule | None:
    line = _BULLET.sub("", tidy(raw))
    whole = _fitting(line, zone) or (_fitting(numbered(line), zone) if zone == "head" else None)
    if whole or is_prose(line):
        return whole
    items = menu_items(raw)
    if zone == "body" or len(items) < 2:
        return None
    known = [rule for item in items if (rule := _fitting(item.strip("[]() "), zone))]
    unknown = len(items) - len(known)
    short = all(len(item.split()) <= _ITEM_WORDS or _fitting(item, zone) for item in items)
    # A menu line: short items between marks, of which one at least is known furniture, or very many.
    dated = next((rule for rule in known if rule.kind == "date"), None)
    if (short and known) or (short and unknown >= 4) or (dated and unknown <= 2):
        return dated or next(iter(known), None) or _fitting("Home News", zone)
    return None


def menu_items(line: str) -> list[str]:
    """The items of a line that marks or wide gaps divide."""
    return [tidy(item) for item in _ITEM_MARKS.split(line) if tidy(item).strip("-–—=[](){}")]


def _fitting(line: str, zone: Zone) -> FurnitureRule | None:
    return next((rule for rule, fits in rules_in(zone) if fits(line)), None)


def _neighbours(
    lines: list[str], removed: dict[int, tuple[str, str]], headline: Headline, last: int
) -> dict[int, tuple[str, str]]:
    """Lines that are furniture because of the line above or below them."""
    lists = {rule.name for rule in furniture_rules() if rule.heads_list}
    latin = _is_latin(lines)
    found: dict[int, tuple[str, str]] = {}
    for number in [*range(len(lines)), *reversed(range(len(lines)))]:
        if number in removed or number in found or number == headline.kept:
            continue
        above = found.get(number - 1) or removed.get(number - 1, ("", ""))
        below = found.get(number + 1) or removed.get(number + 1, ("", ""))
        if above[0] in lists and not is_prose(lines[number]):
            found[number] = above
        elif below[1] == "credit" and is_prose(lines[number]) and _describes_picture(lines[number]):
            found[number] = ("caption-over-credit", "caption")
        elif (
            number > last
            and below[1] == "related"
            and not is_sentence(lines[number])
            and not _BULLET.match(lines[number])
        ):
            found[number] = ("link-title", "related")
        elif number > last and below[1] == "bio" and _is_name_of(lines[number], lines[number + 1]):
            found[number] = ("name-over-bio", "bio")
        elif number > last and latin and _foreign_word(lines[number]):
            found[number] = ("other-script", "widget")
    return found


_PICTURE_VERB = re.compile(
    r"^[A-Z][^.!?\"“”]{3,240}\b(?:discuss|speak|address|shake|meet|walk|stand|arrive|attend|gesture|pose|look|hold|wave|"
    r"deliver|talk|greet|listen|leave|sit|give|take|answer|visit|watch|pass|carr|inspect|patrol|fl|ris|brief|chair|view)"
    r"(?:s|es|ies)\b[^.!?\"“”]*\.?$"
)


def _describes_picture(line: str) -> bool:
    return bool(_PICTURE_VERB.match(line))


def _is_name_of(name: str, bio: str) -> bool:
    return len(name.split()) <= _NAME_LINE and bio.startswith(name)


def _foreign_word(line: str) -> bool:
    # A short line with letters of a script that the article itself does not use: the name of a site's widget.
    return len(line.split()) <= _NAME_LINE and any(map(_is_other_script, line))


def _is_latin(lines: list[str]) -> bool:
    sample = "".join(text[:_SAMPLED] for text in lines[:_SAMPLED])
    latin = sum(char.isascii() and char.isalpha() for char in sample)
    return latin > 20 * (0 if sample.isascii() else sum(map(_is_other_script, sample)))


def _is_other_script(char: str) -> bool:
    return char.isalpha() and ord(char) > 0x36F


def removed_of(article: Article, *kinds: str) -> Iterator[Removed]:
    """The removed lines of some kinds, in the page's order."""
    return (each for each in article.removed if each.kind in kinds)
