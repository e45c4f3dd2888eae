"""A language's spaCy model, loaded once: its tokenizer as it is, its weights and rules in the form they are read in."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.symbols import ORTH
from spacy.tokens import Doc

from detente.errors import KnowledgeError
from detente.finding.syntax.arithmetic import Linear, SteadyOps
from detente.finding.syntax.encoder import KNOWN, Encoder, Lexicon, Spelt
from detente.finding.syntax.inflection import Inflected, Inflection
from detente.finding.syntax.naming import Name, NameFinder
from detente.finding.syntax.tree import TreeParser
from detente.knowledge.languages import languages

SENTENCE_ENDS, WORDS, NAMES = range(3)
"""The stacks of the model: where sentences end; tags and trees; names."""


class Parsed(NamedTuple):
    """What the model says of a sentence, word by word, and its names."""

    tags: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    inflected: Sequence[Inflected]
    names: Sequence[Name]


class Looks(NamedTuple):
    """What a word's letters tell, wherever it stands."""

    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_title: bool
    like_num: bool


class Model:
    """What is asked of a pipeline, part by part."""

    def __init__(self, nlp: Pipeline) -> None:
        parts: dict[str, Any] = {name: nlp.get_pipe(name) for name in nlp.component_names}
        stacks = parts["senter"].model.layers[0], parts["tok2vec"].model, parts["ner"].model.layers[0].layers[0]
        self._nlp = nlp
        self._lexicon = Lexicon(nlp.vocab, [Encoder(each) for each in stacks])
        self._senter, self._tagger = (_scores(parts[name].model) for name in ("senter", "tagger"))
        self._begin, self._tags = parts["senter"].labels.index("S"), parts["tagger"].labels
        self._tree, self._naming = TreeParser(parts["parser"]), NameFinder(parts["ner"])
        self._inflection = Inflection(nlp)
        self.looks = lru_cache(maxsize=KNOWN)(self._looks)

    def tokenized(self, text: str) -> Doc:
        """The words of a text."""
        return self._nlp.make_doc(text)

    def begins(self, lines: Sequence[Sequence[Spelt]]) -> list[list[int]]:
        """The places in each line where a sentence begins."""
        vectors = self._lexicon.vectors(lines, SENTENCE_ENDS)[0]
        begun = self._senter(vectors).argmax(axis=1) == self._begin
        return [
            np.flatnonzero(each).tolist() for each in np.split(begun, np.cumsum([len(line) for line in lines])[:-1])
        ]

    def parsed(self, sentences: Sequence[Sequence[Spelt]]) -> Iterator[Parsed]:
        """What it says of each sentence; none is empty."""
        lengths = [len(each) for each in sentences]
        for_words, for_names = self._lexicon.vectors(sentences, WORDS, NAMES)
        told = [self._tags[each] for each in self._tagger(for_words).argmax(axis=1).tolist()]
        tags = [told[end - length : end] for end, length in zip(np.cumsum(lengths).tolist(), lengths, strict=True)]
        trees = self._tree.trees(for_words, lengths)
        tagged = [
            [(word.lower(), tag, relation) for (word, _), tag, relation in zip(words, own, relations, strict=True)]
            for words, own, (_, relations) in zip(sentences, tags, trees, strict=True)
        ]
        inflected = iter(self._inflection.inflected([word for words in sentences for word, _ in words], tagged))
        for own, (heads, relations), names in zip(tags, trees, self._naming.names(for_names, lengths), strict=True):
            yield Parsed(own, heads, relations, [next(inflected) for _ in own], names)

    def _looks(self, word: str) -> Looks:
        known = self._nlp.vocab[word]
        return Looks(known.is_alpha, known.is_punct, known.is_quote, known.is_title, known.like_num)


def _scores(model: Any) -> Linear:
    """The layer that scores labels; which is best, its sums tell."""
    return Linear.of(next(each for each in model.walk() if each.name == "softmax"))


@cache
def load_model(language: str) -> Model:
    """The model of a language, loaded once per process; KnowledgeError for a language without data."""
    if language not in languages():
        raise KnowledgeError(f"language {language!r} has no folder in knowledge/data/languages; add one to read it")
    nlp = spacy.load(languages()[language].model)
    tokenizer: Any = nlp.tokenizer
    for abbreviation in languages()[language].abbreviations:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    ops = SteadyOps()
    for name in nlp.component_names:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops
    return Model(nlp)
