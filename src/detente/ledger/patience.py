"""Ends the reading of a page that takes too long: a damaged file may lead a parser in circles."""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from detente.errors import ReportError

_AGAIN = 0.25  # seconds between one try to end it and the next: a parser may catch what is none of its errors

SECONDS = 8.0
"""Of this process's own work, so that a busy machine changes nothing; the slowest page that was met took two."""


class _TooLongError(ReportError):
    def __init__(self) -> None:
        super().__init__("reading it takes too long: its content leads in circles", "save it again, or give its text")


@contextmanager
def patience(seconds: float = SECONDS) -> Iterator[None]:
    """Raise ReportError in the block once it has worked so long."""
    in_main = threading.current_thread() is threading.main_thread()
    with _alarm(seconds) if in_main else _watch(seconds):
        yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooLongError


@contextmanager
def _watch(seconds: float) -> Iterator[None]:
    # Alarms reach the main thread only; any other, such as that of a cluster's worker, is watched from beside.
    me, until, ended = threading.get_ident(), time.process_time() + seconds, threading.Event()

    def watch() -> None:
        while not ended.wait(_AGAIN):
            if time.process_time() >= until:
                _raise_in(me, _TooLongError)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
        _raise_in(me, None)  # what was raised, but has not arrived


def _raise_in(thread: int, problem: type[ReportError] | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), problem and ctypes.py_object(problem))
