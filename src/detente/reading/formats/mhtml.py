"""Web pages saved with their pictures in one file (MHTML): the page in it."""

from collections.abc import Iterable
from dataclasses import replace
from email.message import EmailMessage

from detente.errors import ReportError
from detente.reading.formats import html
from detente.reading.letters import fields_of, header, is_web_archive, parsed, text_of
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of


def recognises(raw: bytes) -> bool:
    """Whether it is a MIME message that a browser wrote."""
    return is_web_archive(fields_of(raw))


def read(raw: bytes) -> Iterable[RawPage]:
    """One article. Raises ReportError where the file holds no page."""
    message = parsed(raw)
    page = next((each for each in message.walk() if each.get_content_type() == "text/html"), None)
    if page is None:
        raise ReportError("the saved page is missing from the file", "save the page again")
    url = header(message, "snapshot-content-location") or _location(page)
    # With a mark of its encoding, which then counts more than what the page declares.
    found = html.read(text_of(page).encode("utf-8-sig", "replace"))
    saved = day_of(header(message, "date"))
    return [replace(each, url=each.url or url, saved=saved) for each in found]


def _location(page: EmailMessage) -> str | None:
    url = header(page, "content-location")
    return url if url and url.startswith(("http:", "https:")) else None
