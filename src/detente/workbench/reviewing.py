"""Takes in what an analyst judged: a form becomes a judgement, with the place that finds its record again."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from detente.errors import QuestionError
from detente.ledger.judgements import Judgement, Verdict
from detente.workbench.rulings import ACTORS_IN, corrected

if TYPE_CHECKING:
    import duckdb

    from detente.workbench.library import Library, Shown

_PLACE = """
SELECT layer, document_id, "start", "end" FROM mentions WHERE record_id = $1
ORDER BY known_from NULLS LAST, document_id, "start" LIMIT 1
"""
_AGAIN = """
SELECT record_id FROM mentions WHERE layer = $1 AND document_id = $2 AND "start" < $4 AND "end" > $3
ORDER BY "start", record_id LIMIT 1
"""
_ACTOR = "SELECT actor_id FROM actors WHERE actor_id = $1"
_TELLS = "SELECT 1 FROM mentions WHERE record_id = $1 AND document_id = $2 LIMIT 1"


def apply_form(form: Mapping[str, str], library: "Library", now: datetime) -> str:
    """Do what the form asks for; the address to go on to. QuestionError or LedgerError where it cannot be done."""
    judgements, back = library.judgements, _local(form.get("back", ""))
    shown = library.look()
    match form.get("do"):
        case "judge":
            judgements.add(_judgement(form, shown), now)
        case "undo":
            judgements.undo(_number(form), now)
        case "redo":
            judgements.redo(_number(form))
        case "take-in":
            judgements.take_in(form.get("lines", ""), lambda each: find_again(shown.as_read(), each), now)
        case other:
            raise QuestionError(f"do: {other!r} is nothing that a form of the workbench asks for")
    return back


def find_again(connection: "duckdb.DuckDBPyConnection", judgement: Judgement) -> str | None:
    """The id that a judgement's record has in this ledger: its own, or that of what is read at the same place."""
    wanted = judgement.record_id
    if judgement.layer == "actors":
        return wanted if _first(connection, _ACTOR, wanted) else None
    if _first(connection, _PLACE, wanted):
        return wanted
    found = _first(connection, _AGAIN, judgement.layer, judgement.document_id, judgement.start, judgement.end)
    return str(found[0]) if found else None


def _judgement(form: Mapping[str, str], shown: "Shown") -> Judgement:
    record, connection = form.get("record", ""), shown.as_read()
    place = _first(connection, _PLACE, record) or _actor(connection, record)
    layer, document, start, end = place
    verdict = cast(Verdict, form.get("verdict", ""))  # checked where it is kept
    value = form.get("value", "").strip() or None
    named = form.get("field", "").strip() or None
    if value and verdict == "same":
        _must_be_alike(connection, layer, value)
    elif value and verdict == "correct":
        _must_fit(shown, layer, named or "", value)
    elif value and verdict == "apart":
        _must_tell(connection, layer, record, value)
    used = value if verdict in ("correct", "same", "apart") else None
    return Judgement(
        layer, record, verdict, form.get("reason", "").strip(), named if verdict == "correct" else None, used,
        document, start, end,
    )  # fmt: skip


def _actor(connection: "duckdb.DuckDBPyConnection", record: str) -> tuple[Any, ...]:
    if not _first(connection, _ACTOR, record):
        raise QuestionError(f"record: nothing in this ledger has the id {record!r}")
    return ("actors", None, None, None)


def _must_be_alike(connection: "duckdb.DuckDBPyConnection", layer: str, other: str) -> None:
    found = _first(connection, _PLACE, other) or _actor(connection, other)
    if found[0] != layer:
        raise QuestionError(f"value: {other!r} is of another kind ({found[0]}); only two {layer} can be the same")


def _must_fit(shown: "Shown", layer: str, name: str, words: str) -> None:
    value = corrected(layer, name, words)
    ids = value if isinstance(value, list) else [value] if value else []
    unknown = [each for each in ids if each not in shown.names] if name in ACTORS_IN else []
    if unknown:
        raise QuestionError(
            f"value: no actor has the id {unknown[0]!r}; the actors page lists them: USA, USA:john-kerry"
        )


def _must_tell(connection: "duckdb.DuckDBPyConnection", layer: str, record: str, report: str) -> None:
    if layer != "actors" and not _first(connection, _TELLS, record, report):
        raise QuestionError(f"value: the report {report!r} does not tell of this record; give the id of one that does")


def _first(connection: "duckdb.DuckDBPyConnection", query: str, *values: object) -> tuple[Any, ...] | None:
    rows = connection.execute(query, list(values)).fetchall()
    return rows[0] if rows else None


def _number(form: Mapping[str, str]) -> int:
    words = form.get("number", "")
    if not words.isdigit():
        raise QuestionError(f"number: {words!r} is no number of a judgement")
    return int(words)


def _local(address: str) -> str:
    # Only ever back to a page of ours: '//elsewhere' and '/\elsewhere' lead out.
    return (
        address
        if address.startswith("/") and not address.startswith(("//", "/\\")) and "\n" not in address
        else "/review"
    )
