"""How fast detente is, and where the time goes: `python -m tests.bench`, or some parts of it by name.

speed     words a second beside spaCy's full small pipeline, for the samples and for a pile with a third of copies:
          processor time of one process and one thread, the best of several rounds taken turn and turn about
shares    what part of that goes into which step
starting  how soon the command line answers
weave     how the weave grows with the pile, and what a hundred reports more cost (--most reports)
engines   how much sooner two workers are done than one (--reports of them)
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from threadpoolctl import threadpool_limits

from detente.errors import ReportError
from detente.finding import find_in, grammar
from detente.finding.parsing import parse_documents
from detente.knowledge.languages import languages
from detente.reading import read_report
from detente.records import Document

from .benching.engines import engines
from .benching.growth import growth
from .benching.shares import shares
from .benching.starting import starting
from .ledger.big_pile import read_samples

SAMPLES = Path(__file__).parents[1] / "samples"
TOGETHER = 8
"""Reports parsed in one go, as `detente read` does."""


def sample_reports() -> list[Document]:
    """All samples in a language that is read."""
    found = []
    for path in sorted(each for each in SAMPLES.rglob("*") if each.suffix in (".txt", ".html")):
        try:
            found.append(read_report(path.read_bytes(), path.name))
        except ReportError:
            continue
    return [each for each in found if each.language in languages()]


def with_copies(reports: Sequence[Document]) -> list[Document]:
    """The reports, and after each two of them the first of the two again: a third are copies."""
    pairs = [reports[at : at + 2] for at in range(0, len(reports), 2)]
    return [each for pair in pairs for each in (*pair, pair[0])]


def read_all(reports: Sequence[Document]) -> None:
    """Read every layer, beginning without any sentence known."""
    grammar.forget_sentences()
    for at in range(0, len(reports), TOGETHER):
        for parsed in parse_documents(reports[at : at + TOGETHER]):
            find_in(parsed)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare(reports: Sequence[Document], rounds: int) -> dict[str, float]:
    """Words a second of both, and how many times as fast as spaCy detente is."""
    nlp = spacy.load(languages()["en"].model)
    texts = [each.text for each in reports]
    words = sum(len(each.split()) for each in texts)
    with threadpool_limits(1):
        both = [(seconds(lambda: list(nlp.pipe(texts))), seconds(lambda: read_all(reports))) for _ in range(rounds)]
    theirs, ours = (min(column) for column in zip(*both, strict=True))
    return {"words": words, "spacy": round(words / theirs), "detente": round(words / ours), "ratio": theirs / ours}


def speed(reports: Sequence[Document], rounds: int) -> dict[str, dict[str, float]]:
    """The comparison for each pile, a line each."""
    piles = {"samples": reports, "a third copies": with_copies(reports)}
    found = {name: compare(pile, rounds) for name, pile in piles.items()}
    for name, row in found.items():
        speeds = f"spaCy {row['spacy']:6}/s  detente {row['detente']:6}/s  {row['ratio']:.2f} times"
        sys.stdout.write(f"{name:16} {row['words']:6} words  {speeds}\n")
    return found


def main() -> None:
    """Print the figures; --json keeps them, with the machine they were measured on."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", default=[], help="of speed, shares, starting, weave, engines; all else")
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--most", type=int, default=1_000)
    options.add_argument("--reports", type=int, default=100)
    options.add_argument("--json", type=Path)
    asked = options.parse_args()
    reports = sample_reports()
    parts: dict[str, Callable[[], object]] = {
        "speed": lambda: speed(reports, asked.rounds),
        "shares": lambda: shares(lambda: read_all(reports)),
        "starting": lambda: starting(read_samples(reports)),
        "weave": lambda: growth(read_samples(reports), asked.most),
        "engines": lambda: engines([each.text for each in reports], asked.reports),
    }
    found = {name: part() for name, part in parts.items() if name in (asked.parts or parts)}
    if asked.json:
        machine = {"processor": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps({"machine": machine} | found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
