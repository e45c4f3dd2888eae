"""Whom a report means: names, phrases, persons and the words that refer back to them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.finding.actors import find_actors
from detente.finding.parsing import ActorIndex, parse_document
from detente.finding.who.names import find_names
from detente.knowledge.actors import actor_phrases, collectives, countries, organisations, short_names
from detente.records import Document


def read(text: str, published: date | None = date(2019, 5, 3)) -> tuple[dict[str, tuple[str, ...]], ActorIndex]:
    document = Document("d", "d.txt", None, None, (), (), "en", published, published, "stated", text)
    actors, index = find_actors(parse_document(document))
    assert [each.actor_id for each in actors] == sorted({each.actor_id for each in actors})
    return {text[each.start : each.end]: each.actor_ids for each in index.mentions}, index


@pytest.mark.parametrize(
    "text, words, ids",
    [
        ("Norway rejected the offer.", "Norway", ("NOR",)),
        ("Moscow warned the council on Friday.", "Moscow", ("RUS",)),
        ("The Peruvian foreign ministry rejected the charge.", "Peruvian foreign ministry", ("PER:foreign-ministry",)),
        ("Talks with the Kenyan army failed.", "Kenyan army", ("KEN:armed-forces",)),
        ("The government of Chad signed.", "government of Chad", ("TCD",)),
        ("Libyan rebels took the port.", "Libyan rebels", ("LBYOPP",)),
        ("Hundreds of Yemeni civilians fled.", "Yemeni civilians", ("CIVYEM",)),
        ("The State Department objected.", "State Department", ("USA:state-department",)),
        ("The Security Council met.", "Security Council", ("UNO:security-council",)),
        ("Turkish President Ada Berk called Rome.", "Ada Berk", ("TUR:ada-berk",)),
        ("Ada Berk, the Turkish foreign minister, called Rome.", "Ada Berk", ("TUR:ada-berk",)),
        ("Secretary of State Jane Roe called Rome.", "Jane Roe", ("USA:jane-roe",)),
        ("Angela Merkel called Rome.", "Angela Merkel", ("DEU:angela-merkel",)),
        ("The presidents of Chad and Mali met.", "presidents of Chad and Mali", ("TCD:president", "MLI")),
        ("Buenos Aires recalled its envoy.", "Buenos Aires", ("ARG",)),
        ("Officials in Delhi objected.", "Officials in Delhi", ("IND:official",)),
        ("The foreign ministry in Baku objected.", "foreign ministry in Baku", ("AZE:foreign-ministry",)),
        ("Ada Berg, who leads the Arab League, left.", "Ada Berg", ("ARL:ada-berg",)),
    ],
)
def test_a_name_and_its_phrase_mean_an_actor(text, words, ids):
    assert read(text)[0][words] == ids


@pytest.mark.parametrize(
    "text, words",
    [
        ("Shops closed early in Damascus.", "Damascus"),
        ("The fleet crossed the Indian Ocean.", "Indian"),
        ("Michael Jordan scored again.", "Jordan"),
        ("The Washington Post sold out.", "Washington"),
        ("It came to us by post.", "us"),
        ("Kenya's opposition to the plan grew.", "opposition"),
        ("A bomb went off in Izmir, Turkey.", "Turkey"),
    ],
)
def test_a_place_or_a_namesake_means_nobody(text, words):
    assert words not in read(text)[0]


@pytest.mark.parametrize(
    "text, words, ids",
    [
        ("Peru and Chile met. Both countries signed.", "Both countries", ("CHL", "PER")),
        ("Iran, Russia and Turkey met. The three countries signed.", "The three countries", ("IRN", "RUS", "TUR")),
        ("Turkish President Ada Berk flew to Rome. He signed.", "He", ("TUR:ada-berk",)),
        ("Chad closed its border.", "its", ("TCD",)),
        ("Chad mourned its soldiers.", "soldiers", ("TCD:armed-forces",)),
        ("President Vladimir Putin met Barack Obama. Putin urged him to sign.", "him", ("USA:barack-obama",)),
        ("Chad's foreign minister spoke. The foreign minister left.", "foreign minister", ("TCD:foreign-minister",)),
        ("The Saudi-led coalition struck. Later the coalition denied it.", "coalition", ("SAUDICOALITION",)),
        ("The UN envoy appealed for calm. Ada Berk told reporters it was urgent.", "Ada Berk", ("UNO:ada-berk",)),
        ("“We will sign,” Turkish President Ada Berk said.", "We", ("TUR:ada-berk",)),
    ],
)
def test_a_word_refers_back_to_whom_was_named(text, words, ids):
    assert read(text)[0][words] == ids


def test_he_is_never_someone_named_before_an_unknown_man():
    mentions, _ = read("President Vladimir Putin left. Farmer Jan Kowal stayed. He waved.", date(2015, 1, 1))
    assert "He" not in mentions


def test_an_office_holder_is_known_only_after_taking_office():
    later, _ = read("Mr. Macron called Rome.", date(2019, 1, 1))
    earlier, _ = read("Mr. Macron called Rome.", date(1999, 1, 1))
    assert later["Mr. Macron"] == ("FRA:emmanuel-macron",)
    assert "Mr. Macron" not in earlier


def test_it_is_clear_that_stands_for_nothing():
    assert "It" not in read("Chad closed the border. It is clear that the talks failed.")[0]


def _examples(kind):
    entries = {entry.matches: entry for entry in (actor_phrases("en") | collectives("en")).values()}.values()
    words = {entry: getattr(entry, "nouns", None) or entry.words for entry in entries}
    return [pytest.param(words[entry], each, id=each) for entry in words for each in getattr(entry, kind)]


def _meant(words, text):
    found = (text[each.start : each.end].lower() for each in read(text)[1].mentions)
    return [each for each in found if any(word in each for word in words)]


@pytest.mark.parametrize("entry", short_names("en").values(), ids=lambda entry: entry.word)
def test_a_short_name_means_its_body_only_beside_the_names_that_tell(entry):
    assert all(entry.code in {i for ids in read(text)[0].values() for i in ids} for text in entry.matches)
    assert all(entry.code not in {i for ids in read(text)[0].values() for i in ids} for text in entry.rejects)


@pytest.mark.parametrize("words, text", _examples("matches"))
def test_a_phrase_matches_its_examples(words, text):
    assert _meant(words, text)


@pytest.mark.parametrize("words, text", _examples("rejects"))
def test_a_phrase_rejects_its_counterexamples(words, text):
    assert not _meant(words, text)


def test_no_name_means_two_actors():
    names = [(each.code, name) for each in countries().values() for name in (each.name, *each.aliases, *each.capitals)]
    names += [(each.code, name) for each in organisations().values() for name in (each.name, *each.aliases)]
    owners: dict[str, set[str]] = {}
    for code, name in names:
        owners.setdefault(name, set()).add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_organisations_belong_to_known_countries():
    assert {each.country for each in organisations().values() if each.country} <= countries().keys()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="USA. unitedSyria’'-éك\n", max_size=80))
def test_names_are_exact_and_never_overlap(text):
    hits = find_names(text, "en")
    assert all(0 <= each.start < each.end <= len(text) for each in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
