"""Where it happened, as coarsely as the reports say: towns as dots, whole countries as areas."""

from typing import Any

from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.pages.timeline import EVENTS, values_of
from detente.workbench.placing import spot_of
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Map", 6
TAKES = ("actor", "type", "status", "since", "until")
_MOST = 400  # places, the most told of


def gather(desk: Desk, asked: Asked) -> View:
    """Places with the number of events there, those that the map does not know listed apart."""
    values = values_of(desk, asked)
    rows = _places(desk, values)
    placed = [(row, spot_of(row["place"])) for row in rows]
    points = [
        {
            "place": row["place"],
            "events": row["events"],
            "intensity": row["intensity"],
            "country": spot.country,
            "lat": spot.latitude,
            "lon": spot.longitude,
            "href": asked.to(
                "timeline", place=row["place"], actor=asked["actor"], type=asked["type"], since=asked["since"]
            ),
        }
        for row, spot in placed
        if spot
    ]
    return View(
        "Map",
        iter(
            {
                **row,
                "country": spot and spot.country,
                "latitude": spot and spot.latitude,
                "longitude": spot and spot.longitude,
            }
            for row, spot in placed
        ),
        command(
            "timeline", actor=asked["actor"], type=asked["type"], status=asked["status"], since=asked["since"],
            until=asked["until"] or asked["on"], known_by=asked["known_by"],
        ),
        {
            "points": points,
            "unplaced": [row for row, spot in placed if spot is None],
            "without": _without(desk, values),
        },
        {"map": {"points": points}},
    )  # fmt: skip


def _chosen(values: dict[str, Any]) -> str:
    given = [f"({sql})" for name, sql in EVENTS.conditions.items() if values.get(name) is not None]
    return " AND ".join(given) or "true"


def _places(desk: Desk, values: dict[str, Any]) -> list[dict[str, Any]]:
    query = f"""
SELECT place, count(*) AS events, avg(intensity) AS intensity FROM {EVENTS.relation}
WHERE {_chosen(values)} AND place IS NOT NULL GROUP BY place ORDER BY events DESC, place LIMIT {_MOST}
"""
    return run(desk.connection, [Step("rows", query)], values).to_pylist()  # type: ignore[no-any-return]


def _without(desk: Desk, values: dict[str, Any]) -> int:
    query = f"SELECT count(*) AS events FROM {EVENTS.relation} WHERE {_chosen(values)} AND place IS NULL"
    return int(run(desk.connection, [Step("rows", query)], values).to_pylist()[0]["events"])
