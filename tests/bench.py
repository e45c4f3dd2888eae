"""How fast reports are read, beside spaCy's full small pipeline on the same text and core: `python -m tests.bench`.

Prints words a second and their ratio, for the samples and for a pile in which every third report is a copy, and keeps
them as JSON. Processor time of one process and one thread, the best of several rounds taken turn and turn about.
"""

import argparse
import json
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


def main() -> None:
    """Print the figures, one line a pile; --output keeps them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--output", type=Path)
    asked = options.parse_args()
    reports = sample_reports()
    piles = {"samples": reports, "a third copies": with_copies(reports)}
    found = {name: compare(pile, asked.rounds) for name, pile in piles.items()}
    for name, row in found.items():
        speeds = f"spaCy {row['spacy']:6}/s  detente {row['detente']:6}/s  {row['ratio']:.2f} times"
        print(f"{name:16} {row['words']:6} words  {speeds}")  # noqa: T201
    if asked.output:
        asked.output.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
