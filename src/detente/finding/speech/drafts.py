"""A statement before its speaker is known by name: the content, and the word that heads whoever said it."""

from dataclasses import dataclass

from detente.finding.words import Token
from detente.records import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said (`spans`), by the cue at `anchor`; `speaker` heads the speaker's noun phrase.

    Where no word heads it, `label` is the speaker as written: a transcript's 'MR NOVAK', a name after a dash.
    """

    spans: tuple[Span, ...]
    speaker: Token | None
    label: str | None
    cue: str
    anchor: Span
    method: str
    thinking: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character of the content."""
        return min(each.start for each in self.spans)

    @property
    def end(self) -> int:
        """Offset after the last character of the content."""
        return max(each.end for each in self.spans)

    def holds(self, start: int, end: int) -> bool:
        """Whether the content holds these characters."""
        return any(each.start <= start and end <= each.end for each in self.spans)
