"""The types of events as data: complete, in range, with modes that are known."""

from typing import get_args

import pytest

from detente.errors import KnowledgeError
from detente.knowledge.event_types import event_types
from detente.records import EventType


def test_every_type_of_the_vocabulary_is_described() -> None:
    assert set(event_types()) == set(get_args(EventType))


@pytest.mark.parametrize("kind", sorted(event_types()))
def test_scores_stay_within_the_scale(kind: EventType) -> None:
    entry = event_types()[kind]
    assert all(-10 <= score <= 10 for score in (entry.score, *(mode.score for mode in entry.modes)))
    assert len(entry.cameo) == 2


@pytest.mark.parametrize(
    "kind, mode, score",
    [("ASSAULT", None, -9), ("ASSAULT", "drone", -9.5), ("AID", None, 10), ("CONSULT", "phone", 1.5)],
)
def test_intensity_is_that_of_the_mode_else_of_the_type(kind: EventType, mode: str | None, score: float) -> None:
    assert event_types()[kind].intensity(mode) == score


def test_unknown_mode_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no mode 'telegram'"):
        event_types()["CONSULT"].intensity("telegram")
