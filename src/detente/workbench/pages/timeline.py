"""What happened, filtered and counted: every event with its day or days, its sentence and its number of voices."""

from dataclasses import replace
from typing import Any

from detente.workbench.asking import Asked
from detente.workbench.filtering import SINCE, UNTIL, dated_command, filters, list_view
from detente.workbench.listing import Found, Listing
from detente.workbench.view import Desk, View

TITLE, PLACE = "Timeline", 3
TAKES = ("actor", "type", "status", "place", "since", "until")

EVENTS = Listing(
    relation="events_rows_known_by($known_by)",
    columns="event_id, date_from, date_to, date_basis, type, mode, status, actor, recipient, place, attributed_to, "
    "mentions[1].sentence AS says, mentions[1].document_id AS document_id, known_from, documents, independent_sources",
    order="dated DESC NULLS LAST, row DESC",
    conditions={
        "actor": "row IN (SELECT row FROM event_parties WHERE list_contains($actor, actor_id))",
        "type": "type = $type",
        "happened": "status IN ('occurred', 'ongoing')",
        "status": "status = $status",
        "place": "contains(lower(place), lower($place))",
        "since": SINCE,
        "until": UNTIL,
    },
    facets={"type": "type", "status": "status", "place": "place"},
    many={"actor": ("event_roots_known_by($known_by)", "root")},
)


def values_of(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The filters as SQL takes them; without a status, what happened."""
    values = filters(desk, asked, EVENTS)
    status = asked["status"]
    values["happened"] = True if status in (None, "happened") else None
    return {**values, "status": None} if status in ("any", "happened") else values


def gather(desk: Desk, asked: Asked) -> View:
    """Events up to the day, the latest first."""
    values = values_of(desk, asked)
    same = dated_command(asked, "timeline", "actor", "type", "status", "place")
    found, view = list_view(desk, asked, EVENTS, values, same)
    return replace(view, charts={**view.charts, "lanes": _lanes(found, asked)})


def _lanes(found: Found, asked: Asked) -> list[dict[str, Any]]:
    dated = (row for row in found.rows if row["date_from"] or row["date_to"])
    return [
        {
            "from": row["date_from"] or row["date_to"],
            "to": row["date_to"] or row["date_from"],
            "vague": row["date_from"] != row["date_to"],
            "type": row["type"],
            "status": row["status"],
            "says": row["says"][:160],
            "href": asked.to("read", record=row["event_id"]),
        }
        for row in dated
    ]
