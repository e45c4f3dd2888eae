"""The numbers, by source over time, and where they do not agree."""

import shlex
from dataclasses import replace
from datetime import date
from typing import Any

from detente.questions import figures
from detente.questions.figures import Number
from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.filtering import SINCE, UNTIL, dated_command, filters, list_view
from detente.workbench.listing import Listing
from detente.workbench.view import Desk, View

TITLE, PLACE = "Figures", 9
TAKES = ("measure", "unit", "place", "source", "about", "since", "until")
_COMPARED = 600

FIGURES = Listing(
    relation="figures_rows_known_by($known_by)",
    columns="figure_id, measure, low, high, approximate, unit, subject, place, source, date_from, date_to, date_basis, "
    "mentions[1].sentence AS says, mentions[1].document_id AS document_id, known_from, documents, independent_sources",
    order="dated DESC NULLS LAST, row DESC",
    conditions={
        "measure": "measure = $measure",
        "unit": "unit = $unit",
        "place": "contains(lower(place), lower($place))",
        "source": "source = $source",
        "about": "contains(lower(concat_ws(' ', measure, unit, subject, place, mentions[1].sentence)), lower($about))",
        "since": SINCE,
        "until": UNTIL,
    },
    facets={"measure": "measure", "unit": "unit", "place": "place", "source": "source"},
)

_SINCE = """
SELECT min(day) AS day FROM (
    SELECT coalesce(date_to, date_from) AS day FROM figures_known_by($known_by)
    WHERE $until IS NULL OR coalesce(date_from, date_to) <= $until
    ORDER BY day DESC NULLS LAST LIMIT $most
)
"""


def gather(desk: Desk, asked: Asked) -> View:
    """Figures up to the day, the latest first, as dots by source; rivals beside each other."""
    values = filters(desk, asked, FIGURES)
    until = values["until"]
    about = asked["about"] or asked["place"] or asked["measure"]
    same = dated_command(asked, "figures")
    same = f"{same} --about {shlex.quote(about)}" if same and about else same
    found, view = list_view(desk, asked, FIGURES, values, same)
    rivals = rival_numbers(desk, until, asked.known_by)
    apart = {each.figure_id for each in rivals}
    shown = {**view.data, "topics": topics(rivals)[:8], "apart": apart}
    return replace(view, data=shown, charts={"dots": _dots(found.rows, apart, asked)})


def rival_numbers(desk: Desk, until: date | None, known_by: date | None) -> list[Number]:
    """Numbers that do not agree, among the latest few hundred figures."""
    values = {"until": until, "known_by": known_by, "most": _COMPARED}
    (row,) = run(desk.connection, [Step("rows", _SINCE)], values).to_pylist()
    every = figures.ask(desk.connection, since=row["day"], until=until, known_by=known_by)
    return [each for each in every if each.disagrees]


def topics(rivals: list[Number]) -> list[tuple[str, list[Number]]]:
    """Rivals by what they count, what was counted last first."""
    by_topic: dict[str, list[Number]] = {}
    for each in rivals:
        by_topic.setdefault(each.topic, []).append(each)
    last = {
        name: max((each.date_to or each.date_from or date.min) for each in those) for name, those in by_topic.items()
    }
    return sorted(by_topic.items(), key=lambda each: (-last[each[0]].toordinal(), each[0]))


def _dots(rows: list[dict[str, Any]], apart: set[str], asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "day": row["date_to"] or row["date_from"],
            "from": row["date_from"] or row["date_to"],
            "low": row["low"],
            "high": row["high"],
            "source": row["source"] or "the report itself",
            "what": " ".join(filter(None, (row["measure"], row["unit"], row["place"]))),
            "apart": row["figure_id"] in apart,
            "href": asked.to("read", record=row["figure_id"]),
        }
        for row in rows
        if (row["date_to"] or row["date_from"]) and row["measure"] != "duration"
    ]
