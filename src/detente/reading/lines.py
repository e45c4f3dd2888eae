"""Lines of a page put in order: one kind of blank, no invisible characters, and whether a line reads as prose."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\x00-\x08\x0b-\x1f\x7f]")
_BLANKS = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$|[.!?…。！？؟।][\"'”’»)\]]+\s*\S{0,30}$")
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that set no blank between words
_PROSE_WORDS = 8
_LONG_WORDS = 16  # so many words are prose without a full stop, too
_DENSE_LETTERS = 15


def tidy(line: str) -> str:
    """The line in composed form, without invisible characters, each run of blanks one space."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", line))).strip()


def words_in(line: str) -> int:
    """How many words a line has; of scripts that set no blanks between them, two signs are taken for one."""
    return len(line.split()) + len(_DENSE.findall(line)) // 2


def is_prose(line: str) -> bool:
    """Whether a line reads as running text, not as a heading or a menu."""
    words = len(line.split())
    if words >= _LONG_WORDS or len(_DENSE.findall(line[:400])) >= _DENSE_LETTERS:
        return True
    return words >= _PROSE_WORDS and bool(_SENTENCE_END.search(line))


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))
