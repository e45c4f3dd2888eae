"""Who accuses whom of what, and the answer, face to face."""

from detente.workbench.asking import Asked
from detente.workbench.filtering import SINCE, UNTIL, dated_command, filters, list_view
from detente.workbench.listing import Listing
from detente.workbench.view import Desk, View

TITLE, PLACE = "Disputes", 8
TAKES = ("actor", "response", "accuser", "accused", "since", "until")

DISPUTES = Listing(
    relation="disputes_rows_known_by($known_by)",
    columns="dispute_id, date_from, date_to, act, accuser, accused, response, mentions[1].sentence AS says, "
    "response_mentions[1].sentence AS answer, mentions[1].document_id AS document_id, event_id, known_from, documents, "
    "independent_sources",
    order="dated DESC NULLS LAST, row DESC",
    conditions={
        "actor": "list_has_any(accuser, $actor) OR list_has_any(accused, $actor)",
        "response": "response = $response",
        "accuser": "split_part(accuser[1], ':', 1) = $accuser",
        "accused": "split_part(accused[1], ':', 1) = $accused",
        "since": SINCE,
        "until": UNTIL,
    },
    facets={
        "response": "response",
        "accuser": "split_part(accuser[1], ':', 1)",
        "accused": "split_part(accused[1], ':', 1)",
    },
)


def gather(desk: Desk, asked: Asked) -> View:
    """Allegations up to the day, the latest first."""
    values, same = filters(desk, asked, DISPUTES), dated_command(asked, "disputes", "actor")
    return list_view(desk, asked, DISPUTES, values, same)[1]
