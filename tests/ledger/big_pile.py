"""A store as if a large pile had been read into it, to time the weave on: made in the manner of the samples.

Each report is a sample in other words: names, numbers and a third of the words are drawn anew, days are moved together.
What it tells is what the sample tells, under ids of its own; arrangements live for half a year. A fifth are copies.
"""

import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from detente.finding import find
from detente.identity import digest
from detente.ledger.ingest import findings_key
from detente.ledger.store import StoredReport, finish_file, save_reports
from detente.records import Document
from detente.serial import to_json

MOMENT, FIRST_DAY, DAYS = datetime(2030, 1, 1), date(2015, 1, 1), 2_000
COPIED, CHANGED = 0.2, 0.35
OUTLETS, BATCH = 400, 200
_PIECES = re.compile(r'("[a-z]+-[0-9a-f]{12}"|"\d{4}-\d\d-\d\d"|"document_id":"[0-9a-f]+")')
_WORDS = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True)
class Sample:
    """A report that was read, and its findings as JSON, cut where ids, days and the document's own id stand."""

    document: Document
    pieces: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day that its other days are moved with."""
        return self.document.published_to or date(2016, 6, 1)


def read_samples(documents: Sequence[Document]) -> list[Sample]:
    """What the documents tell, read for good."""
    return [Sample(each, tuple(_PIECES.split(to_json(find(each))))) for each in documents]


def fill(store: sqlite3.Connection, samples: Sequence[Sample], first: int, count: int, version: str) -> None:
    """Save reports number `first` to `first + count - 1`; the same numbers give the same reports."""
    made = _rows(samples, range(first, first + count), version)
    while batch := list(islice(made, BATCH)):
        save_reports(store, batch, MOMENT)
        for row in batch:
            finish_file(store, row.file, row.raw_hash, row.reader_version)


def _rows(samples: Sequence[Sample], numbers: range, version: str) -> Iterator[StoredReport]:
    for number in numbers:
        document, findings = _report(samples, number)
        key = findings_key(document, version)
        where = document.location
        yield StoredReport(where, where, "", digest([where]), version, to_json(document), key, findings)


def _report(samples: Sequence[Sample], number: int) -> tuple[Document, str]:
    dice = random.Random(number)
    copied = dice.random() < COPIED and number > 0
    origin = number - 1 - dice.randrange(min(number, 300)) if copied else number
    sample = samples[random.Random(origin).randrange(len(samples))]
    text = reworded(sample.document.text, random.Random(origin))
    if copied:
        text = f"From edition {number}.\n{text[: int(len(text) * dice.choice((0.6, 0.9, 1)))]}"
    day = FIRST_DAY + timedelta(days=number * 7919 % DAYS)
    document = replace(
        sample.document, document_id=digest([text]), location=f"made/{number:07}.txt", text=text, published_from=day,
        published_to=day, published_basis="stated", publisher=f"Outlet {dice.randrange(OUTLETS)}", origin=(),
    )  # fmt: skip
    told_on = FIRST_DAY + timedelta(days=origin * 7919 % DAYS)
    return document, _told(sample, document.document_id, told_on)


def reworded(text: str, dice: random.Random) -> str:
    """The text with other names and numbers, and a third of its longer words made up."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdigit():
            return str(dice.randrange(10 ** len(word)))
        if word[0].isupper() or dice.random() < CHANGED:
            made = f"{dice.choice('bdfgklmnprst')}{dice.choice('aeiou')}{_letters(int(30_000 * dice.random() ** 2))}"
            return made.capitalize() if word[0].isupper() else made
        return word

    return _WORDS.sub(other, text)


def _letters(number: int) -> str:
    return (chr(97 + number % 26) + _letters(number // 26)) if number else ""


def _told(sample: Sample, document_id: str, day: date) -> str:
    moved = day - sample.day
    known: dict[str, str] = {}

    def other(piece: str) -> str:
        if piece[1:5].isdigit():
            return f'"{date.fromisoformat(piece[1:-1]) + moved}"' if "1900" < piece[1:5] < "2100" else piece
        if piece.startswith('"document_id"'):
            return f'"document_id":"{document_id}"'
        layer, own = piece[1:-1].split("-")
        years = day.toordinal() // 180 if layer == "mechanism" else day.toordinal()
        return f'"{layer}-{digest([own, str(years)])}"'

    for piece in sample.pieces[1::2]:
        if piece not in known:
            known[piece] = other(piece)
    return "".join(known.get(piece, piece) if at % 2 else piece for at, piece in enumerate(sample.pieces))
