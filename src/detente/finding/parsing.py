"""A document as parsed text: spaCy's tokens and grammar, sentences that never cross a line break, and mentions.

The only module of the folder that knows how text was parsed; the layers take a `ParsedText` and give records.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from detente.errors import KnowledgeError
from detente.knowledge.languages import Language as SpokenLanguage
from detente.knowledge.languages import languages
from detente.records import ActorMention, Document, Interval, Mention, Span, Status

WhenFn = Callable[[int, int, Status | None], Interval]
"""Says when that which the characters `start:end` tell took place, given its status: the dating a layer is handed."""


@dataclass(frozen=True)
class ParsedText:
    """A document, its spaCy `doc` (same characters) and its sentences in order of offset."""

    document: Document
    doc: Doc
    sentences: tuple[Tokens, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The clean text all offsets point into."""
        return self.document.text

    @property
    def published(self) -> Interval:
        """When the report was published, as an interval (`unknown` basis when nothing is known)."""
        known = self.document.published_from or self.document.published_to
        basis = "stated" if known else "unknown"
        return Interval(self.document.published_from, self.document.published_to, basis)  # type: ignore[arg-type]

    def sentence_index(self, offset: int) -> int:
        """Number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_at(self, offset: int) -> Tokens:
        """The sentence that holds the character at `offset`."""
        return self.sentences[self.sentence_index(offset)]

    def sentence_span(self, start: int, end: int) -> Span:
        """From the start of the sentence with `start` to the end of the one with `end - 1`, blanks trimmed."""
        first, last = self.sentence_at(start), self.sentence_at(max(start, end - 1))
        return _trimmed(self.text, first.start_char, last.end_char)

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens that touch the characters `start:end`."""
        return self.doc.char_span(start, end, alignment_mode="expand") or self.doc[0:0]

    def mention(
        self, start: int, end: int, method: str, status: Status | None = None, attributed_to: Iterable[str] = ()
    ) -> Mention:
        """The evidence at `start:end`, with its sentence verbatim."""
        sentence = self.sentence_span(start, end)
        return Mention(
            self.document.document_id,
            start,
            end,
            sentence.start,
            sentence.end,
            self.text[sentence.start : sentence.end],
            method,
            status,
            tuple(attributed_to),
        )


@dataclass(frozen=True)
class ActorIndex:
    """Who is meant where: actor mentions in order of offset, looked up by token or by span."""

    mentions: tuple[ActorMention, ...]

    def within(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Mentions that lie inside `start:end`, in order."""
        return tuple(each for each in self.mentions if start <= each.start and each.end <= end)

    def headed_by(self, token: Token) -> ActorMention | None:
        """The mention whose head word is this token."""
        found = (each for each in self.mentions if token.idx <= each.head < token.idx + len(token))
        return next(found, None)

    def covering(self, token: Token) -> ActorMention | None:
        """The mention that covers this token, as head or otherwise."""
        found = (each for each in self.mentions if each.start <= token.idx < each.end)
        return next(found, None)


def parse_document(document: Document) -> ParsedText:
    """Parse the document's text with its language's model; the language must be one detente reads."""
    nlp = load_model(document.language)
    doc = nlp.make_doc(document.text)
    _start_sentences_at_lines(doc)
    _go_on_after_abbreviations(doc, languages()[document.language])
    for _, component in nlp.pipeline:
        doc = component(doc)
    sentences = tuple(doc.sents)
    return ParsedText(document, doc, sentences, tuple(each.start_char for each in sentences))


@cache
def load_model(language: str) -> Language:
    """The spaCy model of a language; loaded once per process."""
    if language not in languages():
        raise KnowledgeError(f"language {language!r} has no folder in knowledge/data/languages; add one to read it")
    return spacy.load(languages()[language].model)


def _start_sentences_at_lines(doc: Doc) -> None:
    # A parser that knows nothing of paragraphs joins a headline to the line below it: fix these ends beforehand.
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text and "\n" not in token.text:
            token.is_sent_start = True


def _go_on_after_abbreviations(doc: Doc, language: SpokenLanguage) -> None:
    # 'U.S. Suspends Talks' is one sentence; a parser that has seen more essays than headlines makes it two.
    for token in doc[1:]:
        before = doc[token.i - 1].text
        if before in language.abbreviations and token.text not in language.openers and "\n" not in token.text:
            token.is_sent_start = False


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
