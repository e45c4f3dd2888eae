"""Where a named place lies, as coarsely as is known: a town to a tenth of a degree, or a country as a whole."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.knowledge.actors import countries, towns


@dataclass(frozen=True)
class Spot:
    """A place on the map. Degrees are WGS 84; None where it is known by its country only."""

    country: str
    latitude: float | None
    longitude: float | None


def spot_of(place: str) -> Spot | None:
    """Where a place of that name lies, or None where the name is not known. Of several the largest town is meant."""
    name = _folded(place).removeprefix("the ")
    if name in _countries():
        return Spot(_countries()[name], None, None)
    if name in _towns():
        return _towns()[name]
    return Spot(_regions()[name], None, None) if name in _regions() else None


@cache
def _countries() -> dict[str, str]:
    return {_folded(name): code for code, each in countries().items() for name in (each.name, *each.aliases)}


@cache
def _regions() -> dict[str, str]:
    return {_folded(name): code for name, code in towns().items()}


@cache
def _towns() -> dict[str, Spot]:
    found = {}
    for line in files(__package__).joinpath("data/places.tsv").read_text("utf-8").splitlines():
        name, latitude, longitude, country = line.split("\t")
        found[name] = Spot(country, float(latitude), float(longitude))
    return found


def _folded(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()
