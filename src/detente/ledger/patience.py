"""Ends the reading of a page that takes too long: a damaged file may lead a parser in circles."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from detente.errors import ReportError

_AGAIN = 0.25  # seconds between one try to end it and the next: a parser may catch what is none of its errors

SECONDS = 8.0
"""Of this process's own work, so that a busy machine changes nothing; the slowest page that was met took two."""


@contextmanager
def patience(seconds: float = SECONDS) -> Iterator[None]:
    """Raise ReportError in the block once it has worked so long. In a thread beside the main one there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise ReportError("reading it takes too long: its content leads in circles", "save it again, or give its text")
