"""How far event reading carries: every eighth of the passages written over many disputes, by sentence and type."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.finding import find
from detente.finding.parsing import ParsedText, parse_document
from detente.records import Document

from .scoring import Tally

PASSAGES = Path(__file__).parents[2] / "training" / "passages"
EVERY = 8
"""All of them would take longer than the rest of the gate."""


def read_passages() -> Iterator[dict[str, Any]]:
    """All passages, file by file."""
    for path in sorted(PASSAGES.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


def trigger_of(passage: dict[str, Any], event: dict[str, Any]) -> int:
    """Where the word stands that tells the event: a code point offset; ValueError if it does not stand there."""
    start = -1
    for _ in range(event["occurrence"]):
        start = passage["text"].index(event["trigger"], start + 1)
    return start


def measure_breadth() -> dict[str, Tally]:
    """Events by sentence and type: expected, found, agreed."""
    chosen = [each for number, each in enumerate(read_passages()) if number % EVERY == 0]
    tallies = [_score(each) for each in chosen]
    return {"events: many disputes": Tally(*(sum(column) for column in zip(*tallies, strict=True)))}


def _score(passage: dict[str, Any]) -> tuple[int, int, int]:
    document = Document(passage["id"], "", None, None, (), (), "en", None, None, "unknown", passage["text"])
    parsed = parse_document(document)
    told = Counter((_sentence(parsed, trigger_of(passage, each)), each["type"]) for each in passage["events"])
    mentions = ((mention, event.type) for event in find(document).events for mention in event.mentions)
    found = Counter((_sentence(parsed, mention.start), kind) for mention, kind in mentions)
    return told.total(), found.total(), (told & found).total()


def _sentence(parsed: ParsedText, offset: int) -> int:
    return parsed.sentence_index(offset)
