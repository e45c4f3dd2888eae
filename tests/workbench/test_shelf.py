"""The shelf gives what the ledger gives, for every day of knowing; and new reports are taken in while it is in use."""

import time

import pytest

from detente.ledger.opening import open_tables
from detente.workbench.library import Library
from detente.workbench.shelf.building import KEYS
from detente.workbench.shelf.words import documents_with

from .conftest import HOSTILE, create_store, hostile_report, save


@pytest.fixture(scope="module", params=["sample", "hostile"])
def both(request):
    library = request.getfixturevalue(f"{request.param}_bench").library
    opened = open_tables(library.folder)
    yield opened.connection, library.look()
    opened.close()


@pytest.mark.parametrize("layer", [*KEYS, "transitions", "mechanisms"])
def test_a_record_is_known_as_the_ledger_knows_it(both, layer):
    ledger, shelf = both[0], both[1].cursor()
    columns = [name for name, *_ in ledger.execute(f"DESCRIBE {layer}").fetchall()]
    shown = ", ".join("mentions[:1]" if name == "mentions" else f'"{name}"' for name in columns)
    days = ledger.execute("SELECT DISTINCT published_to FROM documents").fetchall()
    for (day,) in [*days, (None,)]:
        asked = f"SELECT {shown} FROM {layer}_known_by($1) ORDER BY ALL"
        assert shelf.execute(asked, [day]).fetchall() == ledger.execute(asked, [day]).fetchall(), day


def test_all_evidence_is_on_the_shelf(both):
    asked = 'SELECT layer, record_id, document_id, "start", "end", sentence, method FROM mentions ORDER BY ALL'
    assert both[1].cursor().execute(asked).fetchall() == both[0].execute(asked).fetchall()


@pytest.mark.parametrize(
    "words, some",
    [
        ("Aleppo", True),
        ("aleppo veto", True),
        ("alep", True),
        ("zzzz", False),
        ('zzzz" OR 1', False),
        ("'*\"", False),
        ("", False),
    ],
)
def test_reports_are_found_by_their_words(sample_bench, words, some):
    assert bool(sample_bench.library.look().shelf.documents_with(words, 10)) is some


def test_new_reports_show_when_they_are_in(tmp_path):
    folder = tmp_path / "x.detente"
    create_store(folder)
    save(folder, *hostile_report(1))
    library = Library(folder)
    try:
        before = library.look().shelf.generation
        save(folder, *hostile_report(2))
        open_tables(folder).close()  # as at the end of a reading
        library.look()
        waited = time.monotonic() + 20
        while library.look().shelf.generation == before and time.monotonic() < waited:
            time.sleep(0.02)
        assert library.look().shelf.span[2] == 2
    finally:
        library.close()


def test_the_index_holds_no_text(hostile_bench):
    assert documents_with
    assert HOSTILE.encode() not in b"".join(
        each.read_bytes() for each in hostile_bench.library.look().shelf.tables.glob("shelf-*.sqlite")
    )
