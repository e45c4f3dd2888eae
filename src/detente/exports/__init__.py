"""What a ledger can be written out as. A format is a module here with `NAME` and `export(connection, folder)`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Export = Callable[["DuckDBPyConnection", Path], tuple[Path, ...]]


@cache
def formats() -> dict[str, Export]:
    """All formats by name: each writes the tables into a folder and gives the files it wrote."""
    modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
    return {module.NAME: module.export for module in modules}
