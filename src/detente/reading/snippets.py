"""Text fields of tables, feeds and letters -> lines: they may hold plain text or pieces of HTML."""

import re

from detente.errors import ReportError
from detente.reading import markup
from detente.reading.formats.text import page_of

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|li|h[1-6]|img|html|body|table|blockquote)\b[^<>]*>", re.IGNORECASE
)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, or of the HTML in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not _TAG.search(text):
        return tuple(line for line in page_of(text).lines if line.strip())
    try:
        # A line end in the source is a blank to whoever looks at the page.
        return tuple(markup.lines_of(markup.parse(text.replace("\n", " "))))
    except ReportError:
        return page_of(_TAG.sub(" ", text)).lines
