"""Where it happened, as coarsely as the reports say: towns as dots, whole countries as areas."""

from typing import Any

from detente.knowledge.actors import countries
from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.filtering import dated_command
from detente.workbench.listing import conditions
from detente.workbench.pages.timeline import EVENTS, values_of
from detente.workbench.placing import Spot, spot_of
from detente.workbench.view import Desk, View

TITLE, PLACE = "Map", 6
TAKES = ("actor", "type", "status", "since", "until")
_MOST = 400  # places, the most told of


def gather(desk: Desk, asked: Asked) -> View:
    """Places with the number of events there, those that the map does not know listed apart."""
    values = values_of(desk, asked)
    rows = _places(desk, values)
    without = sum(row["events"] for row in rows if row["place"] is None)
    placed = [(row, spot_of(row["place"])) for row in rows if row["place"] is not None]
    points = _points([(row, spot) for row, spot in placed if spot], asked)
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
        dated_command(asked, "timeline", "actor", "type", "status"),
        {
            "points": points,
            "unplaced": [row for row, spot in placed if spot is None],
            "without": without,
        },
        {"map": {"points": points}},
    )


def _points(placed: list[tuple[dict[str, Any], Spot]], asked: Asked) -> list[dict[str, Any]]:
    """A point for each spot, under the commonest of its names, leading to the events under all of them."""
    by_spot: dict[Spot, list[dict[str, Any]]] = {}
    for row, spot in placed:
        by_spot.setdefault(spot, []).append(row)
    kept = {name: asked[name] for name in ("actor", "type", "status", "since", "until")}
    points = [
        {
            "place": those[0]["place"],
            "events": sum(row["events"] for row in those),
            "country": countries()[spot.country].name if spot.country in countries() else spot.country,
            "code": spot.country,
            "lat": spot.latitude,
            "lon": spot.longitude,
            "href": asked.to("timeline", place="|".join(row["place"] for row in those[:4]), **kept),
        }
        for spot, those in by_spot.items()
    ]
    return sorted(points, key=lambda each: (-each["events"], each["place"]))


def _places(desk: Desk, values: dict[str, Any]) -> list[dict[str, Any]]:
    where, used = conditions(EVENTS, values)
    query = f"""
SELECT place, count(*) AS events, avg(intensity) AS intensity FROM {EVENTS.relation}{where}
GROUP BY place ORDER BY place IS NULL DESC, events DESC, place LIMIT {_MOST}
"""
    return run(desk.connection, [Step("rows", query)], used).to_pylist()  # type: ignore[no-any-return]
