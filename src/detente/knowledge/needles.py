"""Literal words without which a regular expression cannot match: a quick look before the slow one."""

import re

_EDGES = re.compile(r"^(?:\\b|\(\?<!\\w\))|(?:\\b|\(\?!\\w\))$")
_CLASS = re.compile(r"\[[^\]]*\][?*+]?|\\.[?*+]?|\.")
_GROUP = re.compile(r"\([^()]*\)[?*+]?")
_OPTIONAL = re.compile(r"[^()][?*]|\+")
_GAP = "\0"
_LEAST = 3  # letters; shorter ones stand in every text


def needles(pattern: str) -> tuple[str, ...]:
    """Words of which every match of the pattern holds one; none where that cannot be told."""
    body = _EDGES.sub("", _EDGES.sub("", pattern))
    if body.startswith("(?:") and body.endswith(")") and _GROUP.sub("", _flat(body[3:-1])).count(")") == 0:
        body = body[3:-1]
    found = [max(_flat(each).split(_GAP), key=len) for each in _flat(body, groups=True).split("|")]
    return tuple(found) if all(len(each) >= _LEAST for each in found) else ()


def _flat(pattern: str, groups: bool = False) -> str:
    # Without its classes, optional letters and, with `groups`, its groups: a gap in place of each.
    flat = _CLASS.sub(_GAP, pattern)
    while groups and _GROUP.search(flat):
        flat = _GROUP.sub(_GAP, flat)
    return _OPTIONAL.sub(_GAP, flat)
