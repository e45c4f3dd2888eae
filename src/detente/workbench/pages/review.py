"""What the analyst judged: how well each layer was read, every judgement with its reason, undone at will."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from detente.ledger.judgements import precision
from detente.questions.steps import Step, run
from detente.workbench.asking import PAGE_SIZE, Asked
from detente.workbench.view import Desk, View

TITLE, PLACE = "Review", 13
TAKES = ("layer",)
IN_REPORT = False

_NEXT = """
SELECT layer, record_id, says FROM drawn
WHERE ($layer IS NULL OR layer = $layer) AND NOT list_contains($seen, record_id)
ORDER BY draw, record_id LIMIT 8
"""


def gather(desk: Desk, asked: Asked) -> View:
    """Judgements, the latest first, and records to be judged next."""
    history = desk.judgements.history()
    standing = desk.shown.judgements
    counted = precision(standing)
    shown = history[asked.start : asked.start + PAGE_SIZE]
    return View(
        "Review",
        _rows(desk),
        None,
        {
            "history": shown,
            "total": len(history),
            "size": PAGE_SIZE,
            "precision": [(layer, right, all_, right / all_) for layer, (right, all_) in counted.items()],
            "next": _next(desk, asked, [each.record_id for each in standing]),
        },
    )


def _rows(desk: Desk) -> Iterator[dict[str, Any]]:
    yield from (asdict(each) for each in desk.judgements.history())


def _next(desk: Desk, asked: Asked, seen: list[str]) -> list[dict[str, Any]]:
    values = {"layer": asked["layer"], "seen": seen}
    return run(desk.connection, [Step("rows", _NEXT)], values).to_pylist()  # type: ignore[no-any-return]
