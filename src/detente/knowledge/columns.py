"""What tables of reports call their columns: the names under which a text, its title, its day and so on are found."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, get_args

from detente.errors import QuestionError
from detente.knowledge.loading import Entry, load_entries

Field = Literal["text", "title", "published", "publisher", "url", "authors"]
FIELDS: tuple[Field, ...] = get_args(Field)


class Column(Entry):
    """A field of a report, and what columns that hold it are called."""

    name: Field
    known_as: tuple[str, ...]


@cache
def known_columns() -> tuple[Column, ...]:
    """The fields in the order in which they are looked for."""
    return load_entries(Column, "column", "columns.toml")


def guess_columns(names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Field -> column, for those that a table with these column names has; what the user has `given` goes first."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault("".join(filter(str.isalnum, name.lower())), name)
    guessed = {
        each.name: plain[found]
        for each in known_columns()
        if (found := next((known for known in each.known_as if known in plain), None))
    }
    return guessed | dict(given)


def columns_given(asked: str) -> dict[str, str]:
    """The columns in words such as 'text=body,published=date'. Raises QuestionError for what is no such list."""
    pairs = [pair.partition("=") for pair in asked.split(",") if pair.strip()]
    return fields_named({field.strip(): column.strip() for field, _, column in pairs})


def fields_named(columns: Mapping[str, str]) -> dict[str, str]:
    """The same mapping of fields to columns. Raises QuestionError for a field that reports do not have."""
    wrong = next((field for field, column in columns.items() if field not in FIELDS or not column), None)
    if wrong is not None:
        raise QuestionError(
            f"map: {wrong!r} is not understood; give FIELD=COLUMN,…, the fields being {', '.join(FIELDS)}"
        )
    return dict(columns)
