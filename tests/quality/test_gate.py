"""The gate: no measure may fall under its floor; and the gate's own rules."""

from pathlib import Path

import pytest

from .floors import Floors, RegressionError, complaints, load_floors, pin, reached, write_floors
from .measuring import GOLD, corpus, measure
from .scoring import Tally

FLOORS = Floors("abc", {"events": 0.5, "figures": 0.25})


@pytest.fixture(scope="session")
def measured() -> dict[str, Tally]:
    return measure()


@pytest.mark.xdist_group("quality")  # measured once, by one process
def test_no_measure_is_under_its_floor(measured: dict[str, Tally]) -> None:
    assert complaints(load_floors(), corpus(), reached(measured)) == []


@pytest.mark.xdist_group("quality")
def test_reports_of_one_event_are_joined_seldom_wrongly(measured: dict[str, Tally]) -> None:
    pairs = measured["same event: pairs"]
    assert pairs.agreed >= 0.95 * pairs.found
    assert pairs.agreed >= 0.75 * pairs.gold


def test_every_gold_file_has_its_sample() -> None:
    samples = GOLD.parents[2] / "samples"
    for path in GOLD.rglob("*.json"):
        if path.name != "pile.json":
            assert list((samples / path.parent.name).glob(f"{path.stem}.*")), path


@pytest.mark.parametrize(
    "hashed, values, words",
    [
        ("abc", {"events": 0.5, "figures": 0.25}, []),
        ("abc", {"events": 0.9, "figures": 0.9}, []),
        ("abc", {"events": 0.499, "figures": 0.25}, ["events: 0.499 is under its floor of 0.500"]),
        ("abc", {"events": 0.5}, ["figures: has no floor, or no measure"]),
        ("abc", {"events": 0.5, "figures": 0.25, "new": 1.0}, ["new: has no floor, or no measure"]),
        ("xyz", {"events": 0.9, "figures": 0.9}, ["gold or samples have changed"]),
    ],
)
def test_complaints(hashed: str, values: dict[str, float], words: list[str]) -> None:
    found = complaints(FLOORS, hashed, values)
    assert len(found) == len(words)
    assert all(each.startswith(word) for each, word in zip(found, words, strict=True))


@pytest.mark.parametrize("values", [{"events": 0.4, "figures": 0.9}, {"events": 0.9}])
def test_a_floor_is_lowered_on_purpose_only(values: dict[str, float]) -> None:
    with pytest.raises(RegressionError, match="would lower"):
        pin(FLOORS, "xyz", values, allow_regression=False)
    assert pin(FLOORS, "xyz", values, allow_regression=True) == Floors("xyz", values)


def test_floors_rise_and_are_read_as_written(tmp_path: Path) -> None:
    risen = pin(FLOORS, "xyz", {"events": 0.501, "figures": 0.25, "new": 1.0}, allow_regression=False)
    write_floors(risen, tmp_path / "floors.toml")
    assert load_floors(tmp_path / "floors.toml") == risen


def test_values_are_rounded_down() -> None:
    assert reached({"events": Tally(3, 3, 2)}) == {"events": 0.666}


def test_another_corpus_has_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gold", "samples"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("tests.quality.measuring.GOLD", tmp_path / "gold")
    monkeypatch.setattr("tests.quality.measuring.SAMPLES", tmp_path / "samples")
    before = corpus()
    (tmp_path / "samples" / "one.txt").write_text("one", "utf-8")
    assert corpus() != before
