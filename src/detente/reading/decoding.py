"""Bytes to characters: byte-order marks, declared encodings, then the likeliest one; binary content is refused."""

import codecs
import re

from charset_normalizer import from_bytes

from detente.errors import ReportError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,80}encoding)\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_SAMPLE = 100_000  # bytes that are enough to tell an encoding
_BAD_SHARE = 0.01  # of characters that no text holds


def decode(raw: bytes) -> str:
    """The text of a file. Raises ReportError when it is not text in any encoding that can be told."""
    text = _by_mark(raw) or _by_declaration(raw) or _decoded(raw, "utf-8") or _damaged_utf8(raw) or _by_likelihood(raw)
    if text is None or _looks_binary(text):
        raise ReportError("the file is not text", "give plain text or HTML; convert other formats first")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _by_mark(raw: bytes) -> str | None:
    return next((_decoded(raw, name) for mark, name in _MARKS if raw.startswith(mark)), None)


def _by_declaration(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    return _decoded(raw, found.group(1).decode("ascii")) if found else None


def _damaged_utf8(raw: bytes) -> str | None:
    # A few wrong bytes among characters that no other encoding would show as such.
    text = raw.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong > len(text) * _BAD_SHARE:
        return None
    return text if wrong <= sum(char > "\x7f" for char in text) - wrong else None


def _by_likelihood(raw: bytes) -> str | None:
    if raw.count(b"\x00") > len(raw) * _BAD_SHARE:
        return None
    best = from_bytes(raw[:_SAMPLE]).best()
    return raw.decode(best.encoding if best else "cp1252", "replace")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(1, len(sample) * _BAD_SHARE)
