"""Who said what, and when; in whose report."""

from typing import Any

from detente.questions.who import actor_ids
from detente.workbench.asking import Asked
from detente.workbench.listing import Listing, every_row, look
from detente.workbench.pages.timeline import months_chart
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Statements", 7
TAKES = ("actor", "by", "about", "manner", "since", "until")

STATEMENTS = Listing(
    relation="statements_known_by($known_by)",
    columns='statement_id, date_from, date_to, speaker, speaker_id, "role", cue, manner, content, reported_by, '
    "addressee, venue, "
    "mentions[1].sentence AS says, mentions[1].document_id AS document_id, known_from, documents, independent_sources",
    order="coalesce(date_to, date_from) DESC NULLS LAST, statement_id",
    conditions={
        "actors": "list_contains($actors, speaker_id)",
        "by": "contains(lower(speaker), lower($by))",
        "about": "contains(lower(content), lower($about))",
        "manner": "manner = $manner",
        "since": "coalesce(date_to, date_from) >= $since",
        "until": "coalesce(date_from, date_to) <= $until",
    },
    facets={"by": "speaker", "actor": "split_part(speaker_id, ':', 1)", "manner": "manner"},
)


def gather(desk: Desk, asked: Asked) -> View:
    """Statements up to the day, the latest first."""
    values: dict[str, Any] = {
        "actors": actor_ids(desk.connection, asked["actor"]),
        **{name: asked[name] for name in ("by", "about", "manner")},
        "since": asked.day("since"),
        "until": asked.day("until") or asked.on,
        "known_by": asked.known_by,
    }
    found = look(desk.connection, STATEMENTS, values, asked.start)
    return View(
        "Statements",
        every_row(desk.shelf.cursor(), STATEMENTS, values),
        command(
            "quotes", actor=asked["actor"], by=asked["by"], about=asked["about"], since=asked["since"],
            until=asked["until"] or asked["on"], known_by=asked["known_by"],
        ),
        {"found": found},
        {"months": months_chart(found, asked)},
        tuple(row["statement_id"] for row in found.rows),
    )  # fmt: skip
