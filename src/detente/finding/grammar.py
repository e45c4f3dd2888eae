"""Sentences through spaCy's model: where they end, their tags, trees and names; the same wherever a sentence stands.

Each sentence is parsed on its own, in arithmetic whose result for one word does not depend on how many others are
worked on beside it: neither the report around a sentence nor the batch it comes in changes how it is read, and a
sentence met again is not parsed again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token
from threadpoolctl import ThreadpoolController

from detente.finding.datelines import own_words
from detente.finding.syntax.model import Model, Parsed, load_model
from detente.finding.syntax.portions import portions
from detente.finding.words import Word
from detente.knowledge.languages import Language, languages

BATCH = 4000
"""Words that the model is given at once: enough to be quick, few enough to stay small."""
LONGEST = 400
"""Words; what runs on without an end for longer is no sentence, and is cut."""
REMEMBERED = 8192
"""Sentences whose parse is kept for when they come again."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a sentence, and its names: first word, word after the last, kind."""

    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]


ENDINGS = frozenset(".,;:!?…")
"""Marks that end something and so begin nothing."""

Raw = tuple[tuple[str, ...], tuple[bool, ...]]
"""A sentence before it is parsed: its words, and whether a blank follows each."""


def split_lines(lines: Sequence[str], language: str) -> list[list[Raw]]:
    """The sentences of each line; a line is a paragraph or a headline, and no sentence goes beyond it."""
    model = load_model(language)
    docs = [model.tokenized(line) for line in lines]
    words = [[(token.text, bool(token.whitespace_)) for token in doc] for doc in docs]
    begun: list[list[int]] = []
    with _threads().limit(limits=1):
        for batch in portions(words, len, BATCH):
            begun.extend(model.begins(batch))
    return [
        [_raw(of_line[start:end]) for start, end in _sentences(doc, begins, language)]
        for doc, of_line, begins in zip(docs, words, begun, strict=True)
    ]


def _raw(words: Sequence[tuple[str, bool]]) -> Raw:
    return tuple(word for word, _ in words), tuple(spaced for _, spaced in words)


def _sentences(doc: Doc, begins: Sequence[int], language: str) -> list[tuple[int, int]]:
    starts, begin = [0], own_words(doc.text)
    after_dateline = {token.i for token in doc if token.idx == begin} if begin else set()
    own = (at for at in begins if at and _may_begin(doc[at], languages()[language]))
    for at in sorted(each for each in after_dateline.union(own) if doc[each].idx >= begin):
        starts.extend([*range(starts[-1] + LONGEST, at, LONGEST), at])
    starts.extend(range(starts[-1] + LONGEST, len(doc), LONGEST))
    return list(zip(starts, [*starts[1:], len(doc)], strict=True)) if len(doc) else []


def _may_begin(token: Token, language: Language) -> bool:
    before = token.nbor(-1)
    if before.text in language.abbreviations:
        return token.text in language.openers
    ended = before.is_punct and before.text not in language.unfinished
    return ended and not token.is_space and not token.is_right_punct and token.text not in ENDINGS


def parse_sentences(sentences: Iterable[Raw], language: str) -> dict[Raw, Parse]:
    """The parse of each sentence."""
    known = _remembered(language)
    wanted = list(dict.fromkeys(sentences))
    found = {each: known[each] for each in wanted if each in known}
    for each in found:
        known[each] = known.pop(each)  # the latest last: the one that was not asked for longest is forgotten first
    missing = [each for each in wanted if each not in found]
    for raw, parse in zip(missing, _parsed(missing, language), strict=True):
        found[raw] = known[raw] = parse
    for raw in list(islice(known, max(0, len(known) - REMEMBERED))):
        del known[raw]
    return found


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def forget_sentences() -> None:
    """Begin anew: parse each sentence when it comes next."""
    _remembered.cache_clear()


@cache
def _remembered(language: str) -> dict[Raw, Parse]:
    del language
    return {}


def _parsed(sentences: Sequence[Raw], language: str) -> Iterator[Parse]:
    model = load_model(language)
    kept = [[at for at, word in enumerate(words) if not word.isspace()] for words, _ in sentences]
    # Sentences of about the same length together: the parser goes on until the longest of a batch is done.
    order = sorted((at for at in range(len(sentences)) if kept[at]), key=lambda at: (len(kept[at]), at))
    found: dict[int, Parsed] = {}
    with _threads().limit(limits=1):
        for batch in portions(order, lambda at: len(kept[at]), BATCH):
            told = model.parsed([_spelt(sentences[at], kept[at]) for at in batch])
            found.update(zip(batch, told, strict=True))
    for at, raw in enumerate(sentences):
        yield _parse(raw, kept[at], found[at], model) if at in found else Parse(tuple(_blank(raw)), ())


def _spelt(raw: Raw, kept: Sequence[int]) -> list[tuple[str, bool]]:
    return [(raw[0][at], raw[1][at]) for at in kept]


def _blank(raw: Raw) -> list[Word]:
    return [Word(text, spaced, at) for at, (text, spaced) in enumerate(zip(*raw, strict=True))]


def _parse(raw: Raw, kept: Sequence[int], told: Parsed, model: Model) -> Parse:
    """The parse with the blanks back in it."""
    words = _blank(raw)
    kinds = [""] * len(kept)
    for start, end, kind in told.names:
        kinds[start:end] = [kind] * (end - start)
    for at, head, relation, tag, (pos, morph, lemma), kind in zip(
        kept, told.heads, told.relations, told.tags, told.inflected, kinds, strict=True
    ):
        text = raw[0][at]
        words[at] = Word(text, raw[1][at], kept[head], lemma, pos, tag, relation, kind, morph, *model.looks(text))
    return Parse(tuple(words), tuple((kept[start], kept[end - 1] + 1, kind) for start, end, kind in told.names))
