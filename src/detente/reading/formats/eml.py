"""Letters (EML): alerts and newsletters as a mail program saves them; their text or HTML, and what is attached."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from io import BytesIO
from typing import BinaryIO, cast

from detente.errors import ReportError
from detente.reading.archives import Names
from detente.reading.letters import fields_of, header, is_web_archive, parsed, text_of
from detente.reading.limits import MOST_BYTES, too_large
from detente.reading.lines import is_prose
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.part import Member, Setting
from detente.reading.snippets import lines_of

_PASSED_ON = re.compile(r"^\s*(?:fwd?|wg|tr|rv|doorst|i)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_NO_REPORTS = frozenset(("image", "audio", "video", "font", "model"))
_NO_REPORT = re.compile(r"\.(?:ics|vcf|asc|sig|p7s|p7m|png|jpe?g|gif|css|js)$", re.IGNORECASE)


def recognises(raw: bytes) -> bool:
    """Whether it begins with the header of a letter."""
    fields = fields_of(raw)
    return b"from" in fields and not is_web_archive(fields)


def members(file: BinaryIO, setting: Setting) -> Iterator[Member]:
    """The letter's text, and each file attached to it by its name. Raises ReportError where there is neither."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise too_large(len(raw))
    message = parsed(raw)
    attached = list(_attached(message))
    letter = _letter(message)
    if letter is None and not attached:
        raise ReportError("the letter has no text", "leave it out")
    names = Names()
    # With something attached the letter itself is often no more than a greeting.
    if letter is not None and (not attached or any(map(is_prose, letter.lines))):
        yield Member(names.unique("letter") if attached else "", letter)
    for name, content in attached:
        setting.budget.take(len(content), 1)
        yield Member(names.unique(name), BytesIO(content))


def _letter(message: EmailMessage) -> RawPage | None:
    lines = _lines(message)
    subject = header(message, "subject") or ""
    passed_on = _PASSED_ON.match(subject) is not None  # its date is not that of the report
    letter = RawPage(
        lines,
        title=_PREFIX.sub("", subject) or None,
        url=None if passed_on else _address(message),
        published=None if passed_on else day_of(header(message, "date")),
    )
    return letter if lines else None


def _lines(message: EmailMessage) -> tuple[str, ...]:
    texts = [each for each in _own(message) if each.get_content_maintype() == "text" and not each.get_filename()]
    for kind in ("plain", "html"):
        lines = [line for each in texts if each.get_content_subtype() == kind for line in lines_of(text_of(each))]
        if any(line.strip() for line in lines):
            return tuple(lines)
    return ()


def _own(message: EmailMessage) -> Iterator[EmailMessage]:
    # The letter's parts, but not those of letters that are attached to it.
    yield message
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            yield from _own(cast(EmailMessage, part))


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in _own(message):
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            yield name or "letter", b"".join(map(bytes, inner if isinstance(inner, list) else []))
        elif name and part.get_content_maintype() not in _NO_REPORTS and not _NO_REPORT.search(name):
            content = part.get_payload(decode=True)
            yield name, content if isinstance(content, bytes) else b""


def _address(message: EmailMessage) -> str | None:
    # An outlet that sends its own news is known by its host, as on the web.
    host = parseaddr(header(message, "from") or "")[1].rpartition("@")[2]
    return f"https://{host.lower()}/" if re.fullmatch(r"[\w.-]+\.[a-z]{2,}", host, re.IGNORECASE) else None
