"""Who acts: in whose name, in which offices over time, and with whom: a list, one of them, and a network."""

from dataclasses import replace
from typing import Any

from detente.questions.steps import Step, run
from detente.questions.who import actor_ids
from detente.workbench.asking import Asked
from detente.workbench.listing import Listing, every_row, look
from detente.workbench.rulings import CORRECTABLE
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Actors", 5
TAKES = ("actor", "kind", "root", "about")

ACTORS = Listing(
    relation="active_known_by($known_by)",
    columns="actor_id, name, kind, root, country, sector, aliases, roles, events, statements, known_from",
    order="events + statements DESC, actor_id",
    day="known_from",
    key="actor_id",
    conditions={
        "actors": "list_contains($actors, actor_id)",
        "kind": "kind = $kind",
        "root": "root = $root",
        "about": "contains(lower(concat_ws(' ', actor_id, name, aliases)), lower($about))",
    },
    facets={"kind": "kind", "root": "root"},
)

# The thirty busiest states and bodies, and what passed between them; what is alleged only draws no line.
_BUSY = """
SELECT root, count(*) AS events FROM event_roots_known_by($known_by)
WHERE status IN ('occurred', 'ongoing') AND ($on IS NULL OR coalesce(date_from, date_to) <= $on) GROUP BY root
ORDER BY bool_or(list_contains($chosen, root)) DESC, events DESC, root LIMIT 30
"""
_LINKS = """
SELECT a, b, count(*) AS events, avg(intensity) AS intensity
FROM event_pairs_known_by($known_by)
WHERE status IN ('occurred', 'ongoing') AND ($on IS NULL OR coalesce(date_from, date_to) <= $on)
  AND list_contains($roots, a) AND list_contains($roots, b)
GROUP BY a, b ORDER BY events DESC, a, b LIMIT 90
"""
_NODES = (
    "SELECT busy.root, busy.events, kind FROM busy LEFT JOIN actors ON actor_id = busy.root ORDER BY events DESC, root"
)


def gather(desk: Desk, asked: Asked) -> View:
    """All actors, or those that one name means."""
    if ("actors", asked["actor"]) in desk.shown.rulings.rejected:  # shown as read, to be taken in again
        desk = replace(desk, connection=desk.shown.as_read())
    chosen = actor_ids(desk.connection, asked["actor"])
    values: dict[str, Any] = {
        "actors": chosen,
        **{name: asked.choice(name) for name in ("kind", "root")},
        "about": asked["about"],
        "known_by": asked.known_by,
    }
    found = look(desk.connection, ACTORS, values, asked.start)
    return View(
        "Actors",
        every_row(desk.shown.cursor(), ACTORS, values),
        command("actors", actor=asked["actor"], known_by=asked["known_by"]),
        {
            "found": found,
            "one": found.rows[0] if chosen and found.rows else None,
            "correctable": CORRECTABLE["actors"][1],
        },
        {"network": _network(desk, asked, chosen or [])},
        tuple(row["actor_id"] for row in found.rows),
    )


def _network(desk: Desk, asked: Asked, chosen: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {"known_by": asked.known_by, "on": asked.on, "chosen": chosen}
    nodes = run(desk.connection, [Step("busy", _BUSY), Step("rows", _NODES)], values).to_pylist()
    values["roots"] = [each["root"] for each in nodes]
    links = run(desk.connection, [Step("rows", _LINKS)], values).to_pylist()
    names = desk.shown.names
    return {
        "nodes": [
            {
                "id": each["root"],
                "name": names.get(each["root"], each["root"]),
                "kind": each["kind"] or "other",
                "events": each["events"],
                "href": asked.to("actors", actor=each["root"]),
            }
            for each in nodes
        ],
        "links": [{**each, "href": asked.to("relation", a=each["a"], b=each["b"])} for each in links],
    }
