"""Every engine gives the same results, lets what went wrong through, and survives the death of a worker."""

import os
from functools import partial

import pytest

from detente.engines import cluster, pool, serial
from detente.errors import DetenteError

pytestmark = pytest.mark.xdist_group("cluster")

ENGINES = ("serial", "pool", "cluster")
DIE_ONCE = "__import__('os').path.exists({0!r}) or (open({0!r}, 'x').close(), __import__('os')._exit(1))"
"""A task for `eval`, which every process knows: it ends its process the first time, and is True the second."""


@pytest.fixture
def run(request, scheduler):
    return {
        "serial": serial.run,
        "pool": partial(pool.run, workers=2),
        "cluster": partial(cluster.run, address=scheduler),
    }[request.param]


@pytest.mark.parametrize("run", ENGINES, indirect=True)
def test_all_results_come_whatever_the_engine(run):
    assert sorted(run(range(-30, 0), abs)) == list(range(1, 31))


@pytest.mark.parametrize("run", ENGINES, indirect=True)
def test_an_exception_of_the_work_comes_through(run):
    with pytest.raises(TypeError):
        list(run(["text"], abs))


@pytest.mark.parametrize("run", ENGINES[1:], indirect=True)
def test_what_a_dead_process_had_in_hand_is_done_once(run, tmp_path):
    tasks = [f"{number} + 1" for number in range(8)]
    tasks.insert(3, DIE_ONCE.format(str(tmp_path / "died")))
    assert sorted(run(tasks, eval), key=int) == [1, True, *range(2, 9)]


def test_tasks_that_end_every_process_are_an_error_that_says_what_to_do():
    with pytest.raises(DetenteError, match="go on with fewer workers"):
        list(pool.run(["__import__('os')._exit(1)"], eval, workers=1))


@pytest.mark.parametrize("run", ENGINES[1:], indirect=True)
def test_no_more_tasks_are_taken_than_keep_the_workers_busy(run):
    taken = []
    results = run((taken.append(number) or number for number in range(100)), abs)
    next(results)
    assert len(taken) < 20
    results.close()


def test_a_small_pile_is_read_by_one_process_and_a_large_one_by_no_more_than_there_are_cores():
    assert (pool.worth(0), pool.worth(1_500_000)) == (1, 1)
    assert pool.worth(10**12) == (os.cpu_count() or 1)
