"""Each cue matches its own example sentences and leaves its counter-examples alone."""

from functools import cache

import pytest

from detente.finding.coding.cues import find_matches, match_token, meets
from detente.finding.parsing import parse_text, parse_texts
from detente.finding.words import Text
from detente.knowledge.event_cues import EventCue, contexts, cues_by_lemma, event_cues
from detente.knowledge.event_types import event_types


def cues_of(kind: str) -> list[EventCue]:
    return [cue for cue in event_cues("en") if cue.type == kind]


@cache
def examples(kind: str) -> dict[str, Text]:
    # Many short sentences parse much faster together.
    told = sorted({each for cue in cues_of(kind) for each in (*cue.matches, *cue.rejects)})
    return dict(zip(told, parse_texts(told, "en"), strict=True))


def keeps(cue: EventCue, text: Text) -> bool:
    return any(meets(token, cue) for token in text)


@pytest.mark.parametrize("kind", sorted(event_types()))
def test_cues_keep_to_their_examples(kind: str) -> None:
    cues, texts = cues_of(kind), examples(kind)
    missed = [(cue.name, each) for cue in cues for each in cue.matches if not keeps(cue, texts[each])]
    wrong = [(cue.name, each) for cue in cues for each in cue.rejects if keeps(cue, texts[each])]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("kind", sorted(event_types()))
def test_examples_tell_an_event_of_their_type(kind: str) -> None:
    texts = examples(kind)
    told = {each: {match.cue.type for token in text if (match := match_token(token))} for each, text in texts.items()}
    assert [each for cue in cues_of(kind) for each in cue.matches if kind not in told[each]] == []


def test_every_type_has_cues() -> None:
    assert {cue.type for cue in event_cues("en")} == set(event_types())


def test_the_most_demanding_cue_comes_first() -> None:
    for by_part in cues_by_lemma("en").values():
        for found in by_part.values():
            weights = [cue.weight for cue in found]
            assert weights == sorted(weights, reverse=True)


def test_contexts_are_named_once() -> None:
    names = [each.name for each in contexts("en")]
    assert len(names) == len(set(names))


def test_a_word_that_fills_a_cue_tells_no_event_of_its_own() -> None:
    found = find_matches(parse_text("The rebels suspended talks with the palace."))
    assert [match.cue.type for match in found] == ["SANCTION"]
