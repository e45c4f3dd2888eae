"""Arrangements as strips of states, and the curve between two actors: what several pages draw."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from detente.questions import state
from detente.questions.course import Change, courses
from detente.questions.relation import Month
from detente.questions.state import Standing
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids
from detente.records import HAPPENED
from detente.workbench.asking import Asked
from detente.workbench.view import Desk

_YEAR = 365
_SPANS = 40  # of a strip, the latest

_LEADING = """
SELECT a, b FROM events_rows_known_by($known_by) JOIN event_pairs USING (row)
WHERE status IN ('occurred', 'ongoing') AND ($on IS NULL OR coalesce(date_from, date_to) <= $on)
  AND ($root IS NULL OR a = $root OR b = $root)
  AND a IN (SELECT actor_id FROM actors WHERE kind = 'country')
  AND b IN (SELECT actor_id FROM actors WHERE kind = 'country')
GROUP BY a, b ORDER BY count(*) DESC, a, b LIMIT 1
"""


def window(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The days that charts of states show: those asked for, else three years around the day, else all of the pile."""
    first, last = desk.shelf.span[:2]
    since, until = asked.day("since"), asked.day("until")
    if asked.on and not since:
        first, last = asked.on - timedelta(days=2 * _YEAR), asked.on + timedelta(days=_YEAR // 2)
    elif first and last:
        margin = max((last - first) // 40, timedelta(days=7))
        first, last = first - margin, last + margin
    return {"from": since or first, "to": until or last, "on": asked.on, "known_by": asked.known_by}


def strips(desk: Desk, standing: Sequence[Standing], asked: Asked) -> list[dict[str, Any]]:
    """A strip for each arrangement: its states one after the other, vague where their days are, rivals marked."""
    changes: dict[str, list[Change]] = {each.mechanism_id: [] for each in standing}
    for change in courses(desk.connection, list(changes), asked.known_by):
        changes[change.mechanism_id].append(change)
    return [
        {
            "name": each.name,
            "kind": each.kind,
            "href": asked.to("arrangements", record=each.mechanism_id),
            "spans": spans(changes[each.mechanism_id], asked),
        }
        for each in standing
    ]


def spans(changes: Sequence[Change], asked: Asked) -> list[dict[str, Any]]:
    """The stretches of a strip: each state that came about, until the next."""
    shown = [each for each in changes if each.status in HAPPENED and (each.date_from or each.date_to)]
    return [
        {
            "from": each.date_from or each.date_to,
            "sure": each.date_to or each.date_from,
            "to": each.until,
            "state": each.state,
            "rival": each.rival,
            "vague": each.date_from != each.date_to,
            "says": each.says[:90],
            "href": asked.to("read", record=each.transition_id),
        }
        for each in shown[-_SPANS:]
    ]


def standing(desk: Desk, asked: Asked) -> tuple[Standing, ...]:
    """The arrangements heard of, as they stand on the day."""
    return state.ask(
        desk.connection, on=asked.on, known_by=asked.known_by, actor=asked["actor"], kind=asked["kind"]
    ).rows


def leading_pair(desk: Desk, asked: Asked) -> tuple[str, str] | None:
    """The two states between whom most happened; with an actor, that one and who has most to do with it."""
    ids = actor_ids(desk.connection, asked["actor"])
    root = ids[0].split(":")[0] if ids else None
    values = {"known_by": asked.known_by, "on": asked.on, "root": root}
    rows = run(desk.connection, [Step("rows", _LEADING)], values).to_pylist()
    if not rows:
        return None
    pair = (rows[0]["a"], rows[0]["b"])
    return (pair[1], pair[0]) if root == pair[1] else pair


def curve_chart(desk: Desk, months: Sequence[Month], asked: Asked, pair: tuple[str, str]) -> dict[str, Any]:
    """The curve for drawing; a month leads to its events."""
    a, b = pair
    drawn = [
        {
            "month": each.month,
            "cooperation": each.cooperation,
            "conflict": each.conflict,
            "events": each.events,
            "reports": each.reports,
            "href": asked.to("relation", a=a, b=b, since=f"{each.month:%Y-%m}", until=f"{each.month:%Y-%m}"),
        }
        for each in months
    ]
    return {**window(desk, asked), "months": drawn}
