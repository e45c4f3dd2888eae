"""Words as they stand in their text: places to the character, a tree, neighbours; spans of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding.parsing import parse_text
from detente.finding.words import Morph

TEXT = "Peru and Chile met in Lima on Monday.\n\n“We  agreed,” said Ada Berg, who was tired. Chile's army withdrew."
PIECES = st.lists(
    st.sampled_from(["Peru met.", " ", "\n", "\n\n", "“No,”", "said Chile", "é", "U.S.", "(", "1,000"]), max_size=12
)


@pytest.fixture(scope="module")
def text():
    return parse_text(TEXT)


def token(text, word):
    return next(each for each in text if each.text == word)


@settings(max_examples=40)
@given(PIECES.map("".join))
def test_words_and_blanks_are_the_text_and_sentences_are_all_words(written):
    text = parse_text(written)
    assert all(written[each.idx : each.idx + len(each)] == each.text for each in text)
    covered = {at for each in text for at in range(each.idx, each.idx + len(each))}
    assert all(written[at].isspace() for at in set(range(len(written))) - covered)
    assert [each for sentence in text.sents for each in sentence] == list(text)
    assert all(each.sent in text.sents for each in text)


@settings(max_examples=40)
@given(PIECES.map("".join))
def test_the_words_of_a_sentence_are_trees(written):
    for each in parse_text(written):
        assert all(child.head is each for child in each.children)
        assert each.head is each or each in each.head.children
        assert [*each.lefts, *each.rights] == list(each.children)
        assert each in set(each.subtree)
        assert each.left_edge.i <= each.i <= each.right_edge.i
        assert each.head.sent == each.sent


def test_neighbours(text):
    assert token(text, "Peru").nbor().text == "and"
    assert [each.text for each in token(text, "Chile").conjuncts] == ["Peru"]
    assert token(text, "met").is_ancestor(token(text, "Lima"))
    with pytest.raises(IndexError, match="no token -1"):
        text[0].nbor(-1)


def test_spans(text):
    names = [(each.text, each.label_) for each in text.ents]
    assert ("Ada Berg", "PERSON") in names
    assert text.sents[0].root.text == "met"
    assert text[0:3].text == "Peru and Chile"
    assert text[0:3][1:].text == "and Chile"
    assert not text.touching(3, 3)
    first = TEXT.index("Lima")
    assert text.touching(first + 1, first + 2).text == "Lima"
    assert text.touching(first, first + 7).text == "Lima on"


def test_blank_words_hang_on_nothing_and_nothing_on_them(text):
    blanks = [each for each in text if each.is_space]
    assert blanks
    assert all(each.head is each and not each.children for each in blanks)


def test_inflection():
    assert Morph("Tense=Past|VerbForm=Fin").get("Tense") == ["Past"]
    assert Morph("").get("Tense") == []
