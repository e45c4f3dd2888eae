"""Runs the work in this process, one task after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def run(tasks: Iterable[Task], work: Callable[[Task], Result]) -> Iterator[Result]:
    """The results, in the order of the tasks."""
    yield from map(work, tasks)
