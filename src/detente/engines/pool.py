"""Runs the work in several processes on this machine, never more tasks ahead than keep them busy."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from detente.errors import DetenteError

Task = TypeVar("Task")
Result = TypeVar("Result")

_WORTH = 1_000_000  # bytes
_AHEAD = 4  # tasks a worker: enough that none waits for the next
_TRIES = 3  # of a task that was in hand when a process died, by its own fault or another's


def worth(size: int) -> int:
    """How many processes so many bytes of reports are worth: starting one takes as long as reading some of them."""
    return max(1, min(os.cpu_count() or 1, size // _WORTH))


def run(tasks: Iterable[Task], work: Callable[[Task], Result], workers: int) -> Iterator[Result]:
    """The results as they are done, each task's once; what a process that died had in hand is done again.

    DetenteError if processes die of the same tasks again and again, with all earlier results delivered.
    """
    fresh = ((task, 1) for task in tasks)
    lost: list[tuple[Task, int]] = []
    while True:
        lost = yield from _until_a_death(chain(lost, fresh), work, workers)
        if not lost:
            return
        if lost[0][1] > _TRIES:
            raise DetenteError(
                "a reading process died several times over the same reports, perhaps for want of memory;"
                " what was read is kept: go on with fewer workers"
            )


def _until_a_death(
    waiting: Iterator[tuple[Task, int]], work: Callable[[Task], Result], workers: int
) -> Generator[Result, None, list[tuple[Task, int]]]:
    # What is left once a process died, with the number of the next try, the longest tried first; nothing at the end.
    running: dict[Future[Result], tuple[Task, int]] = {}
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            lost: list[tuple[Task, int]] = []
            while not lost:
                lost = _submit(pool, work, islice(waiting, workers * _AHEAD - len(running)), running)
                if not running and not lost:
                    return []
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        lost.append(task)
                    else:
                        yield future.result()
            left = [*lost, *running.values()]
        finally:
            pool.shutdown(cancel_futures=True)
    return sorted(((task, tries + 1) for task, tries in left), key=lambda each: -each[1])


def _submit(
    pool: ProcessPoolExecutor,
    work: Callable[[Task], Result],
    tasks: Iterable[tuple[Task, int]],
    running: dict[Future[Result], tuple[Task, int]],
) -> list[tuple[Task, int]]:
    # The task that could not be handed in, because the pool broke meanwhile.
    for each in tasks:
        try:
            running[pool.submit(work, each[0])] = each
        except BrokenProcessPool:
            return [each]
    return []
