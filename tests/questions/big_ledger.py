"""A ledger of a million made-up events, to time questions on: python -m tests.questions.big_ledger FOLDER."""

import argparse
import sys
import time
from pathlib import Path

import duckdb

from detente.ledger.store import create_store, open_store
from detente.ledger.tables import generation_of, sql_steps, tables_of
from detente.ledger.weave import point_at, write_tables

REPORTS, EVENTS = 150_000, 1_000_000
_MADE_UP = Path(__file__).with_suffix(".sql")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.questions.big_ledger", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--events", type=int, default=EVENTS)
    asked = parser.parse_args()
    started = time.monotonic()
    make_big_ledger(asked.folder, asked.reports, asked.events)
    sys.stdout.write(f"{asked.folder} made in {time.monotonic() - started:.0f} s\n")


def make_big_ledger(folder: Path, reports: int = REPORTS, events: int = EVENTS) -> Path:
    """A ledger in `folder` as if that many reports had told of that many events; the same numbers, the same ledger.

    Its tables are written by the ledger's own functions from made-up tellings; its store knows the reports by their
    locations only, so that nothing is woven anew. To every event come a quarter of a statement, a fifth of a figure,
    a tenth of a change of state and a twentieth of a dispute; a tenth of the reports are copies, and a twentieth of
    the events are told by two reports.
    """
    create_store(folder)
    with open_store(folder) as store:
        with store:
            store.executemany(
                "INSERT INTO reports (location, file, part, raw_hash, reader_version, read_at) "
                "VALUES ($1, $1, '', '', '', '')",
                ((f"r{number:07}.txt",) for number in range(reports)),
            )
        generation = generation_of(store)
    made = tables_of(folder, generation)
    made.mkdir(parents=True)
    with duckdb.connect(made / "weaving.duckdb") as tables:
        for step in sql_steps("schema.sql"):
            tables.execute(step)
        tables.execute(f"SET VARIABLE reports = {int(reports)}; SET VARIABLE events = {int(events)}")
        tables.execute(_MADE_UP.read_text("utf-8"))
        write_tables(tables, made)
    (made / "weaving.duckdb").unlink()
    point_at(folder, generation)
    return folder


if __name__ == "__main__":
    main()
