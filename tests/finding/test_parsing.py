"""Sentences: never across a line, not cut at an abbreviation; mentions with their sentence verbatim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import KnowledgeError
from detente.finding.parsing import ParsedText, parse_document, parse_text
from detente.records import Document


def parsed(text: str) -> ParsedText:
    return parse_document(Document("d", "d.txt", None, None, (), (), "en", None, None, "unknown", text))


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("Talks resume in Rome\n\nPeru and Chile met again.", ["Talks resume in Rome", "Peru and Chile met again."]),
        ("U.S. Suspends Talks With Chad", ["U.S. Suspends Talks With Chad"]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("Lt. Gen. Ada Berg denied it.", ["Lt. Gen. Ada Berg denied it."]),
        ("Peru agreed. Chile refused.", ["Peru agreed.", "Chile refused."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert [each.text.strip() for each in parsed(text).sentences] == sentences


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Peru met. Chile\n“”,’é", max_size=120), st.data())
def test_a_mention_holds_its_sentence_to_the_character(text, data):
    known = parsed(text)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    mention = known.mention(start, start + 1, "test")
    assert mention.sentence == text[mention.sentence_start : mention.sentence_end]
    assert "\n" not in mention.sentence


def test_a_language_without_data_is_an_error():
    with pytest.raises(KnowledgeError, match="add one to read it"):
        parse_text("Peru agreed.", "tlh")
