"""Runs the work on the workers of a Dask cluster: one that is named by its scheduler's address, or one of its own here.

The only connection is the one to the scheduler, and what the work is given goes to no other address. Dask itself gives
the tasks of a worker that dies to another.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from detente.errors import DetenteError, QuestionError

if TYPE_CHECKING:
    from distributed import Client, Future

Task = TypeVar("Task")
Result = TypeVar("Result")

HERE = "dask"
"""Names a cluster of one's own on this machine, for as long as the reading takes."""
SCHEMES = {"dask://": "tcp://", "dask+tls://": "tls://"}
"""How a running cluster is named, and what Dask calls it. Certificates for TLS come from Dask's own configuration."""

_AHEAD = 3  # tasks a thread of a worker
_FEWEST = 2  # tasks that are handed in even while there is no worker: a cluster may start some on demand
_CONNECT = 10.0  # seconds
_NOBODY = 60.0  # seconds without a worker
_LOOK = 1.0  # seconds between one look at the workers and the next
_ALONE = threading.Lock()


def address_of(engine: str) -> str | None:
    """The scheduler's address as Dask writes it, None for a cluster of one's own; QuestionError for anything else."""
    for scheme, theirs in SCHEMES.items():
        if engine.startswith(scheme) and len(engine) > len(scheme):
            return theirs + engine.removeprefix(scheme)
    if engine == HERE:
        return None
    raise QuestionError(
        f"engine: {engine!r} is none; name a scheduler, as dask://HOST:8786, or dask for one of its own"
    )


def run(
    tasks: Iterable[Task], work: Callable[[Task], Result], address: str | None, workers: int = 1
) -> Iterator[Result]:
    """The results as they are done, each task's once; `workers` counts for a cluster of its own.

    DetenteError if the cluster cannot be used or is lost, with all earlier results delivered.
    """
    with _connected(address, workers) as client:
        yield from _results(client, iter(tasks), work)


@contextmanager
def _connected(address: str | None, workers: int) -> Iterator["Client"]:
    try:
        from dask import config  # noqa: PLC0415 - an extra, and slow to load
        from distributed import Client, LocalCluster  # noqa: PLC0415 - the same
    except ImportError as problem:
        raise DetenteError("the engine dask is not installed: pip install 'detente[cluster]'") from problem
    if address is None:
        here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}  # open to this machine only
        with config.set({"distributed.worker.profile.enabled": False}):  # a tenth of the time, for nobody to see
            own = LocalCluster(n_workers=workers, threads_per_worker=1, **here)
        with own, Client(own.scheduler_address, set_as_default=False, direct_to_workers=False) as client:
            yield client
        return
    try:
        connection = Client(address, timeout=_CONNECT, set_as_default=False, direct_to_workers=False)
    except ImportError as problem:
        raise DetenteError(f"{address}: has other versions than this machine: {problem}") from problem
    except (OSError, ValueError) as problem:
        raise DetenteError(
            f"{address}: no Dask scheduler answers there ({problem}); check the address, and that it runs"
        ) from problem
    with connection as client:
        yield client


def _results(client: "Client", waiting: Iterator[Task], work: Callable[[Task], Result]) -> Iterator[Result]:
    done: SimpleQueue[Future] = SimpleQueue()
    running: dict[str, Future] = {}
    while True:
        for task in islice(waiting, max(0, _wanted(client) - len(running))):
            future = client.submit(_alone, work, task, pure=False)
            running[future.key] = future
            future.add_done_callback(done.put)
        if not running:
            return
        finished = _next(done, client)
        del running[finished.key]
        yield _result(finished, client)


def _wanted(client: "Client") -> int:
    return max(_FEWEST, _AHEAD * sum(_threads(client).values()))


def _threads(client: "Client") -> dict[str, int]:
    try:
        return dict(client.nthreads())
    except (OSError, ValueError) as problem:
        raise _lost(client) from problem


def _next(done: "SimpleQueue[Future]", client: "Client") -> "Future":
    seen = time.monotonic()
    while True:
        try:
            return done.get(timeout=_LOOK)
        except Empty:
            if _threads(client):
                seen = time.monotonic()
            elif time.monotonic() - seen > _NOBODY:
                raise DetenteError(
                    f"{_address(client)}: has had no worker for {_NOBODY:.0f} s; what was read is kept: start workers,"
                    " and run the same command again"
                ) from None


def _result(future: "Future", client: "Client") -> Any:
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415

    try:
        return future.result()
    except CancelledError as problem:
        raise _lost(client) from problem
    except KilledWorker as problem:
        raise DetenteError(
            f"{_address(client)}: its workers died several times over the same reports, perhaps for want of memory;"
            " what was read is kept: give each worker more"
        ) from problem
    except ImportError as problem:
        raise DetenteError(
            f"{_address(client)}: a worker cannot load this work ({problem}); install the same detente on each machine"
        ) from problem


def _lost(client: "Client") -> DetenteError:
    where = _address(client)
    return DetenteError(f"{where}: the connection was lost; what was read is kept: read on with the same command")


def _address(client: "Client") -> str:
    return str(client.scheduler.address) if client.scheduler else "the scheduler"


def _alone(work: Callable[[Task], Result], task: Task) -> Result:
    # A worker may have several threads; the work is written for processes that do one thing at a time.
    with _ALONE:
        return work(task)
