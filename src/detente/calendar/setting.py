"""What a time expression is read against: the day of the report, the day last spoken of, and the words around."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from detente.calendar.days import Reading
from detente.knowledge.calendar_words import CalendarWord, WordKind, named
from detente.knowledge.numbers import number_value

_LENGTHS = {"D": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 366, "CE": 366}
"""The most days that a unit of this TIMEX3 code has; decades and centuries are counted in years."""

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """The report's day, the day last spoken of, and what was last said of any length (None where unknown).

    `lean` is 1 where the words point to the future, -1 where they point to the past, 0 where they do not tell.
    """

    language: str
    published: date | None
    spoken: date | None = None
    said: Reading | None = None
    lean: int = 0

    @property
    def ahead(self) -> bool:
        """Whether the words point to the future."""
        return self.lean > 0

    @property
    def anchor(self) -> date | None:
        """The day that 'the next day' counts from."""
        return self.spoken or self.published

    def base(self, unit: str) -> date | None:
        """The day that 'two years later' counts from: the start of what was last said, unless that is longer."""
        if self.said and self.said.date_from and self.said.date_to:
            length = (self.said.date_to - self.said.date_from).days + 1
            if length <= _LENGTHS.get(unit, 1):
                return self.said.date_from
        return self.spoken

    def word(self, kind: WordKind, name: str) -> CalendarWord:
        """The calendar word of a kind by one of its names, full stop and case aside."""
        return named(self.language, kind)[name.lower().rstrip(".")]

    def number(self, kind: WordKind, name: str) -> int:
        """Number of a calendar word, such as 9 for 'Sept'; 0 for a word that has none."""
        return self.word(kind, name).number or 0

    def step(self, groups: Groups, name: str = "step") -> int:
        """-1 for 'last', 0 for 'this' or nothing, 1 for 'next'."""
        words = (groups.get(name) or "").lower().split()
        known = named(self.language, "step")
        return next((known[word].number or 0 for word in reversed(words) if word in known), 0)

    def count(self, groups: Groups) -> float | None:
        """The number that stands before a unit; None for 'several' and its like."""
        text = groups.get("count")
        if text is None or text.lower() in ("a", "an", "another"):
            return 1.0
        if text.endswith("1/2"):
            return float(text[:-3].rstrip(" -") or 0) + 0.5
        if text.lower().startswith("half"):
            return 0.5
        if text.lower().startswith(("a couple", "couple")):
            return 2.0
        try:
            return number_value(text, self.language)
        except ValueError:
            return None
