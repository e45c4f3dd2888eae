"""Runs the work in several processes on this machine, never more tasks ahead than keep them busy."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from detente.errors import DetenteError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 4  # tasks a worker: enough that none waits for the next


def run(tasks: Iterable[Task], work: Callable[[Task], Result], workers: int) -> Iterator[Result]:
    """The results as they are done; DetenteError if a process dies, with all earlier results delivered."""
    waiting = iter(tasks)
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            running = {pool.submit(work, task) for task in islice(waiting, workers * _AHEAD)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(work, task) for task in islice(waiting, len(done))}
                yield from _results(done)
        except BrokenProcessPool as problem:
            raise DetenteError(
                "a reading process died, perhaps for want of memory; what was read is kept: go on with fewer workers"
            ) from problem
        finally:
            pool.shutdown(cancel_futures=True)


def _results(done: set[Future[Result]]) -> Iterator[Result]:
    for each in done:
        yield each.result()
