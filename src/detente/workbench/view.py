"""What a page gives: the rows its downloads have, the command that asks the same, and what its template shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

    from detente.ledger.judgements import Judgements
    from detente.workbench.library import Shown


@dataclass(frozen=True)
class Desk:
    """What a page answers from: a connection of its own to the ledger as judged, and the analyst's judgements."""

    connection: "duckdb.DuckDBPyConnection"
    shown: "Shown"
    judgements: "Judgements"

    def again(self) -> "Desk":
        """The same with another connection, for another thread."""
        return desk_of(self.shown, self.judgements)


def desk_of(shown: "Shown", judgements: "Judgements") -> Desk:
    """A desk for one page."""
    return Desk(shown.cursor(), shown, judgements)


@dataclass(frozen=True)
class View:
    """A page, gathered. `rows` is what CSV and JSON have: made anew for each, so that nothing is held.

    `charts` are drawn by the script from plain data; what they show stands in the page's tables as well. `records` are
    the ids of records that the page shows, for whoever wants their evidence beside it.
    """

    title: str
    rows: Iterator[Mapping[str, Any]]
    command: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    charts: Mapping[str, Any] = field(default_factory=dict)
    records: tuple[str, ...] = ()


def command(name: str, *arguments: str, **options: object) -> str:
    """A command line that asks the same, quoted for a shell."""
    import shlex  # noqa: PLC0415 - small, and only here

    words = ["detente", name, *(shlex.quote(each) for each in arguments)]
    for option, value in options.items():
        if value not in (None, ""):
            words += [f"--{option.replace('_', '-')}", shlex.quote(str(value))]
    return " ".join(words)
