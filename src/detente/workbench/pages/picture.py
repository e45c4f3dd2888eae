"""The whole picture on one screen: what stood on the day, who did what, who speaks, who quarrels, what disagrees."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import chain
from typing import Any

from detente.questions.relation import Month
from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.filtering import filters
from detente.workbench.listing import counted, look
from detente.workbench.pages.disputes import DISPUTES
from detente.workbench.pages.figures import rival_numbers, topics
from detente.workbench.pages.timeline import EVENTS, values_of
from detente.workbench.strips import curve, curve_chart, leading_pair, of_choice, standing, strips, window
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Picture", 1
TAKES = ("actor", "kind", "type", "place", "since", "until")
_TYPED = replace(EVENTS, facets={"type": "type"}, many={})
_QUARRELS = replace(DISPUTES, facets={})
_AT_ONCE = 2
_STRIPS, _EVENTS, _DISPUTES, _TOPICS, _SPEAKERS = 10, 7, 4, 4, 10

_SPEAKERS_SQL = """
SELECT coalesce(speaker_id, speaker) AS id, any_value(speaker) AS speaker, count(*) AS statements,
       max(coalesce(date_to, date_from)) AS last
FROM statements_known_by($known_by)
WHERE ($until IS NULL OR coalesce(date_from, date_to) <= $until)
  AND ($since IS NULL OR coalesce(date_to, date_from) >= $since)
  AND ($speakers IS NULL OR list_contains($speakers, speaker_id))
GROUP BY 1 ORDER BY statements DESC, id LIMIT $most
"""
_COVERAGE = """
SELECT date_trunc('month', published_to)::DATE AS month, count(*) AS reports, count("repeats") AS copies
FROM documents WHERE published_to IS NOT NULL AND ($known_by IS NULL OR published_to <= $known_by)
GROUP BY ALL ORDER BY month
"""


def gather(desk: Desk, asked: Asked) -> View:
    """A few rows of every question, all for the same day and the same filters."""
    values = values_of(desk, asked)
    with ThreadPoolExecutor(
        _AT_ONCE
    ) as pool:  # the questions are apart from each other, each on a connection of its own
        standing_asked = pool.submit(standing, desk.again(), asked)
        months_asked = pool.submit(_months, desk.again(), asked, values)
        happened = look(desk.connection, _TYPED, values)
        quarrels = look(desk.connection, _QUARRELS, filters(desk, asked, DISPUTES))
        rivals = topics(rival_numbers(desk, values["until"], asked.known_by))[:_TOPICS]
        stands, (pair, months) = of_choice(standing_asked.result(), kind=asked.choice("kind")), months_asked.result()
    shown = stands[:_STRIPS]
    return View(
        "Picture",
        (asdict(each) for each in stands),
        command("brief", on=asked["on"], known_by=asked["known_by"]),
        {
            "standing": shown,
            "stood": len(stands),
            "pair": pair,
            "happened": happened.rows[:_EVENTS],
            "events": happened,
            "acting": counted(desk.connection, EVENTS, "actor", values),
            "speakers": _speakers(desk, values),
            "quarrels": quarrels.rows[:_DISPUTES],
            "quarrelled": quarrels.total,
            "topics": rivals,
        },
        {
            "strips": {"rows": strips(desk, shown, asked), **window(desk, asked)},
            "curve": curve_chart(desk, months, asked, pair) if pair else {"months": []},
            "coverage": _coverage(desk, asked),
        },
        (
            *(each.mechanism_id for each in shown),
            *(row["event_id"] for row in happened.rows[:_EVENTS]),
            *(row["dispute_id"] for row in quarrels.rows[:_DISPUTES]),
            *(each.figure_id for _, numbers in rivals for each in numbers[:6]),
        ),
    )


def _months(desk: Desk, asked: Asked, values: dict[str, Any]) -> tuple[tuple[str, str] | None, tuple[Month, ...]]:
    pair = leading_pair(desk, asked)
    if pair is None:
        return None, ()
    return pair, curve(desk, pair, asked.known_by, values["since"], values["until"])


def _speakers(desk: Desk, values: dict[str, Any]) -> list[dict[str, Any]]:
    speakers = sorted(chain.from_iterable(values["actor"].within)) if values["actor"] else None
    given = {**values, "speakers": speakers, "most": _SPEAKERS}
    return run(desk.connection, [Step("rows", _SPEAKERS_SQL)], given).to_pylist()  # type: ignore[no-any-return]


def _coverage(desk: Desk, asked: Asked) -> list[dict[str, Any]]:
    rows = run(desk.connection, [Step("rows", _COVERAGE)], {"known_by": asked.known_by}).to_pylist()
    for row in rows:
        last = (row["month"].replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        row["href"] = asked.here(on=last, known_by=last)
    return rows  # type: ignore[no-any-return]
