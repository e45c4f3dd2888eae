"""Finds the places in a large file where a record or a member may begin."""

from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 20


def next_mark(file: BinaryIO, start: int, mark: bytes) -> int | None:
    """The first place from `start` on where the mark stands, or None."""
    # Blocks overlap, so that no mark is missed between two.
    file.seek(start)
    kept = b""
    while block := file.read(_BLOCK):
        place = (kept + block).find(mark)
        if place >= 0:
            return start - len(kept) + place
        start += len(block)
        kept = (kept + block)[-len(mark) + 1 :]
    return None


def marks(file: BinaryIO, mark: bytes) -> Iterator[int]:
    """All places where the mark stands."""
    place = next_mark(file, 0, mark)
    while place is not None:
        yield place
        place = next_mark(file, place + 1, mark)
