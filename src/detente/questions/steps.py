"""Named SQL steps: a question says them in order, this runs them as one query and names the step that fails."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.errors import LedgerError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_PARAMETER = re.compile(r"\$(\w+)")
_AS_OF = re.compile(
    r"\b(events|statements|transitions|mechanisms|figures|disputes|involvement)_(?:known_by|named)\(\$known_by\)"
)

WITHIN_DAYS = """($on IS NULL OR $on BETWEEN coalesce(date_from, date_to) AND coalesce(date_to, date_from))
  AND ($since IS NULL OR coalesce(date_to, date_from) >= $since)
  AND ($until IS NULL OR coalesce(date_from, date_to) <= $until)"""
"""Whether a record may be of the days that `$on`, `$since` and `$until` ask for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One SELECT; later steps read it by its name. Values come in as `$name`, never pasted into the text."""

    name: str
    sql: str


def run(connection: "duckdb.DuckDBPyConnection", steps: Sequence[Step], values: Mapping[str, Any]) -> "pa.Table":
    """Run the steps as one query and give the last one's rows."""
    *before, last = steps
    named = ",\n".join(f"{step.name} AS (\n{step.sql}\n)" for step in before)
    query = f"WITH {named}\n{last.sql}" if before else last.sql
    if values.get("known_by") is None:  # then these are the tables themselves, which are planned in half the time
        query = _AS_OF.sub(r"\1", query)
    used = {name: values[name] for name in sorted(set(_PARAMETER.findall(query)))}
    try:
        return connection.sql(query, params=used).to_arrow_table()
    except Exception as problem:
        names = ", ".join(step.name for step in steps)
        raise LedgerError(f"the ledger could not answer (steps: {names}): {problem}") from problem
