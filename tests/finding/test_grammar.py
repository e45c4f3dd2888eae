"""A sentence is read the same wherever it stands, and once."""

import pytest

from detente.finding import grammar
from detente.finding.grammar import LONGEST, forget_sentences, parse_sentences, split_lines

LINES = [
    "Peru accused Chile of shelling the port.",
    "Chile denied it and, in a statement issued on Monday by its foreign ministry, called for talks in Lima.",
    "No.",
    "“We will not yield,” Ada Berg, the envoy, told reporters.",
]


def raws(lines=LINES):
    return [raw for line in split_lines(lines, "en") for raw in line]


def test_a_sentence_is_parsed_alone_as_among_others():
    together = parse_sentences(raws(), "en")
    for raw in raws():
        forget_sentences()
        assert parse_sentences([raw], "en")[raw] == together[raw]


def test_a_sentence_met_again_is_not_parsed_again(monkeypatch):
    forget_sentences()
    parse_sentences(raws(), "en")
    asked = []
    parsed = grammar._parsed
    monkeypatch.setattr(grammar, "_parsed", lambda wanted, language: asked.extend(wanted) or parsed(wanted, language))
    parse_sentences([*raws(), *raws(["Norway agreed."])], "en")
    assert asked == raws(["Norway agreed."])


def test_only_so_many_sentences_are_remembered_the_latest_longest(monkeypatch):
    monkeypatch.setattr(grammar, "REMEMBERED", 10)
    forget_sentences()
    many = [((f"word{number}",), (False,)) for number in range(30)]
    for at in range(0, len(many), 5):
        parse_sentences([many[0], *many[at : at + 5]], "en")
    assert list(grammar._remembered("en"))[-6:] == [many[0], *many[25:]]
    assert len(grammar._remembered("en")) == 10


@pytest.mark.parametrize("words", [LONGEST + 1, 3 * LONGEST])
def test_what_never_ends_is_cut(words):
    assert max(len(each) for each, _ in raws(["word " * words])) <= LONGEST
