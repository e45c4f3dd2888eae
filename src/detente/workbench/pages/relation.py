"""Cooperation and conflict between any two, month by month, with the events behind every point."""

from dataclasses import asdict

from detente.questions.who import actor_ids
from detente.workbench.asking import Asked
from detente.workbench.listing import Listing, look
from detente.workbench.pages.timeline import EVENTS
from detente.workbench.strips import curve, curve_chart, leading_pair, whole
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Relation", 4
TAKES = ("a", "b", "actor", "type", "since", "until")

BETWEEN = Listing(
    relation=EVENTS.relation,
    columns=EVENTS.columns,
    order=EVENTS.order,
    conditions={
        "pair": "row IN (SELECT row FROM event_pairs WHERE a = least($pair[1], $pair[2]) "
        "AND b = greatest($pair[1], $pair[2]))",
        "a": "row IN (SELECT row FROM event_parties WHERE list_contains($a, actor_id))",
        "b": "row IN (SELECT row FROM event_parties WHERE list_contains($b, actor_id))",
        **{name: EVENTS.conditions[name] for name in ("since", "until", "happened", "type")},
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
    months = curve(desk, (a, b), asked.known_by, None, asked.on)
    pair = whole(desk, a), whole(desk, b)
    values = {
        **(
            {"pair": list(pair)}
            if all(pair)
            else {"a": actor_ids(desk.connection, a), "b": actor_ids(desk.connection, b)}
        ),
        "since": asked.day("since"),
        "until": until,
        "happened": True,
        "type": asked.choice("type"),
        "known_by": asked.known_by,
    }
    found = look(desk.connection, BETWEEN, values, asked.start)
    return View(
        "Relation",
        ({name: value for name, value in asdict(each).items() if name != "event_ids"} for each in months),
        command("relation", a, b, until=asked["on"], known_by=asked["known_by"]),
        {"pair": (a, b), "found": found, "months": months},
        {"curve": curve_chart(desk, months, asked, (a, b))},
        tuple(row["event_id"] for row in found.rows),
    )
