"""Outlets and news agencies: their names, domains, countries and kinds."""

import re
from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries

OutletKind = Literal["agency", "daily", "broadcaster", "state_media", "government", "blog", "magazine"]
_CODE = 4  # letters; a name so short in capitals is an abbreviation and must be written as such


class Outlet(Entry):
    """Who publishes or distributes news. `country` is ISO alpha-3; bodies of many states have none."""

    name: str
    aliases: tuple[str, ...] = ()
    domain: str
    country: str | None = None
    kind: OutletKind
    language: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """All known outlets, in the order of the file."""
    return load_entries(Outlet, "outlet", "outlets.toml")


def outlet_named(name: str) -> Outlet | None:
    """The outlet of this name or alias, if it is known; case counts only in abbreviations."""
    return _by_name().get(_key(name)) or _by_name().get(_key(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)))


def outlet_of_host(host: str) -> Outlet | None:
    """The outlet whose site a host name belongs to."""
    parts = host.lower().split(":")[0].split(".")
    return next((found for cut in range(len(parts) - 1) if (found := _by_domain().get(".".join(parts[cut:])))), None)


def outlets_in(text: str) -> tuple[Outlet, ...]:
    """The outlets that a short line of credits names, in its order."""
    found = (outlet_named(each.group()) for each in re.finditer(outlet_names(), text))
    return tuple(dict.fromkeys(outlet for outlet in found if outlet))


@cache
def outlet_names() -> str:
    """A regular expression for the name of any known outlet, as it is written."""
    names = {name for each in outlets() for name in (each.name, *each.aliases)}
    shorts = {re.sub(r"^The ", "", name) for name in names if len(name.split()) > 2}
    ordered = sorted(names | shorts, key=lambda name: (-len(name), name))
    return r"(?<![\w.])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w|\.\w)"


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): each for each in reversed(outlets()) for name in (*each.aliases, each.name)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {each.domain: each for each in reversed(outlets())}


def _key(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _CODE else name.lower()
