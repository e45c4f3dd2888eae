"""Who did what to whom, on sentences of our own and with hand-made actors."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding.events import find_events
from detente.finding.parsing import ActorIndex, ParsedText, parse_document
from detente.identity import digest
from detente.records import ActorMention, Document, Event, Interval, Statement

DAY = date(2021, 5, 4)
NAMES = {
    "Chad": "TCD",
    "Chadian": "TCD",
    "Mali": "MLI",
    "Malian": "MLI",
    "Niger": "NER",
    "Oslo": "NOR",
    "Norwegian": "NOR",
    "council": "UNO",
    "rebels": "TCDOPP",
    "We": "NOR",
    "we": "NOR",
}


def parsed(text: str) -> ParsedText:
    return parse_document(Document(digest([text]), "", None, None, (), (), "en", DAY, DAY, "stated", text))


def actors_of(text: str) -> ActorIndex:
    found = []
    for name, code in NAMES.items():
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not text[end : end + 1].isalpha() and not text[start - 1 : start].isalpha():
                found.append(ActorMention(start, end, start, (code,), "test"))
            start = text.find(name, end)
    issuer = (NAMES["We"],) if text.startswith("We ") else ()
    return ActorIndex(tuple(sorted(found, key=lambda each: each.start)), issuer)


def events_in(text: str, statements: Sequence[Statement] = ()) -> tuple[Event, ...]:
    return find_events(parsed(text), actors_of(text), statements, lambda *_: Interval(None, DAY, "reported"))


def told(text: str) -> set[str]:
    return {f"{'+'.join(each.actor)} {each.type} {'+'.join(each.recipient)}".strip() for each in events_in(text)}


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Chad attacked Mali.", "TCD ASSAULT MLI"),
        ("Mali was attacked by Chad.", "TCD ASSAULT MLI"),
        ("Mali said that Chad had bombed a market.", "TCD ASSAULT"),
        ("The Chadian army shelled Malian villages.", "TCD ASSAULT MLI"),
        ("The Chadian bombardment of Mali went on.", "TCD ASSAULT MLI"),
        ("Chad carried out strikes on Mali.", "TCD ASSAULT MLI"),
        ("Chad, which condemned Mali, kept its envoy at home.", "TCD ACCUSE MLI"),
        ("Chad agreed to lift its embargo on Mali.", "TCD RETREAT MLI"),
        ("Oslo urged Mali to release the hostages.", "NOR REQUEST MLI"),
        ("Oslo urged Mali to release the hostages.", "MLI RETREAT"),
        ("Oslo accused Chad of bombing Mali.", "NOR ACCUSE TCD"),
        ("Oslo accused Chad of killing Malian nurses.", "TCD ASSAULT MLI"),
        ("The talks between Chad and Mali lasted a day.", "TCD+MLI CONSULT"),
        ("Chad and Mali met in the capital of Niger.", "TCD+MLI CONSULT"),
        ("Norwegian aid to Mali doubled.", "NOR AID MLI"),
        ("Oslo imposed sanctions on Chad.", "NOR SANCTION TCD"),
        ("The council called on Chad to halt the raids.", "UNO REQUEST TCD"),
        ("Chad expressed concern at the conduct of Mali.", "TCD ACCUSE MLI"),
        ("We condemn the raid by Chad.", "NOR ACCUSE TCD"),
        ("We are appalled by this raid by Chad.", "NOR ACCUSE TCD"),
        ("Mali was struck and bombed by Chad.", "TCD ASSAULT MLI"),
        ("Niger was bombed at the hands of Chad.", "TCD ASSAULT NER"),
        ("Oslo, the wider council and Chad condemned Mali.", "NOR+UNO+TCD ACCUSE MLI"),
        ("Oslo is committed to continuing to arm Mali.", "NOR AID MLI"),
        ("Oslo gave two million dollars in new aid to Mali.", "NOR AID MLI"),
        ("Oslo reiterated its support for Mali in the fight against Chad.", "MLI ASSAULT TCD"),
        ("Oslo supported the steps taken by Mali.", "NOR SUPPORT MLI"),
        ("Oslo thanked its ally Niger.", "NOR SUPPORT NER"),
        # A verb goes on from one of a like form, whatever the parser ties it to.
        ("Oslo asked Mali to free the hostages and condemned Chad.", "NOR ACCUSE TCD"),
        ("Oslo pressed for Chad to leave the town and accused Mali of lying.", "NOR ACCUSE MLI"),
        ("Oslo says that Chad bombed the market in Mali, and condemns Niger.", "NOR ACCUSE NER"),
        ("Oslo said that Chad had shelled the town, accusing Mali of lying.", "NOR ACCUSE MLI"),
        ("With the help of the council, Oslo, which leads it, has attacked Mali.", "NOR ASSAULT MLI"),
        ("The town fell silent, a day after Chad attacked Mali.", "TCD ASSAULT MLI"),
        # Whose undertaking it is.
        ("Oslo praised the effort by Chad to attack Mali.", "TCD ASSAULT MLI"),
        ("Chad has begun the second phase of the operation to attack Mali.", "TCD ASSAULT MLI"),
        ("Oslo rebuked Chad for bombing Mali.", "TCD ASSAULT MLI"),
        ("Oslo helped Mali to rebuild its towns.", "NOR AID MLI"),
        # Whom a noun's owner makes of it: the doer, the one it is done to, the one it is for.
        ("Chad is Mali's closest ally.", "TCD SUPPORT MLI"),
        ("Chad's defeat by Mali came late.", "MLI ASSAULT TCD"),
        ("We thanked our Malian partners.", "NOR SUPPORT MLI"),
        ("Malian nurses were killed at the hands of Chad.", "TCD ASSAULT MLI"),
        ("Malian villagers suffered so much at the hands of Chad.", "TCD ASSAULT"),
        ("Oslo stands shoulder to shoulder with Mali.", "NOR SUPPORT MLI"),
        # What is told in the next clause, with a doer of its own, is another matter.
        ("Oslo welcomed the ruling, and Chad urged Mali to obey it.", "NOR SUPPORT"),
    ],
)
def test_roles_come_from_grammar(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Chad lies south of Libya.", "The weather in Mali was hot.", "Oslo said that the hall was full.", ""],
)
def test_plain_telling_is_no_event(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    "sentence, kind, expected",
    [
        ("Chad attacked Mali.", "ASSAULT", "occurred"),
        ("Chad is attacking Mali.", "ASSAULT", "ongoing"),
        ("Chad continues to attack Mali.", "ASSAULT", "ongoing"),
        ("Chad will attack Mali.", "ASSAULT", "planned"),
        ("Chad plans to attack Mali.", "ASSAULT", "planned"),
        ("Chad said it would attack Mali.", "ASSAULT", "planned"),
        ("Chad could attack Mali.", "ASSAULT", "conditional"),
        ("Oslo will respond if Chad bombs the towns of Mali.", "ASSAULT", "conditional"),
        ("Oslo urged Chad to attack Mali.", "ASSAULT", "called_for"),
        ("Chad must release the prisoners.", "RETREAT", "called_for"),
        ("Chad denied attacking Mali.", "ASSAULT", "denied"),
        ("Chad did not attack Mali.", "ASSAULT", "negated"),
        ("Chad refused to meet the Malian envoy.", "CONSULT", "negated"),
        ("Chad supplies weapons to Mali.", "AID", "ongoing"),
        ("The upcoming talks between Chad and Mali were announced.", "CONSULT", "planned"),
    ],
)
def test_status_comes_from_the_words_above(sentence: str, kind: str, expected: str) -> None:
    assert expected in {each.status for each in events_in(sentence) if each.type == kind}


def test_what_is_alleged_is_told_in_the_accusers_words() -> None:
    (deed,) = (each for each in events_in("Oslo accused Chad of bombing Mali.") if each.type == "ASSAULT")
    (speech,) = (each for each in events_in("Oslo accused Chad of bombing Mali.") if each.type == "ACCUSE")
    assert (deed.attributed_to, speech.attributed_to) == (("NOR",), ())


def test_a_quotation_speaks_for_its_speaker() -> None:
    text = '"Chad attacked Mali," the envoy of Oslo said.'
    said = Statement(
        "s", "envoy", "NOR", "envoy", None, "said", "direct", "Chad attacked Mali,", ((1, 20),), (),
        None, None, None, None, "unknown", (), None,
    )  # fmt: skip
    (event,) = events_in(text, [said])
    assert event.attributed_to == ("NOR",)


def test_the_same_act_in_one_sentence_is_told_once() -> None:
    assert len([each for each in events_in("Chad attacked and bombed Mali.") if each.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Chad attacked Mali.\nThe bombardment went on at night.", "TCD ASSAULT MLI"),
        ("Chad attacked Mali.\nMali has retaken the hills.", "MLI ASSAULT TCD"),
        ("Niger attacked Chad.\nMali attacked Chad.\nOslo seized the port.", "NOR ASSAULT TCD"),
        (
            "Chad praised Mali.\nNiger attacked Chad.\nNiger bombed Chad.\nMali has retaken the hills.",
            "MLI ASSAULT",
        ),
    ],
)
def test_a_party_left_out_is_the_one_the_report_has_named(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Chad began to isolate the town held by Mali.\nThe isolation of the town went on.",
            {"TCD COERCE MLI"},
        ),
        (
            "Chad bombarded Mali.\nNiger bombarded Oslo.\nThe bombardment of Mali went on.",
            {"TCD ASSAULT MLI", "NER ASSAULT NOR"},
        ),
        # Neither what was not done nor what is told in other words is told again.
        ("Chad did not bombard Mali.\nThe bombardment of Oslo went on.", {"TCD ASSAULT MLI", "ASSAULT NOR"}),
        ("Chad has bombed Oslo.\nThe shelling of Mali went on.", {"TCD ASSAULT NOR", "ASSAULT MLI"}),
    ],
)
def test_an_act_told_again_has_the_parties_it_was_told_with(text: str, expected: set[str]) -> None:
    assert told(text) == expected


def test_an_agreement_nobody_is_named_for_is_not_the_speakers() -> None:
    assert "NOR AGREE" not in told("We read the announcement of an agreement.")


CLAUSES = st.lists(
    st.sampled_from(
        ["Chad attacked Mali.", "Oslo urged Mali to stop.", "Niger sent food to Mali.", "It rained.", "Mali met Chad."]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(CLAUSES)
def test_evidence_is_verbatim_and_reading_is_repeatable(clauses: list[str]) -> None:
    text = "\n".join(clauses)
    events = events_in(text)
    assert events == events_in(text)
    for event in events:
        for mention in event.mentions:
            assert text[mention.sentence_start : mention.sentence_end] == mention.sentence
            assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
            assert mention.status is not None
