"""Readers and writers side by side: generations of tables come, are held, and go."""

import pytest

from detente.errors import LedgerError
from detente.ledger.locking import writing
from detente.ledger.opening import bring_up_to_date, open_tables
from detente.ledger.store import create_store, open_store
from detente.ledger.tables import current, tables_of
from detente.records import Findings


def weave(folder):
    with open_store(folder) as store:
        return bring_up_to_date(folder, store)


def documents(tables):
    return tables.connection.execute("SELECT count(*) FROM documents").fetchall()[0][0]


def test_an_open_reader_keeps_its_tables_while_new_ones_come(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    reader = open_tables(folder)
    for name in "bc":
        hand.save(folder, (hand.report(name, f"Text {name}."), Findings()))
        weave(folder)
    assert documents(reader) == 1
    reader.close()
    fresh = open_tables(folder)
    assert documents(fresh) == 3
    fresh.close()


def test_tables_nobody_holds_are_removed(folder, hand):
    for name in "abc":
        hand.save(folder, (hand.report(name, f"Text {name}."), Findings()))
        weave(folder)
    assert [each.name for each in (folder / "tables").iterdir()] == [current(folder)]


def test_the_same_reports_have_the_same_generation(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    first = weave(folder)
    hand.save(folder, (hand.report("b", "More."), Findings()))
    assert weave(folder) != first
    hand.save(folder, (hand.report("a"), Findings()))
    assert weave(folder) == current(folder)


def test_what_a_killed_weaving_left_behind_is_removed(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    (folder / "tables" / "making-0-1").mkdir(parents=True)
    generation = weave(folder)
    assert [each.name for each in (folder / "tables").iterdir()] == [generation]


def test_opening_takes_in_what_a_killed_reading_saved(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    weave(folder)
    hand.save(folder, (hand.report("b", "More."), Findings()))
    tables = open_tables(folder)
    assert documents(tables) == 2
    tables.close()


def test_during_a_reading_the_tables_stay_as_they_stood(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    weave(folder)
    with writing(folder):
        hand.save(folder, (hand.report("b", "More."), Findings()))
        tables = open_tables(folder)
        assert documents(tables) == 1
        tables.close()


def test_during_the_first_reading_what_is_saved_can_be_asked(folder, hand):
    with writing(folder):
        hand.save(folder, (hand.report("a"), Findings()))
        tables = open_tables(folder)
        assert documents(tables) == 1
        tables.close()


def test_two_writers_at_once_is_an_error(folder):
    with (
        writing(folder),
        pytest.raises(LedgerError, match="another process is reading reports into it"),
        writing(folder),
    ):
        pass


def test_an_empty_ledger_can_be_asked(folder):
    tables = open_tables(folder)
    assert documents(tables) == 0
    tables.close()


def test_a_folder_with_marks_of_its_own_in_the_name(tmp_path, hand):
    folder = tmp_path / "it's [2020] *.detente"
    create_store(folder)
    hand.save(folder, (hand.report("a"), Findings()))
    tables = open_tables(folder)
    assert documents(tables) == 1
    assert tables_of(folder, tables.generation).exists()
    tables.close()
