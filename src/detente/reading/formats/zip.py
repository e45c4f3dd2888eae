"""ZIP archives of reports, each member by itself; what a packer adds of its own is left out."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.archives import Names, content_of, is_hidden
from detente.reading.formats.docx import is_office
from detente.reading.part import Member, Setting
from detente.reading.rescue import rescued

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, ValueError)


def recognises(raw: bytes) -> bool:
    """Whether it is a ZIP file, and none of the office formats that are ZIP files, too."""
    return raw.startswith(_MAGIC) and not is_office(raw)


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The files in it, by the list at its end; those that the list has lost, by their own heads."""
    names, read, damage = Names(), set[int](), None
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except _DAMAGE as problem:
        entries, damage = [], problem
    for entry in entries:
        setting.budget.take(0, 1)
        content = _content(archive, entry, setting)
        if isinstance(content, zipfile.BadZipFile):  # the list and the member's own head do not agree
            damage = content
            continue
        read.add(entry.header_offset)
        if not entry.is_dir() and not is_hidden(entry.filename):
            yield Member(names.unique(entry.filename), content)
    if damage is not None:
        yield from _rescued(file, read, setting, names, damage)


def _rescued(file: BinaryIO, read: set[int], setting: Setting, names: Names, damage: Exception) -> Iterator[Member]:
    found = False
    for each in rescued(file, read, setting.budget):
        found = True
        raw = each.content
        if not is_hidden(each.name):
            yield Member(names.unique(each.name), BytesIO(raw) if isinstance(raw, bytes) else raw)
    if not found:
        raise ReportError(f"the ZIP archive is damaged: {damage}", "fetch it or pack it again")


def _content(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, setting: Setting
) -> BinaryIO | ReportError | zipfile.BadZipFile:
    if entry.flag_bits & 1:
        return ReportError("it is encrypted", "unpack the archive with its password, and give the folder")
    try:
        stream = archive.open(entry)
    except _DAMAGE as problem:
        return problem if isinstance(problem, zipfile.BadZipFile) else zipfile.BadZipFile(str(problem))
    try:
        with stream:
            return content_of(stream, setting.budget)
    except (*_DAMAGE, RuntimeError) as problem:
        return ReportError(f"damaged in the archive: {problem}", "fetch it or pack it again")
