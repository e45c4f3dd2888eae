"""In whose words a sentence speaks: the speaker of a quotation, the office behind a statement's 'we', the accuser."""

from collections import Counter
from collections.abc import Sequence

from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.status_cues import role_words
from detente.records import Statement


class Voices:
    """Who speaks at each offset: the innermost quotation, else the issuer of a first-person text, else nobody."""

    def __init__(self, parsed: ParsedText, actors: ActorIndex, statements: Sequence[Statement]) -> None:
        self._spans = sorted(
            (start, end, statement.speaker_id)
            for statement in statements
            for start, end in statement.content_spans
            if statement.speaker_id
        )
        self._issuer = issuer(parsed, actors, self._spans)

    def quoted(self, token: Token) -> tuple[str, ...]:
        """The speaker whose quotation or reported words hold the token; () for the report's own voice."""
        held = [(end - start, by) for start, end, by in self._spans if start <= token.idx < end]
        return (min(held)[1],) if held else ()

    def speaker(self, token: Token) -> tuple[str, ...]:
        """As `quoted`, or the issuer of the text if it speaks in the first person."""
        return self.quoted(token) or self._issuer


def issuer(parsed: ParsedText, actors: ActorIndex, spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The actor that 'we' and 'I' mostly stand for outside quotations; () in a text without a first person."""
    words = role_words(parsed.document.language, "first-person")
    said = Counter(
        mention.actor_ids
        for mention in actors.mentions
        if parsed.text[mention.start : mention.end].lower() in words
        and not any(start <= mention.start < end for start, end, _ in spans)
        and len(mention.actor_ids) == 1
    )
    return min(said.items(), key=lambda each: (-each[1], each[0]))[0] if said else ()
