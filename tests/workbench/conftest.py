"""Two ledgers and their workbenches: a part of the samples, read; and one made by hand, hostile in every field."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar, get_type_hints

import pytest
import uvicorn

from detente.api import read
from detente.identity import digest
from detente.ledger.ingest import findings_key
from detente.ledger.store import StoredReport, create_store, open_store, save_reports
from detente.records import (
    Actor,
    Dispute,
    Document,
    Event,
    Figure,
    Findings,
    Mechanism,
    Mention,
    Role,
    Statement,
    Transition,
)
from detente.serial import to_json
from detente.workbench.app import make_app
from detente.workbench.library import Library

SAMPLES = Path(__file__).parents[2] / "samples" / "syria"
READ = (
    "2016-09-10-kerry-lavrov-deal.html",
    "2016-09-18-deir-ezzor-strike.txt",
    "2016-10-03-talks-suspended.html",
    "2016-10-04-talks-suspended-reprint.txt",
    "2016-10-08-double-rejection.html",
)
TOKEN = "key-of-the-tests"
SCRIPT = "<script>document.title='taken'</script>"
HOSTILE = (
    f'{SCRIPT}"><img src=x onerror="document.title=1"> </title></script><!-- {{{{ 7 * 7 }}}} '
    "=HYPERLINK(1) javascript:alert(1) \u202egnorw\u2066 \u2069 \x07\x1b[31m ﷽ السلام Мир"
)
LONG = "W" * 1_000_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them in one process: the ledgers and the browser are made once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("workbench"))


@dataclass(frozen=True)
class Bench:
    """A workbench that runs, and how to ask it."""

    port: int
    library: Library

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def opening(self) -> str:
        return f"{self.origin}/?token={TOKEN}"

    @property
    def cookie(self) -> dict[str, str]:
        """What a browser has that was let in."""
        return {"name": f"detente-{self.port}", "value": TOKEN, "url": self.origin}

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str | None) -> "Answered":
        """One request with the cookie of somebody let in; headers given as None are left out."""
        given = {"Cookie": f"detente-{self.port}={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body.encode(), {name: value for name, value in given.items() if value})
            response = connection.getresponse()
            return Answered(response.status, response.read().decode(), dict(response.getheaders()))

    def page(self, path: str) -> str:
        answered = self.ask(path)
        assert answered.status == 200, answered.text
        return answered.text


@dataclass(frozen=True)
class Answered:
    status: int
    text: str
    headers: dict[str, str]


@contextmanager
def running(folder: Path) -> Iterator[Bench]:
    library = Library(folder)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        settings = uvicorn.Config(make_app(library, TOKEN, port), log_level="warning", lifespan="off")
        server = uvicorn.Server(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield Bench(port, library)
        server.should_exit = True
        thread.join(10)
    library.close()


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "syria.detente"
    read([SAMPLES / name for name in READ], folder)
    return folder


@pytest.fixture(scope="session")
def sample_bench(sample_ledger: Path) -> Iterator[Bench]:
    with running(sample_ledger) as bench:
        yield bench


@pytest.fixture(scope="session")
def hostile_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("hostile") / "hostile.detente"
    create_store(folder)
    for number in range(3):
        save(folder, *hostile_report(number))
    with running(folder) as bench:
        yield bench


def save(folder: Path, document: Document, findings: Findings) -> None:
    """Keep a report and its findings as a reading would."""
    with open_store(folder) as store:
        key, raw = findings_key(document, "1"), digest([document.text])
        row = StoredReport(
            document.location, document.location, "", raw, "1", to_json(document), key, to_json(findings)
        )
        save_reports(store, [row], datetime(2020, 1, 1))


def hostile_report(number: int) -> tuple[Document, Findings]:
    """A report whose every field was written by an enemy, with a record of each layer."""
    day = date(2020, 5, 1 + number)
    text = f"{HOSTILE}. Vetoed {number}. {LONG if number == 0 else 'short'} end.\n\n{HOSTILE}"
    document = Document(
        digest([text]), f"{HOSTILE}/{number}.txt".replace("\x07", ""), f"{HOSTILE} {number}", HOSTILE, (HOSTILE,),
        (HOSTILE,), "en", day, day, "stated", text, None, (HOSTILE,),
    )  # fmt: skip
    start = text.index("Vetoed")
    sentence = f"{text[: start + 9]}"
    mention = Mention(document.document_id, start, start + 6, 0, len(sentence), sentence, "hand/made")
    told = replace(mention, status="occurred", attributed_to=("RUR",))
    long = replace(mention, sentence_end=len(text), sentence=text)
    when = {"date_from": day, "date_to": day, "date_basis": "stated", "mentions": (mention,)}
    sides = {"actor": ("RUR",), "recipient": ("STR",)}
    actors = (
        hostile(Actor, actor_id="RUR", kind="country", root="RUR", roles=(hostile(Role, of="STR"),)),
        hostile(Actor, actor_id="STR", kind="country", root="STR", name=f"Strelsau {HOSTILE}", roles=()),
    )
    events = tuple(
        hostile(
            Event, **{**when, **sides, "mentions": (replace(long, status="occurred") if at else told,)},
            event_id=f"event-{number}{at}", type=kind, status="occurred", attributed_to=(), intensity=-2.0,
            quad="verbal conflict",
        )
        for at, kind in enumerate(("REJECT", "ASSAULT", "AGREE"))
    )  # fmt: skip
    statement = hostile(
        Statement,
        **when,
        statement_id=f"statement-{number}",
        speaker_id="RUR",
        manner="direct",
        content_spans=((0, 9),),
    )
    mechanism = hostile(
        Mechanism, mechanism_id="mechanism-1", kind="ceasefire", parties=("RUR", "STR"), state=None, mentions=(mention,)
    )
    transition = hostile(
        Transition, **{**when, "mentions": (told,)}, transition_id=f"transition-{number}", mechanism_id="mechanism-1",
        state=("proposed", "agreed", "collapsed")[number], by=("RUR",), status="occurred", attributed_to=(),
    )  # fmt: skip
    figures = tuple(
        hostile(
            Figure, **when, figure_id=f"figure-{number}{at}", low=low, high=low, unit="people", measure="killed",
            source=f"{HOSTILE} {at}",
        )
        for at, low in enumerate((3.0, 300.0))
    )  # fmt: skip
    dispute = hostile(
        Dispute, **when, dispute_id=f"dispute-{number}", event_id=None, accuser=("RUR",), accused=("STR",),
        response="denied", response_mentions=(mention,),
    )  # fmt: skip
    return document, Findings((), actors, events, (statement,), (mechanism,), (transition,), figures, (dispute,))


Record = TypeVar("Record")


def hostile(record: type[Record], **given: object) -> Record:
    """A record whose text is hostile wherever nothing else is given."""
    texts = {str: HOSTILE, str | None: HOSTILE, tuple[str, ...]: (HOSTILE,), date | None: date(2020, 5, 1), bool: False}
    hints = get_type_hints(record)
    needed = [each.name for each in fields(record) if each.default is MISSING and each.name not in given]
    return record(**given, **{name: texts[hints[name]] for name in needed})
