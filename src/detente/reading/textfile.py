"""A large text file line by line, in the encoding that its beginning shows; no line longer than any report."""

import codecs
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from charset_normalizer import from_bytes

from detente.reading.limits import HEAD, MOST_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_ENOUGH = 4096  # bytes that tell an encoding, where it is none of the usual


def encoding_of(head: bytes) -> str:
    """The encoding of a text that begins with these bytes."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked:
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError as problem:
        if head.count(b"\x00") > len(head) / 100:
            return "utf-8"
        best = from_bytes(head[max(0, problem.start - _ENOUGH) :][: 2 * _ENOUGH]).best()
        return best.encoding if best else "utf-8"
    return "utf-8"


def text_start(head: bytes) -> str:
    """The text that these first bytes hold, for telling formats apart: broken characters do not matter."""
    return head.decode(encoding_of(head), "replace").lstrip("\ufeff")


def lines_of_file(file: BinaryIO) -> Iterator[str]:
    """The lines with their ends as they are; what is longer than any report comes in pieces of that length."""
    head = file.read(HEAD)
    file.seek(0)
    text = TextIOWrapper(file, encoding_of(head), "replace", newline="")
    try:
        while line := text.readline(MOST_BYTES):
            yield line
    finally:
        text.detach()
