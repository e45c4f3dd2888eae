import sqlite3
from contextlib import closing

import pytest

from detente.errors import LedgerError
from detente.ledger.store import create_store, finish_file, forget_report, known_files, open_store, store_file
from detente.records import Findings


def count(folder, table):
    with open_store(folder) as store:
        return store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_the_same_text_of_the_same_day_has_one_finding(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()), (hand.report("b"), Findings()))
    assert (count(folder, "reports"), count(folder, "findings")) == (2, 1)


def test_a_changed_report_takes_the_place_of_the_old_and_its_findings_go(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    hand.save(folder, (hand.report("a", text="Another text."), Findings()))
    assert (count(folder, "reports"), count(folder, "findings")) == (1, 1)


def test_forgetting_keeps_what_another_report_rests_on(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()), (hand.report("b"), Findings()))
    with open_store(folder) as store:
        forget_report(store, "a")
        assert store.execute("SELECT location FROM reports").fetchall() == [("b",)]
    assert count(folder, "findings") == 1
    with open_store(folder) as store:
        forget_report(store, "b")
    assert count(folder, "findings") == 0


def test_a_file_is_known_once_it_was_read_to_its_end(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    with open_store(folder) as store:
        assert known_files(store) == {}
        (raw_hash,) = store.execute("SELECT raw_hash FROM reports").fetchone()
        finish_file(store, "a", raw_hash, "1")
        assert [(known.read, known.failed) for known in known_files(store).values()] == [(1, 0)]


def test_what_an_earlier_content_of_a_file_gave_goes_when_the_new_one_is_read(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    with open_store(folder) as store:
        finish_file(store, "a", "another", "1")
    assert (count(folder, "reports"), count(folder, "findings")) == (0, 0)


def test_a_forgotten_file_is_read_again_when_it_is_met_again(folder, hand):
    hand.save(folder, (hand.report("a"), Findings()))
    with open_store(folder) as store:
        (raw_hash,) = store.execute("SELECT raw_hash FROM reports").fetchone()
        finish_file(store, "a", raw_hash, "1")
        forget_report(store, "a")
        assert known_files(store) == {}


def test_forgetting_what_was_never_read_is_an_error(folder):
    with open_store(folder) as store, pytest.raises(LedgerError, match=r"never\.txt: not in this ledger"):
        forget_report(store, "never.txt")


def test_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="no ledger there; make one"), open_store(tmp_path / "none.detente"):
        pass


def test_another_folder_is_not_made_a_ledger(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(LedgerError, match="is no ledger"):
        create_store(tmp_path)


def test_another_format(folder):
    with closing(sqlite3.connect(store_file(folder))) as store:
        store.execute("PRAGMA user_version = 999")
    with pytest.raises(LedgerError, match="format 999"), open_store(folder):
        pass


def test_a_damaged_store(folder):
    store_file(folder).write_bytes(b"not a database, but long enough to be looked at" * 100)
    with pytest.raises(LedgerError, match="damaged"), open_store(folder):
        pass
