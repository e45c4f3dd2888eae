"""A row's result is the same in every batch, and it is the product."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.finding.syntax.arithmetic import ROWS, SteadyOps, best_piece, product

ROW = st.integers(1, 3 * ROWS)
SEED = st.integers(0, 2**32 - 1)


@given(ROW, st.integers(0, 3 * ROWS), SEED)
def test_a_row_is_the_same_in_every_batch(rows, at, seed):
    dice = np.random.default_rng(seed)
    one, other = (dice.standard_normal(shape, dtype=np.float32) for shape in ((rows, 96), (96, 48)))
    at %= rows
    among = product(one, other)
    assert (product(one[at : at + 1], other)[0] == among[at]).all()
    assert np.allclose(among, one @ other, atol=1e-3)


@given(ROW, SEED)
def test_matrices_may_be_turned_first(rows, seed):
    dice = np.random.default_rng(seed)
    one, other = (dice.standard_normal(shape, dtype=np.float32) for shape in ((96, rows), (48, 96)))
    room = np.empty((rows, 48), np.float32)
    assert (SteadyOps().gemm(one, other, out=room, trans1=True, trans2=True) == product(one.T, other.T)).all()
    assert (room == product(one.T, other.T)).all()


def test_of_rivals_the_highest_is_kept():
    rows = np.array([[1, 5, 2, 4, 3, 6]], np.float32)
    assert best_piece(rows, 2).tolist() == [[4, 5, 6]]
    assert best_piece(rows, 3).tolist() == [[3, 6]]
