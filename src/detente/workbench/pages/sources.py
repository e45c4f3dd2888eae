"""What was read: each report, how it is dated, what it copies as a tree, and what could not be read."""

from typing import Any

from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.filtering import filters
from detente.workbench.listing import Listing, every_row, look
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Sources", 10
TAKES = ("publisher", "language", "basis", "copies")

REPORTS = Listing(
    relation="documents_known_by($known_by)",
    columns="location, document_id, title, publisher, origin, language, published_from, published_to, published_basis, "
    '"repeats", warnings',
    order="published_to DESC NULLS LAST, location",
    day="published_to",
    key="location",
    conditions={
        "publisher": "publisher = $publisher",
        "language": "language = $language",
        "basis": "published_basis = $basis",
        "copies": '("repeats" IS NOT NULL OR document_id IN (SELECT "repeats" FROM documents)) = ($copies = \'yes\')',
    },
    facets={"publisher": "publisher", "language": "language", "basis": "published_basis"},
)

_LINEAGES = """
SELECT "repeats" AS root, count(*) AS copies FROM documents_known_by($known_by)
WHERE "repeats" IS NOT NULL GROUP BY ALL ORDER BY copies DESC, root LIMIT 12
"""

_MEMBERS = """
SELECT roots.root, copies."repeats" AS parent, kind, strength, document_id, title, publisher, published_to, location,
       list_transform(passages, lambda p: substring(text, p."start" + 1, least(p."end" - p."start", 400))) AS shared
FROM roots JOIN documents ON document_id = root OR documents."repeats" = root LEFT JOIN copies USING (document_id)
WHERE $known_by IS NULL OR published_to <= $known_by
ORDER BY published_to NULLS LAST, location
"""

_UNREAD = "SELECT location, problem, advice FROM issues ORDER BY location LIMIT 50"


def gather(desk: Desk, asked: Asked) -> View:
    """Reports known by then, the latest first; trees of copies; failures."""
    values = filters(desk, asked, REPORTS)
    found = look(desk.connection, REPORTS, values, asked.start)
    unread = run(desk.connection, [Step("rows", _UNREAD)], {}).to_pylist()
    return View(
        "Sources",
        every_row(desk.shown.cursor(), REPORTS, values),
        command("sources", known_by=asked["known_by"]),
        {"found": found, "trees": _trees(desk, asked), "unread": unread},
        {"months": [{"month": month, "number": number, "href": None} for month, number in found.months]},
    )


def _trees(desk: Desk, asked: Asked) -> list[dict[str, Any]]:
    steps = [Step("roots", _LINEAGES), Step("rows", _MEMBERS)]
    rows = run(desk.connection, steps, {"known_by": asked.known_by}).to_pylist()
    children: dict[str | None, list[dict[str, Any]]] = {}
    for row in rows:
        children.setdefault(row["parent"], []).append(row)
    known = {row["document_id"] for row in rows}
    return [_tree(row, children) for row in rows if row["parent"] is None or row["parent"] not in known]


def _tree(row: dict[str, Any], children: dict[str | None, list[dict[str, Any]]]) -> dict[str, Any]:
    return {**row, "copies": [_tree(each, children) for each in children.get(row["document_id"], [])]}
