"""Matrix products whose result for one row does not depend on the rows beside it, and the layers made of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import NumpyOps

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]

ROWS = 64
"""Rows of a matrix that are multiplied at once, always as many: another number may round otherwise."""
TINY = 1e-8
"""Added to a variance, so that a row of equal numbers can be scaled; as in training."""


def product(rows: Floats, weights: Floats) -> Floats:
    """The product of two matrices, `ROWS` rows of the first at a time."""
    count, wide = rows.shape
    if count % ROWS or not rows.flags.c_contiguous:
        padded = np.zeros((count + -count % ROWS, wide), np.float32)
        padded[:count] = rows
        rows = padded
    found: Floats = np.matmul(rows.reshape(-1, ROWS, wide), weights).reshape(len(rows), weights.shape[1])
    return found[:count]


class SteadyOps(NumpyOps):  # type: ignore[misc]
    """spaCy's own layers with such products."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, either of them turned first."""
        found = product(x.T if trans1 else x, y.T if trans2 else y)
        if out is None:
            return found
        out[:] = found
        return out


@dataclass(frozen=True, slots=True)
class Linear:
    """A product and a sum."""

    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, layer: Any) -> "Linear":
        """From a trained layer of spaCy's."""
        return cls(np.ascontiguousarray(layer.get_param("W").T), layer.get_param("b"))

    def __call__(self, rows: Floats) -> Floats:
        """The layer's outputs, a row each."""
        found = product(rows, self.weights)
        found += self.bias
        return found


def best_piece(rows: Floats, pieces: int) -> Floats:
    """Of each output's rival values, which lie one block beside the other, the highest."""
    wide = rows.shape[1] // pieces
    best = rows[:, :wide]
    for piece in range(1, pieces):
        best = np.maximum(best, rows[:, piece * wide : (piece + 1) * wide])
    return best


@dataclass(frozen=True, slots=True)
class Maxout:
    """A product of which each output keeps the highest of its rivals; then each row is brought to one scale."""

    linear: Linear
    pieces: int
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> "Maxout":
        """From trained layers of spaCy's, the rivals of all outputs sorted into blocks."""
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        turned = weights.transpose(1, 0, 2).reshape(outputs * pieces, inputs).T
        linear = Linear(np.ascontiguousarray(turned), bias.T.ravel())
        return cls(linear, pieces, norm.get_param("G"), norm.get_param("b"))

    def __call__(self, rows: Floats) -> Floats:
        """The layer's outputs, a row each."""
        best = best_piece(self.linear(rows), self.pieces)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(best.shape[1]) + np.float32(TINY)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best
