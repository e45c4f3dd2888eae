"""The contract of every export format, whichever modules the folder holds; and what JSON Lines promises beside."""

import importlib
import json
from datetime import date

import pytest

from detente import exports
from detente.records import Figure, Findings

FORMATS = exports.formats()


@pytest.fixture
def tables(woven, hand):
    report = hand.report("a")
    found = Findings(
        events=(hand.event(report),),
        mechanisms=(hand.mechanism(report),),
        transitions=(hand.change(report, "agreed", date(2020, 5, 1)),),
        figures=(Figure(
            "figure-1", 40.0, 2.5e6, True, "people", "killed", None, None, None, None, None, "unknown",
            (hand.mention(report),), report.published_to,
        ),),
    )  # fmt: skip
    return woven((report, found), (hand.report("b"), Findings()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_described_and_named_like_its_module(name):
    module = importlib.import_module(f"detente.exports.{name}")
    assert name == module.NAME
    assert module.__doc__.splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_the_files_it_names_and_always_the_same(name, tables, tmp_path):
    first, second = (FORMATS[name](tables, tmp_path / folder) for folder in ("one", "two"))
    assert first
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def rows(tables, tmp_path, table):
    (file,) = (each for each in FORMATS["jsonl"](tables, tmp_path) if each.stem == table)
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_jsonl_has_all_tables(tables, tmp_path):
    names = ["documents", "actors", "events", "statements", "mechanisms", "transitions", "figures", "disputes"]
    assert [each.name for each in FORMATS["jsonl"](tables, tmp_path)] == [f"{name}.jsonl" for name in names]


def test_jsonl_tells_no_time_of_reading(tables, tmp_path):
    assert all("ingested_at" not in row for row in rows(tables, tmp_path, "documents"))


def test_jsonl_writes_whole_numbers_whole_and_days_as_iso(tables, tmp_path):
    (figure,) = rows(tables, tmp_path, "figures")
    assert (figure["low"], figure["high"]) == (40, 2_500_000)
    assert isinstance(figure["low"], int)
    (event,) = rows(tables, tmp_path, "events")
    assert event["date_from"] == "2020-04-30"


@pytest.mark.parametrize("table, fields", [("events", True), ("transitions", True), ("mechanisms", False)])
def test_mentions_of_what_can_be_planned_or_denied_carry_their_status(tables, tmp_path, table, fields):
    (record,) = rows(tables, tmp_path, table)
    assert ("status" in record["mentions"][0]) is fields


def test_rows_are_sorted_by_id(tables, tmp_path):
    found = [row["document_id"] for row in rows(tables, tmp_path, "documents")]
    assert found == sorted(found)
    assert len(found) == 2


def test_calendar_has_each_announced_end_as_a_whole_day(hand, woven, tmp_path):
    report = hand.report(
        "a", "The truce, signed in May; it lapses in June, unless it is renewed by both of the two sides."
    )
    changes = (
        hand.change(report, "agreed", date(2020, 5, 1)),
        hand.change(report, "expired", date(2020, 6, 10), "planned"),
    )
    tables = woven((report, Findings(mechanisms=(hand.mechanism(report, "the Zürich truce"),), transitions=changes)))
    (file,) = FORMATS["calendar"](tables, tmp_path)
    lines = file.read_bytes().decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert {"DTSTART;VALUE=DATE:20200610", "DTEND;VALUE=DATE:20200611"} <= set(lines)
    assert "SUMMARY:the Zürich truce is to end (unheard)" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert r"May\; it lapses in June\, unless" in file.read_text("utf-8").replace("\r\n ", "").replace("\n ", "")
