"""Files with many reports in the ledger: each has its own row, and the file is read, changed and forgotten as one."""

import os

import pytest

import detente

from ..reading.making import KEPT, as_text, jsonl, table, zipped


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "all.jsonl").write_bytes(jsonl(KEPT))
    (folder / "one.txt").write_text(as_text(KEPT[0]).replace("Karsa", "Zenda"), "utf-8")
    return folder


def locations(ledger):
    with detente.open(ledger) as opened:
        rows = opened.connection.execute("SELECT location FROM documents UNION SELECT location FROM issues ORDER BY 1")
        return [row[0].rsplit("/", 1)[-1] for row in rows.fetchall()]


def test_each_report_of_a_file_has_its_own_row(pile, tmp_path):  # with several workers: tests/reading/test_big_warc
    ledger = tmp_path / "x.detente"
    seen = []
    summary = detente.read(pile, ledger, progress=lambda *step: seen.append(step))
    assert summary == detente.ReadSummary(4, 0, 0)
    assert locations(ledger) == ["all.jsonl#1", "all.jsonl#2", "all.jsonl#3", "one.txt"]
    assert sorted(done for done, *_ in seen) == [1, 2, 3, 4]
    assert max(total for _, total, *_ in seen) == 4
    assert detente.read(pile, ledger) == detente.ReadSummary(0, 4, 0)


def test_a_file_that_shrank_leaves_no_report_behind(pile, tmp_path):
    ledger = tmp_path / "x.detente"
    detente.read(pile, ledger)
    (pile / "all.jsonl").write_bytes(jsonl(KEPT).splitlines(keepends=True)[2])
    assert detente.read(pile, ledger) == detente.ReadSummary(1, 1, 0)
    assert locations(ledger) == ["all.jsonl#1", "one.txt"]


def test_forgetting_one_report_and_a_whole_file(pile, tmp_path):
    ledger, file = tmp_path / "x.detente", (pile / "all.jsonl").as_posix()
    detente.read(pile, ledger)
    detente.forget(f"{file}#2", ledger)
    assert locations(ledger) == ["all.jsonl#1", "all.jsonl#3", "one.txt"]
    assert detente.read(pile, ledger) == detente.ReadSummary(1, 3, 0)  # its neighbours are not read again
    detente.forget(file, ledger)
    assert locations(ledger) == ["one.txt"]
    assert detente.read(pile, ledger) == detente.ReadSummary(3, 1, 0)


def test_a_broken_member_costs_that_member_only(tmp_path):
    good = {f"{number}.txt": as_text(story).encode() for number, story in enumerate(KEPT)}
    (tmp_path / "pile.zip").write_bytes(zipped({**good, "bad.txt": bytes(range(256)) * 9}))
    ledger = tmp_path / "x.detente"
    for summary in (detente.ReadSummary(3, 0, 1), detente.ReadSummary(0, 3, 1)):
        assert detente.read(tmp_path / "pile.zip", ledger) == summary
    with detente.open(ledger) as opened:
        ((location, _, advice),) = opened.connection.execute("FROM issues").fetchall()
    assert location.endswith("pile.zip#bad.txt")
    assert advice


def test_other_names_for_columns_read_a_table_again_and_nothing_else(tmp_path):
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "t.csv").write_bytes(table(KEPT).replace(b"date,source,title,text", b"tag,blatt,kopf,inhalt"))
    (tmp_path / "pile" / "one.txt").write_text(as_text(KEPT[0]).replace("Karsa", "Zenda"), "utf-8")
    ledger = tmp_path / "x.detente"
    assert detente.read(tmp_path / "pile", ledger) == detente.ReadSummary(1, 0, 3)
    columns = {"text": "inhalt", "published": "tag", "title": "kopf"}
    assert detente.read(tmp_path / "pile", ledger, columns=columns) == detente.ReadSummary(3, 1, 0)
    with pytest.raises(detente.QuestionError, match="colour"):
        detente.read(tmp_path / "pile", ledger, columns={"colour": "x"})


def test_a_file_whose_name_is_no_text_is_read(tmp_path):
    (tmp_path / "pile").mkdir()
    for number, name in enumerate((b"caf\xe9.txt", b"br\xe9.txt")):
        (tmp_path / "pile" / os.fsdecode(name)).write_bytes(as_text(KEPT[0]).encode() if number else b"\x00\xff" * 99)
    for summary in (detente.ReadSummary(1, 0, 1), detente.ReadSummary(0, 1, 1)):
        assert detente.read(tmp_path / "pile", tmp_path / "x.detente") == summary
    assert locations(tmp_path / "x.detente") == ["br\\udce9.txt", "caf\\udce9.txt"]
