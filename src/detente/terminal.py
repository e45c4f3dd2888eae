"""What a terminal or a pipe gets: tables, JSON, progress; report text is made harmless before it is printed."""

import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from detente.errors import LedgerError
from detente.questions.answers import Answer

_WIDEST_CELL, _WIDEST_NAME = 240, 26
_PROSE = frozenset({"says", "content", "sentence", "act", "problem"})
"""Columns that hold sentences: they take the room that the others leave."""
_NAMES = frozenset(
    [
        "name",
        "location",
        "report",
        "actor",
        "recipient",
        "accuser",
        "accused",
        "subject",
        "source",
        "publisher",
        "speaker",
        "words",
        "method",
    ]
)
"""Columns that may be broken over lines; ids, days and numbers are not."""
_ROOM = 110
"""Characters; in a narrower terminal every column may be broken, or some would not be seen at all."""
_HEADERS = {"independent_sources": "voices", "silent_days": "days ago", "date_to": "by", "published_basis": "basis"}


def harmless(text: str, keep: str = "") -> str:
    """The text without characters that steer a terminal or reorder a line (control, format, bidirectional marks)."""
    return "".join(char if char in keep or unicodedata.category(char) not in ("Cc", "Cf") else " " for char in text)


def show(answer: Answer[Any], shown: Sequence[str], as_json: bool) -> None:
    """Print an answer: JSON if asked for, a table in a terminal, tab-separated lines with all columns in a pipe."""
    rows = answer.dicts()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        _table(rows, shown)
    else:
        _lines(rows)


def _table(rows: list[dict[str, Any]], shown: Sequence[str]) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow to load, and only a terminal needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    if not rows:
        console.print("nothing in this ledger answers that")
        return
    table = Table(
        box=None, pad_edge=False, header_style="bold", row_styles=("", "dim"), expand=bool(_PROSE & set(shown))
    )
    for name in shown:
        header = _HEADERS.get(name, name.replace("_", " "))
        if name in _PROSE:
            table.add_column(header, ratio=1, min_width=30 if console.width >= _ROOM else 12, overflow="fold")
        elif name in _NAMES or console.width < _ROOM:
            table.add_column(header, overflow="fold", max_width=_WIDEST_NAME)
        else:
            table.add_column(header, min_width=max(len(_cell(row[name])) for row in rows))
    for row in rows:
        table.add_row(*(Text(_shortened(_cell(row[name]))) for name in shown))
    console.print(table)


def _lines(rows: list[dict[str, Any]]) -> None:
    if rows:
        click.echo("\t".join(rows[0]))
    for row in rows:
        click.echo("\t".join(_cell(value) for value in row.values()))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_cell(each) for each in value)
    if isinstance(value, float):
        return f"{value:,.10g}".replace(",", "")
    return harmless(value.isoformat() if isinstance(value, date) else str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST_CELL else text[: _WIDEST_CELL - 1].rstrip() + "…"


def write_file(path: Path, text: str) -> None:
    """Write a file, or say why it cannot be written."""
    try:
        path.write_text(text, "utf-8")
    except OSError as problem:
        raise LedgerError(f"{path}: cannot be written: {problem.strerror}; name another --output") from problem


class Progress:
    """Shows how far reading has come: a bar in a terminal, a line for each report elsewhere; on standard error."""

    def __enter__(self) -> Self:
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        console = Console(stderr=True, highlight=False)
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
        )
        self._bar = Bar(*columns, console=console, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=None)
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, done: int, total: int, location: str, problem: str | None) -> None:
        """Report one more report: read, or not read because of `problem`."""
        name = harmless(os.path.basename(location))
        outcome = f"not read: {harmless(problem)}" if problem else "read"
        if self._bar.disable or problem:
            self._bar.console.print(f"[{done}/{total}] {name}: {outcome}", markup=False)
        self._bar.update(self._task, completed=done, total=total, description=name)
