"""The workbench's pages as one HTML file that needs no server: what a link led to stands further down in the file."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from detente.ledger.judgements import Judgements
from detente.questions import explain
from detente.questions.explain import Evidence
from detente.workbench.asking import Asked
from detente.workbench.library import lay_over, open_shelf
from detente.workbench.pages import pages
from detente.workbench.rendering import Frame, render, render_paper
from detente.workbench.view import Desk, desk_of

_SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "vendor/topojson-client.min.js")
_START = """
const world = async () => JSON.parse(document.querySelector("#world").textContent);
await drawAll(document, world);
document.documentElement.dataset.ready = "yes";
"""


@dataclass(frozen=True)
class Paper(Asked):
    """A page on paper: its links lead to other parts of the same file, and it keeps which records they name."""

    named: dict[str, None] = field(default_factory=dict)

    def here(self, **changes: object) -> str:
        """There is one state of the page only."""
        del changes
        return f"#page-{self.page}"

    def to(self, page: str, **values: object) -> str:
        """A record leads to its evidence, anything else to its page."""
        record = values.get("record")
        if record is None:
            return f"#page-{page}" if page in pages() and pages()[page].in_report else "#evidence"
        self.named[str(record)] = None
        return f"#{record}"


def as_one_file(folder: Path, on: date | None, known_by: date | None) -> str:
    """All pages for these two clocks, the evidence they rest on, and what draws their charts."""
    shelf = open_shelf(folder)
    try:
        judgements = Judgements(folder)
        desk = desk_of(lay_over(shelf, judgements.standing()), judgements)
        named: dict[str, None] = {}
        clocks = {"on": on, "known_by": known_by}
        values = {name: day.isoformat() for name, day in clocks.items() if day}
        shown = [page for page in pages().values() if page.in_report]
        parts = []
        for page in shown:
            paper = Paper(page.name, values, named)
            parts.append(Markup(render(page, page.gather(desk, paper), paper, desk, Frame("part.html", {}))))
        evidence = {record: _evidence(desk, record, known_by) for record in named}
        return render_paper(
            parts=parts, shown=shown, evidence=evidence, shelf=shelf, on=on, known_by=known_by, **_own_parts()
        )
    finally:
        shelf.close()


def _evidence(desk: Desk, record: str, known_by: date | None) -> list[Evidence]:
    rows = explain.ask(desk.connection, record).rows
    return [each for each in rows if known_by is None or (each.published_to and each.published_to <= known_by)]


def _own_parts() -> dict[str, object]:
    style = _static("workbench.css")
    drawing = _static("charts.js").replace("export async function", "async function") + _START
    scripts = [_static(name) for name in _SCRIPTS]
    allowed = " ".join(_hash(each) for each in (*scripts, drawing))
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {allowed}; img-src data:"
    return {
        "policy": policy,
        "style": Markup(style),
        "scripts": [Markup(each) for each in scripts],
        "drawing": Markup(drawing),
        "world": Markup(_static("world.json").replace("<", "\\u003c")),
    }


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text("utf-8")
