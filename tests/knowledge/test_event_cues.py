"""Each cue matches its own example sentences and leaves its counter-examples alone."""

import pytest

from detente.finding.coding.cues import find_matches, match_token
from detente.finding.parsing import load_model
from detente.knowledge.event_cues import EventCue, contexts, cues_by_lemma, event_cues
from detente.knowledge.event_types import event_types


def name_of(cue: EventCue) -> str:
    return f"{cue.type}:{cue.name}"


def cues_in(sentence: str) -> set[str]:
    found = (match_token(token) for token in load_model("en")(sentence))
    return {name_of(match.cue) for match in found if match is not None}


@pytest.mark.parametrize("cue", event_cues("en"), ids=name_of)
def test_cue_keeps_to_its_examples(cue: EventCue) -> None:
    missed = [sentence for sentence in cue.matches if name_of(cue) not in cues_in(sentence)]
    wrong = [sentence for sentence in cue.rejects if name_of(cue) in cues_in(sentence)]
    assert (missed, wrong) == ([], [])


def test_every_type_has_cues() -> None:
    assert {cue.type for cue in event_cues("en")} == set(event_types())


def test_the_most_demanding_cue_comes_first() -> None:
    for found in cues_by_lemma("en").values():
        weights = [cue.weight for cue in found]
        assert weights == sorted(weights, reverse=True)


def test_contexts_are_named_once() -> None:
    names = [each.name for each in contexts("en")]
    assert len(names) == len(set(names))


def test_a_word_that_fills_a_cue_tells_no_event_of_its_own() -> None:
    found = find_matches(load_model("en")("The rebels suspended talks with the palace."))
    assert [match.cue.type for match in found] == ["SANCTION"]
