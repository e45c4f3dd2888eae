"""Work cut into portions: large enough to be quick together, small enough to bound the memory."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def portions(items: Iterable[Item], length: Callable[[Item], int], enough: int) -> Iterator[list[Item]]:
    """The items in order; a portion ends with the item that brings its lengths to `enough`."""
    portion: list[Item] = []
    total = 0
    for each in items:
        portion.append(each)
        total += length(each)
        if total >= enough:
            yield portion
            portion, total = [], 0
    if portion:
        yield portion
