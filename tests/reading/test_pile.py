import os
from pathlib import Path

import pytest

from detente.reading.pile import walk
from detente.records import Issue


def names(found: list[Path | Issue]) -> list[str]:
    return [each.name if isinstance(each, Path) else f"issue: {Path(each.location).name}" for each in found]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/2.txt", "b/1.txt", "a.html", ".hidden"):
        (tmp_path / name).write_text("x")
    return tmp_path


def test_files_come_in_order_without_hidden_ones(pile: Path) -> None:
    assert names(list(walk([pile]))) == ["a.html", "1.txt", "2.txt", "c.txt"]


def test_the_order_of_the_arguments_does_not_matter(pile: Path) -> None:
    assert list(walk([pile / "c.txt", pile / "a.html"])) == list(walk([pile / "a.html", pile / "c.txt"]))


def test_a_file_given_twice_comes_once(pile: Path) -> None:
    assert names(list(walk([pile, pile / "c.txt"]))) == ["a.html", "1.txt", "2.txt", "c.txt"]


def test_a_link_back_to_the_folder_ends(pile: Path) -> None:
    (pile / "b" / "loop").symlink_to(pile)
    assert names(list(walk([pile]))) == ["a.html", "1.txt", "2.txt", "c.txt"]


def test_what_is_missing_becomes_an_issue_and_the_run_goes_on(pile: Path) -> None:
    (pile / "dead").symlink_to(pile / "nowhere")
    found = list(walk([pile, pile / "missing.txt"]))
    assert names(found) == ["a.html", "1.txt", "2.txt", "c.txt", "issue: dead", "issue: missing.txt"]
    assert all(each.problem and each.advice for each in found if isinstance(each, Issue))


def test_a_pipe_is_not_opened(pile: Path) -> None:
    os.mkfifo(pile / "pipe")
    assert "issue: pipe" in names(list(walk([pile])))
