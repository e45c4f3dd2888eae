"""The Python door, with real reading: a small pile of own reports on a dispute that never was."""

import os
import pickle
import signal
import subprocess
import sys
import time
from datetime import date

import pytest

import detente
from detente.exports.jsonl import export

REPORTS = {
    "one.txt": "Strelsau Courier\nMay 4, 2021\n\nRussia accused Turkey of shelling a village on Monday.\n\n"
    "“We will answer every shell,” Russian Foreign Minister Sergei Lavrov said in Moscow.\n",
    "two.txt": "Hentzau Mirror\nMay 6, 2021\n\nTurkey denied on Wednesday that its army had shelled the village.\n\n"
    "The two countries agreed to a ceasefire that begins on Friday, the United Nations said.\n",
    "three.txt": "Zenda Post\nMay 9, 2021\n\n"
    "The ceasefire between Russia and Turkey collapsed on Saturday, officials said.\n\n"
    "At least 12 people were killed near Hatay, according to the Turkish Health Ministry.\n",
}


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def exported(ledger, target):
    with detente.open(ledger) as opened:
        return {file.name: file.read_bytes() for file in export(opened.connection, target)}


def test_all_names_are_there_and_sorted():
    assert sorted(detente.__all__) == detente.__all__
    assert dir(detente) == detente.__all__
    assert all(getattr(detente, name) is not None for name in detente.__all__)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = detente.nothing_of_the_kind


def test_importing_loads_nothing_heavy():
    heavy = "{'spacy', 'duckdb', 'pyarrow', 'pydantic', 'trafilatura', 'detente.api'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", f"import sys, detente; sys.exit(len({heavy}))"], check=True)


def test_reading_again_reads_nothing(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    assert detente.read(pile, ledger) == detente.ReadSummary(3, 0, 0)
    once = exported(ledger, tmp_path / "once")
    assert detente.read([pile, pile / "one.txt"], ledger) == detente.ReadSummary(0, 3, 0)
    assert exported(ledger, tmp_path / "twice") == once


def test_neither_order_nor_workers_change_the_ledger(pile, tmp_path):
    files = sorted(pile.iterdir())
    detente.read(pile, tmp_path / "a.detente")
    for file in reversed(files):
        detente.read(file, tmp_path / "b.detente")
    detente.read(files, tmp_path / "c.detente", workers=2)
    first, *others = (exported(tmp_path / f"{name}.detente", tmp_path / name) for name in "abc")
    assert others == [first, first]


def test_forgetting_leaves_what_the_others_alone_would_give(pile, tmp_path):
    detente.read(pile, tmp_path / "a.detente")
    detente.forget((pile / "two.txt").as_posix(), tmp_path / "a.detente")
    detente.read([pile / "one.txt", pile / "three.txt"], tmp_path / "b.detente")
    assert exported(tmp_path / "a.detente", tmp_path / "a") == exported(tmp_path / "b.detente", tmp_path / "b")


def test_a_changed_report_is_read_anew(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    detente.read(pile, ledger)
    (pile / "one.txt").write_text(REPORTS["one.txt"].replace("Turkey", "Georgia"), "utf-8")
    assert detente.read(pile, ledger) == detente.ReadSummary(1, 2, 0)


def test_what_cannot_be_read_is_recorded_and_the_rest_goes_on(pile, tmp_path):
    (pile / "broken.txt").write_bytes(bytes(range(256)) * 40)
    seen = []
    ledger = tmp_path / "x.detente"
    assert detente.read(pile, ledger, progress=lambda *step: seen.append(step)).failed == 1
    assert sorted(step[0] for step in seen) == [1, 2, 3, 4]
    assert detente.read(pile, ledger) == detente.ReadSummary(0, 3, 1)
    with detente.open(ledger) as opened:
        ((location, problem, advice),) = opened.connection.execute("FROM issues").fetchall()
    assert location.endswith("broken.txt")
    assert problem
    assert advice


READ = "import detente, sys; detente.read(sys.argv[1], sys.argv[2], progress=lambda *step: print(step, flush=True))"


def test_killed_while_reading_nothing_is_lost_or_doubled(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    with subprocess.Popen([sys.executable, "-c", READ, pile, ledger], stdout=subprocess.PIPE) as reading:
        reading.stdout.readline()  # one report is saved
        os.kill(reading.pid, signal.SIGKILL)
    with detente.open(ledger) as opened:
        assert len(opened.connection.execute("FROM documents").fetchall()) >= 1
    again = detente.read(pile, ledger)
    assert again.read + again.skipped == 3
    assert again.skipped >= 1
    detente.read(pile, tmp_path / "whole.detente")
    assert exported(ledger, tmp_path / "a") == exported(tmp_path / "whole.detente", tmp_path / "b")


def test_questions_are_answered_while_reading_goes_on(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    detente.read(pile / "one.txt", ledger)
    with subprocess.Popen([sys.executable, "-c", READ, pile, ledger], stdout=subprocess.PIPE) as reading:
        while reading.poll() is None:
            with detente.open(ledger) as opened:
                assert len(opened.connection.execute("FROM documents").fetchall()) >= 1
            time.sleep(0.05)
    with detente.open(ledger) as opened:
        assert len(opened.connection.execute("FROM documents").fetchall()) == 3


def test_an_open_ledger_takes_in_what_is_new_when_asked(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    detente.read(pile / "one.txt", ledger)
    with detente.open(ledger) as opened:
        detente.read(pile / "two.txt", ledger)
        assert len(opened.connection.execute("FROM documents").fetchall()) == 1
        opened.refresh()
        assert len(opened.connection.execute("FROM documents").fetchall()) == 2


def test_every_mention_shows_its_sentence(pile, tmp_path):
    detente.read(pile, tmp_path / "x.detente")
    with detente.open(tmp_path / "x.detente") as opened:
        wrong = opened.connection.execute(
            "FROM mentions JOIN documents USING (document_id) "
            "WHERE substring(text, sentence_start + 1, sentence_end - sentence_start) <> sentence"
        ).fetchall()
    assert wrong == []


def test_opening_what_is_no_ledger(tmp_path):
    with pytest.raises(detente.LedgerError, match="no ledger there"):
        detente.open(tmp_path / "none.detente")


@pytest.mark.parametrize("published", ["2021-05-04", date(2021, 5, 4)])
def test_parse_takes_a_day_as_text_or_date(published):
    reading = detente.parse("Russia accused Turkey of shelling a village on Monday.", published)
    assert reading.document.published_to == date(2021, 5, 4)
    assert reading.document.text.startswith("Russia accused")
    assert reading.when(0, 14).date_to is not None


def test_a_reading_sent_elsewhere_still_says_when():
    reading = detente.parse("Russia accused Turkey of shelling a village on Monday.", "2021-05-04")
    sent = pickle.loads(pickle.dumps(reading))
    assert sent == reading
    assert sent.when(0, 14) == reading.when(0, 14)


def test_parse_refuses_what_is_no_day():
    with pytest.raises(detente.QuestionError, match="published: 'yesterday' is no day"):
        detente.parse("Text.", "yesterday")


def test_parse_keeps_a_text_to_the_character():
    text = "  Odd  spacing,\n\tkept — as it is. \n"
    assert detente.parse(text, clean=False).document.text == text


def test_between_names_what_the_one_does_to_the_other():
    assert detente.between("Russia accused Turkey of lying.", (0, 6), (15, 21)) == "ACCUSE"
