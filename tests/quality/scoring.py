"""How findings are scored against gold: pairs of records told in the same place, and how many of them agree.

A layer's first measure asks that a pair tells the same thing in the same sentence, the others ask for more of the same
pairs. Places are counted in the letters and digits of the text, so that quotation marks and blanks do not matter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Range = tuple[int, int]
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")
"""Types of acts done together: who is actor and who recipient says nothing."""
SLACK = 31  # days that an interval found may be longer than the one in the gold
LIKE = 0.8  # share of words that two quotations must have in common
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n+")


@dataclass(frozen=True)
class Item:
    """A record of any layer, gold or found, reduced to what is compared; `at` is its place in squashed characters."""

    at: Range | None
    kind: str = ""
    who: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    dates: tuple[date | None, date | None] = (None, None)
    more: str = ""
    words: tuple[str, ...] = ()
    value: tuple[float, float] | None = None


@dataclass(frozen=True)
class Tally:
    """Records in the gold, records found, and pairs that agree."""

    gold: int = 0
    found: int = 0
    agreed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.gold + other.gold, self.found + other.found, self.agreed + other.agreed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.agreed / (self.gold + self.found) if self.gold + self.found else 1.0


class Places:
    """A text as letters and digits only, with its sentences."""

    def __init__(self, text: str) -> None:
        self.flat = squash(text)
        ends = [0]
        for piece in _SENTENCE_END.split(text):
            ends.append(ends[-1] + len(squash(piece)))
        self.sentences = [(start, end) for start, end in pairwise(ends) if start < end]

    def span(self, words: str) -> Range | None:
        """Where these words first stand."""
        wanted = squash(words)
        start = self.flat.find(wanted) if wanted else -1
        return (start, start + len(wanted)) if start >= 0 else None

    def sentence(self, words: str) -> Range | None:
        """From the start to the end of the sentences that these words touch."""
        span = self.span(words)
        touched = [each for each in self.sentences if _overlap(each, span)]
        return (touched[0][0], touched[-1][1]) if touched else span


def squash(text: str) -> str:
    """Letters and digits only, lower case."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, lower case."""
    return tuple(re.findall(r"[a-z0-9]+", text.lower()))


def _overlap(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or not (one or other)


def _same_parties(gold: Item, found: Item) -> bool:
    if gold.kind in TOGETHER:
        one, other = gold.who | gold.whom, found.who | found.whom
        return len(one & other) * 2 >= len(one | other)
    return _meet(gold.who, found.who) and _meet(gold.whom, found.whom)


def dates_agree(gold: tuple[date | None, date | None], found: tuple[date | None, date | None]) -> bool:
    """Whether the intervals share a day and the one found is not much longer; unknown agrees with unknown only."""
    if not any(gold) or not any(found):
        return not any(gold) and not any(found)
    first, last = gold[0] or date.min, gold[1] or date.max
    start, end = found[0] or date.min, found[1] or date.max
    return first <= end and start <= last and (end - start).days <= (last - first).days + SLACK


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one and other else 0.0


def _pair_events(gold: Item, found: Item) -> float:
    return (gold.kind == found.kind) * (1 + 2 * _same_parties(gold, found) + 0.5 * (gold.more == found.more))


def _pair_statements(gold: Item, found: Item) -> float:
    likeness = _likeness(gold.words, found.words)
    return likeness if likeness >= LIKE else 0


def _pair_disputes(gold: Item, found: Item) -> float:
    return _same_parties(gold, found) * (1 + (gold.more == found.more))


Agree = Callable[[Item, Item], bool]
Pairing = Callable[[Item, Item], float]
LAYERS: Mapping[str, tuple[Pairing, Mapping[str, Agree]]] = {
    "events": (
        _pair_events,
        {
            "sentence and type": lambda gold, found: True,
            "who to whom": _same_parties,
            "status": lambda gold, found: _same_parties(gold, found) and gold.more == found.more,
            "date": lambda gold, found: _same_parties(gold, found) and dates_agree(gold.dates, found.dates),
        },
    ),
    "statements": (
        _pair_statements,
        {
            "content": lambda gold, found: True,
            "speaker": lambda gold, found: (
                bool(words_of(gold.more)[-1:]) and words_of(gold.more)[-1] in words_of(found.more)
            ),
        },
    ),
    "mechanisms": (
        lambda gold, found: float((gold.kind, gold.more) == (found.kind, found.more)),
        {
            "kind and state": lambda gold, found: True,
            "date": lambda gold, found: dates_agree(gold.dates, found.dates),
        },
    ),
    "figures": (
        lambda gold, found: (gold.value == found.value) * (1.0 + (gold.kind == found.kind)),
        {"value": lambda gold, found: True, "measure": lambda gold, found: gold.kind == found.kind},
    ),
    "disputes": (
        _pair_disputes,
        {"parties": lambda gold, found: True, "response": lambda gold, found: gold.more == found.more},
    ),
}


def compare(layer: str, gold: Sequence[Item], found: Sequence[Item]) -> dict[str, Tally]:
    """The tallies of a layer's measures in one report."""
    pairing, measures = LAYERS[layer]
    pairs = best_pairs(gold, found, pairing)
    return {
        f"{layer}: {name}": Tally(len(gold), len(found), sum(agree(one, other) for one, other in pairs))
        for name, agree in measures.items()
    }


def best_pairs(gold: Sequence[Item], found: Sequence[Item], pairing: Pairing) -> list[tuple[Item, Item]]:
    """One-to-one pairs of records told in the same place, the best-fitting first."""
    fits = [
        (-pairing(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if _overlap(one.at, other.at) and pairing(one, other)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(fits):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def total(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Tallies of several reports added up, measure by measure."""
    summed: dict[str, Tally] = {}
    for each in tallies:
        for name, tally in each.items():
            summed[name] = summed.get(name, Tally()) + tally
    return summed
