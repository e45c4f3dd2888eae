"""What happened, filtered and counted: every event with its day or days, its sentence and its number of voices."""

from typing import Any

from detente.questions.who import actor_ids
from detente.records import HAPPENED
from detente.workbench.asking import Asked
from detente.workbench.listing import Found, Listing, every_row, look
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Timeline", 3
TAKES = ("actor", "type", "status", "place", "since", "until")

EVENTS = Listing(
    relation="events_rows_known_by($known_by)",
    columns="event_id, date_from, date_to, date_basis, type, mode, status, actor, recipient, place, attributed_to, "
    "mentions[1].sentence AS says, mentions[1].document_id AS document_id, known_from, documents, independent_sources",
    order="coalesce(date_to, date_from) DESC NULLS LAST, date_from DESC NULLS LAST, event_id",
    conditions={
        "actors": "row IN (SELECT row FROM event_parties WHERE list_contains($actors, actor_id))",
        "type": "type = $type",
        "statuses": "list_contains($statuses, status)",
        "place": "contains(lower(place), lower($place))",
        "since": "coalesce(date_to, date_from) >= $since",
        "until": "coalesce(date_from, date_to) <= $until",
    },
    facets={"type": "type", "status": "status", "place": "place"},
    queries={
        "actor": "SELECT root AS value, count(*) AS number FROM event_roots SEMI JOIN chosen USING (row) "
        "GROUP BY root ORDER BY number DESC, root LIMIT 12"
    },
)


def values_of(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The filters as SQL takes them; the day stands for the end, unless one is given."""
    status = asked["status"] or "happened"
    return {
        "actors": actor_ids(desk.connection, asked["actor"]),
        "type": asked["type"],
        "statuses": None if status == "any" else list(HAPPENED) if status == "happened" else [status],
        "place": asked["place"],
        "since": asked.day("since"),
        "until": asked.day("until") or asked.on,
        "known_by": asked.known_by,
    }


def gather(desk: Desk, asked: Asked) -> View:
    """Events up to the day, the latest first."""
    values = values_of(desk, asked)
    found = look(desk.connection, EVENTS, values, asked.start)
    return View(
        "Timeline",
        every_row(desk.shelf.cursor(), EVENTS, values),
        command(
            "timeline", actor=asked["actor"], type=asked["type"], status=asked["status"], place=asked["place"],
            since=asked["since"], until=asked["until"] or asked["on"], known_by=asked["known_by"],
        ),
        {"found": found},
        {"lanes": _lanes(found, asked), "months": months_chart(found, asked)},
        tuple(row["event_id"] for row in found.rows),
    )  # fmt: skip


def months_chart(found: Found, asked: Asked) -> list[dict[str, Any]]:
    """How many rows each month has; a month's bar leads to it alone."""
    return [
        {"month": month, "number": number, "href": asked.here(since=f"{month:%Y-%m}", until=f"{month:%Y-%m}")}
        for month, number in found.months
    ]


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
