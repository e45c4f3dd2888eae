"""Makes the tables that questions ask anew from the store: one deterministic pass of SQL steps, into one file."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

import duckdb
import pyarrow as pa

from detente.knowledge.mechanism_kinds import may_change, mechanism_kinds
from detente.ledger.arrangements import same_arrangements
from detente.ledger.locking import hold, unused
from detente.ledger.tables import KEPT, current, generation_of, order_of, sql_steps, tables_file, tables_of
from detente.records import Findings

_BATCH = 200  # reports
_WEIGHT = 8_000_000  # characters of their texts or findings, a tenth of the memory that taking those apart needs
ROOM: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "600MB", "preserve_insertion_order": "false"}
"""A pile of a hundred thousand reports is woven within this much memory; what is more goes to disk."""


def weave(folder: Path, store: sqlite3.Connection) -> str:
    """Bring the ledger's tables up to date with its store; the generation that is current then."""
    store.execute("BEGIN")  # one state of the store for name and tables, however the reading goes on
    try:
        generation = generation_of(store)
        if not tables_of(folder, generation).exists():
            _make_tables(folder, generation, store)
    finally:
        store.rollback()
    point_at(folder, generation)
    _remove_unused(folder, generation)
    return generation


def _make_tables(folder: Path, generation: str, store: sqlite3.Connection) -> None:
    made = tables_of(folder, f"making-{generation}-{os.getpid()}")
    made.mkdir(parents=True)
    held = hold(made)
    try:
        _weave_into(made, store)
        made.rename(tables_of(folder, generation))
    except OSError:
        if not tables_of(folder, generation).exists():  # else another process made the same tables meanwhile
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if held is not None:
            os.close(held)


def _weave_into(made: Path, store: sqlite3.Connection) -> None:
    with duckdb.connect(made / "weaving.duckdb", config=ROOM) as tables:
        for step in (*sql_steps("schema.sql"), *sql_steps("findings.sql")):
            tables.execute(step)
        _load(tables, store)
        for step in sql_steps("weave"):
            tables.execute(step)
        _load_judgements(tables)
        write_tables(tables, made)
    (made / "weaving.duckdb").unlink()


def write_tables(tables: duckdb.DuckDBPyConnection, made: Path) -> None:
    """Merge what the reports tell (tables `*_told` and `*_found`) and write a generation's tables into `made`."""
    tables.execute("CREATE TABLE allowed_changes (kind VARCHAR, before VARCHAR, after VARCHAR)")
    tables.from_arrow(_allowed_changes()).insert_into("allowed_changes")
    for step in (*sql_steps("judged.sql"), *sql_steps("dated.sql"), *sql_steps("known_by"), *sql_steps("merged.sql")):
        tables.execute(step)
    target = str(tables_file(made)).replace("'", "''")
    tables.execute(f"ATTACH '{target}' AS kept")
    for name in KEPT:
        tables.execute(f"CREATE TABLE kept.{name} AS FROM {name} ORDER BY {order_of(name)}")
    tables.execute("USE kept")
    for step in sql_steps("known_by"):
        tables.execute(step)
    tables.execute("USE weaving")
    tables.execute("DETACH kept")


def _load(tables: duckdb.DuckDBPyConnection, store: sqlite3.Connection) -> None:
    columns = ("location", "findings_key", "problem", "advice", "read_at", "document")
    tables.execute(f"CREATE TABLE reports ({', '.join(f'{column} VARCHAR' for column in columns)})")
    for batch in _batches(store.execute(f"SELECT {', '.join(columns)} FROM reports"), columns):
        tables.from_arrow(batch).insert_into("reports")
    for batch in _batches(store.execute("SELECT findings_key, findings FROM findings"), ("findings_key", "findings")):
        _load_findings(tables, batch)


def _load_findings(tables: duckdb.DuckDBPyConnection, batch: pa.Table) -> None:
    # Taken out of JSON once, few texts at a time: that is most of the work, and of the memory it needs.
    tables.register("batch", batch)
    tables.execute(
        "CREATE TEMP TABLE typed AS SELECT findings_key, CAST(CAST(findings AS JSON) AS all_found) AS found FROM batch"
    )
    for layer in fields(Findings):
        tables.execute(f"INSERT INTO {layer.name}_read SELECT findings_key, unnest(found.{layer.name}) FROM typed")
    tables.execute("DROP TABLE typed")
    tables.unregister("batch")


def _load_judgements(tables: duckdb.DuckDBPyConnection) -> None:
    found = same_arrangements(tables)
    rows = [(each.document_id, "mechanisms", each.mechanism_id, each.same_as, each.reason) for each in found]
    if rows:
        columns = ("document_id", "layer", "record_id", "same_as", "reason")
        tables.from_arrow(_as_table(columns, rows)).insert_into("joined")


def _batches(rows: Iterable[tuple[str | None, ...]], columns: tuple[str, ...]) -> Iterator[pa.Table]:
    batch: list[tuple[str | None, ...]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(each or "") for each in row)
        if len(batch) == _BATCH or size >= _WEIGHT:
            yield _as_table(columns, batch)
            batch, size = [], 0
    if batch:
        yield _as_table(columns, batch)


def _allowed_changes() -> pa.Table:
    rows = [
        (kind.name, before, after)
        for kind in mechanism_kinds().values()
        for before in (None, *kind.states)
        for after in kind.states
        if may_change(kind.name, before, after)
    ]
    return _as_table(("kind", "before", "after"), rows)


def _as_table(columns: tuple[str, ...], rows: Sequence[tuple[str | None, ...]]) -> pa.Table:
    values = (pa.array(each, pa.string()) for each in zip(*rows, strict=True))
    return pa.table(dict(zip(columns, values, strict=True)))


def point_at(folder: Path, generation: str) -> None:
    """Make a generation the one that questions use."""
    if current(folder) != generation:
        pointer = folder / f"CURRENT-{os.getpid()}"
        pointer.write_text(f"{generation}\n", "utf-8")
        pointer.replace(folder / "CURRENT")


def _remove_unused(folder: Path, generation: str) -> None:
    for old in sorted((folder / "tables").iterdir()):
        if old.name != generation:
            with unused(old) as free:
                if free:  # renamed first: a removal that is killed must not leave half of a generation under its name
                    shutil.rmtree(old.rename(old.with_name(f"removing-{old.name}")), ignore_errors=True)
