"""The command line as a user meets it: real reports, a real ledger, real exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import detente
from detente.api import read
from detente.cli import NOT_ALL_READ, main
from detente.exports import formats
from detente.questions import questions

REPORT = """Ruling party blames Kenya over raid

NAIROBI, 3 May 2019 (Savanna Wire) - Uganda's foreign minister, Ada Obote, on Friday accused Kenya of shelling Busia.

Kenya's army denied the accusation. "We fired at nobody," Kenyan army spokesman John Otieno said.

At least 12 people were killed, Obote said. Kenya put the number of dead at four.

The two countries agreed on Thursday to a ceasefire.
"""


def run(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    (folder / "raid.txt").write_text(REPORT, "utf-8")
    read(folder, folder / "x.detente")
    return folder / "x.detente"


def test_help_loads_neither_the_language_model_nor_the_database():
    heavy = "import sys, detente.cli; print({'spacy', 'duckdb', 'pyarrow', 'rich'} & sys.modules.keys())"
    shown = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_a_question_loads_no_language_model(ledger):
    loaded = "finally: print({'spacy', 'trafilatura'} & sys.modules.keys())"
    asked = f"import sys\nfrom detente.cli import main\ntry: main()\n{loaded}"
    words = ["timeline", "--ledger", str(ledger), "--json"]
    shown = subprocess.run([sys.executable, "-c", asked, *words], capture_output=True, text=True, check=True)
    assert shown.stdout.endswith("]\nset()\n")


def test_every_question_is_a_command():
    assert questions().keys() <= main.commands.keys()
    assert {"read", "brief", "export", "forget"} <= main.commands.keys()


def test_a_pile_with_a_bad_report_is_read_and_says_so(tmp_path):
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = run("read", tmp_path, "--ledger", tmp_path / "x.detente")
    assert result.exit_code == NOT_ALL_READ
    assert "1 read, 0 unchanged, 1 not read" in result.output
    listed = json.loads(run("sources", "--ledger", tmp_path / "x.detente", "--json").stdout)
    assert [bool(row["problem"]) for row in listed] == [True, False]


def test_without_ledger_the_one_in_the_folder_is_used(ledger, monkeypatch):
    monkeypatch.chdir(ledger.parent)
    assert run("sources").exit_code == 0


def test_without_any_ledger_the_error_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("timeline")
    assert result.exit_code == 1
    assert "detente read PATH" in result.stderr


@pytest.mark.parametrize("name", sorted(questions().keys() - {"relation", "explain", "course", "search"}))
def test_a_question_prints_lines_in_a_pipe_and_json_on_request(ledger, name):
    plain, as_json = run(name, "--ledger", ledger), run(name, "--ledger", ledger, "--json")
    assert (plain.exit_code, as_json.exit_code) == (0, 0)
    rows = json.loads(as_json.stdout)
    assert len(plain.stdout.splitlines()) == (len(rows) + 1 if rows else 0)


def test_the_accusation_its_denial_and_the_numbers_are_read(ledger):
    disputes = json.loads(run("disputes", "--ledger", ledger, "--json").stdout)
    assert {(*row["accuser"], *row["accused"]) for row in disputes} >= {("UGA:ada-obote", "KEN")}
    figures = json.loads(run("figures", "--ledger", ledger, "--json").stdout)
    assert {row["low"] for row in figures} >= {12}


def test_explain_leads_from_a_listing_to_the_report(ledger):
    first = json.loads(run("timeline", "--ledger", ledger, "--status", "any", "--json").stdout)[0]
    told = json.loads(run("explain", first["event_id"], "--ledger", ledger, "--json").stdout)
    assert {row["location"] for row in told} == {str(ledger.parent / "raid.txt")}


def test_the_brief_is_printed_and_written(ledger, tmp_path):
    result = run("brief", "--ledger", ledger, "--on", "2019-05-03", "--output", tmp_path / "brief.html")
    assert result.exit_code == 0
    assert "WHAT STANDS" in result.stdout
    assert (tmp_path / "brief.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_brief_that_cannot_be_written_says_so(ledger, tmp_path):
    result = run("brief", "--ledger", ledger, "--output", tmp_path / "none" / "brief.html")
    assert result.exit_code == 1
    assert "name another --output" in result.stderr


@pytest.mark.parametrize("name", formats())
def test_an_export_names_its_files(ledger, tmp_path, name):
    result = run("export", "--format", name, "--output", tmp_path, "--ledger", ledger)
    assert result.exit_code == 0
    assert all(Path(line).is_file() for line in result.stdout.splitlines())


def test_an_unknown_format_is_told_the_known_ones(ledger, tmp_path):
    result = run("export", "--format", "punchcards", "--output", tmp_path, "--ledger", ledger)
    assert "not one of" in result.stderr


def test_forget_takes_a_report_out(tmp_path):
    (tmp_path / "raid.txt").write_text(REPORT, "utf-8")
    run("read", tmp_path, "--ledger", tmp_path / "x.detente")
    assert run("forget", tmp_path / "raid.txt", "--ledger", tmp_path / "x.detente").exit_code == 0
    assert run("sources", "--ledger", tmp_path / "x.detente").stdout == ""


def test_the_python_door_asks_the_same_questions(ledger):
    with detente.open(ledger) as opened:
        assert opened.sources().rows[0].location == str(ledger.parent / "raid.txt")
        with pytest.raises(AttributeError, match="it answers actors"):
            opened.guess()
