"""A pile of files -> documents: input formats, page furniture, provenance, and the date of the report."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from urllib.parse import urlsplit

from detente.errors import ReportError
from detente.knowledge.languages import languages
from detente.reading.dating import Dating, date_report
from detente.reading.formats import read_pages
from detente.reading.formats.text import page_of
from detente.reading.furniture import Article, strip_furniture
from detente.reading.language import detect_language
from detente.reading.lines import is_prose
from detente.reading.page import RawPage
from detente.reading.part import Part
from detente.reading.provenance import find_provenance
from detente.reading.splitting import split
from detente.records import Document, Issue

__all__ = ["document_from_text", "named_pages", "read_report", "read_reports", "report_of"]

_LEAST_LETTERS = 40  # a page with fewer letters is no report
_MOST_CHARACTERS = 1_000_000  # nor is one with more: it is an archive
_MOST_LINES = 20_000


def read_report(raw: bytes, location: str) -> Document:
    """The one report in a file; a page that is made of several is taken whole, with a warning that says so.

    Raises ReportError for a file that cannot be read or holds several.
    """
    documents = _read(raw, location, whole=True)
    if len(documents) != 1:
        raise ReportError(f"the file holds {len(documents)} reports, not one", "use read_reports for such files")
    return documents[0]


def read_reports(raw: bytes, location: str) -> tuple[Document, ...]:
    """The reports in a file, in their order. Raises ReportError for a file in which none can be read."""
    return _read(raw, location, whole=False)


def _read(raw: bytes, location: str, whole: bool) -> tuple[Document, ...]:
    documents: list[Document] = []
    problems: list[ReportError] = []
    for part in split(BytesIO(raw)):
        try:
            named = named_pages(part, location, whole)
        except ReportError as problem:
            problems.append(problem)
            continue
        for name, page in named:
            try:
                documents.append(report_of(page, name))
            except ReportError as problem:
                problems.append(problem)
    if problems and not documents:
        raise problems[0]
    return tuple(documents)


def named_pages(part: Part, file: str, whole: bool = False) -> list[tuple[str, RawPage]]:
    """The articles of a part of a file with their locations. Raises ReportError for a part that cannot be read.

    A page that is made of several reports is cut into them, unless it is to be kept `whole`.
    """
    if isinstance(part.content, Issue):
        raise ReportError(part.content.problem, part.content.advice)
    pages = (part.content,) if isinstance(part.content, RawPage) else read_pages(part.content)
    if not pages:
        raise ReportError("no report was found in it", "give the reports' text")
    location = part.location(file)
    single = [each for page in pages for each in ((page,) if whole or not page.parts else page.parts)]
    addressed = [
        replace(_storable(page), url=_sound(page.url) or _sound(part.url), saved=page.saved or part.saved)
        for page in single
    ]
    if len(addressed) == 1:
        return [(location, addressed[0])]
    return [(f"{location}#{number}", page) for number, page in enumerate(addressed, 1)]


def _storable(page: RawPage) -> RawPage:
    # Halves of characters, as damaged PDFs, letters and JSON have them, can be neither stored nor shown.
    told = (page.title or "", page.site or "", *page.lines, *page.around, *page.authors)
    try:
        "".join(told).encode()
    except UnicodeEncodeError:
        return replace(
            page,
            title=_whole(page.title or "") or None,
            site=_whole(page.site or "") or None,
            lines=tuple(map(_whole, page.lines)),
            around=tuple(map(_whole, page.around)),
            authors=tuple(map(_whole, page.authors)),
        )
    return page


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _sound(url: str | None) -> str | None:
    # An address that cannot be taken apart tells nobody anything.
    try:
        return url if url and url.encode() and urlsplit(url).hostname else None
    except ValueError:
        return None


def document_from_text(text: str, published: date | None, clean: bool, location: str = "") -> Document:
    """A report from its text. With `clean` furniture is taken out; without, the text stays to the character."""
    page = page_of(text)
    if clean:
        article = strip_furniture(page.lines, page.title)
        return _assembled(page, article, _text_of(article), location, published)
    article = Article(None, None, tuple(text.split("\n")), (), frozenset())
    return _assembled(page, article, text, location, published)


def report_of(page: RawPage, location: str) -> Document:
    """The report on a page. Raises ReportError where nothing on it reads as one."""
    if sum(map(len, page.lines)) > _MOST_CHARACTERS or len(page.lines) > _MOST_LINES:
        raise ReportError("the text is longer than any report", "split it into one file per report")
    article = strip_furniture(page.lines, page.title)
    text = _text_of(article)
    letters = sum(map(str.isalpha, text[:10_000]))
    if letters < _LEAST_LETTERS or not any(is_prose(line) for line in article.lines):
        raise ReportError("nothing in it reads as an article", "check that the file holds the report's text")
    return _assembled(page, article, text, location, None)


def _text_of(article: Article) -> str:
    return "\n\n".join(article.lines)


def _assembled(page: RawPage, article: Article, text: str, location: str, published: date | None) -> Document:
    language = detect_language(text)
    provenance = find_provenance(page, article, location)
    dated = Dating(published, published, "stated") if published else date_report(page, article, language)
    return Document(
        document_id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        location=location,
        title=article.title or page.title,
        publisher=provenance.publisher,
        origin=provenance.origin,
        authors=provenance.authors,
        language=language,
        published_from=dated.earliest,
        published_to=dated.latest,
        published_basis=dated.basis,
        text=text,
        warnings=(*page.warnings, *dated.warnings, *_language_warning(language)),
    )


def _language_warning(language: str) -> tuple[str, ...]:
    if language in languages():
        return ()
    if language == "und":
        return ("the text is too short to tell its language: it is listed and can be searched, but not coded",)
    known = ", ".join(each.name for each in languages().values())
    return (f"the report is in language {language!r}: it is listed and can be searched, but only {known} is coded yet",)
