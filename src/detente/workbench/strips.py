"""Arrangements as strips of states, and the curve between two actors: what several pages draw."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from detente.questions import relation
from detente.questions.answers import rows_of
from detente.questions.course import Change, courses
from detente.questions.relation import Month
from detente.questions.state import Standing
from detente.questions.steps import Step, run
from detente.questions.who import actor_ids
from detente.records import HAPPENED
from detente.workbench.asking import Asked, Choice
from detente.workbench.view import Desk

_YEAR = 365
_SPANS = 40  # of a strip, the latest

_LEADING = """
SELECT a, b FROM pair_months  -- whole months, of the world and of knowing: enough to choose by
WHERE ($on IS NULL OR month <= $on) AND ($known_by IS NULL OR seen <= $known_by)
  AND ($root IS NULL OR a = $root OR b = $root)
  AND a IN (SELECT actor_id FROM actors WHERE kind = 'country')
  AND b IN (SELECT actor_id FROM actors WHERE kind = 'country')
GROUP BY a, b ORDER BY sum(events) DESC, a, b LIMIT 1
"""

# What `relation` asks, of what the shelf has sorted by pairs.
_MONTHS = """
WITH between_them AS (
    SELECT intensity, date_trunc('month', dated)::DATE AS month FROM event_pairs_known_by($known_by)
    WHERE a = least($a, $b) AND b = greatest($a, $b) AND counts
      AND ($since IS NULL OR dated >= $since) AND ($until IS NULL OR coalesce(date_from, date_to) <= $until)
), scores AS (
    SELECT month, sum(intensity) FILTER (intensity > 0) AS cooperation,
           sum(intensity) FILTER (intensity < 0) AS conflict,
           min(intensity) AS lowest, max(intensity) AS highest, count(*) AS events
    FROM between_them GROUP BY month
), months AS (
    SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month FROM scores
), coverage AS (
    SELECT date_trunc('month', published_to)::DATE AS month, count(*) AS reports FROM documents_known_by($known_by)
    WHERE published_to IS NOT NULL GROUP BY ALL
)
SELECT month, coalesce(cooperation, 0) AS cooperation, coalesce(conflict, 0) AS conflict, lowest, highest,
       coalesce(events, 0) AS events, coalesce(reports, 0) AS reports, CAST([] AS VARCHAR[]) AS event_ids
FROM months LEFT JOIN scores USING (month) LEFT JOIN coverage USING (month) ORDER BY month
"""


def window(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The days that charts of states show: those asked for, else three years around the day, else all of the pile."""
    first, last = desk.shown.shelf.span[:2]
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
    """The arrangements heard of, as they stand on the day; asked of the ledger once for each day and actor."""
    return desk.shown.standing(asked.on, asked.known_by, asked["actor"])


def of_choice(rows: Sequence[Standing], **choices: Choice | None) -> list[Standing]:
    """Those whose fields have values that the choices let through."""
    given = {name: choice for name, choice in choices.items() if choice}
    return [each for each in rows if all(choice.lets(getattr(each, name)) for name, choice in given.items())]


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


def curve(
    desk: Desk, pair: tuple[str, str], known_by: date | None, since: date | None, until: date | None
) -> tuple[Month, ...]:
    """Cooperation and conflict between two, month by month, as `relation` has it, but for the ids of the events."""
    a, b = pair
    if not (whole(desk, a) and whole(desk, b)):
        return relation.ask(desk.connection, a, b, since=since, until=until, known_by=known_by).rows
    values = {"a": whole(desk, a), "b": whole(desk, b), "since": since, "until": until, "known_by": known_by}
    return rows_of(Month, run(desk.connection, [Step("rows", _MONTHS)], values)).rows


def whole(desk: Desk, words: str) -> str | None:
    """The state or body that is meant with all who act in its name, or None for one of those."""
    ids = actor_ids(desk.connection, words) or []
    roots = {each.split(":")[0] for each in ids}
    return roots.pop() if len(roots) == 1 and roots <= set(ids) else None


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
