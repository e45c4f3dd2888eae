"""What ZIP and TAR archives have in common: unique names, hidden members, and members made readable."""

from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from detente.errors import ReportError
from detente.reading.formats import container_of
from detente.reading.limits import HEAD, MOST_BYTES, Budget, chunks, spooled, too_large


class Names:
    """Members' names, told apart: a second `a.txt` of an archive is `a.txt (2)`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """The name as it can be stored and shown, with a number if it came before."""
        plain = name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")
        times = self._seen[plain] = self._seen.get(plain, 0) + 1
        return plain if times == 1 else self.unique(f"{plain} ({times})")


def is_hidden(name: str) -> bool:
    """Whether no user put it there: hidden files, and the folder in which a Mac keeps its notes."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)


def content_of(stream: IO[bytes], budget: Budget) -> BinaryIO | ReportError:
    """The member as a file that can be read from any place; its problem, if it is too large to be a report."""
    start = b""
    while len(start) < HEAD and (piece := stream.read(HEAD - len(start))):
        budget.take(len(piece))
        start += piece
    rest = _Joined(start, stream)
    if container_of(start) is not None:
        return spooled(cast(BinaryIO, rest), budget)
    held = BytesIO(start)
    held.seek(0, 2)
    for chunk in chunks(cast(BinaryIO, stream), budget):
        held.write(chunk)
        if held.tell() > MOST_BYTES:
            return too_large(held.tell())
    held.seek(0)
    return held


class _Joined:
    """What was read of a stream already, and then the stream itself."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self._start, self._stream = start, stream

    def read(self, size: int) -> bytes:
        start, self._start = self._start, b""
        return start or self._stream.read(size)
