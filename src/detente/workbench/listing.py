"""A long list, looked at through filters: how many there are, of what kinds, in which months, and one page of rows.

Filters, counts and pages are SQL over the shelf; however many rows there are, only those of one page are handed on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from detente.questions.steps import Step, run
from detente.workbench.asking import PAGE_SIZE, Choice

if TYPE_CHECKING:
    import duckdb

_MOST_VALUES = 12  # of a facet; the rest is reached by search
_AT_ONCE = 1_000  # rows


@dataclass(frozen=True)
class Listing:
    """What can be listed: a relation, its conditions by parameter, its facets and its columns.

    `conditions` are used only where their parameter is given; of a parameter with several values, for each. A facet is
    an SQL expression over a row; one that a row has several values of stands in `many`: a relation with the columns
    that the conditions name, and its column of values. `key` tells rows apart.
    """

    relation: str
    columns: str
    order: str
    conditions: Mapping[str, str]
    day: str = "dated"
    facets: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    key: str = "row"


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
    """One page of the rows that the given values let through, with counts over all of them.

    The values of a facet are counted over the rows that all other filters let through: one more can be chosen.
    """
    where, used = conditions(listing, values)
    counts = _counts(connection, listing, where, used)
    facets = {name: _top(counts, name) for name in listing.facets}
    for name in listing.facets:
        if isinstance(values.get(name), Choice):
            facets[name] = counted(connection, listing, name, _others(values, name))
    for name in listing.many:
        facets[name] = counted(connection, listing, name, _others(values, name))
    total = next((row["number"] for row in counts if row["facet"] == "total"), 0)
    months = sorted((row["month"], row["number"]) for row in counts if row["facet"] == "month" and row["month"])
    return Found(page(connection, listing, values, PAGE_SIZE, start), total, start, facets, months)


def page(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, values: Mapping[str, Any], size: int, start: int = 0
) -> list[dict[str, Any]]:
    """A few rows: which they are is found in the few columns that order them, and only these are read whole."""
    where, used = conditions(listing, values)
    keys = f"SELECT {listing.key} FROM {listing.relation}{where} ORDER BY {listing.order} LIMIT {size} OFFSET {start}"
    found = [row[listing.key] for row in _run(connection, [Step("rows", keys)], used)]
    whole = f"""
SELECT {listing.columns} FROM {listing.relation} WHERE {listing.key} IN (SELECT unnest($keys)) ORDER BY {listing.order}
"""
    return _run(connection, [Step("rows", whole)], {**used, "keys": found}) if found else []


def every_row(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, values: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """All rows that the given values let through, a few at a time."""
    where, used = conditions(listing, values)
    query = f"SELECT {listing.columns} FROM {listing.relation}{where} ORDER BY {listing.order}"
    result = connection.execute(query, {name: value for name, value in used.items() if f"${name}" in query})
    names = [each[0] for each in result.description or ()]
    while rows := result.fetchmany(_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in rows)


def _others(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in values.items() if each != name}


def conditions(listing: Listing, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The WHERE that the given values make, empty where they make none, and the values that it names."""
    given, used = [], {}
    for name, value in values.items():
        condition = listing.conditions.get(name)
        if not isinstance(value, Choice):
            used[name] = value
            given += [f"({condition})"] if condition and value is not None else []
        elif condition:
            tests = {}
            for number, each in enumerate((*value.within, *value.out)):
                used[f"{name}_{number}"] = each
                tests[number] = f"({condition.replace(f'${name}', f'${name}_{number}')})"
            within = [tests[number] for number in range(len(value.within))]
            given += [f"({' OR '.join(within)})"] if within else []
            given += [f"NOT coalesce({tests[number]}, false)" for number in range(len(value.within), len(tests))]
    return (f" WHERE {' AND '.join(given)}" if given else ""), used


def counted(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, name: str, values: Mapping[str, Any]
) -> list[tuple[str | None, int]]:
    """The commonest values of one facet over the rows that the given values let through, with their numbers."""
    where, used = conditions(listing, values)
    relation, sql = listing.many[name] if name in listing.many else (listing.relation, listing.facets[name])
    query = f"""
SELECT {sql} AS value, count(*) AS number FROM {relation}{where}
GROUP BY value HAVING value IS NOT NULL ORDER BY number DESC, value LIMIT {_MOST_VALUES}
"""
    return [(row["value"], row["number"]) for row in _run(connection, [Step("rows", query)], used)]


def _counts(
    connection: "duckdb.DuckDBPyConnection", listing: Listing, where: str, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    # One pass counts everything: the total, the months, and each facet.
    named = {**listing.facets, "month": f"date_trunc('month', {listing.day})::DATE"}
    quoted = [f'"{name}"' for name in named]
    columns = ", ".join(f'{sql} AS "{name}"' for name, sql in named.items())
    cases = " ".join(f"WHEN grouping(\"{name}\") = 0 THEN '{name}'" for name in named)
    counted = f"""
SELECT CASE {cases} ELSE 'total' END AS facet, {", ".join(quoted)}, count(*) AS number
FROM (SELECT {columns} FROM {listing.relation}{where})
GROUP BY GROUPING SETS ((), {", ".join(f"({name})" for name in quoted)})
"""
    best = f"""
SELECT * FROM counted
QUALIFY facet IN ('month', 'total')
     OR row_number() OVER (PARTITION BY facet ORDER BY number DESC, {", ".join(quoted)}) <= {_MOST_VALUES}
"""
    return _run(connection, [Step("counted", counted), Step("rows", best)], values)


def _top(counts: Sequence[Mapping[str, Any]], name: str) -> list[tuple[str | None, int]]:
    found = [(row[name], row["number"]) for row in counts if row["facet"] == name and row[name] is not None]
    return sorted(found, key=lambda each: (-each[1], str(each[0])))


def _run(
    connection: "duckdb.DuckDBPyConnection", steps: Sequence[Step], values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    return list(run(connection, steps, values).to_pylist())
