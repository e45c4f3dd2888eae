"""Names and what kind of thing they name, by the moves of a trained recogniser: begin, go on, end, a name in one word.

Outside a name the moves depend on nothing but the word, so all words are judged at once; from each word that may begin
one, the names are followed to their ends together.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.finding.syntax.arithmetic import Floats, Numbers
from detente.finding.syntax.moves import Scorer

Name = tuple[int, int, str]
"""First word in the sentence, word after the last, kind."""


class NameFinder:
    """A trained recogniser of names."""

    def __init__(self, recogniser: Any) -> None:
        names = [recogniser.moves.get_class_name(move) for move in range(recogniser.moves.n_moves)]
        self._scorer = Scorer.of(recogniser)
        self._number = {name: move for move, name in enumerate(names)}
        self._kinds = [name[2:] for name in names]
        self._begins = np.array([name.startswith("B-") for name in names])
        self._singles = np.array([name.startswith("U-") and name != "U-" for name in names])
        self._outside = np.array([name == "O" for name in names])
        self._goes_on, self._ends = (
            np.array([self._number.get(f"{move}-{kind}", 0) for kind in self._kinds]) for move in "IL"
        )

    def names(self, vectors: Floats, lengths: Sequence[int]) -> list[tuple[Name, ...]]:
        """The names of each sentence in order; none within another."""
        shared = self._scorer.shared(vectors)
        last = np.zeros(len(vectors), bool)
        last[np.cumsum(lengths) - 1] = True
        moves = self._alone(shared, last)
        ends = self._followed(shared, last, moves)
        found, start = [], 0
        for length in lengths:
            found.append(tuple(self._walked(moves, ends, start, start + length)))
            start += length
        return found

    def _alone(self, shared: Floats, last: Any) -> Numbers:
        """The move of each word where no name is open."""
        nobody = np.full(len(last), len(last))
        scores = self._scorer.score(shared, np.stack([np.arange(len(last)), nobody, nobody], axis=1))
        scores[:, ~(self._begins | self._singles | self._outside)] = -np.inf
        scores[np.ix_(last, self._begins)] = -np.inf
        moves: Numbers = scores.argmax(axis=1)
        return moves

    def _followed(self, shared: Floats, last: Any, moves: Numbers) -> Numbers:
        """The word after each word's name, if one begins or stands there; 0 elsewhere."""
        ends = np.where(self._singles[moves], np.arange(1, len(moves) + 1), 0)
        begun = np.flatnonzero(self._begins[moves])
        at = begun + 1
        while len(begun):
            scores = self._scorer.score(shared, np.stack([at, begun, at - 1], axis=1))
            rows, kind = np.arange(len(begun)), moves[begun]
            over = last[at] | (scores[rows, self._ends[kind]] > scores[rows, self._goes_on[kind]])
            ends[begun[over]] = at[over] + 1
            begun, at = begun[~over], at[~over] + 1
        return ends

    def _walked(self, moves: Numbers, ends: Numbers, start: int, stop: int) -> list[Name]:
        found = []
        at = start
        for begin in (np.flatnonzero(ends[start:stop]) + start).tolist():
            if begin >= at:
                at = int(ends[begin])
                found.append((begin - start, at - start, self._kinds[moves[begin]]))
        return found
