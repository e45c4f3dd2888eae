"""Words as vectors: what a word is by itself, worked out once, and what its neighbours make of it."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from detente.finding.syntax.arithmetic import ROWS, Floats, Maxout, Numbers
from detente.finding.syntax.portions import portions

KNOWN = 50_000
"""Words that are kept with their vectors; when they become more, all are forgotten."""
TOGETHER = 1000
"""Rows that are worked on at once: so many stay near the processor."""

Spelt = tuple[str, bool]
"""A word, and whether a blank follows it."""


class Encoder:
    """One of a model's stacks: from a word's own vector to its vector among its neighbours."""

    def __init__(self, stack: Any) -> None:
        self._embed, encode = stack.get_ref("embed"), stack.get_ref("encode")
        parts = {name: [each for each in encode.walk() if each.name == name] for name in ("maxout", "layernorm")}
        self._layers = [Maxout.of(*each) for each in zip(parts["maxout"], parts["layernorm"], strict=True)]
        self.width: int = stack.get_dim("nO")

    def alone(self, doc: Doc) -> Floats:
        """A vector for each word, whatever stands beside it."""
        found: Floats = self._embed.predict([doc])[0]
        return found

    def among(self, alone: Floats, places: Sequence[Numbers]) -> Floats:
        """The vectors of all words of all sentences, in order; `places` are the rows in `alone` of a sentence's words.

        A word sees as many neighbours as there are layers, and between two sentences lie as many empty rows.
        """
        return np.concatenate([self._together(alone, each) for each in portions(places, len, TOGETHER)])

    def _together(self, alone: Floats, places: Sequence[Numbers]) -> Floats:
        gap = len(self._layers)
        lengths = np.array([len(each) for each in places])
        first = np.cumsum(lengths + gap) - lengths
        inside = np.concatenate(
            [np.arange(start, start + length) for start, length in zip(first, lengths, strict=True)]
        )
        count = int(lengths.sum()) + gap * (len(places) + 1)
        # A multiple of what is multiplied at once; and one more on either side, so that the outermost have neighbours.
        rows = np.zeros((count + -count % ROWS + 2, self.width), np.float32)
        rows[inside + 1] = alone[np.concatenate(places)]
        for layer in self._layers:
            near = np.concatenate([rows[:-2], rows[1:-1], rows[2:]], axis=1)
            rows[1:-1] += layer(near)
        among: Floats = rows[inside + 1]
        return among


class Lexicon:
    """The words met so far, with their vector in each stack."""

    def __init__(self, vocab: Vocab, encoders: Sequence[Encoder]) -> None:
        self._vocab, self._encoders = vocab, encoders
        self._rows: dict[Spelt, int] = {}
        self._alone = [np.zeros((0, each.width), np.float32) for each in encoders]

    def vectors(self, sentences: Sequence[Sequence[Spelt]], *stacks: int) -> list[Floats]:
        """The vectors of all words of all sentences, in order, in some of the stacks."""
        self._learn(word for words in sentences for word in words)
        places = [np.fromiter((self._rows[each] for each in words), np.intp, len(words)) for words in sentences]
        return [self._encoders[stack].among(self._alone[stack], places) for stack in stacks]

    def _learn(self, words: Iterable[Spelt]) -> None:
        wanted = dict.fromkeys(words)
        if len(self._rows) + len(wanted) > KNOWN:
            self._rows.clear()
            self._alone = [each[:0] for each in self._alone]
        new = [each for each in wanted if each not in self._rows]
        if new:
            self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
            doc = Doc(self._vocab, [word for word, _ in new], [spaced for _, spaced in new])
            more = [each.alone(doc) for each in self._encoders]
            self._alone = [np.concatenate(pair) for pair in zip(self._alone, more, strict=True)]
