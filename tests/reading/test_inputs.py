"""Every input format: its reports, their places, their metadata; and what archives may not do."""

import gzip
import json
import socket
import zipfile
from io import BytesIO

import pytest

from detente.errors import QuestionError, ReportError
from detente.knowledge.columns import FIELDS, columns_given, guess_columns, known_columns
from detente.reading import read_report, read_reports
from detente.reading.formats import formats
from detente.reading.limits import MOST_BYTES, Budget
from detente.reading.splitting import split
from detente.records import Issue

from .fuzz import ONE, outcome_of, told
from .making import (
    MANY,
    STORIES,
    archive_zip,
    as_csv,
    as_docx,
    as_html,
    as_text,
    eml,
    factiva_coded,
    feed,
    jsonl,
    table,
    tarred,
    warc,
    warc_record,
    zipped,
)

EXPORTS = ("nexis", "old nexis", "nexis docx", "factiva", "factiva html", "factiva coded")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.mark.parametrize("name", ONE)
def test_a_file_with_one_report_is_that_report(name):
    document = read_report(ONE[name](), "f")
    assert document.location == "f"
    assert document.title == STORIES[0][0]
    assert all(paragraph in document.text for paragraph in STORIES[0][4])


@pytest.mark.parametrize("name", MANY)
def test_a_file_with_several_reports_gives_them_all(name):
    documents = read_reports(MANY[name](), "f")
    for document, (title, paper, day, _, paragraphs) in zip(documents, STORIES, strict=True):
        assert document.location.startswith("f#")
        assert document.title == title
        assert all(paragraph in document.text for paragraph in paragraphs)
        assert document.published_to.isoformat() == day
        assert document.publisher == paper or name in {"rss", "atom"}
    assert len({document.location for document in documents}) == len(STORIES)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_leaves_its_own_lines_out(name):
    for document, story in zip(read_reports(MANY[name](), "f"), STORIES, strict=True):
        assert document.text.split("\n\n") == [story[0], *story[4]]
        assert document.authors == (story[3],)


@pytest.mark.parametrize("name", [*ONE, *MANY])
def test_a_name_says_nothing(name, tmp_path):
    raw = (ONE | MANY)[name]()
    assert [d.text for d in read_reports(raw, "x.html")] == [d.text for d in read_reports(raw, "x.pdf")]


@pytest.mark.parametrize(
    "raw, locations",
    [
        (jsonl(), ["f#1", "f#2", "f#3"]),
        (archive_zip(), ["f#a.txt", "f#b/b.html", "f#c.txt"]),
        (zipped({"x.jsonl": jsonl(), "y.tar": tarred({"z.txt": as_text(STORIES[0]).encode()})}),
         ["f#x.jsonl#1", "f#x.jsonl#2", "f#x.jsonl#3", "f#y.tar#z.txt"]),
        (gzip.compress(as_text(STORIES[0]).encode(), mtime=0), ["f"]),
        (zipped({"__MACOSX/._a": b"x", ".hidden": b"y", "a.txt": as_text(STORIES[1]).encode()}), ["f#a.txt"]),
        (tarred({"n.docx": as_docx(as_text(STORIES[0]).split("\n"))}), ["f#n.docx"]),
    ],
)  # fmt: skip
def test_where_reports_lie(raw, locations):
    assert [document.location for document in read_reports(raw, "f")] == locations


def test_two_members_of_one_name_are_two_reports():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", as_text(STORIES[0]))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", as_text(STORIES[1]))
    assert [each.location for each in read_reports(out.getvalue(), "f")] == ["f#a.txt", "f#a.txt (2)"]


def test_the_address_in_an_archive_tells_the_publisher():
    page = "<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORIES[0][4]) + "</body></html>"
    (document,) = read_reports(warc_record("https://www.bbc.co.uk/news/1", page.encode()), "f")
    assert document.publisher == "BBC"


def test_images_redirects_and_errors_in_an_archive_are_no_reports():
    missing = warc_record("https://x.example/2", b"<html>not found</html>").replace(b"1.1 200 OK", b"1.1 404 No")
    picture = warc_record("https://x.example/1.png", b"\x89PNG", "image/png")
    outcome = outcome_of(picture + missing + warc())
    assert (len(outcome.documents), outcome.issues) == (3, [])


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_tables_by_any_delimiter(delimiter):
    assert len(read_reports(as_csv(["date", "source", "title", "text"], delimiter), "f")) == 3


def test_columns_with_unknown_names_are_named_by_the_user():
    raw = as_csv(["tag", "blatt", "kopf", "inhalt"])
    with pytest.raises(ReportError, match="--map text=COLUMN"):
        read_reports(raw, "f")
    columns = columns_given("text=inhalt, published=tag")
    pages = [part.content for part in split(BytesIO(raw), columns)]
    assert [page.published.isoformat() for page in pages] == [story[2] for story in STORIES]


@pytest.mark.parametrize("asked", ["body", "text=", "colour=red", "=x"])
def test_a_mapping_that_is_none_is_an_error(asked):
    with pytest.raises(QuestionError, match="map: "):
        columns_given(asked)


def test_the_known_columns_are_those_of_reports():
    assert {column.name for column in known_columns()} == set(FIELDS)
    names = [name for column in known_columns() for name in column.known_as]
    assert len(names) == len(set(names))
    assert all(name == name.lower() and name.isalnum() for name in names)


def test_columns_are_guessed_whatever_their_case_and_marks():
    assert guess_columns(["ID", "Pub_Date", "Full Text", "HEADLINE"], {}) == {
        "text": "Full Text", "title": "HEADLINE", "published": "Pub_Date",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["", "[1, 2]", "{broken", '{"title": "no text"}', '{"body": ""}', "null", '{"body": "short"}', "[" * 100_000],
)
def test_a_broken_line_costs_that_line_only(line):
    lines = jsonl().decode().splitlines()
    raw = "\n".join([lines[0], line, *lines[1:]]).encode()
    outcome = outcome_of(raw)
    assert told(outcome.documents) == {0, 1, 2}
    assert len(outcome.issues) == bool(line)


@pytest.mark.parametrize("glue", [b"", b"x", b"\xe7", b" , "])
def test_a_lost_line_end_costs_no_report(glue):
    raw = glue.join(jsonl().splitlines())
    outcome = outcome_of(raw)
    assert (told(outcome.documents), outcome.issues) == ({0, 1, 2}, [])


def test_what_is_behind_a_broken_report_in_its_line_is_read():
    first, second, third = jsonl().splitlines()
    outcome = outcome_of(first[:-2] + second + b"\n" + third)
    assert told(outcome.documents) == {1, 2}
    assert len(outcome.issues) == 1


@pytest.mark.parametrize(
    "row", ["one,two", '2015-05-01,Paper,Title,"open quotation', '2015-05-01,Paper,"x"y,z', "a,b,c,"]
)
def test_a_broken_row_costs_that_row_only(row):
    lines = table().decode().split("\r\n")
    raw = "\r\n".join([lines[0], row, *lines[1:]]).encode()
    outcome = outcome_of(raw)
    assert told(outcome.documents) == {0, 1, 2}
    assert len(outcome.issues) >= 1


def test_half_a_character_does_no_harm():
    raw = jsonl().replace(b"Crossing at", b"\\ud83d Crossing at")
    outcome = outcome_of(raw)
    assert (told(outcome.documents), outcome.faults) == ({0, 1, 2}, [])


def test_html_in_fields_is_taken_out():
    row = {"body": "".join(f"<p>{each}</p>" for each in STORIES[0][4]), "title": STORIES[0][0]}
    (document,) = read_reports(json.dumps(row).encode() + b"\n", "f")
    assert document.text.split("\n\n") == [STORIES[0][0], *STORIES[0][4]]


def test_a_control_character_in_an_export_does_no_harm():
    raw = factiva_coded().replace(b"</tr>", b"</tr>\x0b&#1;", 3)
    outcome = outcome_of(raw)
    assert (told(outcome.documents), outcome.faults) == ({0, 1, 2}, [])


def test_an_item_whose_end_is_lost_does_not_hold_the_next():
    outcome = outcome_of(feed().replace(b"</item>", b"", 1))
    assert told(outcome.documents) == {0, 1, 2}
    assert [told([each]) for each in outcome.documents] == [{0}, {1}, {2}]


def test_an_item_without_text_says_so():
    raw = feed().replace(
        b"<channel>", b"<channel><item><title>Only a link</title><link>https://x.example/</link></item>"
    )
    outcome = outcome_of(raw)
    assert told(outcome.documents) == {0, 1, 2}
    assert [issue.problem for issue in outcome.issues] == ["the item has no text, only a link"]


def test_a_letter_passed_on_has_not_the_date_of_its_report():
    raw = eml().replace(b"Subject: ", b"Subject: Fwd: ")
    document = read_report(raw, "f")
    assert document.title == STORIES[0][0]
    assert document.published_basis != "metadata"


@pytest.mark.parametrize(
    "raw, problem",
    [
        (zipped({}), "no report in it"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "no Word document"),
        (gzip.compress(b"", mtime=0), "empty"),
        (b"%PDF-1.4\nnothing", "damaged"),
        (b"PK\x03\x04" + b"\x00" * 50, "damaged"),
        (b"WARC/1.0\r\n", "no report in it"),
        (b"<rss><channel></channel></rss>", "no items"),
        (b"\x1f\x8b\x08\x00broken", "damaged"),
    ],
)
def test_what_holds_no_report_says_so(raw, problem):
    with pytest.raises(ReportError, match=problem):
        read_reports(raw, "f")


def test_archives_in_archives_end_somewhere():
    raw = as_text(STORIES[0]).encode()
    for _ in range(6):
        raw = zipped({"x.zip": raw})
    with pytest.raises(ReportError, match="inside each other"):
        read_reports(raw, "f")


def test_a_bomb_is_not_unpacked():
    huge = zipped({f"{number}.txt": b"0" * (MOST_BYTES + 5) for number in range(8)})
    assert len(huge) < 1_000_000
    (*members, last) = list(split(BytesIO(huge)))
    assert len(members) < 8
    assert all(isinstance(part.content, Issue) for part in (*members, last))
    assert "far more than an archive" in last.content.problem


def test_too_many_members_are_not_read():
    budget = Budget(1000, members=2)
    budget.take(1, 1)
    budget.take(1, 1)
    with pytest.raises(ReportError, match="far more"):
        budget.take(1, 1)


def test_entities_of_a_feed_open_no_file(tmp_path):
    (tmp_path / "secret.txt").write_text("secret " * 40)
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    item = f"<item><title>A title</title><description>&x; {STORIES[0][4][0]}</description></item>"
    raw = f"<?xml version='1.0'?>{entity}<rss><channel>{item}</channel></rss>".encode()
    assert "secret" not in "".join(document.text for document in outcome_of(raw).documents)


def test_a_packed_member_that_is_damaged_costs_that_member_only():
    raw = bytearray(archive_zip())
    raw[60:64] = b"\x00\xff\x00\xff"
    outcome = outcome_of(bytes(raw))
    assert told(outcome.documents) == {1, 2}
    assert len(outcome.issues) == 1


def test_an_archive_without_its_list_is_read_by_its_members():
    raw = archive_zip()
    outcome = outcome_of(raw[: raw.index(b"PK\x01\x02")])
    assert told(outcome.documents) == {0, 1, 2}


@pytest.mark.parametrize("name", formats())
def test_plain_pages_are_no_containers(name):
    assert hasattr(formats()[name], "members") != hasattr(formats()[name], "read")


def test_prose_with_commas_is_no_table():
    raw = "Karsa, Port Amsel\n\n" + as_text(STORIES[0])
    assert len(read_reports(raw.encode(), "f")) == 1
    assert read_report(as_html(STORIES[0]).encode(), "f").title == STORIES[0][0]
