"""Who said what, and when; in whose report."""

from detente.workbench.asking import Asked
from detente.workbench.filtering import SINCE, UNTIL, dated_command, filters, list_view
from detente.workbench.listing import Listing
from detente.workbench.view import Desk, View

TITLE, PLACE = "Statements", 7
TAKES = ("actor", "by", "about", "manner", "since", "until")

STATEMENTS = Listing(
    relation="statements_rows_known_by($known_by)",
    columns='statement_id, date_from, date_to, speaker, speaker_id, "role", cue, manner, content, reported_by, '
    "addressee, venue, "
    "mentions[1].sentence AS says, mentions[1].document_id AS document_id, known_from, documents, independent_sources",
    order="dated DESC NULLS LAST, row DESC",
    conditions={
        "actor": "list_contains($actor, speaker_id)",
        "by": "contains(lower(speaker), lower($by))",
        "about": "contains(lower(content), lower($about))",
        "manner": "manner = $manner",
        "since": SINCE,
        "until": UNTIL,
    },
    facets={"by": "speaker", "actor": "split_part(speaker_id, ':', 1)", "manner": "manner"},
)


def gather(desk: Desk, asked: Asked) -> View:
    """Statements up to the day, the latest first."""
    values = filters(desk, asked, STATEMENTS)
    same = dated_command(asked, "quotes", "actor", "by", "about")
    return list_view(desk, asked, STATEMENTS, values, same)[1]
