"""Who voted how, ballot by ballot, vetoes marked."""

from dataclasses import asdict
from typing import Any

from detente.questions import votes
from detente.questions.votes import Ballot
from detente.workbench.asking import Asked
from detente.workbench.view import Desk, View, command

TITLE, PLACE = "Votes", 11
TAKES = ("actor", "since", "until")
_DAYS, _VOTERS = 60, 24


def gather(desk: Desk, asked: Asked) -> View:
    """A board: days of votes down, voters across; the latest first."""
    rows = votes.ask(
        desk.connection, actor=asked["actor"], since=asked.day("since"), until=asked.day("until") or asked.on,
        known_by=asked.known_by,
    ).rows  # fmt: skip
    days = sorted({_day(each) for each in rows}, reverse=True)[:_DAYS]
    shown = [each for each in rows if _day(each) in days]
    counts: dict[str, int] = {}
    for each in shown:
        counts[each.voter] = counts.get(each.voter, 0) + 1
    voters = sorted(counts, key=lambda voter: (-counts[voter], voter))[:_VOTERS]
    return View(
        "Votes",
        (asdict(each) for each in rows),
        command(
            "votes", actor=asked["actor"], since=asked["since"], until=asked["until"] or asked["on"],
            known_by=asked["known_by"],
        ),
        {"board": [(day, _cells(shown, day, voters)) for day in days], "voters": voters, "rows": shown[-60:][::-1]},
        {},
        tuple(dict.fromkeys(each.event_id for each in shown)),
    )  # fmt: skip


def _cells(rows: list[Ballot], day: str, voters: list[str]) -> list[Any]:
    weight = ("vetoed", "against", "abstained", "for")
    cast: dict[str, Ballot] = {}
    for each in rows:
        if _day(each) == day and (
            each.voter not in cast or weight.index(each.ballot) < weight.index(cast[each.voter].ballot)
        ):
            cast[each.voter] = each
    return [cast.get(voter) for voter in voters]


def _day(each: Ballot) -> str:
    day = each.date_to or each.date_from
    return day.isoformat() if day else "undated"
