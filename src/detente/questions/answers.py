"""An answer: typed rows, and the same rows as Arrow, pandas or polars."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

RowType = TypeVar("RowType")


@dataclass(frozen=True, slots=True)
class Answer(Generic[RowType]):
    """Rows in the question's own order."""

    rows: tuple[RowType, ...]

    def __iter__(self) -> Iterator[RowType]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as plain dicts, days as ISO 8601 strings: what `--json` prints."""
        return [{name: _plain(value) for name, value in asdict(row).items()} for row in self.rows]  # type: ignore[call-overload]

    def arrow(self) -> "pa.Table":
        """The rows as an Arrow table."""
        import pyarrow as pa  # noqa: PLC0415 - heavy, and most answers are only printed

        return pa.Table.from_pylist([asdict(row) for row in self.rows])  # type: ignore[call-overload]

    def df(self) -> Any:
        """The rows as a pandas DataFrame; pandas must be installed."""
        return self.arrow().to_pandas()

    def pl(self) -> Any:
        """The rows as a polars DataFrame; polars must be installed."""
        import polars  # noqa: PLC0415 - optional

        return polars.from_arrow(self.arrow())


def rows_of(row_type: type[RowType], table: "pa.Table") -> Answer[RowType]:
    """Typed rows out of an Arrow table whose columns bear the names of the row's fields."""
    names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
    return Answer(tuple(row_type(**{name: _frozen(row[name]) for name in names}) for row in table.to_pylist()))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
