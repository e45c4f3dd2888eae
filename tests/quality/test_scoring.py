"""The scorer itself: what counts as the same place, the same parties, the same days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .scoring import LAYERS, Item, Places, Tally, best_pairs, compare, dates_agree, squash, total

TEXT = "Ruritania “shelled” Strelsau. Talks began.\nHeadline without stop\nThe truce held on Monday."
MAY = date(2020, 5, 1), date(2020, 5, 31)


@pytest.mark.parametrize(
    "words, sentence",
    [
        ('Ruritania "shelled"', "Ruritania “shelled” Strelsau."),
        ("Talks", "Talks began."),
        ("without", "Headline without stop"),
        ("began. Headline", "Talks began. Headline without stop"),
        ("nowhere", None),
    ],
)
def test_sentences_hold_their_words(words: str, sentence: str | None) -> None:
    places = Places(TEXT)
    found = places.sentence(words)
    assert (places.flat[found[0] : found[1]] if found else None) == (squash(sentence) if sentence else None)


@pytest.mark.parametrize(
    "gold, found, expected",
    [
        (MAY, MAY, True),
        (MAY, (date(2020, 5, 10), date(2020, 5, 10)), True),
        (MAY, (date(2020, 6, 1), date(2020, 6, 1)), False),
        (MAY, (None, date(2020, 5, 10)), False),
        ((None, date(2020, 5, 31)), (None, date(2020, 5, 10)), True),
        ((None, None), (None, None), True),
        ((None, None), MAY, False),
        (MAY, (None, None), False),
    ],
)
def test_dates_agree(
    gold: tuple[date | None, date | None], found: tuple[date | None, date | None], expected: bool
) -> None:
    assert dates_agree(gold, found) == expected


def _event(kind: str, who: str, whom: str, at: tuple[int, int] = (0, 5), status: str = "occurred") -> Item:
    return Item(at, kind, frozenset(who.split()), frozenset(whom.split()), MAY, status)


@pytest.mark.parametrize(
    "found, agreed",
    [
        (_event("ACCUSE", "RUR", "STR"), [1, 1, 1, 1]),
        (_event("ACCUSE", "RUR", "STR", status="planned"), [1, 1, 0, 1]),
        (_event("ACCUSE", "STR", "RUR"), [1, 0, 0, 0]),
        (_event("REJECT", "RUR", "STR"), [0, 0, 0, 0]),
        (_event("ACCUSE", "RUR", "STR", at=(5, 9)), [0, 0, 0, 0]),
    ],
)
def test_events(found: Item, agreed: list[int]) -> None:
    tallies = compare("events", [_event("ACCUSE", "RUR", "STR")], [found])
    assert [each.agreed for each in tallies.values()] == agreed


def test_acts_done_together_have_no_direction() -> None:
    tallies = compare("events", [_event("AGREE", "RUR STR", "")], [_event("AGREE", "RUR", "STR")])
    assert tallies["events: who to whom"].agreed == 1


def test_the_best_pairs_come_first() -> None:
    gold = [_event("ACCUSE", "RUR", "STR"), _event("ACCUSE", "STR", "RUR")]
    pairing, _ = LAYERS["events"]
    assert best_pairs(gold, gold[::-1], pairing) == [(gold[0], gold[0]), (gold[1], gold[1])]


def test_statements_pair_by_their_words() -> None:
    gold = Item((0, 9), more="Rudolf Rassendyll", words=("the", "truce", "will", "hold"))
    near = Item((0, 9), more="Rassendyll", words=("truce", "will", "hold"))
    far = Item((0, 9), more="Rassendyll", words=("truce",))
    assert [each.agreed for each in compare("statements", [gold], [near]).values()] == [1, 1]
    assert [each.agreed for each in compare("statements", [gold], [far]).values()] == [0, 0]


items = st.builds(
    _event,
    st.sampled_from(["ACCUSE", "AGREE"]),
    st.sampled_from(["", "RUR", "RUR STR"]),
    st.sampled_from(["", "STR"]),
    st.sampled_from([(0, 5), (5, 9)]),
)


@given(st.lists(items, max_size=5), st.lists(items, max_size=5))
def test_no_more_agree_than_there_are(gold: list[Item], found: list[Item]) -> None:
    for tally in compare("events", gold, found).values():
        assert tally.agreed <= min(tally.gold, tally.found)
        assert 0 <= tally.f1 <= 1


@given(st.lists(items, max_size=5))
def test_gold_against_itself_is_perfect(gold: list[Item]) -> None:
    assert {tally.f1 for tally in compare("events", gold, gold).values()} == {1.0}


def test_totals_add_up() -> None:
    assert total([{"x": Tally(1, 2, 1)}, {"x": Tally(3, 2, 2), "y": Tally()}]) == {"x": Tally(4, 4, 3), "y": Tally()}
    assert Tally(4, 4, 3).f1 == 0.75
