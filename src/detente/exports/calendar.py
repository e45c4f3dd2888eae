"""iCalendar (RFC 5545): every end of an arrangement that the reports announce, as a whole day with what came of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from detente.questions import state

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from detente.questions.state import Standing

NAME = "calendar"

_LINE = 75  # octets, as the standard has it
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def export(connection: "DuckDBPyConnection", folder: Path) -> tuple[Path, ...]:
    """Write deadlines.ics; the same ledger gives the same bytes, so the stamp of an entry is the day of its report."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "deadlines.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//detente//deadlines//EN"]
    standing = state.ask(connection, known_by=None).rows
    for each in sorted(standing, key=lambda one: (one.ends or date.max, one.mechanism_id)):
        if each.ends is not None:
            lines.extend(_entry(each, each.ends))
    path.write_bytes("".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _fold(line)).encode())
    return (path,)


def _entry(each: "Standing", day: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.mechanism_id}-{day:%Y%m%d}@detente"
    yield f"DTSTAMP:{each.last_heard or day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{each.name} is to end ({each.outcome})')}"
    yield f"DESCRIPTION:{_text(f'{each.state} since {each.since}: {each.says} [{each.report}]')}"
    yield f"CATEGORIES:{_text(each.kind)}"
    yield "END:VEVENT"


def _text(words: str) -> str:
    return "".join(char for char in words if char.isprintable() or char == "\n").translate(_ESCAPES)


def _fold(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, those after the first led by a space, no letter cut in two."""
    piece, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _LINE:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + char, octets + size
    yield piece
