"""Plain text, as copied or scraped from a page, in any common encoding."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from detente.reading.decoding import decode
from detente.reading.page import RawPage

_SENTENCE_END = re.compile(r"[.!?:;…\"'”’»)\]]$")
_WRAPPED_WIDTH = range(50, 101)  # characters of a full line in text that was wrapped by hand or by an e-mail program
_LIST_ITEM = re.compile(r"^\s*(?:[-*•▪◦–—]|\(?\d{1,2}[.)])\s")


def recognises(raw: bytes) -> bool:
    """Anything may be text; `decode` tells what is not."""
    return bool(raw)


def read(raw: bytes) -> Iterable[RawPage]:
    """One article: the file's lines, with those that were wrapped joined again."""
    yield page_of(decode(raw))


def page_of(text: str) -> RawPage:
    """The lines of a text as a page; a paragraph broken over several lines becomes one line."""
    blocks = [
        tuple(group) for blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()) if not blank
    ]
    wrapped = _is_wrapped(blocks)
    return RawPage(tuple(line for block in blocks for line in _joined(block, wrapped)))


def _is_wrapped(blocks: list[tuple[str, ...]]) -> bool:
    # Hand-wrapped text: in blocks of several lines nearly all but the last are long and end in mid-sentence.
    inner = [line.rstrip() for block in blocks for line in block[:-1]]
    full = [line for line in inner if len(line) in _WRAPPED_WIDTH and not _SENTENCE_END.search(line)]
    return len(full) >= 4 and len(full) >= 0.5 * len(inner) and max(map(len, inner)) <= _WRAPPED_WIDTH[-1] + 20


def _joined(block: tuple[str, ...], wrapped: bool) -> Iterator[str]:
    current = ""
    for line in block:
        if current and _continues(current, line, wrapped):
            current = f"{current.rstrip()} {line.strip()}"
        else:
            if current:
                yield current
            current = line
    if current:
        yield current


def _continues(above: str, line: str, wrapped: bool) -> bool:
    if _LIST_ITEM.match(line):
        return False
    if wrapped:
        return len(above.rsplit("\n", maxsplit=1)[-1]) >= _WRAPPED_WIDTH[0] or line.lstrip()[:1].islower()
    # A line that goes on in lower case after one that ended in mid-sentence: a link or a note stood there by itself.
    return line.lstrip()[:1].islower() and len(above.split()) >= 5 and not _SENTENCE_END.search(above.rstrip())
