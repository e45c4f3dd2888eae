"""What e-mails and saved web archives have in common: MIME messages, however badly they are written."""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from detente.reading.decoding import decode

_FIELD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*|[ \t]+[^\r\n]*)\r?\n")
_MARKS = (b"from", b"to", b"subject", b"date", b"received", b"message-id", b"mime-version", b"return-path",
          b"delivered-to", b"content-type")  # fmt: skip


def fields_of(raw: bytes) -> dict[bytes, bytes]:
    """The header fields that a message begins with, by their names in lower case; none, if it is no message."""
    found: dict[bytes, bytes] = {}
    position, name = 0, b""
    if raw.startswith(b"From ") and b"\n" in raw[:300]:  # as in a mailbox
        position = raw.index(b"\n") + 1
    while line := _FIELD.match(raw, position):
        position = line.end()
        text = line.group()
        if text[:1] in b" \t" and name:
            found[name] += b" " + text.strip()
        else:
            name, _, value = text.partition(b":")
            name = name.lower().strip()
            found.setdefault(name, value.strip())
    ended = raw[position : position + 2].startswith((b"\n", b"\r\n"))
    known = sum(mark in found for mark in _MARKS)
    return found if (ended and known >= 2) or known >= 4 else {}


def is_web_archive(fields: dict[bytes, bytes]) -> bool:
    """Whether the message is a web page that a browser saved, and no letter."""
    if b"multipart/related" not in fields.get(b"content-type", b"").lower():
        return False
    saved = b"snapshot-content-location" in fields or b"saved by" in fields.get(b"from", b"").lower()
    return saved or not fields.keys() & {b"to", b"received", b"message-id", b"delivered-to"}


def parsed(raw: bytes) -> EmailMessage:
    """The message."""
    return BytesParser(policy=policy.default).parsebytes(raw)


def header(message: EmailMessage, name: str) -> str | None:
    """A header field in one line; None where it is missing or too broken for the standard library."""
    try:
        value = message[name]
        return " ".join(str(value).split()) or None if value is not None else None
    except Exception:  # the header parsers fail in many ways on fields that no mail program would write
        return None


def text_of(part: EmailMessage) -> str:
    """The text of a part, by its declared character set or by the likeliest. Raises ReportError where it is none."""
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return decode(raw)
