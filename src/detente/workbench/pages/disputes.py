"""Who accuses whom of what, and the answer, face to face."""

from typing import Any

from detente.questions.who import actor_ids
from detente.workbench.asking import Asked
from detente.workbench.listing import Listing, every_row, look
from detente.workbench.pages.timeline import months_chart
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Disputes", 8
TAKES = ("actor", "response", "accuser", "accused", "since", "until")

DISPUTES = Listing(
    relation="disputes_known_by($known_by)",
    columns="dispute_id, date_from, date_to, act, accuser, accused, response, mentions[1].sentence AS says, "
    "response_mentions[1].sentence AS answer, mentions[1].document_id AS document_id, event_id, known_from, documents, "
    "independent_sources",
    order="coalesce(date_to, date_from) DESC NULLS LAST, dispute_id",
    conditions={
        "actors": "list_has_any(accuser, $actors) OR list_has_any(accused, $actors)",
        "response": "response = $response",
        "accuser": "split_part(accuser[1], ':', 1) = $accuser",
        "accused": "split_part(accused[1], ':', 1) = $accused",
        "since": "coalesce(date_to, date_from) >= $since",
        "until": "coalesce(date_from, date_to) <= $until",
    },
    facets={
        "response": "response",
        "accuser": "split_part(accuser[1], ':', 1)",
        "accused": "split_part(accused[1], ':', 1)",
    },
)


def values_of(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The filters as SQL takes them."""
    return {
        "actors": actor_ids(desk.connection, asked["actor"]),
        **{name: asked[name] for name in ("response", "accuser", "accused")},
        "since": asked.day("since"),
        "until": asked.day("until") or asked.on,
        "known_by": asked.known_by,
    }


def gather(desk: Desk, asked: Asked) -> View:
    """Allegations up to the day, the latest first."""
    values = values_of(desk, asked)
    found = look(desk.connection, DISPUTES, values, asked.start)
    return View(
        "Disputes",
        every_row(desk.shelf.cursor(), DISPUTES, values),
        command(
            "disputes", actor=asked["actor"], since=asked["since"], until=asked["until"] or asked["on"],
            known_by=asked["known_by"],
        ),
        {"found": found},
        {"months": months_chart(found, asked)},
        tuple(row["dispute_id"] for row in found.rows),
    )  # fmt: skip
