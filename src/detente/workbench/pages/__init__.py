"""The pages of the workbench: one file each, found here by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from detente.workbench.asking import Asked
from detente.workbench.view import Desk, View


@dataclass(frozen=True)
class Page:
    """A page as its module declares it.

    `title` stands in the navigation at `place` (None: reached from other pages only), `takes` are its parameters
    beside the two clocks, `gather` answers. `sample` are parameters with which the page has something to show; in the
    report, the page is shown so, or left out where that is None.
    """

    name: str
    title: str
    place: int | None
    takes: tuple[str, ...]
    gather: Callable[[Desk, Asked], View]
    in_report: bool


@cache
def pages() -> dict[str, Page]:
    """All pages by name, in the order of the navigation."""
    found = []
    for each in iter_modules(__path__):
        module = import_module(f"{__name__}.{each.name}")
        found.append(
            Page(each.name, module.TITLE, module.PLACE, module.TAKES, module.gather, getattr(module, "IN_REPORT", True))
        )
    return {page.name: page for page in sorted(found, key=lambda page: (page.place is None, page.place, page.name))}
