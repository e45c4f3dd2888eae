"""A document as parsed text: words with their grammar, sentences that never cross a line break, and mentions.

What the layers are handed: a `ParsedText`, from which they give records.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.finding.grammar import Parse, Raw, parse_sentences, split_lines
from detente.finding.words import Text, Token, Tokens, Word
from detente.records import ActorMention, Document, Interval, Mention, Span, Status

WhenFn = Callable[[int, int, Status | None], Interval]
"""Says when that which the characters `start:end` tell took place, given its status: the dating a layer is handed."""

_LINE = re.compile(r"[^\n]+|\n+")


@dataclass(frozen=True)
class ParsedText:
    """A document, its words (`doc`, same characters) and its sentences in order of offset."""

    document: Document
    doc: Text
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
        return self.doc.touching(start, end)

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
    """Who is meant where: actor mentions in order of offset, looked up by token or by span.

    `issuer` is in whose name the text says 'we' outside quotations; () where it does not, or nobody tells. `theatre` is
    the country that the text is about.
    """

    mentions: tuple[ActorMention, ...]
    issuer: tuple[str, ...] = ()
    theatre: str | None = None

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
    return next(parse_documents((document,)))


def parse_documents(documents: Sequence[Document]) -> Iterator[ParsedText]:
    """Parse documents together, all of one language: a sentence that stands in several is parsed once."""
    language = documents[0].language if documents else ""
    for document, text in zip(documents, parse_texts([each.text for each in documents], language), strict=True):
        yield ParsedText(document, text, text.sents, tuple(each.start_char for each in text.sents))


def parse_text(text: str, language: str = "en") -> Text:
    """Parse one text."""
    return next(parse_texts((text,), language))


def parse_texts(texts: Sequence[str], language: str) -> Iterator[Text]:
    """Parse texts of one language, in order."""
    lines = [_LINE.findall(text) for text in texts]
    told = [line for of_text in lines for line in of_text if not line.isspace()]
    split = iter(split_lines(told, language))
    sentences = [[[_blank(line)] if line.isspace() else next(split) for line in of_text] for of_text in lines]
    parses = parse_sentences((raw for of_text in sentences for line in of_text for raw in line), language)
    for text, of_text in zip(texts, sentences, strict=True):
        yield _assembled(text, language, [parses[raw] for line in of_text for raw in line])


def _blank(line: str) -> Raw:
    return (line,), (False,)


def _assembled(text: str, language: str, parses: Sequence[Parse]) -> Text:
    whole = Text(text, language)
    names: list[Tokens] = []
    starts: list[int] = []
    at = 0
    for parse in parses:
        first = len(whole.tokens)
        # Blank lines go to the sentence before them.
        if not starts or not all(each.text.isspace() for each in parse.words):
            starts.append(first)
        at = _append(whole, parse.words, at)
        names.extend(Tokens(whole, first + start, first + end, label) for start, end, label in parse.names)
    whole.ents = tuple(names)
    ends = [*starts[1:], len(whole.tokens)]
    whole.sents = tuple(Tokens(whole, start, end) for start, end in zip(starts, ends, strict=False))
    for sentence in whole.sents:
        _belong(sentence)
    return whole


def _append(whole: Text, words: Sequence[Word], at: int) -> int:
    """Add a sentence's words as tokens, the first of them at offset `at`; gives the offset after them."""
    first = len(whole.tokens)
    below: dict[int, list[Token]] = {}
    for place, word in enumerate(words):
        token = Token(whole, first + place, at, word)
        whole.tokens.append(token)
        at += len(word.text) + word.spaced
        if word.head != place:
            below.setdefault(word.head, []).append(token)
    for place, children in below.items():
        whole.tokens[first + place].bear(children)
    return at


def _belong(sentence: Tokens) -> None:
    for token in sentence:
        token.sent = sentence
        token.is_sent_start = token.i == sentence.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
