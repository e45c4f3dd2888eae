"""A clue to the day a report was written: a limit that its text sets, and all of a text's clues together."""

from dataclasses import dataclass
from datetime import date

from detente.reading.written import Written

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Clue:
    """A limit on the day of the report, and the words it stands on.

    `windows`: the report was written in one of them (None where the clue has no such limit). `after`, `before`: not
    earlier, not later than. `firm` clues can be broken by no honest report; others may be history or a slip.
    """

    words: str
    after: date | None = None
    before: date | None = None
    windows: tuple[Window, ...] | None = None
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text tells: limits, dates without a year (past, coming), weekdays and months named.

    `lead` is the weekday on which that took place with which the report opens.
    """

    limits: tuple[Clue, ...] = ()
    past: tuple[Written, ...] = ()
    coming: tuple[Written, ...] = ()
    weekdays: frozenset[int] = frozenset()
    lead: int | None = None
    months: frozenset[int] = frozenset()
