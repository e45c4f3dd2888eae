"""What was read stands where it says it does, in every report at hand, and a broken mark spoils one paragraph only."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import ReportError
from detente.finding import find_in
from detente.finding.actors import find_actors
from detente.finding.parsing import parse_document, parse_documents
from detente.finding.statements import find_statements
from detente.reading import read_report
from detente.records import Document, Findings, Interval, Statement, Status

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
EVERY = 149
"""Of the passages only each of so many is read: they are many."""
OF_A_PILE = 3
"""Of one pile's reports each of so many: they are written alike, and other tests read them all."""


def at_hand() -> Iterator[Document]:
    piles = [each for each in (ROOT / "samples" / "karabakh", SHARED / "texts") if each.is_dir()]
    for path in [path for pile in piles for path in sorted(pile.iterdir())[::OF_A_PILE]]:
        try:
            document = read_report(path.read_bytes(), path.name)
        except ReportError:
            continue
        if document.language == "en":
            yield document
    files = sorted((ROOT / "training" / "passages").glob("*.jsonl"))
    for line in [line for path in files for line in path.read_text("utf-8").splitlines()][::EVERY]:
        passage = json.loads(line)
        yield made(passage["text"])


def made(text: str) -> Document:
    day = date(2020, 5, 1)
    return Document("d", "", None, None, (), (), "en", day, day, "stated", text)


def test_what_was_read_stands_where_it_says() -> None:
    for parsed in parse_documents(list(at_hand())):
        found = find_in(parsed)
        for each in found.statements:
            check_statement(parsed.text, each)
        check_mentions(parsed.text, found)


def check_statement(text: str, said: Statement) -> None:
    assert said.content in [text[start:end] for start, end in said.content_spans], said.statement_id
    ends = [offset for span in said.content_spans for offset in span]
    assert ends == sorted(set(ends)), "pieces of one content stand in order and apart"
    assert ends[0] >= 0 and ends[-1] <= len(text)
    assert all(part is None or part in text for part in (said.addressee, said.venue))


def check_mentions(text: str, found: Findings) -> None:
    told = [mention for each in found.statements for mention in each.mentions]
    told += [mention for each in found.figures for mention in each.mentions]
    told += [mention for each in found.disputes for mention in (*each.mentions, *each.response_mentions)]
    for it in told:
        assert text[it.sentence_start : it.sentence_end] == it.sentence
        assert it.sentence_start <= it.start < it.end <= it.sentence_end
    assert all(each.act in text for each in found.disputes)


def read(text: str) -> tuple[Statement, ...]:
    parsed = parse_document(made(text))

    def when(start: int, end: int, status: Status | None) -> Interval:
        return Interval(None, None, "unknown")

    return find_statements(parsed, find_actors(parsed)[1], when)


PARAGRAPHS = [
    "“The bridge is open,” the mayor of Zenda said on Monday. “It will stay so.”",
    "The envoy said the river was “no border of ours” and that the talks would go on.",
    "Kenya told the council: “We have kept our word.”",
    "The road to the harbour was closed by the flood.",
    "According to the army, the guns fell silent at noon.",
]
MARKS = [at for at, letter in enumerate(PARAGRAPHS[0]) if letter in "“”"]


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(PARAGRAPHS[1:]),
    st.integers(0, 4),
    st.sampled_from(MARKS),
    st.sampled_from(["", "““", "””", "”", "“", '"', "'", "«"]),
)
def test_a_broken_mark_loses_at_most_its_paragraph(others: list[str], place: int, mark: int, broken: str) -> None:
    spoilt = PARAGRAPHS[0][:mark] + broken + PARAGRAPHS[0][mark + 1 :]
    whole = {each.content for each in read("\n\n".join(others))}
    text = "\n\n".join([*others[:place], spoilt, *others[place:]])
    assert whole <= {each.content for each in read(text)}


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_no_words_are_one_speakers_twice(text: str) -> None:
    spans = [(each.speaker, span) for each in read(text) for span in each.content_spans]
    assert len(spans) == len(set(spans))
