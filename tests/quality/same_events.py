"""Tells how well the ledger sees that two reports tell of one event: samples, reprints of them, retellings."""

import re
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from detente.finding import find
from detente.identity import digest, wording
from detente.ledger.ingest import findings_key
from detente.ledger.opening import open_tables
from detente.ledger.store import StoredReport, create_store, open_store, save_reports
from detente.reading import read_report
from detente.records import Document
from detente.serial import to_json

from .scoring import Tally

GOLD = Path(__file__).with_suffix(".toml")
SAMPLES = Path(__file__).parents[2] / "samples"
REPRINT = "reprint of "
MOMENT = datetime(2020, 1, 1)
_TOLD = """
    SELECT location, type, sentence, list(DISTINCT event_id) AS ids
    FROM (SELECT document_id, event_id, type, unnest(mentions).sentence AS sentence FROM events_told)
    JOIN documents USING (document_id) GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True)
class Telling:
    """Where a report tells of an event of a type, and which events of the ledger that is; `same` is the gold's."""

    file: str
    ids: frozenset[str]
    same: object


def measure_same_events() -> dict[str, Tally]:
    """Pairs of tellings in two reports: those that are of one event, those found to be, and those that are both."""
    gold = tomllib.loads(GOLD.read_text("utf-8"))
    samples = [read_report((SAMPLES / gold["pile"] / name).read_bytes(), name) for name in gold["files"]]
    reprints = [_reprint(each) for each in samples if each.location in gold["copied"]]
    told = list(_tellings([*samples, *reprints], gold))
    pairs = [(one, other) for one, other in combinations(told, 2) if one.file != other.file]
    same = [one.same == other.same for one, other in pairs]
    found = [bool(one.ids & other.ids) for one, other in pairs]
    return {"same event: pairs": Tally(sum(same), sum(found), sum(map(all, zip(same, found, strict=True))))}


def _reprint(document: Document) -> Document:
    """The next day's paper has it without its last paragraph."""
    text = re.sub(r"\n+[^\n]+$", "", document.text.rstrip())
    day = (document.published_to or date.max) + timedelta(days=1)
    name = REPRINT + document.location
    return replace(
        document, document_id=digest([text]), location=name, publisher="Zenda Observer", text=text,
        published_from=day, published_to=day,
    )  # fmt: skip


def _tellings(documents: list[Document], gold: dict[str, Any]) -> Iterator[Telling]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pile.detente"
        create_store(folder)
        with open_store(folder) as store:
            rows = [_stored(each) for each in documents]
            save_reports(store, rows, MOMENT)
        tables = open_tables(folder)
        try:
            for file, kind, sentence, ids in tables.connection.execute(_TOLD).fetchall():
                original = file.removeprefix(REPRINT)
                anchored = [
                    number
                    for number, event in enumerate(gold["event"])
                    if event["type"] == kind
                    and any(original == at and words in sentence for at, words in event["told"])
                ]
                yield Telling(file, frozenset(ids), anchored or (original, kind, wording(sentence)))
        finally:
            tables.close()


def _stored(document: Document) -> StoredReport:
    name = document.location
    return StoredReport(
        name,
        name,
        "",
        document.document_id,
        "1",
        to_json(document),
        findings_key(document, "1"),
        to_json(find(document)),
    )
