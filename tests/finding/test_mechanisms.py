"""Standing arrangements and their changes of state: the examples in the data, then whole small reports."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding import find
from detente.finding.actors import find_actors
from detente.finding.arrangements.changes import heard
from detente.finding.arrangements.references import Reference, find_references
from detente.finding.mechanisms import find_mechanisms
from detente.finding.parsing import parse_document
from detente.knowledge.mechanism_kinds import series
from detente.knowledge.mechanism_nouns import deeds, mechanism_nouns
from detente.knowledge.state_cues import state_cues
from detente.records import Document, Event, Interval, Mechanism, Status, Transition

REPORTED = date(2021, 5, 4)
Found = tuple[tuple[Mechanism, ...], tuple[Transition, ...]]


def read(text: str, ident: str = "d1") -> Found:
    """Mechanisms and transitions of a text whose every act is told of its own day."""
    parsed = parse_document(Document(ident, ident, None, None, (), (), "en", REPORTED, REPORTED, "stated", text))
    _, actors = find_actors(parsed)
    return find_mechanisms(parsed, actors, (), _on_the_day)


def _on_the_day(start: int, end: int, status: Status | None) -> Interval:
    return Interval(REPORTED, None if status in ("planned", "called_for", "conditional") else REPORTED, "reported")


def told(text: str) -> set[tuple[str, str, str]]:
    """(kind, state, status) of every transition."""
    mechanisms, transitions = read(text)
    kinds = {each.mechanism_id: each.kind for each in mechanisms}
    return {(kinds[each.mechanism_id], each.state, each.status) for each in transitions}


def references(text: str) -> tuple[Reference, ...]:
    parsed = parse_document(Document("d", "d", None, None, (), (), "en", None, None, "unknown", text))
    return find_references(parsed, find_actors(parsed)[1])


NOUNS = [(noun.kind, text, True) for noun in mechanism_nouns("en") for text in noun.matches]
NOUNS += [(noun.kind, text, False) for noun in mechanism_nouns("en") for text in noun.rejects]
CUES = [(cue.state, text, True) for cue in state_cues("en") for text in cue.matches]
CUES += [(cue.state, text, False) for cue in state_cues("en") for text in cue.rejects]
DEEDS = {(deed.kind, text, True) for row in deeds("en").values() for deed in row for text in deed.matches}
DEEDS |= {(deed.kind, text, False) for row in deeds("en").values() for deed in row for text in deed.rejects}


@pytest.mark.parametrize("kind, text, expected", NOUNS)
def test_nouns_in_the_data(kind: str, text: str, expected: bool) -> None:
    assert (kind in {each.kind for each in references(text)}) == expected


@pytest.mark.parametrize("state, text, expected", CUES)
def test_cues_in_the_data(state: str, text: str, expected: bool) -> None:
    assert (state in {cue.state for each in references(text) for _, _, cue in heard(each)}) == expected


@pytest.mark.parametrize("kind, text, expected", sorted(DEEDS))
def test_deeds_in_the_data(kind: str, text: str, expected: bool) -> None:
    assert (kind in {found for found, _, _ in told(text)}) == expected


SERIES = [(each.kind, each.state, text, True) for each in series() for text in each.matches]
SERIES += [(each.kind, each.state, text, False) for each in series() for text in each.rejects]


@pytest.mark.parametrize("kind, state, text, expected", SERIES)
def test_series_in_the_data(kind: str, state: str, text: str, expected: bool) -> None:
    found = find(Document("d", "d", None, None, (), (), "en", REPORTED, REPORTED, "stated", text))
    kinds = {each.mechanism_id: each.kind for each in found.mechanisms}
    assert ((kind, state) in {(kinds[each.mechanism_id], each.state) for each in found.transitions}) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Kenya and Somalia reached a truce on Monday.", ("ceasefire", "agreed", "occurred")),
        ("The truce is holding.", ("ceasefire", "in_force", "ongoing")),
        ("The truce has not collapsed.", ("ceasefire", "collapsed", "negated")),
        ("Kenya will resume talks with Somalia.", ("talks", "resumed", "planned")),
        ("Kenya demanded a ceasefire.", ("ceasefire", "proposed", "called_for")),
        ("If the truce collapses, Kenya will send troops.", ("ceasefire", "collapsed", "conditional")),
        ("The fragile ceasefire entered its second week.", ("ceasefire", "strained", "ongoing")),
        ("Norway vetoed Resolution 9999.", ("resolution", "rejected", "occurred")),
        ("The 1998 Oslo agreement names the river.", ("agreement", "agreed", "occurred")),
        ("Turkey's military aid to Libya worries Greece.", ("support", "in_force", "ongoing")),
        ("A third round of talks broke down.", ("talks", "collapsed", "occurred")),
        ("Kenya and Somalia reached a deal on a ceasefire.", ("ceasefire", "agreed", "occurred")),
        ("The truce began on Monday, but it collapsed within hours.", ("ceasefire", "collapsed", "occurred")),
        ("Kenya will never agree to join the alliance.", ("membership", "rejected", "occurred")),
        ("Kenya will join the alliance.", ("membership", "proposed", "planned")),
        ("Kenya sent another 250 soldiers to Somalia.", ("operation", "extended", "occurred")),
        ("Kenyan soldiers trained in Exercise Desert Falcon.", ("operation", "in_force", "ongoing")),
        ("Norway will host talks in Oslo.", ("talks", "proposed", "planned")),
        ("The UN Security Council vote surprised the envoys.", ("resolution", "agreed", "occurred")),
        ("Kenya and Somalia announced that a truce would begin on Friday.", ("ceasefire", "agreed", "occurred")),
        ("Kenya will continue to arm the Somali army.", ("support", "extended", "planned")),
        ("Kenya continues to arm the Somali army.", ("support", "in_force", "ongoing")),
        ("Norway is committed to continuing its military aid to Chad.", ("support", "extended", "planned")),
        ("The contact group meets every month.", ("channel", "in_force", "ongoing")),
        ("The contact group met on Monday.", ("channel", "negotiating", "occurred")),
        ("The last meeting of the contact group took place in Bern.", ("channel", "negotiating", "occurred")),
        ("The next meeting of the contact group will take place in Bern.", ("channel", "negotiating", "planned")),
        ("No decision has been taken to lift the sanctions on Chad.", ("sanctions", "ended", "negated")),
        ("The envoys meet to extend the truce.", ("ceasefire", "extended", "planned")),
        ("The army began the second phase of its ground operation.", ("operation", "extended", "occurred")),
    ],
)
def test_what_is_told(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The truce opened a way for traders.",
        "The deal makers ate lunch.",
        "Kenya and Somalia spoke about the weather.",
        "The Syrian National Coalition elected a chairman.",
        "An aid convoy was seen near the town.",
    ],
)
def test_what_is_not_told(text: str) -> None:
    assert told(text) == set()


def test_one_arrangement_told_of_again() -> None:
    text = "Kenya and Somalia announced a truce. The truce collapsed. A new truce with Uganda was agreed."
    mechanisms, transitions = read(text)
    assert [each.parties for each in mechanisms] == [("KEN", "SOM"), ("UGA",)]
    assert [each.state for each in mechanisms] == ["collapsed", "agreed"]
    first = mechanisms[0].mechanism_id
    assert [each.state for each in transitions if each.mechanism_id == first] == ["agreed", "collapsed"]
    assert mechanisms[0].state_since == REPORTED


def test_a_lasting_state_told_again_is_no_change() -> None:
    _, transitions = read("The truce is holding. The mayor said the truce is holding. The truce is still in force.")
    assert [each.state for each in transitions] == ["in_force"]


@pytest.mark.parametrize(
    "text, number",
    [
        ("Kenya and Somalia broke the agreement of 1998. Kenya and Somalia signed the agreement of 9 April.", 2),
        ("Kenya and Somalia signed the agreement of 9 April. The April agreement between Kenya and Somalia holds.", 1),
        ("Kenya and Somalia signed the agreement of 9 April. They praised the agreement.", 1),
    ],
)
def test_what_is_told_by_other_years_is_another_arrangement(text: str, number: int) -> None:
    mechanisms, _ = read(text)
    assert len({each.mechanism_id for each in mechanisms if each.kind == "agreement"}) == number


@pytest.mark.parametrize(
    "text, states",
    [
        ("The truce held on Monday. The truce held on Friday.", ["in_force", "in_force"]),
        ("Fragile truce\n\nThe truce between Kenya and Somalia is fragile.", ["strained"]),
        ("The truce brokered by Oman held. Kenya and Somalia had announced the truce.", ["in_force", "agreed"]),
        ("The coalition is large. The coalition launched raids on the camp.", ["in_force"]),
        ("The campaign to retake the town goes on.", ["in_force"]),
    ],
    ids=["told of another day", "headline", "in passing", "the body named only", "a purpose"],
)
def test_each_change_is_told_once(text: str, states: list[str]) -> None:
    found = find(Document("d", "d", None, None, (), (), "en", REPORTED, REPORTED, "stated", text)).transitions
    assert [each.state for each in found] == states


def test_an_end_announced_is_no_beginning() -> None:
    assert {state for _, state, _ in told("The army declared that the truce was over.")} == {"ended"}


def test_the_latest_state_counts_only_what_happened() -> None:
    mechanisms, _ = read("The truce is holding. Kenya may extend the truce.")
    assert [(each.state, len(each.mentions)) for each in mechanisms] == [("in_force", 2)]


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("The Oslo accords collapsed.", "Jordan signed the Oslo accords.", True),
        ("The council adopted Resolution 9999.", "Chad violated Resolution 9999.", True),
        ("The council adopted Resolution 9999.", "The council adopted Resolution 9998.", False),
        ("Talks between Chad and Niger began.", "Talks between Niger and Chad collapsed.", True),
        ("Talks between Chad and Niger began.", "Talks between Chad and Mali collapsed.", False),
        ("The talks began.", "The talks collapsed.", False),
    ],
)
def test_identity_across_reports(one: str, other: str, same: bool) -> None:
    first, second = read(one, "d1")[0], read(other, "d2")[0]
    assert [len(first), len(second)] == [1, 1]
    assert (first[0].mechanism_id == second[0].mechanism_id) == same


@pytest.mark.parametrize(
    "text, name",
    [
        ("The truce held. The fragile truce in southern Chad held for a day.", "fragile truce in southern Chad"),
        ("Talks went on. The second Geneva talks, which began in May, collapsed.", "second Geneva talks"),
    ],
)
def test_the_fullest_name(text: str, name: str) -> None:
    assert name in {each.name for each in read(text)[0]}


def test_voice_comes_from_the_event_told_by_the_same_words() -> None:
    text = "Kenya said Somalia violated the truce."
    parsed = parse_document(Document("d1", "d1", None, None, (), (), "en", REPORTED, REPORTED, "stated", text))
    start = text.index("violated")
    event = Event(
        "event-1", "ASSAULT", None, (), ("SOM",), ("KEN",), None, REPORTED, REPORTED, "reported", "occurred", ("KEN",),
        -9.0, "material conflict", None, (parsed.mention(start, start + 8, "hand", "occurred", ("KEN",)),), REPORTED,
    )  # fmt: skip
    _, transitions = find_mechanisms(parsed, find_actors(parsed)[1], (event,), _on_the_day)
    assert [(each.state, each.by, each.attributed_to) for each in transitions] == [("violated", ("SOM",), ("KEN",))]


EXAMPLES = sorted({text for _, text, _ in (*NOUNS, *CUES)})


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=5))
def test_mentions_are_slices_and_the_same_text_reads_the_same(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    mechanisms, transitions = read(text)
    assert (mechanisms, transitions) == read(text)
    known = {each.mechanism_id for each in mechanisms}
    for mention in (mention for each in (*mechanisms, *transitions) for mention in each.mentions):
        assert text[mention.sentence_start : mention.sentence_end] == mention.sentence
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
    assert {each.mechanism_id for each in transitions} <= known


@pytest.mark.parametrize(
    "text, ends",
    [
        ("On 9 July 2021 the council renewed the arms embargo until 10 January.", [date(2022, 1, 10)]),
        ("On 9 July 2021 the council renewed the arms embargo until 10 January 2023.", [date(2023, 1, 10)]),
        ("On 31 August 2020 Kenya extended the truce by six months.", [date(2021, 2, 28)]),
        ("On 9 July 2021 the council extended the arms embargo for two weeks.", [date(2021, 7, 23)]),
        ("Kenya and Somalia agreed on a 30-day truce on 2 May 2021.", [date(2021, 6, 1)]),
        ("On 9 July 2021 the council lifted the arms embargo after six months.", []),
        ("On 9 July 2021 the council demanded a 30-day truce.", []),
        ("Kenya has maintained the truce for six months.", []),
    ],
)
def test_when_it_is_to_end(text: str, ends: list[date]) -> None:
    day = date(2021, 7, 9)
    found = find(Document("d", "d", None, None, (), (), "en", day, day, "stated", text)).transitions
    assert [each.date_to for each in found if (each.state, each.status) == ("expired", "planned")] == ends
