"""The floors: what each measure reached when it was last pinned, and the corpus it was measured on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .scoring import Tally

FLOORS = Path(__file__).with_name("floors.toml")
DIGITS = 3
"""Digits kept of a measure; the reading is deterministic, so there is no other tolerance."""


class RegressionError(Exception):
    """Raised when pinning would lower a floor."""


@dataclass(frozen=True)
class Floors:
    """Hash of the corpus, and the least value of each measure."""

    corpus: str
    least: Mapping[str, float]


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors of a file."""
    data = tomllib.loads(path.read_text("utf-8"))
    return Floors(data["corpus"], data["floors"])


def reached(measured: Mapping[str, Tally]) -> dict[str, float]:
    """Each measure's value, rounded down as floors are."""
    return {name: int(tally.f1 * 10**DIGITS) / 10**DIGITS for name, tally in measured.items()}


def complaints(floors: Floors, corpus: str, values: Mapping[str, float]) -> list[str]:
    """What is wrong: a changed corpus, a measure under its floor, a measure or a floor without the other."""
    if floors.corpus != corpus:
        return ["gold or samples have changed since the floors were pinned: run python -m tests.quality --pin"]
    found = [
        f"{name}: {values[name]:.3f} is under its floor of {least:.3f}"
        for name, least in floors.least.items()
        if name in values and values[name] < least
    ]
    strangers = sorted(set(values) ^ set(floors.least))
    return found + [f"{name}: has no floor, or no measure; run python -m tests.quality --pin" for name in strangers]


def pin(floors: Floors, corpus: str, values: Mapping[str, float], allow_regression: bool) -> Floors:
    """New floors. Raises RegressionError where one would be lower, unless that is allowed."""
    lower = [name for name, least in floors.least.items() if values.get(name, 0.0) < least]
    if lower and not allow_regression:
        raise RegressionError(f"would lower {', '.join(sorted(lower))}; --allow-regression does it all the same")
    return Floors(corpus, dict(values))


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write floors as TOML, in order of name."""
    rows = [f'"{name}" = {floors.least[name]:.{DIGITS}f}' for name in sorted(floors.least)]
    head = "# Pinned by python -m tests.quality --pin; a floor only rises unless --allow-regression is given.\n"
    path.write_text(f'{head}corpus = "{floors.corpus}"\n\n[floors]\n' + "\n".join(rows) + "\n", "utf-8")
