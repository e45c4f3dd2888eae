"""Parts of a web page that are not its article, told by what sites call them in class, id and role."""

import re
from functools import cache

from pydantic import model_validator

from detente.knowledge.loading import Entry, load_entries

_FILE = "page_parts.toml"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[^a-z]+")
_PREFIX = " (?:[a-z]{1,2} |js |article |story |post |page |site |block |widget )?"  # style sheets set these before


class PagePart(Entry):
    """A kind of part; `regex` matches words of its names, each between blanks, as `plain_name` writes them."""

    name: str
    regex: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    @model_validator(mode="after")
    def _has_examples(self) -> "PagePart":
        if not self.matches or not self.rejects:
            raise ValueError("a part needs names that match and names that do not")
        return self


@cache
def page_parts() -> tuple[PagePart, ...]:
    """All kinds of parts, in the order in which they are tried."""
    return load_entries(PagePart, "part", _FILE)


@cache
def part_named(name: str) -> str | None:
    """The kind of part that one class, id or role stands for; None where it may be the article's."""
    plain = plain_name(name)
    return next((part for part, expression in _expressions() if expression.fullmatch(plain)), None)


def plain_name(name: str) -> str:
    """A class or id as words between blanks: 'relatedStories-2' is ' related stories '."""
    return f" {_BETWEEN.sub(' ', _CAMEL.sub(' ', name).lower()).strip()} "


@cache
def changed_label() -> re.Pattern[str]:
    """Words before a date that say the page was changed then, not published."""
    return re.compile("|".join(each.regex for each in load_entries(PagePart, "label", _FILE)), re.IGNORECASE)


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((part.name, re.compile(_PREFIX + part.regex.lstrip(" "))) for part in page_parts())
