"""Sentences through spaCy's model: where they end, their tags, trees and names; the same wherever a sentence stands.

Each sentence is parsed on its own, in arithmetic whose result for one word does not depend on how many others are
worked on beside it: neither the report around a sentence nor the batch it comes in changes how it is read, and a
sentence met again is not parsed again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.symbols import ORTH
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from detente.errors import KnowledgeError
from detente.finding.words import Morph, Word
from detente.knowledge.languages import Language, languages

BATCH = 4000
"""Words that the model is given at once: enough to be quick, few enough to stay small."""
LONGEST = 400
"""Words; what runs on without an end for longer is no sentence, and is cut."""
REMEMBERED = 8192
"""Sentences whose parse is kept for when they come again."""
ROWS = 64
"""Rows of a matrix that are multiplied at once, always as many: another number may round otherwise."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a sentence, and its names: first word, word after the last, kind."""

    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]


ENDINGS = frozenset(".,;:!?…")
"""Marks that end something and so begin nothing."""

Raw = tuple[tuple[str, ...], tuple[bool, ...]]
"""A sentence before it is parsed: its words, and whether a blank follows each."""


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """Arithmetic in blocks of a fixed size, so that a row's result is the same in every batch."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, `ROWS` rows of the first at a time."""
        one, other = (x.T if trans1 else x), (y.T if trans2 else y)
        rows = len(one) + -len(one) % ROWS
        padded = np.zeros((rows, one.shape[1]), one.dtype)
        padded[: len(one)] = one
        product = np.empty((rows, other.shape[1]), one.dtype)
        for start in range(0, rows, ROWS):
            np.dot(padded[start : start + ROWS], other, out=product[start : start + ROWS])
        if out is None:
            return product[: len(one)]
        out[:] = product[: len(one)]
        return out


@cache
def load_model(language: str) -> Pipeline:
    """The spaCy model of a language, loaded once per process; KnowledgeError for a language without data."""
    if language not in languages():
        raise KnowledgeError(f"language {language!r} has no folder in knowledge/data/languages; add one to read it")
    nlp = spacy.load(languages()[language].model)
    ops = SteadyOps()
    tokenizer: Any = nlp.tokenizer
    for abbreviation in languages()[language].abbreviations:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    for name in nlp.component_names:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops
    return nlp


def split_lines(lines: Sequence[str], language: str) -> list[list[Raw]]:
    """The sentences of each line; a line is a paragraph or a headline, and no sentence goes beyond it."""
    nlp = load_model(language)
    docs = [nlp.make_doc(line) for line in lines]
    with _threads().limit(limits=1):
        for batch in _batches(docs):
            _run(nlp, ("senter",), batch)
    return [[_raw(doc, start, end) for start, end in _sentences(doc, language)] for doc in docs]


def _sentences(doc: Doc, language: str) -> list[tuple[int, int]]:
    starts = [0]
    for token in doc[1:]:
        if (token.is_sent_start and _may_begin(token, languages()[language])) or token.i - starts[-1] >= LONGEST:
            starts.append(token.i)
    return list(zip(starts, [*starts[1:], len(doc)], strict=True)) if len(doc) else []


def _may_begin(token: Token, language: Language) -> bool:
    before = token.nbor(-1)
    if before.text in language.abbreviations:
        return token.text in language.openers
    ended = before.is_punct and before.text not in language.unfinished
    return ended and not token.is_space and not token.is_right_punct and token.text not in ENDINGS


def _raw(doc: Doc, start: int, end: int) -> Raw:
    return tuple(each.text for each in doc[start:end]), tuple(bool(each.whitespace_) for each in doc[start:end])


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
    nlp = load_model(language)
    docs = [_doc(nlp, words, spaced) for words, spaced in sentences]
    # Sentences of about the same length together: the parser goes on until the longest of a batch is done.
    order = sorted(range(len(docs)), key=lambda at: (len(docs[at]), at))
    with _threads().limit(limits=1):
        for batch in _batches([docs[at] for at in order]):
            _run(nlp, [each for each in nlp.pipe_names if each != "senter"], batch)
    return map(_parse, docs, sentences)


def _doc(nlp: Pipeline, words: tuple[str, ...], spaced: tuple[bool, ...]) -> Doc:
    kept = [at for at, word in enumerate(words) if not word.isspace()]
    starts: list[bool | int | None] = [at == 0 for at in range(len(kept))]
    return Doc(nlp.vocab, [words[at] for at in kept], [spaced[at] for at in kept], sent_starts=starts)


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _run(nlp: Pipeline, components: Sequence[str], docs: list[Doc]) -> None:
    for name in components:
        component: Any = nlp.get_pipe(name)
        for _ in component.pipe(docs, batch_size=len(docs)):
            pass


def _parse(doc: Doc, raw: Raw) -> Parse:
    places = [at for at, text in enumerate(raw[0]) if not text.isspace()]
    tokens = iter(doc)
    words: list[Word] = []
    for at, (text, spaced) in enumerate(zip(*raw, strict=True)):
        if text.isspace():
            words.append(Word(text, spaced, at))
            continue
        token = next(tokens)
        words.append(
            Word(
                text,
                spaced,
                places[token.head.i],
                token.lemma_,
                token.pos_,
                token.tag_,
                token.dep_,
                token.ent_type_,
                _morph(str(token.morph)),
                token.is_alpha,
                token.is_punct,
                token.is_quote,
                token.is_title,
                token.like_num,
            )
        )
    return Parse(tuple(words), tuple((places[each.start], places[each.end - 1] + 1, each.label_) for each in doc.ents))


@lru_cache(maxsize=4096)
def _morph(morph: str) -> Morph:
    return Morph(morph)
