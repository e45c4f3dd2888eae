"""Reads the sample piles and scores what was read against the gold beside this file."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from detente.errors import ReportError
from detente.finding import find
from detente.ledger.ingest import findings_key
from detente.ledger.opening import open_tables
from detente.ledger.store import StoredReport, create_store, open_store, save_reports
from detente.reading import read_report
from detente.records import Document, Findings, Mention
from detente.serial import to_json

from .breadth import PASSAGES, measure_breadth
from .copying import measure_copies
from .reading import measure_pages, measure_undated
from .same_events import measure_same_events
from .scoring import LAYERS, Item, Places, Tally, compare, dates_agree, squash, total, words_of
from .standing import measure_states

GOLD = Path(__file__).parent / "gold"
SAMPLES = Path(__file__).parents[2] / "samples"
MOMENT = datetime(2020, 1, 1)  # when the reports are said to have been read; no measure depends on it
PILE = "pile.json"
Gold = dict[str, Any]
_LINKS = """
    SELECT one.location, other.location FROM documents AS one
    JOIN documents AS other ON other.document_id = one."repeats" ORDER BY ALL
"""


def corpus() -> str:
    """Hash of all gold, samples and passages: another corpus, other floors."""
    digest = sha256()
    for root in (GOLD, SAMPLES, PASSAGES):
        for path in sorted(each for each in root.rglob("*") if each.is_file()):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(gold: Path = GOLD, samples: Path = SAMPLES) -> dict[str, Tally]:
    """All measures over all piles: what was found in reports, and what was made of the piles themselves."""
    rows: list[Mapping[str, Tally]] = []
    for folder in sorted(each for each in gold.iterdir() if each.is_dir()):
        documents, broken = _read_pile(samples / folder.name)
        for path in sorted(folder.glob("*.json")):
            one = json.loads(path.read_text("utf-8"))
            rows.append(_score_pile(one, documents, broken) if path.name == PILE else _score_report(one, documents))
    return total([*rows, measure_pages(), measure_states(gold, samples), measure_breadth(), measure_same_events()])


def _read_pile(folder: Path) -> tuple[dict[str, Document], set[str]]:
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    for path in sorted(folder.iterdir()):
        try:
            documents[path.name] = read_report(path.read_bytes(), path.name)
        except ReportError:
            broken.add(path.name)
    return documents, broken


def _score_report(gold: Gold, documents: Mapping[str, Document]) -> dict[str, Tally]:
    document = documents.get(gold["file"])
    places = Places(document.text if document else "")
    expected = expected_items(gold, places)
    found = found_items(find(document), places, document.text) if document else {}
    return total(compare(layer, expected[layer], found.get(layer, [])) for layer in LAYERS)


def expected_items(gold: Gold, places: Places) -> dict[str, list[Item]]:
    """The gold of one report, layer by layer."""
    sentence = places.sentence
    return {
        "events": [
            Item(sentence(e["anchor"]), e["type"], _roots(e["source"]), _roots(e["recipient"]), _days(e), e["status"])
            for e in gold["events"]
        ],
        "statements": [
            Item(places.span(s["content"]), more=s["speaker"] or "", words=words_of(s["content"]))
            for s in gold["statements"]
        ],
        "mechanisms": [
            Item(sentence(t["anchor"]), m["kind"], dates=_days(t), more=t["state"])
            for m in gold["mechanisms"]
            for t in m["transitions"]
        ],
        "figures": [
            Item(sentence(f["anchor"]), f["measure"], value=(float(f["low"]), float(f["high"])))
            for f in gold["figures"]
        ],
        "disputes": [
            Item(sentence(d["anchor"]), "", _roots(d["accuser"]), _roots(d["accused"]), more=d["response"])
            for d in gold["disputes"]
        ],
    }


def found_items(found: Findings, places: Places, text: str) -> dict[str, list[Item]]:
    """What was read from one report, one item for each mention."""

    def at(mention: Mention) -> tuple[int, int]:
        return len(squash(text[: mention.sentence_start])), len(squash(text[: mention.sentence_end]))

    kinds = {each.mechanism_id: each.kind for each in found.mechanisms}
    return {
        "events": [
            Item(at(m), e.type, _roots(e.actor), _roots(e.recipient), (e.date_from, e.date_to), m.status or e.status)
            for e in found.events
            for m in e.mentions
        ],
        "statements": [
            Item(places.span(s.content) or at(m), more=s.speaker, words=words_of(s.content))
            for s in found.statements
            for m in s.mentions
        ],
        "mechanisms": [
            Item(at(m), kinds[t.mechanism_id], dates=(t.date_from, t.date_to), more=t.state)
            for t in found.transitions
            for m in t.mentions
        ],
        "figures": [Item(at(m), f.measure, value=(f.low, f.high)) for f in found.figures for m in f.mentions],
        "disputes": [
            Item(at(m), "", _roots(d.accuser), _roots(d.accused), more=d.response)
            for d in found.disputes
            for m in d.mentions
        ],
    }


def _roots(codes: Iterable[str] | None) -> frozenset[str]:
    return frozenset(re.split(r"[:/ ]", code)[0].upper() for code in codes or () if code)


def _days(entry: Gold) -> tuple[date | None, date | None]:
    first, last = entry.get("from"), entry.get("to")
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def _score_pile(gold: Gold, documents: Mapping[str, Document], broken: set[str]) -> dict[str, Tally]:
    """Shares of reports dated right, of furniture removed, of body kept, of languages told; copies as pairs."""
    dated = {name: (each.published_from, each.published_to) for name, each in documents.items()}
    clean = {name: squash(each.text) for name, each in documents.items()}
    copies = {(each["file"], each["repeats"]) for each in gold["copies"]}
    found = set(_copies(documents))
    wrong = {*gold["broken"]} ^ broken
    return {
        "reports: dated": _share(
            dates_agree(_days(day), dated.get(name, (None, None))) for name, day in gold["published"].items()
        ),
        "reports: furniture removed": _share(
            squash(each) not in clean.get(name, squash(each))
            for name, lines in gold["furniture"].items()
            for each in lines
        ),
        "reports: body kept": _share(
            squash(each) in clean.get(name, "") for name, lines in gold["body"].items() for each in lines
        ),
        "reports: language": _share(
            document.language == gold["language"].get(name, "en") for name, document in documents.items()
        ),
        "reports: readable": _share(name not in wrong for name in {*documents, *broken}),
        "reports: copies": Tally(len(copies), len(found), len(copies & found)),
        **measure_undated(documents, gold["published"]),
        **measure_copies(list(documents.values()), {copy for copy, _ in copies}),
    }


def _share(right: Iterable[bool]) -> Tally:
    answers = list(right)
    return Tally(len(answers), len(answers), sum(answers))


def _copies(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Pairs (copy, what it repeats) as the ledger links them; no findings are needed for it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pile.detente"
        create_store(folder)
        with open_store(folder) as store:
            for name, document in documents.items():
                raw = sha256(document.text.encode()).hexdigest()
                key = findings_key(document, "1")
                row = StoredReport(name, name, "", raw, "1", to_json(document), key, to_json(Findings()))
                save_reports(store, [row], MOMENT)
        tables = open_tables(folder)
        try:
            yield from tables.connection.execute(_LINKS).fetchall()
        finally:
            tables.close()
