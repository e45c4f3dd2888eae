"""Finds reports and records by their words."""

from dataclasses import asdict

from detente.questions.search import found_within
from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Search", 12
TAKES = ("about",)
IN_REPORT = False
_MOST = 60  # reports, the most telling

_NAMED = """
SELECT 'mechanisms' AS layer, mechanism_id AS id, name FROM mechanisms WHERE contains(lower(name), lower($about))
UNION ALL
SELECT 'actors', actor_id, name FROM actors
WHERE contains(lower(concat_ws(' ', actor_id, name, aliases)), lower($about))
ORDER BY length(name), name, id LIMIT 20
"""


def gather(desk: Desk, asked: Asked) -> View:
    """Reports with the words, records whose sentence has them, arrangements and actors of that name."""
    about = asked["about"]
    if about is None:
        return View("Search", iter(()), None, {"reports": [], "records": {}, "named": []})
    within = desk.shown.shelf.documents_with(about, _MOST)
    hits = found_within(desk.connection, about, within, asked.known_by).rows
    named = run(desk.connection, [Step("rows", _NAMED)], {"about": about}).to_pylist()
    records: dict[str, list[object]] = {}
    for hit in hits:
        if hit.layer != "documents":
            records.setdefault(hit.document_id, []).append(hit)
    reports = [hit for hit in hits if hit.layer == "documents"]
    best = {document: at for at, document in enumerate(within)}
    reports.sort(key=lambda hit: best[hit.document_id])
    return View(
        "Search",
        (asdict(hit) for hit in hits),
        command("search", about, known_by=asked["known_by"]),
        {"reports": reports[:30], "records": {each: found[:6] for each, found in records.items()}, "named": named},
        {},
        tuple(hit.record_id for hit in hits if hit.layer != "documents")[:200],
    )
