"""Lays out a generation of tables for fast looking: every state a record was known in as a row of its own, once.

The ledger's own definitions make those states: a record told on three days is handed to them as three records, each
with what was told by then. So a day of knowing becomes a plain filter, and what it gives is what the ledger would give.
"""

import os
from importlib.resources import files
from pathlib import Path

import duckdb

from detente.identity import digest
from detente.ledger.tables import KEPT, order_of, sql_steps, tables_file
from detente.workbench.shelf.words import index_words

KEYS = {"events": "event_id", "statements": "statement_id", "figures": "figure_id", "disputes": "dispute_id"}
"""Layers of many records that change with what is known, and the column that tells their records apart."""

_OWN = ("rows.sql", "counts.sql")
COUNTED = ("activity", "pair_months")
"""Tables of `counts.sql`, which every record may change."""

_DAYS = """
CREATE TABLE {layer}_days AS
SELECT DISTINCT {key}, known_from AS seen_from
FROM kept.{layer}_told SEMI JOIN (FROM kept.{layer} WHERE settled IS DISTINCT FROM known_from) USING ({key})
"""

# '@' stands in no id: what was told by a day, as a record of its own.
_TOLD = """
CREATE TABLE {layer}_told AS
SELECT told.* REPLACE (told.{key} || '@' || coalesce(seen_from::VARCHAR, '') AS {key})
FROM kept.{layer}_told AS told JOIN {layer}_days AS days USING ({key})
WHERE seen_from IS NULL OR told.known_from <= seen_from
"""

_SEEN = """
CREATE TABLE {layer}_seen AS
WITH states AS (
    SELECT *, known_from AS seen_from FROM kept.{layer} WHERE settled IS NOT DISTINCT FROM known_from
    UNION ALL BY NAME
    SELECT * REPLACE (split_part({key}, '@', 1) AS {key}),
           TRY_CAST(nullif(split_part({key}, '@', 2), '') AS DATE) AS seen_from
    FROM {layer}_merged(NULL)
), sorted AS (
    SELECT * REPLACE (mentions[:1] AS mentions), coalesce(date_to, date_from) AS dated,
           lead(seen_from) OVER (PARTITION BY {key} ORDER BY seen_from NULLS LAST) AS seen_until,
           row_number() OVER (PARTITION BY {key} ORDER BY seen_from DESC NULLS FIRST) = 1 AS latest
    FROM states
    ORDER BY dated NULLS FIRST, {key} DESC
)
SELECT row_number() OVER () AS row, * FROM sorted
"""

_KNOWN_BY = """
CREATE MACRO {layer}_rows_known_by(day) AS TABLE
SELECT * EXCLUDE (seen_from, seen_until, latest) FROM {layer}_seen
WHERE (day IS NULL AND latest) OR (seen_from <= day AND (seen_until IS NULL OR day < seen_until));
CREATE OR REPLACE MACRO {layer}_known_by(day) AS TABLE SELECT * EXCLUDE (row, dated) FROM {layer}_rows_known_by(day);
"""
_LATEST = (
    "CREATE VIEW {layer} AS SELECT * EXCLUDE (row, dated, seen_from, seen_until, latest) FROM {layer}_seen WHERE latest"
)


def shelf_file(tables: Path) -> Path:
    """Where the shelf of a generation of tables lies, or is to lie; another layout has another name."""
    layout = digest([_DAYS, _TOLD, _SEEN, *map(own_sql, _OWN), *sql_steps("known_by"), duckdb.__version__])
    return tables / f"shelf-{layout}.duckdb"


def words_file(tables: Path) -> Path:
    """Where the words of its reports are indexed."""
    return shelf_file(tables).with_suffix(".sqlite")


def attach(connection: duckdb.DuckDBPyConnection, tables: Path) -> None:
    """Give a connection the tables of a generation as they were woven, as the database `woven`."""
    source = str(tables_file(tables)).replace("'", "''")
    connection.execute(f"ATTACH IF NOT EXISTS '{source}' AS woven (READ_ONLY)")


def build(tables: Path) -> None:
    """Make the shelf and the index of words beside the tables, unless they are there; both go with the tables."""
    if shelf_file(tables).exists():
        return
    made = tables / f"making-shelf-{os.getpid()}.duckdb"
    words = made.with_suffix(".sqlite")
    try:
        with duckdb.connect(made) as shelf:
            attach(shelf, tables)
            shelf.execute("CREATE SCHEMA kept")
            for name in KEPT:
                shelf.execute(f"CREATE VIEW kept.{name} AS FROM woven.{name}")
            lay_out(shelf)
            shelf.execute(own_sql("counts.sql"))
            shelf.execute("DROP SCHEMA kept CASCADE")
            shelf.execute("DETACH woven")
            index_words(words, shelf)
        words.replace(words_file(tables))
        made.replace(shelf_file(tables))
    finally:
        made.unlink(missing_ok=True)
        words.unlink(missing_ok=True)


def lay_out(shelf: duckdb.DuckDBPyConnection) -> None:
    """Make the shelf's tables of the ledger's, which stand in the schema `kept`."""
    for name in KEPT:
        if name.removesuffix("_told") not in KEYS:
            shelf.execute(f"CREATE TABLE {name} AS FROM kept.{name} ORDER BY {order_of(name)}")
    for layer, key in KEYS.items():
        shelf.execute(f"CREATE VIEW {layer} AS FROM kept.{layer}")
        shelf.execute(_DAYS.format(layer=layer, key=key))
        shelf.execute(_TOLD.format(layer=layer, key=key))
    for step in sql_steps("known_by"):
        shelf.execute(step)
    for layer, key in KEYS.items():
        shelf.execute(_SEEN.format(layer=layer, key=key))
    for layer in KEYS:
        shelf.execute(f"DROP VIEW {layer}")
        shelf.execute(f"DELETE FROM {layer}_told")  # the ledger's definitions name it; what they read is *_retold
        shelf.execute(f"DROP TABLE {layer}_days")
    shelf.execute("DROP VIEW mentions")
    shelf.execute(own_sql("rows.sql"))


def define(shown: duckdb.DuckDBPyConnection) -> None:
    """Define what the tables of a shelf, here as views, gave by any day: the ledger's macros, and the shelf's own."""
    for layer in KEYS:
        shown.execute(_LATEST.format(layer=layer))
    for step in sql_steps("known_by"):
        shown.execute(step)
    shown.execute("DROP VIEW mentions")  # the shelf has them sorted
    for layer in KEYS:
        shown.execute(_KNOWN_BY.format(layer=layer))
    shown.execute(own_sql("asked.sql"))


def own_sql(name: str) -> str:
    """The SQL of a file beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")
