"""Kills the reader, a worker or the scheduler at random, and compares the ledgers: python -m tests.engines.kills.

A Dask cluster of two workers reads a made-up pile; whatever was killed is started again, until the pile is read; then
the ledger must hold what an undisturbed reading gives, to the byte. Then the next pile, until there were kills enough.
"""

import argparse
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import detente
from detente.exports import formats
from detente.ledger.store import open_store

READ = ("-c", "from detente.cli import main; main()", "read")
SCHEDULER = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard")
WORKER = ("-m", "distributed.cli.dask_worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
PAUSES = (0.5, 12.0)  # seconds between one kill and the next
VICTIMS = ("reader", "worker 1", "worker 2", "scheduler")
STATES = ("Turkey", "Syria", "Russia", "Iraq", "Jordan", "Iran", "Egypt", "France", "Kenya", "Uganda")
TOWNS = ("Aleppo", "Homs", "Mosul", "Busia", "Amman", "Geneva", "Basra", "Idlib")
DEEDS = (
    "{0} accused {1} of shelling {2} on Monday.", "{0} and {1} agreed to a ceasefire at {2}.",
    "At least {3} people were killed near {2}, {0} said.", "{1} denied that its army had fired at {2}.",
    "{0} will hold talks with {1} in {2} on 4 May {4}.", "“We shall not leave {2},” the foreign minister of {0} said.",
)  # fmt: skip
GERMAN = "{0} und {1} haben sich am Montag in {2} getroffen und über {3} Gefangene gesprochen, wie die Regierung sagte."


def write_pile(folder: Path, reports: int, coded: bool) -> Path:
    """Short reports, no two alike; German ones where they are not to be coded, which takes no language model."""
    folder.mkdir()
    for number in range(reports):
        dice = random.Random(number)
        lines = []
        for _ in range(5):
            sides = dice.sample(STATES, 2)
            told = dice.choice(DEEDS) if coded else GERMAN
            lines.append(told.format(*sides, dice.choice(TOWNS), dice.randrange(2, 900), dice.randrange(2012, 2020)))
        text = "\n\n".join([f"{lines[0][:40]} ({number})", f"3 May {dice.randrange(2012, 2020)}", *lines])
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


def contents(ledger: Path, folder: Path) -> dict[str, object]:
    """All that a ledger holds but the moments of reading: its store's rows, and the bytes of its export."""
    columns = "location, file, part, raw_hash, findings_key, problem, advice, document"
    with open_store(ledger) as store:
        tables = {
            "reports": f"SELECT {columns} FROM reports ORDER BY location",
            "findings": "SELECT * FROM findings ORDER BY findings_key",
            "files": "SELECT * FROM files ORDER BY file",
        }
        held: dict[str, object] = {}
        for name, asked in tables.items():
            with closing(store.execute(asked)) as rows:
                held[name] = rows.fetchall()
    with detente.open(ledger) as opened:
        exported = formats()["jsonl"](opened.connection, folder)
    return held | {path.name: path.read_bytes() for path in exported}


@dataclass
class Scene:
    """The processes by their parts, and how each is started."""

    commands: dict[str, list[str]]
    log: Path
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start_missing(self) -> None:
        """Start what does not run; a cluster's workers end with its scheduler."""
        for name, command in self.commands.items():
            if name not in self.running or self.running[name].poll() is not None:
                with self.log.open("ab") as log:
                    self.running[name] = subprocess.Popen([sys.executable, *command], stdout=log, stderr=log)

    def kill(self, name: str) -> None:
        """End it at once, wherever it is."""
        self.running[name].send_signal(signal.SIGKILL)
        self.running[name].wait()


@contextmanager
def scene(folder: Path, pile: Path, ledger: Path) -> Iterator[Scene]:
    """A scheduler, two workers and a reader; all ended in the end."""
    port = _free_port()
    worker = [*WORKER, "--local-directory", str(folder), f"tcp://127.0.0.1:{port}"]
    reader = [*READ, str(pile), "--ledger", str(ledger), "--engine", f"dask://127.0.0.1:{port}"]
    commands = {
        "scheduler": [*SCHEDULER, "--port", str(port)],
        "worker 1": worker,
        "worker 2": worker,
        "reader": reader,
    }
    made = Scene(commands, folder / "log.txt")
    try:
        yield made
    finally:
        for name in made.running:
            made.kill(name)


def read_with_kills(folder: Path, pile: Path, ledger: Path, dice: random.Random, times: int) -> int:
    """Read the pile to its end, with at most so many kills; how many there were."""
    kills = 0
    with scene(folder, pile, ledger) as acting:
        acting.start_missing()
        while acting.running["reader"].poll() != 0:
            if kills < times:
                until = time.monotonic() + dice.uniform(*PAUSES)
                while time.monotonic() < until and acting.running["reader"].poll() is None:
                    time.sleep(0.05)
                victim = dice.choice(VICTIMS)
                if acting.running[victim].poll() is None:
                    acting.kill(victim)
                    kills += 1
            if acting.running["reader"].poll() != 0:
                acting.start_missing()
                time.sleep(0.05)
    return kills


def check(times: int, reports: int, seed: int, folder: Path, coded: bool = True) -> list[str]:
    """Read with so many kills in all; what differs from a reading without."""
    dice, pile = random.Random(seed), write_pile(folder / "pile", reports, coded)
    detente.read(pile, folder / "calm.detente")
    calm = contents(folder / "calm.detente", folder / "calm")
    kills = rounds = 0
    wrong: list[str] = []
    while kills < times:
        rounds += 1
        ledger = folder / f"{rounds}.detente"
        kills += read_with_kills(folder, pile, ledger, dice, times - kills)
        disturbed = contents(ledger, folder / f"export-{rounds}")
        wrong += [f"round {rounds}: {name} differs" for name in calm if disturbed.get(name) != calm[name]]
    sys.stdout.write(f"{kills} kills in {rounds} readings of {reports} reports: {len(wrong)} differences\n")
    return wrong


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main() -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(prog="python -m tests.engines.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--seed", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = check(asked.times, asked.reports, asked.seed, Path(folder))
    sys.stdout.write("".join(f"{each}\n" for each in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
