"""Every page keeps its contract: it answers, is small, harmless, and its CSV and JSON say the same."""

import csv
import io
import json
import shlex

import pytest

from detente.cli import main
from detente.questions import relation
from detente.workbench.pages import pages
from detente.workbench.security import POLICY

from .conftest import SCRIPT, Bench

LARGEST = 300_000  # bytes of a page
QUERIES = {
    "read": "?record={event}",
    "search": "?about=vetoed",
    "arrangements": "?record={mechanism}",
    "relation": "?a={a}&b={b}",
}
STEERING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\x07", "\x1b"}


@pytest.fixture(params=["sample", "hostile"])
def bench(request) -> Bench:
    return request.getfixturevalue(f"{request.param}_bench")


def query(bench: Bench, name: str) -> str:
    connection = bench.library.look().cursor()
    ((event, a, b),) = connection.execute(
        "SELECT event_id, actor[1], recipient[1] FROM events WHERE len(actor) > 0 AND len(recipient) > 0 "
        "ORDER BY event_id LIMIT 1"
    ).fetchall()
    ((mechanism,),) = connection.execute("SELECT min(mechanism_id) FROM transitions").fetchall()
    return QUERIES.get(name, "").format(event=event, mechanism=mechanism, a=a, b=b)


@pytest.mark.parametrize("name", pages())
@pytest.mark.parametrize("clocks", ["", "on=2016-10-04&known_by=2020-05-02"], ids=["all-days", "one-day"])
def test_a_page_is_small_and_harmless(bench, name, clocks):
    asked = query(bench, name)
    answered = bench.ask(f"/{name}{asked}{'&' if asked and clocks else '?' if clocks else ''}{clocks}")
    text = answered.text
    assert answered.status == 200, text
    assert len(text.encode()) < LARGEST
    assert SCRIPT not in text and "<img" not in text
    assert not STEERING & set(text)
    assert answered.headers["content-security-policy"] == POLICY
    assert "</html>" in text


@pytest.mark.parametrize("name", pages())
def test_csv_and_json_say_the_same(bench, name):
    csv.field_size_limit(4_000_000)  # one word of the hostile reports has a million letters
    asked = query(bench, name)
    as_csv = bench.page(f"/{name}.csv{asked}")
    rows = json.loads(bench.page(f"/{name}.json{asked}"))
    table = list(csv.DictReader(io.StringIO(as_csv)))
    assert len(table) == len(rows)
    assert all(list(one) == list(other) for one, other in zip(table, rows, strict=True))
    assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "+", "@"))]
    assert not STEERING & set(as_csv)
    texts = [(one[name], value) for one, other in zip(table, rows, strict=True) for name, value in other.items()]
    assert all(cell.removeprefix("'") == value for cell, value in texts if isinstance(value, str))


@pytest.mark.parametrize("page", pages().values(), ids=pages())
def test_a_page_declares_what_it_takes(page):
    assert page.title
    assert len(set(page.takes)) == len(page.takes)
    assert not {"on", "known_by", "start", "token"} & set(page.takes)


@pytest.mark.parametrize("name", sorted(pages().keys() - {"review", "search"}))
def test_the_command_beside_a_page_asks_what_it_shows(sample_bench, name):
    text = sample_bench.page(f"/{name}{query(sample_bench, name)}")
    words = shlex.split(text.split('data-copy="')[1].split('"')[0].replace("&#39;", "'"))
    command = main.commands[words[1]]
    assert words[0] == "detente"
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize(
    "path, told",
    [
        ("/timeline?since=yesterday", "write it as 2016-09-19"),
        ("/timeline?start=-1", "no number of a row"),
        ("/timeline?actor=Nobody", "no actor"),
        ("/read?record=event-9", "no record of this ledger"),
        ("/read", "name a record"),
        ("/read?report=9", "no report"),
        ("/timeline?actor=" + "x" * 400, "too many"),
        ("/arrangements?record=mechanism-9", "no arrangement"),
        ("/nowhere", "No such page"),
    ],
)
def test_a_senseless_address_is_told_what_would_make_sense(sample_bench, path, told):
    answered = sample_bench.ask(path)
    assert answered.status in (400, 404)
    assert told in answered.text


@pytest.mark.parametrize("start", [0, 50])
def test_a_long_list_comes_a_page_at_a_time(sample_bench, start):
    text = sample_bench.page(f"/timeline?status=any&start={start}")
    assert text.count('<li class="row') <= 50
    assert text.count("‹ before") == (2 if start else 0)


def test_a_filter_narrows_and_counts(sample_bench):
    every = json.loads(sample_bench.page("/timeline.json"))
    some = json.loads(sample_bench.page("/timeline.json?type=REJECT"))
    assert 0 < len(some) < len(every)
    assert {row["type"] for row in some} == {"REJECT"}
    assert f"of {len(some)}</span>" in sample_bench.page("/timeline?type=REJECT")


@pytest.mark.parametrize(
    "asked, kept",
    [
        ("type=REJECT|AGREE", {"REJECT", "AGREE"}),
        ("type=REJECT|AGREE|!AGREE", {"REJECT"}),
        ("type=REJECT&status=!occurred", {"REJECT"}),
        ("type=REJECT&place=!Aleppo&actor=Russia|United+States", {"REJECT"}),
    ],
)
def test_several_values_and_values_left_out(sample_bench, asked, kept):
    rows = json.loads(sample_bench.page(f"/timeline.json?{asked}"))
    assert {row["type"] for row in rows} == kept
    assert "!Aleppo" not in asked or "Aleppo" not in {row["place"] for row in rows}
    assert "!occurred" not in asked or "occurred" not in {row["status"] for row in rows}
    page = sample_bench.page(f"/timeline?{asked}")
    assert f"of {len(rows)}</span>" in page
    assert "data-copy=" not in page


def test_what_one_value_leaves_out_another_value_has(sample_bench):
    def number(asked: str) -> int:
        return len(json.loads(sample_bench.page(f"/timeline.json?{asked}")))

    assert number("type=REJECT") + number("type=!REJECT") == number("")
    assert number("actor=Russia") + number("actor=!Russia") == number("")


def test_the_curve_is_what_the_command_gives(sample_bench):
    shown = sample_bench.library.look()
    for known_by in (None, "2016-10-03"):
        page = json.loads(sample_bench.page(f"/relation.json?a=USA&b=RUS{f'&known_by={known_by}' if known_by else ''}"))
        asked = relation.ask(shown.cursor(), "USA", "RUS", known_by=known_by).dicts()
        assert page == [{name: value for name, value in row.items() if name != "event_ids"} for row in asked]


def test_the_known_by_clock_hides_what_was_not_yet_told(sample_bench):
    early = json.loads(sample_bench.page("/timeline.json?known_by=2016-09-20"))
    assert 0 < len(early) < len(json.loads(sample_bench.page("/timeline.json")))
    assert all(row["known_from"] <= "2016-09-20" for row in early)
