"""How long the pages of a large ledger take: python -m tests.workbench.timing FOLDER, of tests.questions.big_ledger."""

import argparse
import sys
import time
from pathlib import Path

from detente.workbench.library import open_shelf

from .conftest import running

FIRST = "/picture"
FILTERED = (
    "/picture?on=2020-10-05&known_by=2020-10-05",
    "/picture?actor=RUS&on=2020-10-05",
    "/arrangements",
    "/arrangements?on=2020-10-05&known_by=2020-10-05&kind=ceasefire",
    "/timeline",
    "/timeline?type=AID&actor=RUS",
    "/timeline?place=Town+7&status=any&known_by=2020-10-05",
    "/timeline?since=2016&until=2018&start=5000",
    "/relation?a=RUS&b=USA",
    "/relation?a=RUS&b=USA&known_by=2020-10-05",
    "/actors",
    "/actors?actor=RUS&on=2020-10-05",
    "/map",
    "/map?type=AID&known_by=2020-10-05",
    "/statements",
    "/statements?actor=RUS&about=ceasefire&known_by=2020-10-05",
    "/disputes",
    "/disputes?actor=RUS&response=denied",
    "/figures",
    "/figures?measure=killed&place=Town+7&known_by=2020-10-05",
    "/sources",
    "/sources?known_by=2020-10-05&language=en",
    "/votes",
    "/search?about=convoy+border",
    "/review",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.workbench.timing", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    started = time.monotonic()
    open_shelf(folder).close()
    sys.stdout.write(f"laid out in {time.monotonic() - started:.1f} s\n")
    with running(folder) as bench:
        ((record,),) = bench.library.look().cursor().execute("SELECT max(event_id) FROM events").fetchall()
        for path in (FIRST, *FILTERED, f"/read?record={record}"):
            started, worked = time.monotonic(), time.process_time()
            text = bench.page(path)
            waited, worked = 1000 * (time.monotonic() - started), 1000 * (time.process_time() - worked)
            sys.stdout.write(f"{waited:6.0f} ms ({worked:5.0f} ms of CPU) {len(text) / 1000:6.0f} kB  {path}\n")


if __name__ == "__main__":
    main()
