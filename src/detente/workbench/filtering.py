"""What the pages of long lists share: their filters, a page of rows, the months, the command that asks the same."""

from typing import Any

from detente.questions.who import actor_ids
from detente.workbench.asking import CHOICES, Asked, Choice
from detente.workbench.listing import Found, Listing, every_row, look
from detente.workbench.view import Desk, View, command

SINCE, UNTIL = "dated >= $since", "coalesce(date_from, date_to) <= $until"
"""What overlaps the days asked for."""


def filters(desk: Desk, asked: Asked, listing: Listing) -> dict[str, Any]:
    """The filters of a list as SQL takes them; the day stands for the end, unless one is given."""
    values: dict[str, Any] = {
        name: asked.choice(name) if name in CHOICES else asked[name] for name in listing.conditions
    }
    days = {"since": asked.day("since"), "until": asked.day("until") or asked.on}
    given = {name: day for name, day in days.items() if name in listing.conditions}
    return {**values, **given, "actor": actors(desk, asked), "known_by": asked.known_by}


def actors(desk: Desk, asked: Asked) -> Choice | None:
    """The actors asked for and those left out, each as all the ids it means; QuestionError for an unknown one."""
    choice = asked.choice("actor")
    if choice is None:
        return None
    within, out = ([actor_ids(desk.connection, each) for each in words] for words in (choice.within, choice.out))
    return Choice(tuple(within), tuple(out))


def dated_command(asked: Asked, name: str, *options: str) -> str | None:
    """The command that asks for the same days and filters; None where no command can."""
    days = {"since": asked["since"], "until": asked["until"] or asked["on"], "known_by": asked["known_by"]}
    return command(name, **{each: asked[each] for each in options}, **days) if asked.in_one_command else None


def list_view(
    desk: Desk, asked: Asked, listing: Listing, values: dict[str, Any], same: str | None
) -> tuple[Found, View]:
    """The page of a list of records, whose ids are its first column; and what was found, to draw more of it."""
    record = listing.columns.split(",")[0]
    found = look(desk.connection, listing, values, asked.start)
    view = View(
        asked.page.capitalize(),
        every_row(desk.shown.cursor(), listing, values),
        same,
        {"found": found},
        {"months": months_chart(found, asked)},
        tuple(row[record] for row in found.rows),
    )
    return found, view


def months_chart(found: Found, asked: Asked) -> list[dict[str, Any]]:
    """How many rows each month has; a month's bar leads to it alone."""
    return [
        {"month": month, "number": number, "href": asked.here(since=f"{month:%Y-%m}", until=f"{month:%Y-%m}")}
        for month, number in found.months
    ]
