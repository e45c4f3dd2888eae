"""Prints how well each layer reads, against our own gold; with --pin raises the floors to that."""

import argparse
import sys

from .floors import FLOORS, Floors, RegressionError, complaints, load_floors, pin, reached, write_floors
from .measuring import corpus, measure
from .scoring import Tally


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --pin: lower floors, too")
    options = parser.parse_args()
    floors = load_floors() if FLOORS.exists() else Floors("", {})
    measured, hashed = measure(), corpus()
    sys.stdout.write(table(measured, floors))
    if not options.pin:
        wrong = complaints(floors, hashed, reached(measured))
        sys.stderr.writelines(f"{each}\n" for each in wrong)
        return int(bool(wrong))
    try:
        write_floors(pin(floors, hashed, reached(measured), options.allow_regression))
    except RegressionError as problem:
        sys.stderr.write(f"not pinned: {problem}\n")
        return 1
    return 0


def table(measured: dict[str, Tally], floors: Floors) -> str:
    """One row a measure: records in the gold, found, agreed, their F1 and its floor."""
    rows = [f"{'measure':32s} {'gold':>5s} {'found':>5s} {'agreed':>6s} {'F1':>6s} {'floor':>6s}"]
    for name, tally in measured.items():
        least = floors.least.get(name)
        floor = f"{least:6.3f}" if least is not None else "     –"
        rows.append(f"{name:32s} {tally.gold:5d} {tally.found:5d} {tally.agreed:6d} {tally.f1:6.3f} {floor}")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
