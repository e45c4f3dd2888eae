"""Letters (EML): alerts and newsletters as a mail program saves them; their text, else their HTML."""

import re
from collections.abc import Iterable
from email.message import EmailMessage
from email.utils import parseaddr

from detente.errors import ReportError
from detente.reading.letters import fields_of, header, is_web_archive, parsed, text_of
from detente.reading.page import RawPage
from detente.reading.pagedates import day_of
from detente.reading.snippets import lines_of

_PASSED_ON = re.compile(r"^\s*(?:fwd?|wg|tr|rv|doorst|i)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)


def recognises(raw: bytes) -> bool:
    """Whether it begins with the header of a letter."""
    fields = fields_of(raw)
    return b"from" in fields and not is_web_archive(fields)


def read(raw: bytes) -> Iterable[RawPage]:
    """One article: the letter's text. Raises ReportError where there is none."""
    message = parsed(raw)
    lines = _lines(message)
    if not lines:
        raise ReportError("the letter has no text", "save what is attached to it as files of their own")
    subject = header(message, "subject") or ""
    passed_on = _PASSED_ON.match(subject) is not None  # its date is not that of the report
    return [
        RawPage(
            lines,
            title=_PREFIX.sub("", subject) or None,
            url=None if passed_on else _address(message),
            published=None if passed_on else day_of(header(message, "date")),
        )
    ]


def _lines(message: EmailMessage) -> tuple[str, ...]:
    texts = [each for each in message.walk() if each.get_content_maintype() == "text" and not each.get_filename()]
    for kind in ("plain", "html"):
        lines = [line for each in texts if each.get_content_subtype() == kind for line in lines_of(text_of(each))]
        if any(line.strip() for line in lines):
            return tuple(lines)
    return ()


def _address(message: EmailMessage) -> str | None:
    # An outlet that sends its own news is known by its host, as on the web.
    host = parseaddr(header(message, "from") or "")[1].rpartition("@")[2]
    return f"https://{host.lower()}/" if re.fullmatch(r"[\w.-]+\.[a-z]{2,}", host, re.IGNORECASE) else None
