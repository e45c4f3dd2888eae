"""In whose words a sentence speaks: the speaker of a quotation, the office behind a statement's 'we', the accuser."""

from collections.abc import Sequence

from detente.finding.parsing import ActorIndex
from detente.finding.words import Token
from detente.records import Statement


class Voices:
    """Who speaks at each offset: the innermost quotation, else the issuer of a first-person text, else nobody."""

    def __init__(self, actors: ActorIndex, statements: Sequence[Statement]) -> None:
        self._spans = sorted(
            (start, end, statement.speaker_id)
            for statement in statements
            for start, end in statement.content_spans
            if statement.speaker_id
        )
        self._issuer = actors.issuer

    def quoted(self, token: Token) -> tuple[str, ...]:
        """The speaker whose quotation or reported words hold the token; () for the report's own voice."""
        held = [(end - start, by) for start, end, by in self._spans if start <= token.idx < end]
        return (min(held)[1],) if held else ()

    def speaker(self, token: Token) -> tuple[str, ...]:
        """As `quoted`, or the issuer of the text if it speaks in the first person."""
        return self.quoted(token) or self._issuer
