"""What a page is asked: the query of its address, checked; and the addresses that change one thing of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from detente.errors import QuestionError
from detente.questions.parameters import as_day

DAYS = ("on", "known_by", "since", "until")
CLOCKS = ("on", "known_by")
"""The two clocks, which every link of the workbench keeps."""
PAGE_SIZE = 50
CHOICES = frozenset(
    (
        *(
            "type",
            "status",
            "state",
            "place",
            "actor",
            "by",
            "manner",
            "kind",
            "root",
            "response",
            "accuser",
            "accused",
        ),
        *("measure", "unit", "source", "publisher", "language", "basis"),
    )
)
"""Parameters that take several values, `one|other`, and values to leave out, `!one`."""
_LONGEST = 300  # characters of a value; no id, name or search is longer


@dataclass(frozen=True)
class Choice:
    """What of a facet is wanted: any of the values `within` (none given: any at all), and none of those `out`."""

    within: tuple[Any, ...] = ()
    out: tuple[Any, ...] = ()

    def lets(self, value: object) -> bool:
        """Whether the choice lets a value through."""
        return (not self.within or value in self.within) and value not in self.out


@dataclass(frozen=True)
class Chip:
    """A filter in force: a value that is wanted or left out, and the address without it."""

    name: str
    value: str
    out: bool
    href: str


@dataclass(frozen=True)
class Asked:
    """The parameters of one page as its address gives them; days are days, everything else is text."""

    page: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str | None:
        return self.values.get(name)

    def day(self, name: str) -> date | None:
        """A day, or None; QuestionError where it is none."""
        return as_day(self.values.get(name), name)

    @property
    def on(self) -> date | None:
        """The day in the world."""
        return self.day("on")

    @property
    def known_by(self) -> date | None:
        """The day up to which reports are used."""
        return self.day("known_by")

    @property
    def start(self) -> int:
        """Number of the first row to show."""
        words = self.values.get("start", "0")
        if not words.isdigit():
            raise QuestionError(f"start: {words!r} is no number of a row")
        return int(words)

    def choice(self, name: str) -> Choice | None:
        """The values of a facet that are wanted and left out, None where nothing is said of it."""
        words = _values(self.values.get(name))
        within = tuple(each for each in words if not each.startswith("!"))
        return Choice(within, tuple(each[1:] for each in words if each.startswith("!"))) if words else None

    @property
    def in_one_command(self) -> bool:
        """Whether a command can ask the same: those take one value of a facet, and leave none out."""
        choices = [choice for name in CHOICES if (choice := self.choice(name))]
        return all(len(each.within) == 1 and not each.out for each in choices)

    def toggled(self, name: str, value: object) -> str:
        """The address with one more value of a facet, or, where that is wanted or left out already, without it."""
        words = _values(self.values.get(name))
        without = [each for each in words if each.removeprefix("!") != str(value).removeprefix("!")]
        return self.here(**{name: "|".join(without if str(value) in words else [*without, str(value)])})

    def chips(self) -> Iterator[Chip]:
        """The filters in force, one value each."""
        for name, words in self.values.items():
            if name in CHOICES:
                for each in _values(words):
                    yield Chip(name, each.removeprefix("!"), each.startswith("!"), self.toggled(name, each))
            elif name not in (*CLOCKS, "start", "record", "report", "at"):
                yield Chip(name, words, False, self.here(**{name: None}))

    def here(self, **changes: object) -> str:
        """The address of this page with some parameters changed, None taking one away; it starts with the first row."""
        kept = {name: value for name, value in self.values.items() if name != "start"}
        return address(self.page, {**kept, **changes})

    def to(self, page: str, **values: object) -> str:
        """The address of another page, under the same clocks."""
        return address(page, {**{name: self.values.get(name) for name in CLOCKS}, **values})


def _values(words: str | None) -> list[str]:
    return [each.strip() for each in (words or "").split("|") if each.strip(" !")]


def address(page: str, values: Mapping[str, object]) -> str:
    """A page's address; values that are None or empty are left out."""
    given = {name: str(value) for name, value in values.items() if value not in (None, "")}
    return f"/{page}?{urlencode(given)}" if given else f"/{page}"


def asked(page: str, query: Mapping[str, str], takes: tuple[str, ...]) -> Asked:
    """The query, checked: only what the page takes, days that are days. QuestionError says what is wrong with it."""
    values = {name: query[name].strip() for name in (*CLOCKS, *takes, "start") if query.get(name, "").strip()}
    for name, words in values.items():
        if len(words) > _LONGEST:
            raise QuestionError(f"{name}: {len(words)} characters are too many; {_LONGEST} are enough")
        if "\0" in words:
            raise QuestionError(f"{name}: has a character that no text has")
        if name in DAYS:
            as_day(words, name)
    wanted = Asked(page, values)
    _ = wanted.start
    return wanted
