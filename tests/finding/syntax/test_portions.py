"""Portions hold every item once, in order, and no more than it takes."""

from hypothesis import given
from hypothesis import strategies as st

from detente.finding.syntax.portions import portions


@given(st.lists(st.integers(0, 9)), st.integers(1, 12))
def test_each_item_comes_once_and_a_portion_ends_when_it_is_enough(lengths, enough):
    cut = list(portions(lengths, int, enough))
    assert [each for portion in cut for each in portion] == lengths
    assert all(portion and sum(portion[:-1]) < enough for portion in cut)
    assert all(sum(portion) >= enough for portion in cut[:-1])
