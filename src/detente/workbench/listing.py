"""A long list, looked at through filters: how many there are, of what kinds, in which months, and one page of rows.

Filters, counts and pages are SQL over the shelf; however many rows there are, only those of one page are handed on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from detente.questions.steps import Step, run
from detente.workbench.asking import PAGE_SIZE

if TYPE_CHECKING:
    import duckdb

_MOST_VALUES = 12  # of a facet; the rest is reached by search
_AT_ONCE = 1_000  # rows


@dataclass(frozen=True)
class Listing:
    """What can be listed: a relation, its conditions by parameter, its facets and its columns.

    `conditions` are used only where their parameter is given. A facet is an SQL expression over a row, or a query of
    its own over `chosen` that gives `value` and `number`.
    """

    relation: str
    columns: str
    order: str
    conditions: Mapping[str, str]
    day: str = "coalesce(date_to, date_from)"
    facets: Mapping[str, str] = field(default_factory=dict)
    queries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """One page of a list: its rows, the number of all, and the values of each facet with their counts."""

    rows: list[dict[str, Any]]
    total: int
    start: int
    facets: dict[str, list[tuple[str | None, int]]]
    months: list[tuple[Any, int]]

    @property
    def end(self) -> int:
        """Number of the row after the last one shown."""
        return self.start + len(self.rows)


def look(connection: "duckdb.DuckDBPyConnection", listing: Listing, values: Mapping[str, Any], start: int = 0) -> Found:
    """One page of the rows that the given values let through, with counts over all of them."""
    chosen = _chosen(listing, values)
    counts = _counts(connection, listing, chosen, values)
    rows = _run(connection, [chosen, _page(listing, PAGE_SIZE, start)], values)
    facets = {name: _top(counts, name) for name in listing.facets}
    for name, query in listing.queries.items():
        facets[name] = [
            (row["value"], row["number"]) for row in _run(connection, [chosen, Step("rows", query)], values)
        ]
    total = next((row["number"] for row in counts if row["facet"] == "total"), 0)
    months = sorted((row["month"], row["number"]) for row in counts if row["facet"] == "month" and row["month"])
    return Found(rows, total, start, facets, months)


def every_row(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, values: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """All rows that the given values let through, a few at a time."""
    chosen = _chosen(listing, values)
    query = f"WITH chosen AS ({chosen.sql}) SELECT {listing.columns} FROM chosen ORDER BY {listing.order}"
    result = connection.execute(query, _used(query, values))
    names = [each[0] for each in result.description or ()]
    while rows := result.fetchmany(_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in rows)


def _chosen(listing: Listing, values: Mapping[str, Any]) -> Step:
    given = [f"({sql})" for name, sql in listing.conditions.items() if values.get(name) is not None]
    where = f" WHERE {' AND '.join(given)}" if given else ""
    return Step("chosen", f"SELECT * FROM {listing.relation}{where}")


def _page(listing: Listing, size: int, start: int) -> Step:
    return Step("rows", f"SELECT {listing.columns} FROM chosen ORDER BY {listing.order} LIMIT {size} OFFSET {start}")


def _counts(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, chosen: Step, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    # One pass counts everything: the total, the months, and each facet.
    named = {**listing.facets, "month": f"date_trunc('month', {listing.day})::DATE"}
    quoted = [f'"{name}"' for name in named]
    columns = ", ".join(f'{sql} AS "{name}"' for name, sql in named.items())
    cases = " ".join(f"WHEN grouping(\"{name}\") = 0 THEN '{name}'" for name in named)
    counted = f"""
SELECT CASE {cases} ELSE 'total' END AS facet, {", ".join(quoted)}, count(*) AS number
FROM (SELECT {columns} FROM chosen) GROUP BY GROUPING SETS ((), {", ".join(f"({name})" for name in quoted)})
"""
    best = f"""
SELECT * FROM counted
QUALIFY facet IN ('month', 'total')
     OR row_number() OVER (PARTITION BY facet ORDER BY number DESC, {", ".join(quoted)}) <= {_MOST_VALUES}
"""
    return _run(connection, [chosen, Step("counted", counted), Step("rows", best)], values)


def _top(counts: Sequence[Mapping[str, Any]], name: str) -> list[tuple[str | None, int]]:
    found = [(row[name], row["number"]) for row in counts if row["facet"] == name and row[name] is not None]
    return sorted(found, key=lambda each: (-each[1], str(each[0])))


def _run(
    connection: "duckdb.DuckDBPyConnection", steps: Sequence[Step], values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    return list(run(connection, steps, values).to_pylist())


def _used(query: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if f"${name}" in query}
