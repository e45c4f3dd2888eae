"""Every engine gives the same results, and lets what went wrong through."""

import os
from functools import partial

import pytest

from detente.engines import pool, serial
from detente.errors import DetenteError

ENGINES = {"serial": serial.run, "pool": partial(pool.run, workers=2)}


@pytest.mark.parametrize("run", ENGINES.values(), ids=ENGINES)
def test_all_results_come_whatever_the_engine(run):
    assert sorted(run(range(-30, 0), abs)) == list(range(1, 31))


@pytest.mark.parametrize("run", ENGINES.values(), ids=ENGINES)
def test_an_exception_of_the_work_comes_through(run):
    with pytest.raises(TypeError):
        list(run(["text"], abs))


def test_a_dead_process_is_an_error_that_says_what_to_do():
    with pytest.raises(DetenteError, match="go on with fewer workers"):
        list(pool.run([1], os._exit, workers=1))


def test_the_pool_takes_no_more_tasks_than_keep_it_busy():
    taken = []
    results = pool.run((taken.append(number) or number for number in range(100)), abs, workers=1)
    next(results)
    assert len(taken) < 20
    results.close()
