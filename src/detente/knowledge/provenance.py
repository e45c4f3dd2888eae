"""Cues by which a report names its sources, as regular expressions per language."""

import re
from functools import cache
from typing import Literal

from detente.errors import KnowledgeError
from detente.knowledge.loading import Entry, load_entries
from detente.knowledge.outlets import outlet_names


class SourceCue(Entry):
    """A way to name a source; the group `who` of `regex` holds the name or names."""

    name: str
    place: Literal["credit", "opening", "prose"]
    regex: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def source_cues(language: str) -> tuple[tuple[SourceCue, re.Pattern[str]], ...]:
    """The cues of a language with their compiled expressions; case counts in datelines and names only."""
    cues = load_entries(SourceCue, "cue", "languages", language, "provenance.toml")
    return tuple((cue, _compiled(cue)) for cue in cues)


def _compiled(cue: SourceCue) -> re.Pattern[str]:
    flags = re.IGNORECASE if cue.place == "credit" else 0
    try:
        return re.compile(cue.regex.replace("{outlet}", outlet_names()), flags)
    except re.error as problem:
        raise KnowledgeError(f"provenance.toml: cue {cue.name!r} is no regular expression: {problem}") from problem
