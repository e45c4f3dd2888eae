"""Reading on a Dask cluster: the same ledger, one connection, and errors that say what is wrong with it."""

import json
import subprocess
import sys
import threading
from contextlib import closing
from functools import partial

import pytest
from distributed import LocalCluster

import detente
from detente.engines import cluster
from detente.errors import DetenteError, QuestionError
from detente.ledger.ingest import read_far
from detente.ledger.patience import patience
from detente.ledger.store import open_store

from ..reading.making import KEPT, as_text, jsonl

pytestmark = pytest.mark.xdist_group("cluster")

WATCHED = """
import json, sys
seen = set()
sys.addaudithook(lambda name, of: name == "socket.connect" and seen.add(str(of[1])))
from detente.cli import main
try:
    main()
finally:
    print(json.dumps(sorted(seen)))
"""
"""The command line; at the end it prints which addresses were connected to."""


def rows(ledger):
    columns = "location, file, part, raw_hash, findings_key, problem, advice, document"
    with (
        open_store(ledger) as store,
        closing(store.execute(f"SELECT {columns} FROM reports ORDER BY location")) as told,
    ):
        return told.fetchall(), store.execute("SELECT * FROM findings ORDER BY findings_key").fetchall()


def test_a_pile_read_on_a_cluster_gives_the_same_ledger_over_one_connection(scheduler, tmp_path):
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "all.jsonl").write_bytes(jsonl(KEPT))
    (pile / "one.txt").write_text(as_text(KEPT[0]).replace("Karsa", "Zenda"), "utf-8")
    (pile / "broken.txt").write_bytes(b"\x00\xff" * 99)
    address = scheduler.removeprefix("tcp://")
    command = ["read", str(pile), "--ledger", str(tmp_path / "far.detente"), "--engine", f"dask://{address}"]
    told = subprocess.run([sys.executable, "-c", WATCHED, *command], capture_output=True, text=True, check=False)
    assert (told.returncode, "4 read, 0 unchanged, 1 not read" in told.stderr) == (3, True), told.stderr
    host, port = address.split(":")
    assert json.loads(told.stdout) == [str((host, int(port)))]
    detente.read(pile, tmp_path / "here.detente")
    assert rows(tmp_path / "far.detente") == rows(tmp_path / "here.detente")


def test_a_worker_with_another_reader_is_an_error_that_names_its_machine(scheduler):
    with pytest.raises(DetenteError, match="has another version of detente"):
        list(cluster.run([()], partial(read_far, reader_version="another"), scheduler))


def test_an_address_where_nobody_answers(monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT", 0.3)
    with pytest.raises(DetenteError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        list(cluster.run([-1], abs, "tcp://127.0.0.1:9"))


def test_a_cluster_without_workers(monkeypatch):
    monkeypatch.setattr(cluster, "_NOBODY", 0.1)
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(DetenteError, match="has had no worker"),
    ):
        list(cluster.run([-1], abs, empty.scheduler_address))


def test_a_scheduler_that_ends_in_the_middle(monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    here = {"protocol": "tcp", "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    brief = LocalCluster(n_workers=1, threads_per_worker=1, processes=False, **here)
    results = cluster.run(range(1000), abs, brief.scheduler_address)
    next(results)
    brief.close()
    with pytest.raises(DetenteError, match="the connection was lost; what was read is kept"):
        list(results)


def test_the_extra_that_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DetenteError, match=r"pip install 'detente\[cluster\]'"):
        list(cluster.run([-1], abs, "tcp://127.0.0.1:9"))


@pytest.mark.parametrize(
    "engine, address",
    [("dask://host:8786", "tcp://host:8786"), ("dask+tls://host:8786", "tls://host:8786"), ("dask", None)],
)
def test_how_an_engine_is_named(engine, address):
    assert cluster.address_of(engine) == address


@pytest.mark.parametrize("engine", ["dask://", "spark://host", "host:8786", "tcp://host:1"])
def test_a_name_that_is_no_engine_s(engine, tmp_path):
    with pytest.raises(QuestionError, match="name a scheduler"):
        detente.read(tmp_path, tmp_path / "x.detente", engine=engine)
    assert not (tmp_path / "x.detente").exists()


def test_a_page_that_leads_in_circles_is_given_up_in_a_worker_s_thread_too():
    told = []

    def circle():
        try:
            with patience(0.2):
                while True:
                    pass
        except detente.ReportError as problem:
            told.append(problem.problem)
        with patience(60):
            told.append("goes on")

    thread = threading.Thread(target=circle)
    thread.start()
    thread.join()
    assert told == ["reading it takes too long: its content leads in circles", "goes on"]
