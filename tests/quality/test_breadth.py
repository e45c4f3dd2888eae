"""The passages are what they say: triggers and parties stand in the text, words come from the vocabularies."""

from collections import Counter
from typing import get_args

import pytest

from detente.records import EventType, Status

from .breadth import PASSAGES, read_passages, trigger_of


@pytest.mark.parametrize("name", sorted(path.stem for path in PASSAGES.glob("*.jsonl")))
def test_every_event_stands_where_it_is_said_to(name):
    for passage in (each for each in read_passages() if each["id"].rsplit("-", 1)[0] == name):
        for event in passage["events"]:
            assert trigger_of(passage, event) >= 0
            assert event["type"] in get_args(EventType)
            assert event["status"] in get_args(Status)
            parties = (*event["actor"], *event["recipient"], *event["voice"])
            assert [each for each in parties if each not in passage["text"]] == []


def test_ids_are_unique():
    ids = Counter(each["id"] for each in read_passages())
    assert [name for name, count in ids.items() if count > 1] == []
