"""Scores what stood on a day against the cells of gold/states.toml, on a ledger made of the samples."""

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import detente
from detente.ledger.opening import open_tables
from detente.questions import state

from .scoring import Tally

if TYPE_CHECKING:
    import duckdb

SURE_DAYS = 90
"""An answer that rests on nothing newer is no confident one."""
_MEANT = """
SELECT DISTINCT mechanism_id FROM transitions JOIN mechanisms AS m USING (mechanism_id)
WHERE m.kind = $kind AND list_bool_or(list_transform(transitions.mentions, lambda each: contains(each.sentence, $told)))
"""


@dataclass(frozen=True)
class Cell:
    """An arrangement on a day, with the states that are right."""

    pile: str
    told: str
    kind: str
    on: date
    states: list[str]


def load_cells(gold: Path) -> list[Cell]:
    """All cells of the gold."""
    return [Cell(**row) for row in tomllib.loads((gold / "states.toml").read_text("utf-8"))["cell"]]


def measure_states(gold: Path, samples: Path) -> dict[str, Tally]:
    """The shares, on ledgers made of the samples."""
    cells = load_cells(gold)
    with tempfile.TemporaryDirectory() as temporary:
        folders = {pile: Path(temporary) / f"{pile}.detente" for pile in sorted({each.pile for each in cells})}
        for pile, folder in folders.items():
            detente.read(samples / pile, folder)
        return score_states(cells, folders)


def score_states(cells: list[Cell], folders: Mapping[str, Path]) -> dict[str, Tally]:
    """Shares of cells answered right, and of cells not answered wrong with confidence."""
    answers = [each for pile, folder in sorted(folders.items()) for each in _answers(cells, pile, folder)]
    right = sum(_is_right(cell, found) for cell, found in answers)
    sane = sum(_is_right(cell, found) or not _is_sure(found) for cell, found in answers)
    count = len(answers)
    return {"states: right": Tally(count, count, right), "states: not wrong": Tally(count, count, sane)}


def _answers(cells: list[Cell], pile: str, folder: Path) -> Iterator[tuple[Cell, list[state.Standing]]]:
    tables = open_tables(folder)
    try:
        for cell in cells:
            if cell.pile == pile:
                yield cell, _standing(tables.connection, cell)
    finally:
        tables.close()


def _standing(connection: "duckdb.DuckDBPyConnection", cell: Cell) -> list[state.Standing]:
    meant = connection.execute(_MEANT, {"kind": cell.kind, "told": cell.told}).fetchall()
    return [each for each in state.ask(connection, on=cell.on).rows if (each.mechanism_id,) in meant]


def _is_right(cell: Cell, found: list[state.Standing]) -> bool:
    return any(each.state in cell.states for each in found) if cell.states else not found


def _is_sure(found: list[state.Standing]) -> bool:
    return any(not each.rivals and (each.silent_days or 0) <= SURE_DAYS for each in found)
