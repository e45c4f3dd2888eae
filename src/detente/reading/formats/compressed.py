"""A file packed by gzip, bzip2 or xz: a wrapping around one file of any other format."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from detente.errors import ReportError
from detente.reading.archives import content_of
from detente.reading.formats import warc
from detente.reading.part import Member, Setting

_MAGIC = (b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")


def recognises(raw: bytes) -> bool:
    """Whether it begins as one of the three does; WARC.GZ has a reader of its own."""
    return raw.startswith(_MAGIC) and not warc.recognises(raw)


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The one file in it. Raises ReportError where it is damaged, for nothing behind the damage can be had."""
    try:
        with _opened(file) as stream:
            yield Member("", content_of(cast(IO[bytes], stream), setting.budget))
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as problem:
        raise ReportError(f"the packed file is damaged: {problem}", "fetch it or pack it again") from problem


def _opened(file: BinaryIO) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    head = file.read(len(_MAGIC[-1]))
    file.seek(0)
    if head.startswith(_MAGIC[0]):
        return gzip.GzipFile(fileobj=file)
    return bz2.BZ2File(file) if head.startswith(_MAGIC[1]) else lzma.LZMAFile(file)
