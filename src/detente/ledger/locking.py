"""Locks that the operating system drops when their process ends, however it ends: one writer, any number of readers."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import LedgerError

_ATTEMPTS = 20
_PAUSE = 0.05  # seconds; whoever opens a ledger holds the writers' lock for a moment only, to see if it is free


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the only process that changes this ledger, or raise LedgerError."""
    with open(folder / "writing.lock", "w", encoding="utf-8") as file:
        for attempt in range(_ATTEMPTS):
            if _taken(file.fileno(), fcntl.LOCK_EX):
                break
            time.sleep(_PAUSE if attempt else 0)
        else:
            raise LedgerError(f"{folder}: another process is reading reports into it; wait until it has ended")
        yield


def being_written(folder: Path) -> bool:
    """Whether some process is changing this ledger right now."""
    try:
        with open(folder / "writing.lock", encoding="utf-8") as file:
            return not _taken(file.fileno(), fcntl.LOCK_SH)
    except FileNotFoundError:
        return False


def hold(folder: Path) -> int | None:
    """Keep a folder of tables from being removed; the file descriptor to close then, or None if it is gone."""
    try:
        held = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return None
    if _taken(held, fcntl.LOCK_SH) and folder.exists():
        return held
    os.close(held)
    return None


@contextmanager
def unused(folder: Path) -> Iterator[bool]:
    """Whether nobody holds this folder; if so, nobody can until the block ends."""
    try:
        lock = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        yield _taken(lock, fcntl.LOCK_EX)
    finally:
        os.close(lock)


def _taken(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
