"""Lays judgements over a shelf: the few records they touch are made anew, and stand in place of what was read.

What reports tell of those records is changed as judged and handed to the ledger's own definitions, so that what follows
(the state of an arrangement, whose word an event rests on, how many voices tell it) follows as it would have.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from detente.ledger.tables import KEPT, MERGED, sql_steps
from detente.workbench.rulings import Rulings
from detente.workbench.shelf.building import COUNTED, KEYS, attach, define, lay_out, own_sql

_IDS = {
    "dispute_id": "disputes",
    "transition_id": "transitions",
    "figure_id": "figures",
    "statement_id": "statements",
    "event_id": "events",
    "mechanism_id": "mechanisms",
}
"""Which layer's record a row is about: the first of these columns that it has."""

_KEY = {**{layer: key for key, layer in _IDS.items()}, "actors": "actor_id"}
_AS_READ = ("drawn",)
"""Tables that show what was read, whatever was judged of it."""

_FAR = 1_000_000_000
"""Added to the numbers of judged rows: no shelf has as many. What is one with another comes after it, by its fields."""

_NEIGHBOURS = """
INSERT INTO touched SELECT DISTINCT 'mechanisms', mechanism_id FROM shelf.main.transitions
WHERE transition_id IN (SELECT record_id FROM touched WHERE layer = 'transitions');
INSERT INTO touched SELECT 'transitions', transition_id FROM shelf.main.transitions
WHERE mechanism_id IN (SELECT record_id FROM touched WHERE layer = 'mechanisms');
INSERT INTO rejected SELECT 'transitions', transition_id FROM shelf.main.transitions
WHERE mechanism_id IN (SELECT record_id FROM rejected WHERE layer = 'mechanisms');
"""


def show(shelf: duckdb.DuckDBPyConnection, name: str, tables: Path, rulings: Rulings) -> None:
    """Attach a database `name` whose schema `shown` has the shelf's relations as judged: what pages are answered from.

    The shelf is attached as `shelf`; `tables` are the generation it was made of.
    """
    with shelf.cursor() as making:
        making.execute(f"ATTACH ':memory:' AS {name}")
        making.execute(f"USE {name}.main")
        judged = bool(rulings.touched())
        if judged:
            _find_touched(making, tables, rulings)
            _retell(making, rulings)
            lay_out(making)
            _hide(making)
        making.execute("CREATE SCHEMA shown")
        making.execute(f"USE {name}.shown")
        relations = {each: _shown(making, name, each, judged) for each in _tables(making, "shelf", "main")}
        mentions = relations.pop("mentions")
        for table, query in relations.items():
            if not (judged and table in COUNTED):
                making.execute(f"CREATE VIEW {table} AS {query}")
        if judged:
            making.execute(own_sql("counts.sql"))
        define(making)
        making.execute(f"CREATE VIEW mentions AS {mentions}")


def forget(shelf: duckdb.DuckDBPyConnection, name: str) -> None:
    """Let go of a database that `show` attached, if it is there still."""
    shelf.execute(f"DETACH DATABASE IF EXISTS {name}")


def _find_touched(making: duckdb.DuckDBPyConnection, tables: Path, rulings: Rulings) -> None:
    making.execute("CREATE TABLE touched (layer VARCHAR, record_id VARCHAR)")
    making.execute("CREATE TABLE rejected (layer VARCHAR, record_id VARCHAR)")
    making.execute("CREATE TABLE moved (layer VARCHAR, old_id VARCHAR, document_id VARCHAR, new_id VARCHAR)")
    _insert(making, "touched", rulings.touched())
    _insert(making, "rejected", rulings.rejected)
    _insert(making, "moved", ((layer, old, None, new) for (layer, old), new in rulings.moved.items()))
    _insert(making, "moved", rulings.apart)
    attach(making, tables)
    making.execute("CREATE SCHEMA read")
    for layer in MERGED:
        making.execute(f"CREATE VIEW read.{layer}_told AS FROM woven.{layer}_told")
    names = [actor for (actor,) in making.execute("SELECT actor_id FROM shelf.main.actors").fetchall()]
    moved = _moved_actors(rulings, names)
    making.execute("SET VARIABLE moved_actors = map($1::VARCHAR[], $2::VARCHAR[])", [list(moved), list(moved.values())])
    if moved:
        ids = sorted({each.rsplit(" ", 1)[-1] for each in moved})
        making.execute("SET VARIABLE moved_actor_ids = $1::VARCHAR[]", [ids])
        _insert(making, "touched", {("actors", each) for each in (*ids, *moved.values())})
        making.execute(own_sql("touched.sql"))
    making.execute(_NEIGHBOURS)
    making.execute("CREATE OR REPLACE TABLE touched AS SELECT DISTINCT * FROM touched ORDER BY ALL")


def _moved_actors(rulings: Rulings, names: Iterable[str]) -> dict[str, str]:
    # A state or body takes along all who act in its name; in one report only, the report's id stands before.
    found = {record: "" for layer, record in rulings.rejected if layer == "actors"}
    moves = [("", old, new) for (layer, old), new in rulings.moved.items() if layer == "actors"]
    moves += [(f"{report} ", old, new) for layer, old, report, new in rulings.apart if layer == "actors"]
    known = list(names)
    for before, old, new in moves:
        for each in known:
            if each == old or each.startswith(f"{old}:"):
                found[before + each] = new + each.removeprefix(old)
    return found


def _retell(making: duckdb.DuckDBPyConnection, rulings: Rulings) -> None:
    making.execute("CREATE SCHEMA kept")
    database = making.execute("SELECT current_database()").fetchall()[0][0]
    making.execute(f"USE {database}.kept")
    for step in sql_steps("schema.sql"):
        making.execute(step)
    for name in ("touched", "rejected", "moved"):
        making.execute(f"CREATE VIEW {name} AS FROM {database}.main.{name}")
    for layer in MERGED:
        making.execute(
            f"CREATE TABLE {layer}_told AS FROM {database}.read.{layer}_told "
            f"WHERE {_KEY[layer]} IN (SELECT record_id FROM touched WHERE layer = '{layer}')"
        )
    for layer, record, name, value in rulings.corrected:
        _correct(making, layer, record, name, value)
    _remove_rejected(making)
    making.execute(own_sql("judged.sql"))
    for layer in MERGED:
        _move(making, layer)
    _remove_rejected(making)
    making.execute("CREATE TABLE allowed_changes AS FROM shelf.main.allowed_changes")
    for step in (*sql_steps("known_by"), *sql_steps("merged.sql")):
        making.execute(step)
    made = _tables(making, database, "kept")
    for name in KEPT:
        if name not in made:  # nothing of it follows from what is judged
            making.execute(f"CREATE TABLE {name} AS FROM shelf.main.{name} LIMIT 0")
    making.execute(f"USE {database}.main")


def _correct(making: duckdb.DuckDBPyConnection, layer: str, record: str, name: str, value: object) -> None:
    making.execute(f'UPDATE {layer}_told SET "{name}" = $1 WHERE {_KEY[layer]} = $2', [value, record])
    if name == "status":
        told = "list_transform(mentions, lambda m: struct_update(m, status := $1::VARCHAR))"
        making.execute(f"UPDATE {layer}_told SET mentions = {told} WHERE {_KEY[layer]} = $2", [value, record])


def _move(making: duckdb.DuckDBPyConnection, layer: str) -> None:
    key, told = _KEY[layer], f"{layer}_told"
    if layer == "actors":
        making.execute(f"UPDATE {told} SET {key} = judged_actor({key}, document_id)")
        making.execute(f"DELETE FROM {told} WHERE {key} = ''")
        return
    for reports in (f"moved.document_id = {told}.document_id", "moved.document_id IS NULL"):
        making.execute(
            f"UPDATE {told} SET {key} = new_id, position = position + {_FAR} FROM moved "
            f"WHERE layer = '{layer}' AND old_id = {key} AND {reports}"
        )


def _remove_rejected(making: duckdb.DuckDBPyConnection) -> None:
    for layer in MERGED:
        out = f"(SELECT record_id FROM rejected WHERE layer = '{layer}')"
        making.execute(f"DELETE FROM {layer}_told WHERE {_KEY[layer]} IN {out}")


def _hide(making: duckdb.DuckDBPyConnection) -> None:
    # Evidence of what is rejected stays, struck through where it is listed: it was read.
    making.execute("CREATE TABLE hidden_record AS FROM touched WHERE (layer, record_id) NOT IN (FROM rejected)")
    making.execute("CREATE TABLE hidden_row (layer VARCHAR, row BIGINT)")
    for layer, key in KEYS.items():
        making.execute(
            f"INSERT INTO hidden_row SELECT '{layer}', row FROM shelf.main.{layer}_seen "
            f"WHERE {key} IN (SELECT record_id FROM touched WHERE layer = '{layer}')"
        )


def _tables(making: duckdb.DuckDBPyConnection, database: str, schema: str) -> list[str]:
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = $1 AND schema_name = $2 ORDER BY ALL"
    return [name for (name,) in making.execute(query, [database, schema]).fetchall()]


def _shown(making: duckdb.DuckDBPyConnection, name: str, table: str, judged: bool) -> str:
    as_read = f"FROM shelf.main.{table}"
    if not judged or table in _AS_READ:
        return as_read
    columns = [each[0] for each in making.execute(f"DESCRIBE {as_read}").fetchall()]
    layer = next((_IDS[each] for each in _IDS if each in columns), "events" if "row" in columns else None)
    if "record_id" in columns:
        hidden = f"{name}.main.hidden_record USING (layer, record_id)"
    elif "row" in columns:
        hidden = f"(SELECT row FROM {name}.main.hidden_row WHERE layer = '{layer}') USING (row)"
    elif layer or "actor_id" in columns:
        layer = layer or "actors"
        key = _KEY[layer]
        hidden = f"(SELECT record_id AS {key} FROM {name}.main.touched WHERE layer = '{layer}') USING ({key})"
    else:
        return as_read
    own = f"SELECT * REPLACE (row + {_FAR} AS row)" if "row" in columns else "SELECT *"
    return f"{as_read} ANTI JOIN {hidden} UNION ALL BY NAME {own} FROM {name}.main.{table}"


def _insert(making: duckdb.DuckDBPyConnection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        making.execute(f"INSERT INTO {table} VALUES ({', '.join(f'${at + 1}' for at in range(len(row)))})", list(row))
