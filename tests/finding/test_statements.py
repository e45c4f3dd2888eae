"""Who said what: cue before, around and after; long statements; who a pronoun and an office stand for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding.actors import find_actors
from detente.finding.parsing import parse_document
from detente.finding.statements import find_statements
from detente.knowledge import speech
from detente.knowledge.loading import AnyEntry, load_entries
from detente.records import Document, Interval, Statement, Status


def document(text: str) -> Document:
    return Document("d", "", None, None, (), (), "en", None, None, "unknown", text)


def read(text: str) -> tuple[Statement, ...]:
    parsed = parse_document(document(text))

    def when(start: int, end: int, status: Status | None) -> Interval:
        return Interval(None, None, "unknown")

    return find_statements(parsed, find_actors(parsed)[1], when)


def brief(text: str) -> list[tuple[str, str, str]]:
    return [(each.speaker, each.manner, each.content) for each in read(text)]


ONE = [
    ("“The bridge is open,” Jana Novak said.", "Jana Novak", "direct", "The bridge is open,"),
    ("“The bridge is open,” said Jana Novak, the transport minister.", "Jana Novak", "direct", "The bridge is open,"),
    ("Jana Novak told reporters, “The bridge is open.”", "Jana Novak", "direct", "The bridge is open."),
    ("Jana Novak said that the bridge was open.", "Jana Novak", "indirect", "the bridge was open"),
    ("The bridge was open, the mission said.", "mission", "indirect", "The bridge was open"),
    ("According to the mission, the bridge was open.", "mission", "indirect", "the bridge was open"),
    ("The bridge was open, according to the mission.", "mission", "indirect", "The bridge was open"),
    ("As Jana Novak announced on Monday, the bridge is open.", "Jana Novak", "indirect", "the bridge is open"),
    ("Kenya urged both armies to leave the ridge.", "Kenya", "indirect", "both armies to leave the ridge"),
    ("Quito called the raid a breach of the accord.", "Quito", "indirect", "the raid a breach of the accord"),
    ("Jana Novak said the truce was “in ruins.”", "Jana Novak", "mixed", "the truce was “in ruins.”"),
    ("“The bridge is open.” -Ms. Novak", "Novak", "direct", "The bridge is open."),
    (
        "Minister Jana Novak said:\n\nWe welcome the truce.\n\nWe shall keep it.\n\nNotes to editors",
        "Jana Novak",
        "direct",
        "We welcome the truce.\n\nWe shall keep it.",
    ),
    (
        "Statement by Minister Jana Novak on the strait\n\nI welcome the truce. We shall keep it.",
        "Jana Novak",
        "direct",
        "I welcome the truce. We shall keep it.",
    ),
    (
        "A spokesman said: “We welcome the truce.\n\n“We shall keep it.”",
        "spokesman",
        "direct",
        "We welcome the truce.\n\n“We shall keep it.",
    ),
    ("QUESTION: Will it hold?\n\nMINISTER NOVAK: It will hold.", "Novak", "direct", "It will hold."),
]


@pytest.mark.parametrize("text, speaker, manner, content", ONE)
def test_one_statement(text: str, speaker: str, manner: str, content: str) -> None:
    assert brief(text) == [(speaker, manner, content)]


NONE = [
    "The minister did not say that the bridge was open.",
    "The ministry would say that the bridge was open.",
    "They blamed the rebels.",
    "We welcome the truce and urge both sides to keep it.",
    "The bridge was opened by the army.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_statement(text: str) -> None:
    assert brief(text) == []


def test_pieces_quoted_apart_are_statements_apart() -> None:
    found = read("“The bridge is open,” Jana Novak said. “The road is not.”")
    assert [(each.speaker, each.content) for each in found] == [
        ("Jana Novak", "The bridge is open,"),
        ("Jana Novak", "The road is not."),
    ]


def test_a_split_quotation_is_one_with_two_spans() -> None:
    found = read("“The bridge,” Jana Novak said, “is open to all who come in peace.”")
    assert [(each.content, len(each.content_spans)) for each in found] == [("is open to all who come in peace.", 2)]


def test_two_cues_of_one_sentence_are_two_statements() -> None:
    text = "Jana Novak said the bridge was open and urged Kenya to reopen the road."
    assert [each.content for each in read(text)] == ["the bridge was open", "Kenya to reopen the road"]


MORE = [
    # quotations and clauses that the grammar hides
    ("“No,” Jana Novak said.", "Jana Novak", "direct", "No,"),
    ("Asked for a date, Jana Novak replied, “Never.”", "Jana Novak", "direct", "Never."),
    ("The road, according to the clerk, has been closed in May.", "clerk", "indirect", "has been closed in May"),
    ("According to the agency, quoting the mayor, the bridge was open.", "agency", "indirect", "the bridge was open"),
    ("The road is closed, a new survey found.", "new survey", "indirect", "The road is closed"),
    ("Oslo blamed the guards for leaving the gate open.", "Oslo", "indirect", "the guards for leaving the gate open"),
    ("Kenya likened the levy to a tax on bread.", "Kenya", "indirect", "the levy to a tax on bread"),
    ("Kenya is concerned that the truce will end.", "Kenya", "indirect", "the truce will end"),
    ("OSLO, May 3 (Agency) - Norway said the bridge was open.", "Norway", "indirect", "the bridge was open"),
]


@pytest.mark.parametrize("text, speaker, manner, content", MORE)
def test_hidden_speech_is_found(text: str, speaker: str, manner: str, content: str) -> None:
    assert (speaker, manner, content) in brief(text)


SETTINGS = [
    ("Jana Novak told reporters in Geneva that the bridge was open.", "reporters", "Geneva"),
    ("Jana Novak told the Security Council the bridge was open.", "the Security Council", None),
    ("“It is open,” Jana Novak said in an interview with Tass.", "Tass", "an interview with Tass"),
    ("In a letter to Tehran, Jana Novak said the bridge was open.", "Tehran", "a letter to Tehran"),
    ("Jana Novak said at a news conference on Monday that the bridge was open.", None, "a news conference"),
    ("Kenya urged both armies to leave the ridge.", "both armies", None),
    ("Jana Novak said on Monday that the bridge was open.", None, None),
]


@pytest.mark.parametrize("text, addressee, venue", SETTINGS)
def test_to_whom_and_where_it_was_said(text: str, addressee: str | None, venue: str | None) -> None:
    said = read(text)[-1]
    assert (said.addressee, (said.venue or "").partition(" on ")[0] or None) == (addressee, venue)


def test_words_of_occasions_match_their_examples() -> None:
    for entry in load("speech_venue", speech.Nouns):
        assert all(read(text)[0].venue for text in entry.matches), entry.name
        assert not any(read(text)[0].venue for text in entry.rejects), entry.name


def test_a_nameless_official_is_kept_as_described_and_is_no_one_known() -> None:
    texts = ("A senior American official said the bridge was open.", "An American official said the road was closed.")
    first, second = (read(text)[0] for text in texts)
    assert (first.speaker, second.speaker) == ("senior American official", "American official")
    assert {first.speaker_id, second.speaker_id} <= {"USA", None}
    assert first.statement_id != second.statement_id


LAST_SPEAKER = [
    ("Foreign Minister Jana Novak met the envoy. The bridge is open, Novak said.", "Jana Novak"),
    ("Foreign Minister Jana Novak said the bridge was open. She added that the road was closed.", "Jana Novak"),
    ("Defence Minister Jana Novak flew to Rome. The defence minister said the bridge was open.", "Jana Novak"),
    (
        "The envoy, Zorka Belik, spoke. Zorka Belik, the envoy, met the army. She said the bridge was open.",
        "Zorka Belik",
    ),
    ("The bridge is open, the army said, according to a report by the Interfax agency.", "army"),
]


@pytest.mark.parametrize("text, speaker", LAST_SPEAKER)
def test_the_speaker_is_named_in_full(text: str, speaker: str) -> None:
    assert read(text)[-1].speaker == speaker


def test_role_cue_and_chain_are_kept() -> None:
    found = read("Interfax reported that Egyptian Foreign Minister Adam Salem had said the canal would reopen.")
    inner = found[-1]
    assert (inner.speaker, inner.role, inner.cue) == ("Adam Salem", "Egyptian Foreign Minister", "said")
    assert inner.reported_by == ("Interfax",)


WHOLE = [
    (
        "Novak told parliament on Monday that 105 sailors had died and that the fleet had left.",
        "105 sailors had died and that the fleet had left",
    ),
    ("According to Novak the bridge was closed by the army.", "the bridge was closed by the army"),
    ("Novak claims that her pass was taken and she was held.", "her pass was taken and she was held"),
    ("Novak says nine clerks have been held, but does not name them.", "nine clerks have been held"),
    ("Novak said his cabinet had signed nothing and blamed the press.", "his cabinet had signed nothing"),
    ("WHO say the fever is over.", "the fever is over"),
]


@pytest.mark.parametrize("text, content", WHOLE)
def test_a_reported_clause_is_read_whole(text: str, content: str) -> None:
    assert content in [each.content for each in read(text)]


def test_what_is_thought_and_intended_is_told_from_what_is_said() -> None:
    found = read("Kenya believes the truce will hold. Novak wants to rebuild the two bridges. Novak said it was late.")
    assert [each.mentions[0].method.partition("/")[0] for each in found] == ["thoughts", "intentions", "statements"]


def test_a_broken_mark_spoils_its_own_paragraph_only() -> None:
    text = "“The bridge is open,” Jana Novak said.\n\nThe “rain” went on.\n\nJana Novak said: “The road is closed.”"
    whole = {each.content for each in read(text)}
    assert len(whole) == 2
    assert whole <= {each.content for each in read(text.replace("rain”", "rain"))}


def load(key: str, model: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    return load_entries(model, key, "languages", "en", "speech.toml")


CLASSES: list[speech.Examples] = [
    *speech.speech_verbs("en"),
    *speech.speech_nouns("en"),
    *load("speech_content", speech.ContentNouns),
    *load("speech_source", speech.SourcePhrases),
    *load("speech_sayer", speech.Nouns),
    *load("speech_document", speech.Nouns),
    *load("speech_title", speech.Titles),
    *load("speech_heading", speech.Openings),
    *load("speech_closing", speech.Openings),
    *load("speech_question", speech.Askers),
]
MATCHES = [(entry.name, text) for entry in CLASSES for text in entry.matches]
REJECTS = [(entry.name, text) for entry in CLASSES for text in entry.rejects]


@pytest.mark.parametrize("name, text", MATCHES)
def test_examples_that_must_match(name: str, text: str) -> None:
    assert brief(text), name


@pytest.mark.parametrize("name, text", REJECTS)
def test_examples_that_must_not(name: str, text: str) -> None:
    assert brief(text) == [], name


def test_measures_are_no_sources() -> None:
    assert brief("The seats were given according to rank.") == []


PIECES = [
    "“",
    "”",
    '"',
    "\n",
    " Jana Novak said",
    " the mission added that",
    " the road is open",
    ", ",
    ". ",
    "He told us: ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_every_content_is_the_text_at_its_span(pieces: list[str]) -> None:
    text = "".join(pieces)
    for each in read(text):
        assert each.content in {text[start:end] for start, end in each.content_spans}
        assert all(0 <= start < end <= len(text) for start, end in each.content_spans)
        ends = [offset for span in each.content_spans for offset in span]
        assert ends == sorted(ends)
        assert all(text[it.sentence_start : it.sentence_end] == it.sentence for it in each.mentions)
