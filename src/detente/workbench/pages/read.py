"""The reading pane: a report's text with its evidence highlighted by layer, and what one record rests on beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from detente.errors import QuestionError
from detente.questions import explain
from detente.questions.explain import Evidence
from detente.questions.steps import Step, run
from detente.workbench.asking import Asked
from detente.workbench.rulings import CORRECTABLE
from detente.workbench.view import Desk, View, command

if TYPE_CHECKING:
    import duckdb

TITLE, PLACE = "Reading", None
TAKES = ("report", "record", "at")
IN_REPORT = False
PART = 24_000
"""Characters of a text shown at once; a longer one is read part by part."""
_MOST_PLACES, _LONGEST_FIELD = 60, 400
LAYERS = {
    "events": "event_id", "statements": "statement_id", "mechanisms": "mechanism_id", "transitions": "transition_id",
    "figures": "figure_id", "disputes": "dispute_id",
}  # fmt: skip

_DOCUMENT = "SELECT * FROM documents WHERE document_id = $report"
_PLACES = """
SELECT layer, record_id, "start", "end", sentence_start, sentence_end, method, status FROM mentions
WHERE document_id = $report AND "start" < $to AND "end" > $from
ORDER BY "start", "end" DESC, layer, record_id LIMIT 2000
"""
_COPIES = """
SELECT document_id, title, publisher, published_to, location FROM documents
WHERE document_id = $repeats OR "repeats" = $report ORDER BY published_to NULLS LAST, location LIMIT 20
"""


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the records whose words it is; `chosen` where the asked record's sentence runs."""

    text: str
    places: tuple[dict[str, Any], ...]
    chosen: bool
    start: int

    @property
    def first(self) -> bool:
        """Whether some place begins here: there the steps of the keyboard stop."""
        return any(each["start"] == self.start for each in self.places)


def gather(desk: Desk, asked: Asked) -> View:
    """The report named, or the first that tells of the record; with the record's evidence beside it."""
    record, report = desk.shown.rulings.now(asked["record"]), asked["report"]
    evidence = explain.ask(desk.connection, record).rows if record else ()
    first = next((each for each in evidence if report in (None, each.document_id)), None)
    report = report or (first.document_id if first else None)
    if report is None:
        raise QuestionError("record, report: name a record of this ledger, or a report")
    document = _document(desk, report)
    at = _number(asked["at"], first.start if first else 0)
    part = min(at, max(len(document["text"]) - 1, 0)) // PART
    begin, end = part * PART, min((part + 1) * PART, len(document["text"]))
    asked_places = {"report": document["document_id"], "from": begin, "to": end}
    places = run(desk.connection, [Step("rows", _PLACES)], asked_places).to_pylist()
    return View(
        document["title"] or "Untitled report",
        _rows(desk, record, document["document_id"]),
        command("explain", record or document["document_id"]),
        {
            "document": document,
            "pieces": list(pieces(document["text"], begin, end, places, record)),
            "stretch": (part, (len(document["text"]) + PART - 1) // PART, PART),
            "layers": _counted(places),
            "rejected": {each for _, each in desk.shown.rulings.rejected},
            "evidence": evidence[:_MOST_PLACES],
            "told": len(evidence),
            "record": fields_of(desk, evidence) if evidence else None,
            "copies": _copies(desk, document),
        },
        {},
        (record,) if record else (),
    )


def pieces(text: str, begin: int, end: int, places: Iterable[dict[str, Any]], record: str | None) -> Iterator[Piece]:
    """The text from `begin` to `end`, cut wherever a place begins or ends."""
    listed = list(places)
    own = [each for each in listed if each["record_id"] == record]
    edges = {begin, end}
    for each in listed:
        edges |= {each["start"], each["end"]}
    for each in own:
        edges |= {each["sentence_start"], each["sentence_end"]}
    cuts = sorted(edge for edge in edges if begin <= edge <= end)
    for first, last in pairwise(cuts):
        over = tuple(each for each in listed if each["start"] <= first and each["end"] >= last)
        chosen = any(each["sentence_start"] <= first and each["sentence_end"] >= last for each in own)
        yield Piece(text[first:last], over, chosen, first)


def fields_of(desk: Desk, evidence: Iterable[Evidence]) -> dict[str, Any]:
    """The record's own fields as judged, with what was read where that differs; what lists its evidence is left out."""
    first = next(iter(evidence))
    layer, record = first.layer, first.record_id
    read = _row_of(desk.shown.as_read(), layer, record)
    values = _row_of(desk.connection, layer, record) or read  # what is rejected stands as it was read
    hidden = ("mentions", "response_mentions", "settled", "last_day", "known_from", LAYERS[layer])
    shown = {name: _short(value) for name, value in values.items() if name not in hidden and value not in (None, [])}
    was = {name: read[name] for name in CORRECTABLE[layer][1] if read and read[name] != values[name]}
    return {
        "layer": layer,
        "record_id": record,
        "fields": shown,
        "was": {name: _short(value) for name, value in was.items()},
        "correctable": CORRECTABLE[layer][1],
        "arrangement": values.get("mechanism_id") if layer in ("transitions", "mechanisms") else None,
    }


def _row_of(connection: "duckdb.DuckDBPyConnection", layer: str, record: str) -> dict[str, Any]:
    query = f"SELECT * FROM {layer} WHERE {LAYERS[layer]} = $record"
    rows = run(connection, [Step("rows", query)], {"record": record}).to_pylist()
    return rows[0] if rows else {}


def _short(value: Any) -> Any:
    return f"{value[:_LONGEST_FIELD]}…" if isinstance(value, str) and len(value) > _LONGEST_FIELD else value


def _document(desk: Desk, report: str) -> dict[str, Any]:
    rows = run(desk.connection, [Step("rows", _DOCUMENT)], {"report": report}).to_pylist()
    if not rows:
        raise QuestionError(f"report: no report of this ledger has the id {report!r}")
    return {**rows[0], "text": rows[0]["text"] or ""}


def _rows(desk: Desk, record: str | None, report: str) -> Iterator[dict[str, Any]]:
    wanted = record or report
    answer = explain.ask(desk.connection, wanted) if record or _tells(desk, report) else ()
    for each in answer:
        yield asdict(each)


def _tells(desk: Desk, report: str) -> bool:
    query = "SELECT 1 AS one FROM mentions WHERE document_id = $report LIMIT 1"
    return bool(run(desk.connection, [Step("rows", query)], {"report": report}).num_rows)


def _copies(desk: Desk, document: dict[str, Any]) -> list[dict[str, Any]]:
    values = {"report": document["document_id"], "repeats": document["repeats"]}
    return run(desk.connection, [Step("rows", _COPIES)], values).to_pylist()  # type: ignore[no-any-return]


def _counted(places: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(layer, len({each["record_id"] for each in places if each["layer"] == layer})) for layer in LAYERS]


def _number(words: str | None, otherwise: int) -> int:
    if words is None:
        return otherwise
    if not words.isdigit():
        raise QuestionError(f"at: {words!r} is no place in a text")
    return int(words)
