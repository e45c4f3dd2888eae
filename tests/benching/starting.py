"""How long the command line takes to answer: `--help`, and a question on an existing ledger, each in a new process."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import detente

from ..ledger.big_pile import Sample, fill

_MAIN = "from detente.cli import main; main()"
TIMES = 5
REPORTS = 50


def starting(samples: list[Sample]) -> dict[str, float]:
    """Seconds by the clock, the best of several."""
    from detente.ledger.store import create_store, open_store  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "x.detente"
        create_store(ledger)
        with open_store(ledger) as store:
            fill(store, samples, 0, REPORTS, "made-up")
        detente.open(ledger).close()  # woven
        asked = {"--help": ["--help"], "a question": ["state", "--on", "2016-05-01", "--ledger", str(ledger)]}
        found = {name: min(_seconds(words) for _ in range(TIMES)) for name, words in asked.items()}
    sys.stdout.write("".join(f"{name:26} {seconds:6.2f} s\n" for name, seconds in found.items()))
    return found


def _seconds(words: list[str]) -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", _MAIN, *words], check=True, capture_output=True)
    return round(time.monotonic() - begun, 3)
