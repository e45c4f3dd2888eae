"""Allegations and answers: who holds what against whom, and what the accused says to it."""

import pytest

from detente.finding.actors import find_actors
from detente.finding.disputes import find_disputes
from detente.finding.events import find_events
from detente.finding.parsing import ParsedText, parse_document, parse_text
from detente.finding.statements import find_statements
from detente.knowledge import allegations
from detente.knowledge.loading import AnyEntry, load_entries
from detente.records import Dispute, Document, Interval, Status


def load(key: str, model: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    return load_entries(model, key, "languages", "en", "disputes.toml")


def when(start: int, end: int, status: Status | None) -> Interval:
    return Interval(None, None, "unknown")


def parse(text: str) -> ParsedText:
    return parse_document(Document("d", "", None, None, (), (), "en", None, None, "unknown", text))


def read(text: str) -> tuple[Dispute, ...]:
    parsed = parse(text)
    actors = find_actors(parsed)[1]
    statements = find_statements(parsed, actors, when)
    events = find_events(parsed, actors, statements, when)
    return find_disputes(parsed, actors, events, statements, when)


def parties(text: str) -> list[tuple[str, str, str]]:
    first = [(each.accuser[0].split(":")[0], each.accused[0].split(":")[0], each.response) for each in read(text)]
    return sorted(set(first))


ANSWERED = [
    ("Egypt accused Sudan of violating the truce.", [("EGY", "SDN", "none")]),
    ("Egypt accused Sudan of violating the truce, which Sudan denied.", [("EGY", "SDN", "denied")]),
    ("Egypt blamed Sudan for the raid. The road is long. Sudan denied it.", [("EGY", "SDN", "denied")]),
    ("Egypt said Sudan had violated the truce. Sudan apologised.", [("EGY", "SDN", "apologised")]),
    ("“Hezbollah has murdered innocent people,” Egypt said.", [("EGY", "HEZ", "none")]),
    (
        "Egypt and Sudan accused each other of shelling the wells.",
        [("EGY", "SDN", "countered"), ("SDN", "EGY", "countered")],
    ),
    ("Egypt said Sudan had seized two wells. Sudan denied this.", [("EGY", "SDN", "denied")]),
    ("Egypt repeated its accusation that Sudan had poisoned the wells.", [("EGY", "SDN", "none")]),
    ("Sudan rejected Egypt's allegation that it had poisoned the wells.", [("EGY", "SDN", "denied")]),
    ("Egypt met the envoy. Sudan denied shelling the two wells.", [("EGY", "SDN", "denied")]),
    ("Egypt accused Sudan of the raid, a charge Sudan called groundless.", [("EGY", "SDN", "denied")]),
    ("Egypt said Sudanese saboteurs had laid mines there.", [("EGY", "SDN", "none")]),
    ("Egypt said Sudan had struck a camp of ISIS.", []),
    ("Egypt said Sudan could seize the wells.", []),
    ("Sudan denied the inspectors a visa.", []),
    ("Egypt praised Sudan for the truce.", []),
    ("Egypt said its army had violated nothing.", []),
    ("Egypt said responsibility lay squarely with Sudan.", [("EGY", "SDN", "none")]),
    ("Egypt said that Sudanese-based gangs continued to shell villagers.", [("EGY", "SDN", "none")]),
    ("Egypt said Sudan was keeping up its campaign of terror against civilians.", [("EGY", "SDN", "none")]),
    ("Egypt said that it would prevent violence, and that Sudan would prevent violence, too.", []),
    ("Egypt said Sudan had sent Kenyan mercenaries to the wells.", [("EGY", "SDN", "none")]),
    ("Egypt told of violations of the truce announced by Sudan.", []),
    ("Egypt voiced concern about Sudan's aid to Kenya.", []),
    ("Egypt condemned the raid, and Kenya asked Sudan for a meeting.", []),
]


@pytest.mark.parametrize("text, expected", ANSWERED)
def test_parties_and_response(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize("key", ["burden", "charge", "denied"])
def test_noun_lists_match_their_examples(key: str) -> None:
    for entry in load(key, allegations.NounList):
        assert all(read("Egypt met the envoy. " + text) for text in entry.matches)
        assert not any(read("Egypt met the envoy. " + text) for text in entry.rejects)


def test_striking_an_outlaw_is_no_misdeed() -> None:
    for entry in load("outlaw", allegations.NounList):
        assert all(read(text) for text in entry.matches)
        assert not any(read(text) for text in entry.rejects)


def test_a_headline_tells_no_dispute_twice() -> None:
    assert len(read("Egypt accuses Sudan of raid\n\nEgypt accused Sudan of the raid.")) == 1
    assert len(read("Egypt accuses Sudan of raid\n\nThe road is long.")) == 1


def test_a_charge_and_its_counter_charge() -> None:
    found = read("Egypt said Sudan had violated the truce. Sudan said Egypt had violated it first.")
    assert [each.response for each in found] == ["countered", "none"]
    assert found[0].response_mentions


def test_one_deed_told_by_two_near_by_is_one_dispute() -> None:
    text = "Kenya said Sudan had murdered nine villagers in May. Egypt said Sudan had murdered nine villagers in May."
    assert [(each.accuser, each.accused) for each in read(text)] == [(("KEN", "EGY"), ("SDN",))]


def test_a_deed_that_is_only_to_be_ended_is_no_further_allegation() -> None:
    aim = "“We work to protect innocent civilians from Sudan's cruelty,” Egypt said."
    assert len(read(aim)) == 1
    assert len(read("“Sudan has slaughtered innocent civilians,” Egypt said. The road is long. " + aim)) == 1


def test_a_denial_behind_and_is_the_speakers() -> None:
    found = read("Egypt says Sudanese saboteurs had laid mines there, and denies firing on civilians.")
    assert [(each.accused[0].split(":")[0], each.response) for each in found] == [("SDN", "none"), ("EGY", "denied")]


def test_act_and_mentions_are_verbatim() -> None:
    text = "Egypt accused Sudan of shelling two villages, which Sudan denied."
    for each in read(text):
        assert each.act in text
        assert all(text[it.start : it.end] in text for it in (*each.mentions, *each.response_mentions))


@pytest.mark.parametrize("text", [text for entry in allegations.misdeeds("en") for text in entry.matches])
def test_misdeeds_that_must_match(text: str) -> None:
    assert read(text)


@pytest.mark.parametrize("text", [text for entry in allegations.misdeeds("en") for text in entry.rejects])
def test_misdeeds_that_must_not(text: str) -> None:
    assert read(text) == ()


CHARGE = "Egypt said Sudan had violated the truce. "
ANSWERS = [
    *((text, entry.response) for entry in allegations.answers("en") for text in entry.matches),
    *((text, "none") for entry in allegations.answers("en") for text in entry.rejects),
]


@pytest.mark.parametrize("text, response", ANSWERS)
def test_answers(text: str, response: str) -> None:
    assert read(CHARGE + text)[0].response == response


WORD_LISTS = [
    *((frozenset(each.words), each.matches, each.rejects) for each in load("reproach", allegations.Reproaches)),
    *((frozenset(each.verbs), each.matches, each.rejects) for each in load("accusation", allegations.VerbList)),
    *((frozenset(each.verbs), each.matches, each.rejects) for each in load("doing", allegations.VerbList)),
]


@pytest.mark.parametrize("words, matches, rejects", WORD_LISTS)
def test_word_lists_match_their_examples(
    words: frozenset[str], matches: tuple[str, ...], rejects: tuple[str, ...]
) -> None:
    def known(text: str) -> bool:
        return any(each.lemma_.lower() in words for each in parse_text(text))

    assert all(known(text) for text in matches)
    assert not any(known(text) for text in rejects)


OWNED = [
    ("Sudan claimed responsibility for the blast in Cairo.", "SDN", "admitted"),
    ("Sudan apologised for the raid on the village.", "SDN", "apologised"),
    ("KHARTOUM, May 3 (Agency) - Sudan denied shelling the village.", "SDN", "denied"),
]


@pytest.mark.parametrize("text, accused, response", OWNED)
def test_an_answer_tells_that_something_was_alleged(text: str, accused: str, response: str) -> None:
    assert [(*each.accused, each.response) for each in read(text)] == [(accused, response)]


def test_what_is_suffered_at_their_hands_is_held_against_them() -> None:
    text = "Egypt said that the villagers had suffered for a year at the hands of Sudan."
    assert parties(text) == [("EGY", "SDN", "none")]
