"""Where a line's own words begin: behind 'BAKU, Sept. 25 (Agency) - ', which belongs to no sentence."""

import re

_FRAME = re.compile(
    r"\s*(?P<where>[^\W\d_][^\n()\[\]–—:;!?\"“”]{0,59}?)?"  # 'NEW YORK, Oct. 3 '
    r"\s*(?P<agency>[(\[][^()\[\]\n]{2,40}[)\]])?"  # '(Agency)'
    r"(?:(?<=[)\]])\s*(?:--?|[–—])|\s+(?:--?|[–—])|\s*—)\s*"  # a dash, and no hyphen
    r"(?=[\"“‘']?[^\W\d_a-z])"
)
_DAY = re.compile(r"\b(?:\d{1,2}|(?:19|20)\d\d)\.?\s*$")
_LETTERS = 3
"""A town in capitals has at least as many."""


def own_words(line: str) -> int:
    """Offset at which a line goes on behind its dateline; 0 if it has none."""
    found = _FRAME.match(line)
    if found is None or line.isupper():
        return 0
    where = found["where"] or ""
    town = where.split(",")[0].strip()
    shouted = town.isupper() and sum(each.isalpha() for each in town) >= _LETTERS
    titled = all(each[0].isupper() for each in town.split())
    named = titled and bool(found["agency"])
    dated = titled and "," in where and bool(_DAY.search(where))
    return found.end() if shouted or named or dated else 0
