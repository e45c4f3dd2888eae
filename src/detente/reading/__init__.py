"""A pile of files -> documents: input formats, page furniture, provenance, and the date of the report."""

import hashlib
from datetime import date

from detente.errors import ReportError
from detente.knowledge.languages import languages
from detente.reading.dating import Dating, date_report
from detente.reading.formats import read_pages
from detente.reading.formats.text import page_of
from detente.reading.furniture import Article, strip_furniture
from detente.reading.language import detect_language
from detente.reading.lines import is_prose
from detente.reading.page import RawPage
from detente.reading.provenance import find_provenance
from detente.records import Document

__all__ = ["document_from_text", "read_report", "read_reports"]

_LEAST_LETTERS = 40  # a page with fewer letters is no report
_MOST_CHARACTERS = 1_000_000  # nor is one with more, and no parser would take it
_MOST_LINES = 20_000


def read_report(raw: bytes, location: str) -> Document:
    """The one report in a file. Raises ReportError for a file that cannot be read or holds several."""
    documents = read_reports(raw, location)
    if len(documents) != 1:
        raise ReportError(f"the file holds {len(documents)} reports, not one", "use read_reports for such files")
    return documents[0]


def read_reports(raw: bytes, location: str) -> tuple[Document, ...]:
    """The reports in a file, in their order. Raises ReportError for a file that cannot be read."""
    return tuple(_report(page, location) for page in read_pages(raw))


def document_from_text(text: str, published: date | None, clean: bool, location: str = "") -> Document:
    """A report from its text. With `clean` furniture is taken out; without, the text stays to the character."""
    page = page_of(text)
    if clean:
        article = strip_furniture(page.lines, page.title)
        return _assembled(page, article, _text_of(article), location, published)
    article = Article(None, None, tuple(text.split("\n")), (), frozenset())
    return _assembled(page, article, text, location, published)


def _report(page: RawPage, location: str) -> Document:
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
        warnings=(*dated.warnings, *_language_warning(language)),
    )


def _language_warning(language: str) -> tuple[str, ...]:
    if language in languages():
        return ()
    if language == "und":
        return ("the text is too short to tell its language: it is listed and can be searched, but not coded",)
    known = ", ".join(each.name for each in languages().values())
    return (f"the report is in language {language!r}: it is listed and can be searched, but only {known} is coded yet",)
