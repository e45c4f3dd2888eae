"""Word documents (DOCX): their paragraphs; the exports of news databases that come as such are cut into articles."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from lzma import LZMAError

from lxml import etree

from detente.errors import ReportError
from detente.reading.formats import factiva, nexis
from detente.reading.limits import HEAD, MOST_BYTES
from detente.reading.markup import parse_xml
from detente.reading.page import DateSign, RawPage
from detente.reading.pagedates import day_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIRST_ENTRIES = (
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"word/",
    b"xl/",
    b"ppt/",
    b"customXml/",
    b"mimetype",
)
_TEXT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_MOST_XML = 3 * MOST_BYTES
_DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def is_office(raw: bytes) -> bool:
    """Whether a ZIP file begins as those of office programs do."""
    return raw.startswith(b"PK\x03\x04") and raw[30:].startswith(_FIRST_ENTRIES)


def recognises(raw: bytes) -> bool:
    """Whether it may be a Word document; other office files say so when read."""
    return is_office(raw)


def read(raw: bytes) -> Iterable[RawPage]:
    """One article, or those of a database export. Raises ReportError for damaged and for other office files."""
    parts = _parts(raw)
    lines = list(_lines(parts[_TEXT]))
    text = "\n".join(lines)
    start = text[:HEAD].encode("utf-8", "replace")
    if nexis.recognises(start) and (pages := nexis.pages_of(lines)):
        return pages
    if factiva.recognises(start) and (pages := factiva.pages_of(lines)):
        return pages
    created, changed = (_day(parts.get(_PROPERTIES, b""), name) for name in ("created", "modified"))
    signs = (DateSign("file", created),) if created else ()
    return [RawPage(tuple(line for line in lines if line.strip()), modified=changed, signs=signs)]


def _parts(raw: bytes) -> dict[str, bytes]:
    # The text, and the properties where the document has any.
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            if _TEXT not in package.namelist():
                raise ReportError("an office file, but no Word document", "save it as DOCX, PDF or text")
            for name in {_TEXT, _PROPERTIES} & set(package.namelist()):
                with package.open(name) as part:
                    found[name] = part.read(_MOST_XML + 1)
    except _DAMAGE as problem:
        raise ReportError(f"the document is damaged: {problem}", "save it again, or give its text") from problem
    if len(found[_TEXT]) > _MOST_XML:
        raise ReportError("the document unpacks to more than any report has", "split it into one file per report")
    return found


def _day(properties: bytes, name: str) -> date | None:
    found = re.search(rb"<dcterms:%s[^<>]{0,200}>([^<]{8,40})<" % name.encode(), properties)
    return day_of(found[1].decode("ascii", "replace")) if found else None


def _lines(content: bytes) -> Iterator[str]:
    tree = parse_xml(content, "the document", "save it again, or give its text")
    for paragraph in tree.iter(f"{_W}p", f"{_STRICT}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:  # the same text again, for old programs
            yield from "".join(_runs(paragraph)).split("\n")


def _runs(paragraph: etree._Element) -> Iterator[str]:
    # The text a reader sees: no deleted words, no field codes; a text box has paragraphs of its own.
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if element is not paragraph and name in ("p", "del", "instrText", "Fallback"):
            walker.skip_subtree()
        elif name == "t":
            yield element.text or ""
        elif name == "tab":
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
