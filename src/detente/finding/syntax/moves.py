"""What a parser does next: the scores of its moves, from the words that a state looks at."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.finding.syntax.arithmetic import Floats, Linear, Numbers, best_piece, product


@dataclass(frozen=True, slots=True)
class Scorer:
    """A trained parser of spaCy's: a word's share in a state's score is worked out once for each place it may fill."""

    narrow: Linear
    shares: Floats
    """Words' vectors to their shares, place after place."""
    nobody: Floats
    """The shares of a place that no word fills."""
    bias: Floats
    pieces: int
    scores: Linear

    @classmethod
    def of(cls, parser: Any) -> "Scorer":
        """From a component of a pipeline."""
        lower = parser.model.get_ref("lower")
        weights = lower.get_param("W").transpose(0, 2, 1, 3)
        places, pieces, hidden, inputs = weights.shape
        return cls(
            Linear.of(parser.model.layers[0].layers[-1]),
            np.ascontiguousarray(weights.reshape(places * pieces * hidden, inputs).T),
            lower.get_param("pad")[0].transpose(0, 2, 1).reshape(1, -1),
            lower.get_param("b").T.ravel(),
            pieces,
            Linear.of(parser.model.get_ref("upper")),
        )

    def shared(self, vectors: Floats) -> Floats:
        """The shares of each word by place; those of nobody are the last row's."""
        own = product(self.narrow(vectors), self.shares)
        return np.concatenate([own, self.nobody]).reshape(len(own) + 1, -1, len(self.bias))

    def score(self, shared: Floats, looked_at: Numbers) -> Floats:
        """The score of each move in each state; `looked_at` has the row of the word in each of a state's places."""
        places = np.arange(looked_at.shape[1])
        state = shared[looked_at, places].sum(axis=1)
        state += self.bias
        return self.scores(best_piece(state, self.pieces))
