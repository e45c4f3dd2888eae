"""Long texts read block by block: offsets into the whole, each record once."""

from hypothesis import given
from hypothesis import strategies as st

from detente.finding import blocks as module
from detente.finding import find
from detente.finding.blocks import blocks, find_in_blocks
from detente.reading import document_from_text

SENTENCE = "Turkey on Friday accused Syria of shelling the border town of Akcakale."
OTHER = "“We will answer,” the Turkish prime minister said in Ankara on 5 October 2012."


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 30))
def test_blocks_are_the_text_cut_up(text, most):
    found = list(blocks(text, most))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= most for start, end in found)


def test_what_is_read_in_blocks_points_at_the_same_words(monkeypatch):
    document = document_from_text(f"{SENTENCE}\n\n{OTHER}\n\n{SENTENCE}\n", None, clean=False)
    monkeypatch.setattr(module, "BLOCK", len(SENTENCE) + len(OTHER) + 10)
    found, whole = find_in_blocks(document), find(document)
    assert [each.event_id for each in found.events] == list(dict.fromkeys(each.event_id for each in whole.events))
    (event,) = [each for each in found.events if each.type == "ACCUSE"]
    assert [document.text[each.sentence_start : each.sentence_end] for each in event.mentions] == [SENTENCE, SENTENCE]
    for record in (*found.events, *found.statements, *found.actors):
        for mention in getattr(record, "mentions", ()):
            assert document.text[mention.sentence_start : mention.sentence_end] == mention.sentence
    for statement in found.statements:
        assert "".join(document.text[start:end] for start, end in statement.content_spans) == statement.content
    assert {(each.start, each.end) for each in found.times} == {(each.start, each.end) for each in whole.times}
