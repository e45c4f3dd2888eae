"""Damages good files of every input format and reads them: `python -m tests.reading.fuzz --rounds 5000`.

Whatever the damage, reading must end, soon, in reports or in recorded reasons; and damage that lies in one report of
several must leave the others readable. Exit code 1 says that it did not.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from detente.errors import ReportError
from detente.ledger.patience import patience
from detente.reading import named_pages, report_of
from detente.reading.splitting import split
from detente.records import Document, Issue
from detente.serial import to_json

from .making import MANY, ONE, STORIES

LONGEST = 10.0
"""Seconds that no file may take."""

LOCAL = ("jsonl", "csv", "nexis", "old nexis", "factiva", "warc", "warc.gz", "zip", "tar")
"""Formats in which a few wrong bytes of one report say nothing about the others."""


@dataclass(slots=True)
class Outcome:
    """What one file came to: its reports, the recorded reasons, and what should never have happened."""

    documents: list[Document] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def outcome_of(raw: bytes) -> Outcome:
    """Read a file as the ledger does, but for what is found in the reports."""
    outcome = Outcome()
    try:
        for part in split(BytesIO(raw)):
            if isinstance(part.content, Issue):
                outcome.issues.append(part.content)
                continue
            try:
                with patience():
                    pages = named_pages(part, "f")
                for location, page in pages:
                    try:
                        with patience():
                            outcome.documents.append(report_of(page, location))
                        to_json(outcome.documents[-1]).encode()  # or it could not be stored
                    except ReportError as problem:
                        outcome.issues.append(Issue(location, problem.problem, problem.advice))
            except ReportError as problem:
                outcome.issues.append(Issue(part.name, problem.problem, problem.advice))
    except Exception as problem:
        outcome.faults.append(f"{type(problem).__name__}: {problem}"[:200])
    if not (outcome.documents or outcome.issues or outcome.faults):
        outcome.faults.append("neither a report nor a reason")
    return outcome


def _flip(raw: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)


def _overwrite(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw))
    width = min(dice.choice((1, 4, 16, 200)), len(raw) - start)
    raw[start : start + width] = bytes([dice.choice((0, 255, 32, 34, 60, 10))]) * width


def _cut(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw))
    del raw[start : start + dice.choice((1, 3, 50, 1000))]


def _truncate(raw: bytearray, dice: random.Random) -> None:
    del raw[dice.randrange(len(raw)) :]


def _repeat(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw))
    piece = raw[start : start + dice.choice((1, 10, 500))]
    raw[start:start] = piece * dice.choice((1, 2, 50))


def _noise(raw: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(raw))
    raw[start:start] = dice.randbytes(dice.choice((1, 8, 300)))


def _number(raw: bytearray, dice: random.Random) -> None:
    # A wrong number: lengths, counts and offsets are what parsers trust most.
    digits = [place for place, octet in enumerate(raw) if 48 <= octet <= 57]
    if digits:
        raw[dice.choice(digits)] = dice.choice(b"0123456789-")


def _swap(raw: bytearray, dice: random.Random) -> None:
    one, other = sorted(dice.randrange(len(raw)) for _ in range(2))
    width = dice.choice((4, 64, 512))
    raw[one : one + width], raw[other : other + width] = raw[other : other + width], raw[one : one + width]


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _overwrite, _cut, _truncate, _repeat, _noise, _number, _swap,
)  # fmt: skip


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """The file with one to three damages."""
    broken = bytearray(raw)
    for _ in range(dice.choice((1, 1, 2, 3))):
        if broken:
            dice.choice(DAMAGES)(broken, dice)
    return bytes(broken)


def scratched(raw: bytes, dice: random.Random, head: int = 0) -> bytes:
    """The file with one to eight wrong bytes in one report behind its head, and its length as it was."""
    start, width = dice.randrange(head, len(raw)), dice.randrange(1, 9)
    for mark in (b"\n", b"\x1f\x8b\x08", b"PK"):  # where the next report begins: the damage is to be in one of them
        ahead = raw.find(mark, start)
        width = min(width, max(1, ahead - start)) if ahead >= 0 else width
    return raw[:start] + dice.randbytes(min(width, len(raw) - start)) + raw[start + width :]


def told(documents: list[Document]) -> set[int]:
    """Which of the stories are there, each known by the end of its first and of its second paragraph."""
    texts = [each.text for each in documents]
    return {
        number
        for number, story in enumerate(STORIES)
        if any(paragraph[-40:] in text for text in texts for paragraph in story[4][:2])
    }


@dataclass(slots=True)
class Tally:
    """What a format's rounds came to."""

    rounds: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def fuzz(name: str, rounds: int, seed: int = 1) -> Tally:
    """Damage a format's file so many times; every second time, where reports stand apart, in one place only."""
    raw = (ONE | MANY)[name]()
    tally = Tally()
    outcome_of(raw)  # the first file of a kind loads its parsers, which is not what is timed
    for number in range(rounds):
        dice = random.Random(f"{name} {seed} {number}")
        local = name in LOCAL and number % 2 == 1
        head = raw.index(b"\n") + 1 if name == "csv" else 0  # the names of a table's columns are no report's own
        broken = scratched(raw, dice, head) if local else damaged(raw, dice)
        start = time.perf_counter()
        outcome = outcome_of(broken)
        taken = time.perf_counter() - start
        tally.rounds += 1
        tally.read += bool(outcome.documents)
        tally.refused += not outcome.documents
        tally.slowest = max(tally.slowest, taken)
        lost = len(STORIES) - len(told(outcome.documents)) if local else 0
        if outcome.faults or taken > LONGEST or lost > 1:
            what = "; ".join(outcome.faults) or (f"{taken:.1f} s" if taken > LONGEST else f"{lost} reports lost")
            tally.wrong.append(f"round {number}: {what}")
    return tally


def main() -> int:
    """Print a line for each format; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", nargs="*", default=[*ONE, *MANY])
    asked = parser.parse_args()
    wrong = 0
    for name in asked.formats:
        start = time.perf_counter()
        tally = fuzz(name, asked.rounds, asked.seed)
        wrong += len(tally.wrong)
        print(  # noqa: T201
            f"{name:14} {tally.rounds} damaged: {tally.read} still read, {tally.refused} refused, "
            f"{len(tally.wrong)} wrong, slowest {tally.slowest:.2f} s, {time.perf_counter() - start:.0f} s in all",
            flush=True,
        )
        for line in tally.wrong[:10]:
            print(f"    {line}", flush=True)  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
