"""Keeps what a person judged of the records, apart from what the machine read: each with its reason, undone at will."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from detente.errors import LedgerError, QuestionError

Verdict = Literal["accept", "reject", "correct", "same", "apart"]
"""Right; wrong; right but for one field; the same as another record; one report's telling is of something else."""

RIGHT, WRONG = ("accept",), ("reject", "correct", "apart")

_TABLE = """
CREATE TABLE IF NOT EXISTS judgements (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL, layer TEXT NOT NULL, record_id TEXT NOT NULL, verdict TEXT NOT NULL,
    field TEXT, value TEXT, reason TEXT NOT NULL,
    document_id TEXT, start INTEGER, "end" INTEGER,
    undone_at TEXT
)
"""
_COLUMNS = 'number, made_at, layer, record_id, verdict, field, value, reason, document_id, start, "end", undone_at'


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement; `undone_at` is None while it stands.

    `field` and `value` say what is corrected to what; `value` alone, which record is the same, or which report's
    telling is apart. `document_id`, `start` and `end` are where the record was first told: they find it again when a
    later reader gives it another id.
    """

    layer: str
    record_id: str
    verdict: Verdict
    reason: str
    field: str | None = None
    value: str | None = None
    document_id: str | None = None
    start: int | None = None
    end: int | None = None
    made_at: str = ""
    undone_at: str | None = None
    number: int = 0


class Judgements:
    """The judgements on one ledger, in a file of their own beside its tables."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "judgements.sqlite"

    def add(self, judgement: Judgement, now: datetime) -> int:
        """Keep a judgement, its number; QuestionError if it does not say all that its verdict needs."""
        _check(judgement)
        with self._open() as store, store:
            return self._insert(store, replace(judgement, made_at=judgement.made_at or _moment(now)))

    def undo(self, number: int, now: datetime) -> None:
        """Let a judgement stand no more; it stays in the history. LedgerError if there is none of that number."""
        self._mark(number, _moment(now))

    def redo(self, number: int) -> None:
        """Let an undone judgement stand again."""
        self._mark(number, None)

    def history(self) -> list[Judgement]:
        """All of them, the latest first, undone ones too."""
        return self._select("ORDER BY number DESC")

    def standing(self) -> list[Judgement]:
        """Those that stand, in the order they were made; of several verdicts on a record as a whole the last counts."""
        every = self._select("WHERE undone_at IS NULL ORDER BY number")
        whole = {each.record_id: each.number for each in every if each.verdict in ("accept", "reject")}
        return [
            each for each in every if each.verdict not in ("accept", "reject") or whole[each.record_id] == each.number
        ]

    def state(self) -> tuple[int, int]:
        """Changes whenever a judgement is made or undone; reading it costs next to nothing."""
        try:
            found = self.file.stat()
        except FileNotFoundError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)

    def of(self, record_ids: Iterable[str]) -> dict[str, list[Judgement]]:
        """What stands on these records, by record."""
        wanted, found = set(record_ids), dict[str, list[Judgement]]()
        for each in self.standing():
            if each.record_id in wanted:
                found.setdefault(each.record_id, []).append(each)
        return found

    def exported(self) -> str:
        """All judgements as JSON Lines: what `take_in` reads."""
        return "".join(f"{json.dumps(_plain(each), ensure_ascii=False)}\n" for each in reversed(self.history()))

    def take_in(self, text: str, find: Callable[[Judgement], str | None], now: datetime) -> tuple[int, int]:
        """Apply exported judgements: how many were taken in, how many speak of nothing that this ledger has.

        `find` gives the id that a judgement's record has here. What is here already is not doubled. Raises
        QuestionError where a line is no judgement.
        """
        known, taken, lost = {_content(each) for each in self.history()}, 0, 0
        with self._open() as store, store:
            for judgement in _read_lines(text):
                record_id = find(judgement)
                placed = replace(judgement, record_id=record_id or judgement.record_id)
                lost += record_id is None
                if record_id is not None and _content(placed) not in known:
                    self._insert(store, replace(placed, made_at=placed.made_at or _moment(now)))
                    taken += 1
        return taken, lost

    def _select(self, rest: str) -> list[Judgement]:
        if not self.file.exists():
            return []
        with self._open() as store:
            rows = store.execute(f"SELECT {_COLUMNS} FROM judgements {rest}").fetchall()
        names = [name.strip('" ') for name in _COLUMNS.split(",")]
        return [Judgement(**dict(zip(names, row, strict=True))) for row in rows]

    def _insert(self, store: sqlite3.Connection, judgement: Judgement) -> int:
        row = asdict(replace(judgement, number=0))
        row["number"] = None
        marks = ", ".join(f":{name.strip(chr(34) + ' ')}" for name in _COLUMNS.split(","))
        return int(store.execute(f"INSERT INTO judgements ({_COLUMNS}) VALUES ({marks})", row).lastrowid or 0)

    def _mark(self, number: int, undone_at: str | None) -> None:
        with self._open() as store, store:
            if not store.execute("UPDATE judgements SET undone_at = ? WHERE number = ?", (undone_at, number)).rowcount:
                raise LedgerError(f"there is no judgement number {number}; the review page lists them")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.file, timeout=60)) as store:
            store.execute(_TABLE)
            yield store


def precision(judgements: Iterable[Judgement]) -> dict[str, tuple[int, int]]:
    """By layer: how many reviewed records are right, and how many were reviewed; one fault makes a record wrong."""
    verdicts: dict[tuple[str, str], bool] = {}
    for each in judgements:
        if each.verdict in (*RIGHT, *WRONG):
            key = (each.layer, each.record_id)
            verdicts[key] = verdicts.get(key, True) and each.verdict in RIGHT
    counted: dict[str, tuple[int, int]] = {}
    for (layer, _), right in sorted(verdicts.items()):
        before = counted.get(layer, (0, 0))
        counted[layer] = (before[0] + right, before[1] + 1)
    return counted


def _check(judgement: Judgement) -> None:
    if judgement.verdict not in get_args(Verdict):
        raise QuestionError(f"verdict: {judgement.verdict!r} is not one of {', '.join(get_args(Verdict))}")
    if not judgement.reason.strip():
        raise QuestionError("reason: say in a few words why, so that others can follow the judgement")
    if judgement.verdict in ("correct", "same", "apart") and not (judgement.value or "").strip():
        raise QuestionError(f"value: {judgement.verdict!r} needs one: the right value, the other record or the report")
    if judgement.verdict == "correct" and not judgement.field:
        raise QuestionError("field: say which field is to be corrected")


def _read_lines(text: str) -> Iterator[Judgement]:
    names = {each.name for each in fields(Judgement)} - {"number"}
    for at, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                given = json.loads(line)
                judgement = Judgement(**{name: given[name] for name in names & given.keys()})
                _check(judgement)
            except (ValueError, TypeError, AttributeError) as problem:
                raise QuestionError(
                    f"line {at} is no judgement as `detente serve` exports them: {problem}"
                ) from problem
            yield judgement


def _plain(judgement: Judgement) -> dict[str, Any]:
    return {name: value for name, value in asdict(judgement).items() if name != "number"}


def _content(judgement: Judgement) -> tuple[Any, ...]:
    return tuple(value for name, value in asdict(judgement).items() if name not in ("number", "undone_at"))


def _moment(now: datetime) -> str:
    return now.isoformat(sep=" ", timespec="seconds")
