"""TAR archives of reports, each member by itself."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.archives import Names, content_of, is_hidden
from detente.reading.part import Member, Setting

_MAGIC = slice(257, 262)


def recognises(raw: bytes) -> bool:
    """Whether it begins with the header of a member."""
    if len(raw) < tarfile.BLOCKSIZE:
        return False
    if raw[_MAGIC] == b"ustar":
        return True
    try:  # the oldest kind has no mark; its checksum must be right
        return bool(tarfile.TarInfo.frombuf(raw[: tarfile.BLOCKSIZE], "utf-8", "replace").name)
    except tarfile.HeaderError:
        return False


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The files in it, in order; a header that is damaged is stepped over."""
    names = Names()
    with tarfile.open(fileobj=file, mode="r:", ignore_zeros=True, errorlevel=0) as archive:
        while entry := archive.next():
            setting.budget.take(0, 1)
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep them all
            if entry.isfile() and not is_hidden(entry.name):
                yield Member(names.unique(entry.name), _content(archive, entry, setting))


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo, setting: Setting) -> BinaryIO | ReportError:
    try:
        stream = archive.extractfile(entry)
        if stream is None:
            return ReportError("the archive has no content for it", "pack it again")
        with stream:
            return content_of(stream, setting.budget)
    except (tarfile.TarError, OSError, EOFError) as problem:
        return ReportError(f"damaged in the archive: {problem}", "fetch it or pack it again")
