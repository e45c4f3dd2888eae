"""Members of a ZIP archive whose list is damaged: each has a head of its own in front of its content."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.limits import MOST_BYTES, Budget, too_large
from detente.reading.marks import marks

_HEAD = struct.Struct("<4s5H3L2H")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 16
_UTF8, _ENCRYPTED = 0x800, 1


@dataclass(frozen=True, slots=True)
class Rescued:
    """A member found by its own head: where it begins, its name, and its content or the damage done to it."""

    offset: int
    name: str
    content: bytes | ReportError


def rescued(file: BinaryIO, known: set[int], budget: Budget) -> Iterator[Rescued]:
    """The members whose heads do not begin at the `known` offsets; what cannot be a name is no member."""
    behind = 0  # heads inside a member that was read belong to an archive in it
    for offset in marks(file, _MARK):
        if offset < behind or offset in known:
            continue
        file.seek(offset)
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        _, _, flags, method, _, _, checksum, packed, _, name_length, extra = _HEAD.unpack(head)
        raw_name = file.read(name_length)
        name = raw_name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        if not name.isprintable() or name.endswith("/") or not 0 < len(raw_name) == name_length < 1000:
            continue
        start = offset + _HEAD.size + name_length + extra
        budget.take(0, 1)
        content, length = _content(file, start, method, packed, budget)
        if isinstance(content, bytes):
            behind = start + length
            if flags & _ENCRYPTED or (checksum and zlib.crc32(content) != checksum):
                content = ReportError("damaged in the archive, or encrypted", "fetch it or pack it again")
        yield Rescued(offset, name, content)


def _content(file: BinaryIO, start: int, method: int, packed: int, budget: Budget) -> tuple[bytes | ReportError, int]:
    # The content, and how many bytes of the file it takes.
    file.seek(start)
    if method == _STORED and packed <= MOST_BYTES:
        budget.take(packed)
        return file.read(packed), packed
    if method != _DEFLATED:
        return ReportError("the archive's list is damaged, and this member can only be read by it", "pack it again"), 0
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = 0
    try:
        while not unpacker.eof and (chunk := unpacker.unconsumed_tail or file.read(_CHUNK)):
            parts.append(unpacker.decompress(chunk, _CHUNK))
            size += len(parts[-1])
            budget.take(len(parts[-1]))
            if size > MOST_BYTES:
                return too_large(size), 0
    except zlib.error as problem:
        return ReportError(f"damaged in the archive: {problem}", "fetch it or pack it again"), 0
    taken = file.tell() - start - len(unpacker.unused_data)
    return b"".join(parts), taken
