"""Cooperation and conflict between any two, month by month, with the events behind every point."""

from dataclasses import asdict

from detente.questions import relation as questions_relation
from detente.questions.who import actor_ids
from detente.workbench.asking import Asked
from detente.workbench.listing import Listing, look
from detente.workbench.pages.timeline import EVENTS
from detente.workbench.strips import curve_chart, leading_pair
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Relation", 4
TAKES = ("a", "b", "actor", "since", "until")

BETWEEN = Listing(
    relation=EVENTS.relation,
    columns=EVENTS.columns,
    order=EVENTS.order,
    conditions={
        "pair": "row IN (SELECT row FROM event_pairs WHERE a = least($pair[1], $pair[2]) "
        "AND b = greatest($pair[1], $pair[2]))",
        "a": "row IN (SELECT row FROM event_parties WHERE list_contains($a, actor_id))",
        "b": "row IN (SELECT row FROM event_parties WHERE list_contains($b, actor_id))",
        "since": EVENTS.conditions["since"],
        "until": EVENTS.conditions["until"],
        "statuses": EVENTS.conditions["statuses"],
    },
    facets={"type": "type"},
)


def gather(desk: Desk, asked: Asked) -> View:
    """The two asked for, else the two states between whom most happened."""
    a, b = asked["a"], asked["b"]
    if not (a and b):
        a, b = leading_pair(desk, asked) or (a, b)
    if not (a and b):
        return View("Relation", iter(()), None, {"pair": None, "found": None, "months": []}, {"curve": {"months": []}})
    until = asked.day("until") or asked.on
    months = questions_relation.ask(desk.connection, a, b, until=asked.on, known_by=asked.known_by).rows
    pair = _whole(desk, a), _whole(desk, b)
    values = {
        **(
            {"pair": list(pair)}
            if all(pair)
            else {"a": actor_ids(desk.connection, a), "b": actor_ids(desk.connection, b)}
        ),
        "since": asked.day("since"),
        "until": until,
        "statuses": ["occurred", "ongoing"],
        "known_by": asked.known_by,
    }
    found = look(desk.connection, BETWEEN, values, asked.start)
    return View(
        "Relation",
        iter([{name: value for name, value in asdict(each).items() if name != "event_ids"} for each in months]),
        command("relation", a, b, until=asked["on"], known_by=asked["known_by"]),
        {"pair": (a, b), "found": found, "months": months},
        {"curve": curve_chart(desk, months, asked, (a, b))},
        tuple(row["event_id"] for row in found.rows),
    )


def _whole(desk: Desk, words: str) -> str | None:
    # A state or body with all who act in its name, or None for one of those.
    ids = actor_ids(desk.connection, words) or []
    roots = {each.split(":")[0] for each in ids}
    return roots.pop() if len(roots) == 1 and roots <= set(ids) else None
