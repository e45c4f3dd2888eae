"""How the weave grows with the pile, and what a hundred reports more cost: over made-up findings, nothing is read."""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from detente.ledger.store import create_store, open_store
from detente.ledger.weave import weave

from ..ledger.big_pile import Sample, fill

MORE = 100


def growth(samples: Sequence[Sample], most: int) -> list[dict[str, float]]:
    """Processor seconds of the weave of 100 reports, 1,000 and so on up to `most`, and after a hundred more."""
    sizes = [100]
    while sizes[-1] * 10 <= most:
        sizes.append(sizes[-1] * 10)
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = Path(folder) / "x.detente"
            create_store(ledger)
            first = _woven(ledger, samples, 0, size)
            found.append({"reports": size, "weave": first, "a hundred more": _woven(ledger, samples, size, MORE)})
        row = found[-1]
        sys.stdout.write(f"weave {size:8} reports {row['weave']:8.1f} s, again with {MORE} more ")
        sys.stdout.write(f"{row['a hundred more']:8.1f} s\n")
        sys.stdout.flush()
    return found


def _woven(ledger: Path, samples: Sequence[Sample], first: int, count: int) -> float:
    with open_store(ledger) as store:
        fill(store, samples, first, count, "made-up")
        begun = time.process_time()
        weave(ledger, store)
        return round(time.process_time() - begun, 2)
