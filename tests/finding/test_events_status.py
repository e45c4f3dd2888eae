"""Each entry of the status data gives the status it says, in its own example sentences."""

import pytest

from detente.finding.coding.cues import find_matches
from detente.finding.coding.status import find_status
from detente.finding.parsing import parse_text
from detente.knowledge.loading import load_entries
from detente.knowledge.status_cues import StatusCue, WordRole, role_words

STATUSES = load_entries(StatusCue, "status", "languages", "en", "status.toml")
ROLES = load_entries(WordRole, "words", "languages", "en", "status.toml")


def statuses(sentence: str) -> set[str]:
    return {find_status(match) for match in find_matches(parse_text(sentence))}


@pytest.mark.parametrize("cue", STATUSES, ids=lambda cue: f"{cue.place}:{cue.status}")
def test_status_entry_keeps_to_its_examples(cue: StatusCue) -> None:
    assert [each for each in cue.matches if cue.status not in statuses(each)] == []
    assert [each for each in cue.rejects if cue.status in statuses(each)] == []


@pytest.mark.parametrize("entry", ROLES, ids=lambda entry: entry.role)
def test_examples_of_word_roles_tell_an_event(entry: WordRole) -> None:
    assert [each for each in entry.matches if not statuses(each)] == []
    assert role_words("en", entry.role) == frozenset(entry.words)
