"""How long, and in how much memory, a large pile is folded: python -m tests.ledger.big_fold --reports 100000."""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from detente.identity import digest
from detente.records import Document

from .folding import fold

COPIED = 0.2  # share of the reports that are made from an earlier one
WORDS = 420  # of a report, in the mean
OUTLETS = 400
NOTICE = "This story is carried under an arrangement with our partners and may be shortened for reasons of space here."


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.ledger.big_fold", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    count = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as temporary:
        made = _Timed(document for document, _ in reports(count))
        started = time.monotonic()
        tables = fold(made, Path(temporary) / "big.duckdb")
        seconds = time.monotonic() - started - made.seconds
        found = tables.execute("SELECT count(*) FROM copies").fetchall()[0][0]
        tables.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{count} reports: {found} copies folded in {seconds:.0f} s, {peak:.0f} MB at most\n")


class _Timed:
    """Documents as they are made, and the seconds that went into making them."""

    def __init__(self, documents: Iterator[Document]) -> None:
        self.documents, self.seconds = documents, 0.0

    def __iter__(self) -> Iterator[Document]:
        started = time.monotonic()
        for document in self.documents:
            self.seconds += time.monotonic() - started
            yield document
            started = time.monotonic()


def reports(count: int) -> Iterator[tuple[Document, bool]]:
    """Reports of random words, a fifth of them reprints, excerpts or updates of earlier ones; whether each is one."""
    chance = random.Random(7)
    vocabulary = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{number:x}" for number in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    kept: list[str] = []
    for number in range(count):
        copied = bool(kept) and chance.random() < COPIED
        text = _changed(chance.choice(kept), chance) if copied else _text(chance, vocabulary, weights)
        if not copied and (len(kept) < 2_000 or chance.random() < 0.02):
            kept.append(text)
        day = date(2015, 1, 1) + timedelta(days=number * 2_000 // count)
        yield _document(number, f"{text}\n\n{NOTICE}", day, f"Outlet {chance.randrange(OUTLETS)}"), copied


def _text(chance: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    words = chance.choices(vocabulary, weights, k=int(chance.triangular(120, 2 * WORDS, WORDS)))
    return ". ".join(" ".join(words[start : start + 20]).capitalize() for start in range(0, len(words), 20)) + "."


def _changed(text: str, chance: random.Random) -> str:
    sentences = text.split(". ")
    kept = sentences[: max(4, int(len(sentences) * chance.choice((0.6, 0.9, 1.0))))]
    return ". ".join([f"From edition {chance.randrange(10**6)}", *kept])


def _document(number: int, text: str, day: date, publisher: str) -> Document:
    document = Document(digest([text]), f"{number:07}", None, publisher, (), (), "en", day, day, "stated", text)
    return replace(document, document_id=digest([text, str(number)]))


if __name__ == "__main__":
    main()
