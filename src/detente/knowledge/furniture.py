"""Page furniture: what sites put around an article, as rules that whole lines, or items of a menu line, must match."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from pydantic import model_validator

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries

FurnitureKind = Literal[
    "banner", "byline", "bio", "caption", "comments", "corrections", "credit", "date", "legal",
    "navigation", "promotion", "related", "share", "source", "tags", "widget",
]  # fmt: skip
Zone = Literal["head", "body", "tail"]
Where = Literal["head", "tail", "edge", "anywhere", "opening"]  # edge: head or tail; opening: of a paragraph
Fits = Callable[[str], "re.Match[str] | None"]
_ZONES: dict[Where, tuple[Zone, ...]] = {
    "head": ("head",),
    "tail": ("tail",),
    "edge": ("head", "tail"),
    "anywhere": ("head", "body", "tail"),
    "opening": (),
}


class Piece(Entry):
    """A named part of the rules' expressions, written {name} in them."""

    name: str
    regex: str


class FurnitureRule(Entry):
    """A kind of line that is no part of the article, and where it may be taken out.

    Either `regex` matches the whole line, or the line holds nothing but `phrases` (at least `at_least` of them) and
    marks between them. `heads_list` says that the short lines below it belong to it.
    """

    name: str
    kind: FurnitureKind
    where: Where
    regex: str | None = None
    phrases: tuple[str, ...] = ()
    at_least: int = 1
    heads_list: bool = False
    matches: tuple[str, ...]
    rejects: tuple[str, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> "FurnitureRule":
        if (self.regex is None) == (not self.phrases):
            raise ValueError("a rule has either a regex or phrases")
        if not self.matches or not self.rejects:
            raise ValueError("a rule needs lines that match and lines that do not")
        return self

    def applies_in(self, zone: Zone) -> bool:
        """Whether the rule may take a line out of this part of the page."""
        return zone in _ZONES[self.where]

    def fits(self, line: str) -> bool:
        """Whether the whole line (of an opening rule: the front of the line) is furniture of this kind."""
        expression = _expression(self)
        return bool(expression.match(line) if self.where == "opening" else expression.fullmatch(line))


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """The rules of all languages: a page of one language may stand in a site of another."""
    return load_entries(FurnitureRule, "rule", "furniture")


@cache
def rules_in(zone: Zone) -> tuple[tuple[FurnitureRule, Fits], ...]:
    """The rules that may take lines out of a part of a page, each with its test of a whole line."""
    return tuple((rule, _expression(rule).fullmatch) for rule in furniture_rules() if rule.applies_in(zone))


def opening_of(line: str) -> tuple[str, FurnitureRule | None]:
    """The front of a paragraph that is furniture, and the rule that says so; '' and None as a rule."""
    for rule, expression in _openings():
        if (found := expression.match(line)) and found.end() < len(line):
            return found.group(), rule
    return "", None


@cache
def _openings() -> tuple[tuple[FurnitureRule, re.Pattern[str]], ...]:
    return tuple((rule, _expression(rule)) for rule in furniture_rules() if rule.where == "opening")


@cache
def _pieces() -> dict[str, str]:
    return {each.name: each.regex for each in load_entries(Piece, "piece", "furniture")}


@cache
def _expression(rule: FurnitureRule) -> re.Pattern[str]:
    if rule.phrases:
        phrase = "|".join(re.escape(each) for each in sorted(rule.phrases, key=len, reverse=True))
        gap = r"[\s\W]*"
        regex = rf"{gap}(?:(?:{phrase})(?!\w){gap}){{{rule.at_least},}}"
    else:
        regex = re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{_pieces()[found[1]]})", rule.regex or "")
    try:
        return re.compile(regex, re.IGNORECASE)
    except (re.error, KeyError) as problem:
        raise KnowledgeError(f"furniture rule {rule.name!r} is no regular expression: {problem}") from problem
