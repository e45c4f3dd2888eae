"""How long each question takes on a ledger, median of 20: python -m tests.questions.timing FOLDER."""

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import detente
from detente.ledger.locking import writing
from detente.questions import questions

TIMES = 20
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("timeline", {"actor": "TUR", "since": "2019-03", "until": "2019-03"}),
    ("timeline", {"on": "2019-03-04"}),
    ("timeline", {"actor": "USA", "type": "ASSAULT", "limit": 100}),
    ("timeline", {"actor": "IRN", "since": "2018", "until": "2018", "known_by": "2018-06", "limit": 100}),
    ("timeline", {"place": "Town 77", "limit": 100}),
    ("timeline", {"limit": 100}),
    ("timeline", {"top": 30}),
    ("timeline", {"top": 30, "actor": "SYR", "known_by": "2019-03"}),
    ("state", {"on": "2019-03-04"}),
    ("state", {"on": "2019-03-04", "known_by": "2019-03-04"}),
    ("state", {"on": "2019-03-04", "ending_within": "60d"}),
    ("relation", {"a": "USA", "b": "RUS"}),
    ("relation", {"a": "USA", "b": "RUS", "known_by": "2019-03-04"}),
    ("quotes", {"by": "person-3", "since": "2019-03", "until": "2019-03"}),
    ("quotes", {"about": "Statement 7777"}),
    ("disputes", {"actor": "RUS", "since": "2019-03", "until": "2019-03"}),
    ("figures", {"about": "Town 77", "since": "2019", "until": "2019"}),
    ("sources", {"known_by": "2015-02"}),
    ("changes", {"since": "2024-12-20"}),
    ("explain", {"record": "event-000079d95abd"}),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.questions.timing", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--only", help="only this question")
    asked = parser.parse_args()
    taken = []
    with writing(asked.folder), detente.open(asked.folder) as ledger:  # as it stands, whatever detente made it
        for name, parameters in ASKED:
            if asked.only in (None, name):
                rows, median = _asked(ledger, name, parameters, asked.times)
                words = " ".join([name, *(f"--{each} {value}" for each, value in parameters.items())])
                taken.append((median, words))
                sys.stdout.write(f"{median * 1000:8.0f} ms {rows:8} rows  {words}\n")
                sys.stdout.flush()
    median, words = max(taken)
    sys.stdout.write(f"the slowest: {median * 1000:.0f} ms, {words}\n")


def _asked(ledger: detente.Ledger, name: str, parameters: dict[str, Any], times: int) -> tuple[int, float]:
    seconds = []
    for _ in range(times):
        started = time.monotonic()
        answer = questions()[name].ask(ledger.connection, **parameters)
        seconds.append(time.monotonic() - started)
    return len(answer), statistics.median(seconds)


if __name__ == "__main__":
    main()
