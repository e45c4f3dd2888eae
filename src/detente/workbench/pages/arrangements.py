"""Arrangements: which stand on the day; and of one, its course with the evidence for each change."""

from dataclasses import asdict, replace
from typing import Any

from detente.briefing.gathering import STANDS
from detente.questions import course
from detente.questions.state import Standing
from detente.questions.steps import Step, run
from detente.workbench.asking import PAGE_SIZE, Asked
from detente.workbench.strips import of_choice, spans, standing, strips, window
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Arrangements", 2
TAKES = ("record", "actor", "kind", "state")
_SHOWN = 20

_ABOUT = """
SELECT mechanism_id, kind, name, parties, place, known_from, documents, independent_sources,
       mentions[1].sentence AS says, mentions[1].document_id AS document_id
FROM mechanisms WHERE mechanism_id = $record
"""
_REPORTS = """
SELECT DISTINCT document_id, title, publisher, published_to, location, documents."repeats"
FROM mentions JOIN documents USING (document_id)
WHERE (record_id = $record OR record_id IN (SELECT transition_id FROM transitions WHERE mechanism_id = $record))
  AND ($known_by IS NULL OR published_to <= $known_by)
ORDER BY published_to NULLS LAST, location LIMIT 50
"""


def gather(desk: Desk, asked: Asked) -> View:
    """One arrangement where `record` names it, else all of them."""
    record = desk.shown.rulings.now(asked["record"])
    if record is None:
        return _all(desk, asked)
    if ("mechanisms", record) in desk.shown.rulings.rejected:  # shown as read, to be taken in again
        desk = replace(desk, connection=desk.shown.as_read())
    return _one(desk, asked, record)


def _all(desk: Desk, asked: Asked) -> View:
    rows = standing(desk, asked)
    state, kind = asked.choice("state"), asked.choice("kind")
    chosen = of_choice(rows, state=state, kind=kind)
    shown = chosen[asked.start : asked.start + _SHOWN]
    return View(
        "Arrangements",
        (asdict(each) for each in chosen),
        command("state", on=asked["on"], known_by=asked["known_by"], actor=asked["actor"], kind=asked["kind"])
        if asked.in_one_command
        else None,
        {
            "one": None,
            "rows": shown,
            "total": len(chosen),
            "size": _SHOWN,
            "facets": {
                "state": _counted(of_choice(rows, kind=kind), "state"),
                "kind": _counted(of_choice(rows, state=state), "kind"),
            },
            "stands": STANDS,
        },
        {"strips": {"rows": strips(desk, shown, asked), **window(desk, asked)}},
        tuple(each.mechanism_id for each in shown),
    )


def _one(desk: Desk, asked: Asked, record: str) -> View:
    changes = course.ask(desk.connection, record, known_by=asked.known_by).rows
    (about,) = run(desk.connection, [Step("rows", _ABOUT)], {"record": record}).to_pylist()
    reports = run(desk.connection, [Step("rows", _REPORTS)], {"record": record, "known_by": asked.known_by})
    strip = {"name": about["name"], "kind": about["kind"], "href": None, "spans": spans(changes, asked)}
    return View(
        about["name"],
        (asdict(each) for each in changes),
        command("course", record, known_by=asked["known_by"]),
        {
            "one": about,
            "changes": changes,
            "reports": reports.to_pylist(),
            "deadlines": [each for each in changes if each.status == "planned" and each.state in ("expired", "ended")],
        },
        {"strips": {"rows": [strip], **window(desk, asked)}},
        (record, *(each.transition_id for each in changes[:PAGE_SIZE])),
    )


def _counted(rows: list[Standing], name: str) -> list[tuple[Any, int]]:
    counts: dict[str, int] = {}
    for each in rows:
        counts[getattr(each, name)] = counts.get(getattr(each, name), 0) + 1
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
