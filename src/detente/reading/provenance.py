"""Where a report comes from: who carries it, whom it names as its sources, and who wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from detente.knowledge.calendar_words import named
from detente.knowledge.furniture import furniture_rules
from detente.knowledge.languages import languages
from detente.knowledge.outlets import outlet_named, outlet_of_host, outlets_in
from detente.knowledge.provenance import source_cues
from detente.reading.furniture import Article, menu_items, removed_of
from detente.reading.lines import tidy
from detente.reading.page import RawPage

_OPENING_LINES = 3
_PROSE_CHARACTERS = 60_000  # no report is longer; a file that is should not take long
_COPYRIGHT = re.compile(r"^(?i:©|\(c\)|copyright)[\s©\d,–-]*(?:of )?([A-Z][^.|,(]{2,60}?)(?:\s+\d{4})?\s*(?:[.|,(]|$)")
_PERSON = re.compile(r"^[A-Z][\w.'’-]*(?: (?:(?:de|da|di|van|von|der|al|el|bin|ben) )?[A-Z][\w.'’-]*){1,3}$")
_NO_PERSON = re.compile(
    r"\b(?:staff|desk|agenc(?:y|ies)|service|correspondents?|reporters?|editors?|team|board|press|news|wire|media|"
    r"times|post|office|bureau|department|services)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\(?(?:(?:[a-z]+ )?by|author|words|posted by)\b\s*:?\s*|^about\s+(?=[A-Z])", re.IGNORECASE)
_WEEKDAYS = "|".join(sorted({name for code in languages() for name in named(code, "weekday")}, key=len, reverse=True))
_BYLINE_END = re.compile(
    rf"\s*(?:,? (?:in|for|at|on|from) (?:the )?[A-Z]|, (?!and\b)[a-z]| - |;|\d|\b(?i:{_WEEKDAYS})\b).*$"
)
_OWN_SOURCE = re.compile(r"^source\s*:\s*(.{2,60})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Publisher (None where the page does not say), named sources in the order of credit, authors."""

    publisher: str | None
    origin: tuple[str, ...]
    authors: tuple[str, ...]


def find_provenance(page: RawPage, article: Article, location: str) -> Provenance:
    """Read publisher, origin and authors off a page's metadata, furniture and text."""
    publisher = _publisher(page, article, location)
    credited = [each.line for each in removed_of(article, "byline", "source", "legal", "date")]
    credited += [line for line in page.around if _BYLINE.match(line)]
    owners = (found.group(1).strip() for line in credited if (found := _COPYRIGHT.match(line)))
    origin = (
        *_named_in(credited),
        *_opening(article.lines),
        *(owner for owner in map(_proper, owners) if owner and _is_outlet_name(owner) and owner != publisher),
        *_in_prose(article.lines),
    )
    by_metadata = [each.name for name in page.authors for each in outlets_in(name)]
    authors = [name for name in page.authors if _PERSON.match(name)] or _authors(page, article)
    return Provenance(publisher, tuple(dict.fromkeys((*by_metadata, *origin))), tuple(dict.fromkeys(authors)))


def _publisher(page: RawPage, article: Article, location: str) -> str | None:
    hosts = (urlsplit(url).hostname for url in (page.url or "", location) if "://" in url)
    known = (outlet.name for host in hosts if host and (outlet := outlet_of_host(host)))
    lines = [each.line for each in article.removed]
    own = (found.group(1) for line in lines if (found := _OWN_SOURCE.match(line)))
    marked = (found.group(1).strip() for line in lines if (found := _COPYRIGHT.match(line)))
    named = page.site or next(known, None) or article.site
    return _proper(named or next(_mastheads(article), None) or next(marked, None) or _single(next(own, None)))


def _single(name: str | None) -> str | None:
    # 'Source: X with Y and Z' names sources, 'Source: X' the site it stands on.
    return name if name and not re.search(r",|;|\band\b|\bwith\b|/", name) else None


def _mastheads(article: Article) -> Iterator[str]:
    for each in article.removed:
        if each.kind in ("banner", "navigation", "date"):
            yield from (item for item in menu_items(each.line) if outlet_named(item) or _is_outlet_name(item))


def _proper(name: str | None) -> str | None:
    if not name:
        return None
    known = outlet_named(name)
    if known:
        return known.name
    return name.title() if name.isupper() and len(name) > 6 else name


def _named_in(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for found in _found(line, "credit"):
            for part in re.split(r"\s*/\s*|;", found):
                yield from (outlet.name for outlet in outlets_in(part))
                if not outlets_in(part) and _is_outlet_name(part.strip(" .()")):
                    yield part.strip(" .()")


def _is_outlet_name(name: str) -> bool:
    rule = next(each for each in furniture_rules() if each.name == "masthead-line")
    return len(name.split()) > 1 and rule.fits(name)


def _opening(lines: tuple[str, ...]) -> Iterator[str]:
    for line in lines[: _OPENING_LINES + 1]:
        for found in _found(line, "opening"):
            names = outlets_in(found)
            yield from (outlet.name for outlet in names) if names else iter((found,))


def _in_prose(lines: tuple[str, ...]) -> Iterator[str]:
    text = "\n".join(lines)[:_PROSE_CHARACTERS]
    for found in _found(text, "prose"):
        yield from (outlet.name for outlet in outlets_in(found))


def _found(text: str, place: str) -> Iterator[str]:
    for language in languages():
        for cue, expression in source_cues(language):
            if cue.place == place:
                yield from (each.group("who") for each in expression.finditer(text))


def _authors(page: RawPage, article: Article) -> list[str]:
    lines = [each.line for each in removed_of(article, "byline", "bio", "date")]
    lines += [line for line in page.around if _BYLINE.match(line)]
    names: list[str] = []
    for line in lines:
        for item in menu_items(line):
            bare = _BYLINE_END.sub("", _BYLINE.sub("", tidy(item)))
            names += [_cased(part.strip(" .")) for part in re.split(r",? and |, | & ", bare)]
    return [name for name in names if _PERSON.match(name) and not _NO_PERSON.search(name) and not _is_outlet_name(name)]


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name
