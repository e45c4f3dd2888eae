"""The questions a ledger answers: one file each, found here by name; parameters in, typed rows with evidence out."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

_SHARED = ("answers", "parameters", "steps", "who")


@cache
def questions() -> dict[str, ModuleType]:
    """The question modules by name.

    Each says in its first line what it asks, answers with `ask(connection, …) -> Answer`, and names in `SHOWN` the
    columns that a terminal has room for.
    """
    names = sorted(each.name for each in iter_modules(__path__) if each.name not in _SHARED)
    return {name: import_module(f"{__name__}.{name}") for name in names}
