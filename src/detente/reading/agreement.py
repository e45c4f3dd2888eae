"""Weighs the dates that a page gives against each other: which day they agree on, who says so, and who gainsays it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.reading.page import RawPage
from detente.reading.pagedates import day_in_address
from detente.reading.shown import Stamp

_WEIGHTS = {"line": 6, "address": 6, "data": 5, "meta": 4, "markup": 4, "search": 3, "file": 2, "banner": 2}
"""How seldom each is wrong: what readers see and what the address holds are not changed when a page is saved anew."""

_ALONE = {"search": "a search of the page", "file": "the file's properties"}
_NEIGHBOUR = 0.9  # of a sign's weight that counts for the days beside it: time zones, and prints dated a day ahead
_LEAST = 4  # weight of a sign that is a contradiction worth telling
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The day (or days, of a date that reads in two ways) that weighs most, who says so, and the days others say."""

    earliest: date
    latest: date
    places: frozenset[str]
    others: tuple[tuple[str, date], ...]

    def warnings(self, modified: date | None, told: bool) -> tuple[str, ...]:
        """What to know of the day; `told`: the text itself speaks for it."""
        found = [
            f"the page's {place} gives {day} as its date, not {self.earliest}; check the date"
            for place, day in self.others
            if day != modified
        ]
        if not self.places & {"line", "banner", "address"} and not told:
            what = _ALONE.get("".join(self.places), "the page's metadata")
            found.append(f"{what} alone gives its date; nothing that readers see bears it out")
        if modified and modified > self.latest + _DAY:
            found.append(f"the page was changed on {modified}, after it was published")
        return tuple(found)


def agree(page: RawPage, stamps: list[Stamp]) -> Verdict | None:
    """The day that the page's dates speak for; None where it gives none."""
    latest = page.saved + _DAY if page.saved else date.max
    signs = sorted({sign for sign in _signs(page, stamps) if sign[1] <= latest}, key=lambda sign: (sign[1], sign[0]))
    if not signs:
        return None
    days = sorted({day for _, day in signs})
    best = _seen(max(days, key=lambda day: (_weight(day, signs), _own(day, signs), -day.toordinal())), signs)
    chosen = [day for day in days if _weight(day, signs) == _weight(best, signs) and _twins(best, day, stamps)]
    near = frozenset(place for place, day in signs if any(abs(day - one) <= _DAY for one in chosen))
    far = [
        sign for sign in signs if not any(abs(sign[1] - one) <= _DAY or _twins(one, sign[1], stamps) for one in chosen)
    ]
    others = tuple(sign for sign in far if _WEIGHTS[sign[0]] >= _LEAST)
    return Verdict(min(chosen), max(chosen), near, others)


def _signs(page: RawPage, stamps: list[Stamp]) -> Iterable[tuple[str, date]]:
    read = {sign.day for sign in page.signs if sign.place != "search"}
    # A search that finds what is read already found it in the same place.
    yield from ((sign.place, sign.day) for sign in page.signs if sign.place != "search" or sign.day not in read)
    if page.published:
        yield "meta", page.published
    if found := day_in_address(page.url):
        yield "address", found
    first = next((stamp for stamp in stamps if not stamp.banner), None)
    for stamp in stamps:
        if stamp.banner or stamp is first:
            yield from (("banner" if stamp.banner else "line", day) for day in _readings(stamp, page.language))


def _readings(stamp: Stamp, language: str | None) -> tuple[date, ...]:
    # Of '04/05/2016' (the day first comes first); only one English-speaking country sets the month first.
    if len(stamp.days) < 2 or language in (None, "en"):
        return stamp.days
    return stamp.days[1:] if language == "en-us" else stamp.days[:1]


def _seen(day: date, signs: list[tuple[str, date]]) -> date:
    # Of neighbouring days the one that readers saw; the others are the same moment in another time zone.
    near = {place: other for place, other in reversed(signs) if abs(other - day) <= _DAY}
    return near.get("line") or near.get("address") or day


def _weight(day: date, signs: list[tuple[str, date]]) -> float:
    near = sum(_WEIGHTS[place] for place, other in signs if abs(other - day) == _DAY)
    return _own(day, signs) + _NEIGHBOUR * near


def _own(day: date, signs: list[tuple[str, date]]) -> int:
    return sum(_WEIGHTS[place] for place, other in signs if other == day)


def _twins(one: date, other: date, stamps: list[Stamp]) -> bool:
    # The two readings of one ambiguous date.
    return one == other or any({one, other} <= set(stamp.days) for stamp in stamps)
