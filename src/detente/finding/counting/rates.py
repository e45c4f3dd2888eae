"""Rates: so many of something every so often, as in 'one flight every ten minutes'."""

from collections.abc import Iterable

from detente.finding.counting.quantities import Quantity
from detente.finding.parsing import ParsedText
from detente.records import Time


def rate_of(parsed: ParsedText, quantity: Quantity, times: Iterable[Time]) -> str | None:
    """The 'per 25 minutes' that a repeated time later in the clause gives a number, or None."""
    if quantity.low != quantity.high:
        return None
    for time in times:
        if time.kind == "SET" and 0 < time.start - quantity.end < _REACH:
            written = parsed.text[time.start : time.end].lower()
            between = parsed.text[quantity.end : time.start]
            if written.startswith("every ") and not any(mark in between for mark in ".;:,\n"):
                return f"per {written.removeprefix('every ')}"
    return None


_REACH = 80
