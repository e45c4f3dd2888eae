"""The phrases that name an arrangement: singular and plural, hyphens, capitals."""

import pytest

from detente.knowledge.mechanism_kinds import mechanism_kinds
from detente.knowledge.mechanism_nouns import carriers, deeds, distinguishers, mechanism_nouns, noun_patterns
from detente.knowledge.state_cues import cues_by_head, state_cues


@pytest.mark.parametrize(
    "text, phrase, kind",
    [
        ("both treaties were shelved", "treaties", "agreement"),
        ("the cease‑fire line", "cease‑fire", "ceasefire"),
        ("CEASEFIRE IN THE SOUTH", "CEASEFIRE", "ceasefire"),
        ("cessations of hostilities", "cessations of hostilities", "ceasefire"),
        ("a ceasefire agreement", "ceasefire agreement", "ceasefire"),
        ("arms embargoes", "arms embargoes", "sanctions"),
        ("a border\ncrossing", "border\ncrossing", "corridor"),
        ("New START", "New START", "agreement"),
    ],
)
def test_phrases_are_found(text: str, phrase: str, kind: str) -> None:
    found = [(match[0], noun.kind) for noun, pattern in noun_patterns("en") for match in pattern.finditer(text)]
    assert (phrase, kind) in found


@pytest.mark.parametrize("text", ["a new start for both", "the non-deal of the year", "dealers", "a pretruce mood"])
def test_other_words_are_not(text: str) -> None:
    assert [match for _, pattern in noun_patterns("en") for match in pattern.finditer(text)] == []


def test_every_kind_has_nouns_and_every_state_has_cues() -> None:
    assert {noun.kind for noun in mechanism_nouns("en")} == set(mechanism_kinds())
    states = {state for kind in mechanism_kinds().values() for state in kind.states}
    assert {cue.state for cue in state_cues("en")} == states


def test_longer_cues_of_a_word_come_first() -> None:
    lengths = [len(words) for words, _ in cues_by_head("en")["break"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1] == 0


def test_word_lists_do_not_mix() -> None:
    assert not carriers("en") & distinguishers("en")
    assert all(deed.state in mechanism_kinds()[deed.kind].states for row in deeds("en").values() for deed in row)
