"""Reads a large archive of generated pages, kills the reading and goes on: `python -m tests.reading.big_warc`.

Prints the throughput and the most memory that the reading took (the weaving of tables after it is measured apart), and
checks that after the kill nothing is lost and nothing doubled. Exit code 1 says that something was.
"""

import argparse
import gzip
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from detente.engines import pool, serial
from detente.ledger.ingest import in_batches, read_tasks
from detente.ledger.locking import writing
from detente.ledger.pending import sort_pile
from detente.ledger.running import PileReading
from detente.ledger.store import create_store, open_store

from .making import warc_record

VERSION = "big"
"""In place of the reader's own, so that a change of the program between kill and resumption does not count."""

SIDES = ("Ruritania", "Strelsau", "Zenda", "Hentzau", "Karsa", "Amsel", "Lasko", "Orsova")
DEEDS = (
    "accused {1} of moving artillery to the river", "agreed with {1} to reopen the crossing at the mill",
    "denied that its patrols had fired on a ferry from {1}", "said that talks with {1} would go on in the autumn",
    "recalled its envoy from {1} after a night of shelling", "released nine sailors whom it had held since the clash",
    "told reporters that the truce with {1} was holding", "asked the mediators to send observers to the islands",
)  # fmt: skip
KEPT_SIDES = ("Ruritanien", "Strelsau", "Zenda", "Hentzau")
KEPT_DEEDS = (
    "warf der Regierung von {1} vor, Geschütze an den Fluss zu bringen",
    "einigte sich mit {1} auf die Öffnung der Mühle",
    "gab bekannt, dass die Gespräche mit {1} im Herbst weitergehen",
    "rief nach einer Nacht den Gesandten aus {1} zurück",
)  # fmt: skip
"""The same in a language that is kept but not coded: nothing is found in these pages, and no model is needed."""

SCRIPT = 90_000
"""Characters of script and style around a page's article, as sites have them."""


def page(number: int, coded: bool) -> bytes:
    """A news page of about 95 kB: an article of twelve sentences, a menu, and the rest that sites send along."""
    dice = random.Random(number)
    sides, deeds = (SIDES, DEEDS) if coded else (KEPT_SIDES, KEPT_DEEDS)
    rest = "of the papers that the commission keeps" if coded else "der Akten, welche die Kommission verwahrt"
    sentences = [
        f"{dice.choice(sides)} {dice.choice(deeds).format('', dice.choice(sides))}, {dice.randrange(400)}, "
        f"{number}-{place} {rest}."
        for place in range(12)
    ]
    body = "".join(f"<p>{' '.join(sentences[start : start + 2])}</p>" for start in range(0, 12, 2))
    script = "".join(f"var v{each}={dice.randrange(10**9)};" for each in range(SCRIPT // 18))
    day = f"20{dice.randrange(10, 25)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 28):02}"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Paper {number}: {sentences[0][:50]} | Hill Echo</title>'
        f'<meta property="article:published_time" content="{day}"><script>{script}</script></head><body>'
        f'<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Paper {number}: {sentences[0][:50]}'
        f"</h1>{body}</article><footer>© Hill Echo</footer></body></html>"
    ).encode()


def write_archive(target: Path, megabytes: float, packed: bool, coded: bool) -> int:
    """Write pages until the archive has (unpacked) that size; how many there are."""
    size = number = 0
    with target.open("wb") as file:
        while size < megabytes * 1_000_000:
            record = warc_record(f"https://hillecho.example/{number}", page(number, coded), number=number)
            size += len(record)
            number += 1
            file.write(gzip.compress(record, 1, mtime=0) if packed else record)
    return number


def read_archive(archive: Path, ledger: Path, workers: int) -> None:
    """Read as `detente read` does, without the weaving; a line for each report. At the end, the most memory in MB."""
    create_store(ledger)
    with writing(ledger), open_store(ledger) as store:
        reading = PileReading(sort_pile([archive], store, VERSION, {}), store, VERSION, {})
        run = serial.run if workers == 1 else partial(pool.run, workers=workers)
        done = run(in_batches(reading.tasks()), partial(read_tasks, ledger=ledger, reader_version=VERSION))
        for task, rows in chain.from_iterable(done):
            for row in reading.save(task, rows, datetime(2020, 1, 1)):
                print(row.problem or "read", flush=True)  # noqa: T201
    own, others = (resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"memory {own:.0f} {others:.0f}", flush=True)  # noqa: T201


def _reading(archive: Path, ledger: Path, workers: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.reading.big_warc", "--read", str(archive), str(ledger)]
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True, cwd=root, start_new_session=True
    )


def read_until(archive: Path, ledger: Path, workers: int, kill_after: int | None) -> tuple[list[str], float]:
    """The lines that a reading in a process of its own printed, killed after so many, and the seconds it took."""
    start = time.perf_counter()
    lines: list[str] = []
    with _reading(archive, ledger, workers) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.strip())
            if len(lines) == kill_after:
                os.killpg(process.pid, signal.SIGKILL)
                break
    return lines, time.perf_counter() - start


def saved(ledger: Path) -> Iterator[tuple[str, str]]:
    """Location and document of each report in the ledger."""
    with open_store(ledger) as store, closing(store.execute("SELECT location, document FROM reports")) as rows:
        yield from rows


def check(megabytes: float, packed: bool, workers: int, folder: Path, coded: bool = True) -> list[str]:
    """Write, read, kill, read on; what went wrong."""
    archive = folder / ("big.warc.gz" if packed else "big.warc")
    pages = write_archive(archive, megabytes, packed, coded)
    print(f"{pages} pages, {megabytes:g} MB unpacked, {archive.stat().st_size / 1e6:.0f} MB on disk")  # noqa: T201
    first, one = read_until(archive, folder / "x.detente", workers, kill_after=max(1, pages // 2))
    kept = dict(saved(folder / "x.detente"))
    second, other = read_until(archive, folder / "x.detente", workers, kill_after=None)
    _, own, children = second[-1].split() if second and second[-1].startswith("memory") else ("", "0", "0")
    after = dict(saved(folder / "x.detente"))
    print(  # noqa: T201
        f"killed after {len(first)} reports and {one:.0f} s; read on: {len(second) - 1} more in {other:.0f} s\n"
        f"{megabytes / (one + other):.2f} MB/s, {pages / (one + other):.1f} pages/s with {workers} workers; "
        f"most memory: {own} MB, in a worker {children} MB"
    )
    wrong = [f"{pages - len(after)} of {pages} reports are lost"] if len(after) != pages else []
    wrong += [f"{location} changed" for location, document in kept.items() if after.get(location) != document][:5]
    wrong += [f"{location} could not be read" for location, document in after.items() if document is None][:5]
    if len(kept) < len(first):
        wrong.append(f"{len(first)} reports were said to be read, {len(kept)} were saved")
    if len(kept) + len(second) - 1 != pages:
        wrong.append(f"{len(kept)} and {len(second) - 1} reports make not {pages}: some were read twice")
    return wrong


def main() -> int:
    """Run the check, or the part of it that a process of its own does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1024)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--packed", action="store_true", help="write WARC.GZ")
    parser.add_argument("--read", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read_archive(*asked.read, asked.workers)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        wrong = check(asked.megabytes, asked.packed, asked.workers, Path(folder))
    print("\n".join(wrong) or "nothing lost, nothing doubled")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
