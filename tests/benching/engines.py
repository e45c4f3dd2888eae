"""How much sooner two workers are done than one, start-up apart: what three times the reports take more than once."""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from detente.engines import cluster, pool, serial
from detente.ledger.ingest import Task, in_batches, read_far
from detente.ledger.version import reader_version
from detente.reading.part import Part

from ..ledger.big_pile import reworded

ENGINES: dict[str, Callable[..., Iterator[Any]]] = {
    "one process": serial.run,
    "pool of two": partial(pool.run, workers=2),
    "dask, two workers": partial(cluster.run, address=None, workers=2),
}


def engines(texts: Sequence[str], reports: int) -> dict[str, float]:
    """Seconds by the clock for so many reports with each engine, and how many times as fast as one process that is."""
    taken = {name: _seconds(run, texts, 3 * reports) - _seconds(run, texts, reports) for name, run in ENGINES.items()}
    for name, seconds in taken.items():
        sys.stdout.write(f"{name:18} {seconds:8.1f} s, {taken['one process'] / seconds:.2f} times one process\n")
    return {name: round(seconds, 2) for name, seconds in taken.items()}


def _seconds(run: Callable[..., Iterator[Any]], texts: Sequence[str], reports: int) -> float:
    dice = random.Random(reports)
    tasks = [
        Task(Path(f"{number}.txt"), "", Part("", reworded(texts[number % len(texts)], dice).encode()))
        for number in range(reports)
    ]
    begun = time.monotonic()
    for _ in run(in_batches(tasks), partial(read_far, reader_version=reader_version())):
        pass
    return time.monotonic() - begun
