"""PDF documents with a text layer: lines joined to paragraphs, running heads and page numbers taken out."""

import logging
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from itertools import islice
from statistics import median

from pypdf import PdfReader

from detente.errors import ReportError
from detente.reading.page import DateSign, RawPage
from detente.reading.pagedates import day_of

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd in a file is no news to a reader of news

_MOST_PAGES = 300
_MOST_CHARACTERS = 2_000_000
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NUMBERS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_PAGES_THAT_REPEAT = 3
_FULL = 0.75  # of the usual width: a line that ends a sentence before this ends its paragraph


def recognises(raw: bytes) -> bool:
    """Whether the mark of a PDF stands at its beginning, or shortly behind it, as readers allow."""
    return b"%PDF-" in raw[:1024]


def read(raw: bytes) -> Iterable[RawPage]:
    """One article. Raises ReportError for scans without text, for locked files, and for what pypdf cannot mend."""
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportError("the PDF is locked with a password", "save it without one")
        pages = _pages(reader)
        title, created, changed = _properties(reader)
    except ReportError:
        raise
    except Exception as problem:  # pypdf raises whatever the damage leads it to
        raise ReportError(f"the PDF is damaged: {type(problem).__name__}: {problem}", "save it again") from problem
    if not any(line.strip() for page in pages for line in page):
        raise ReportError("the PDF has no text, only pictures of it", "run it through text recognition first")
    lines = _paragraphs([line for page in _without_running_heads(pages) for line in page])
    signs = (DateSign("file", created),) if created else ()
    return [RawPage(lines, title=title if title and title in lines else None, modified=changed, signs=signs)]


def _pages(reader: PdfReader) -> list[list[str]]:
    pages: list[list[str]] = []
    left = _MOST_CHARACTERS
    for page in islice(reader.pages, _MOST_PAGES):
        text = page.extract_text()[:left]
        left -= len(text)
        pages.append([line.strip() for line in text.split("\n")])
    return pages


def _properties(reader: PdfReader) -> tuple[str | None, date | None, date | None]:
    # Its title, and the days on which it was made and last changed.
    found = reader.metadata
    if found is None:
        return None, None, None
    title = " ".join(str(found.title).split()) if found.title else None
    return title, _day(found.get("/CreationDate")), _day(found.get("/ModDate"))


def _day(written: object) -> date | None:
    return day_of(str(written or "").removeprefix("D:")[:8])


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    # The first and last two lines of a page that stand on half of the pages, but for their numbers.
    def likeness(line: str) -> str:
        return _NUMBERS.sub("0", line)

    filled = [[line for line in page if line] for page in pages]
    ends = Counter(each for page in filled for each in {likeness(line) for line in (*page[:2], *page[-2:])})
    least = max(_PAGES_THAT_REPEAT, len(pages) / 2)
    running = {line for line, times in ends.items() if times >= least} | ({"0"} if len(pages) > 1 else set())
    return [[line for line in page if not line or likeness(line) not in running] for page in pages]


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    wide = [len(line) for line in lines if len(line) >= 20]
    full = _FULL * median(wide) if wide else 0
    found, current = [], ""
    for above, line in zip(["", *lines], lines, strict=False):
        begins = not line or not above or (_SENTENCE_END.search(above) is not None and len(above) < full)
        if current and not begins and (len(above) >= full or line[:1].islower()):
            current = _HYPHEN.sub("", current) + line if _splits(current, line) else f"{current} {line}"
        else:
            found.append(current)
            current = line
    return tuple(line for line in (*found, current) if line)


def _splits(above: str, line: str) -> bool:
    return bool(_HYPHEN.search(above)) and line[:1].islower()
