"""The brief: gathered from a ledger made by hand, written as text and as a page that is safe to open."""

import re
from dataclasses import replace
from datetime import date

import pytest

from detente.briefing.gathering import gather
from detente.briefing.page import as_html, draw_curve, number
from detente.briefing.plain import as_text
from detente.questions.relation import Month
from detente.records import Actor, Dispute, Findings

HOSTILE = "Ruritania <script>alert(1)</script> & \u202eshelled Strelsau."
MAY = date(2020, 5, 1)


@pytest.fixture
def connection(hand, woven):
    report = replace(hand.report("pile/<b>a</b>.txt", HOSTILE), title="<img src=x onerror=alert(2)>")
    named = (("RUR", "Ruritania"), ("STR", "Strelsau"))
    actors = tuple(Actor(code, name, "country", code, code, "GOV", (), ()) for code, name in named)
    dispute = Dispute(
        "dispute-1", "shelling", None, ("STR",), ("RUR",), "none", (), MAY, MAY, "stated", (hand.mention(report),), MAY
    )
    found = Findings(
        (), actors, (hand.event(report),), (), (hand.mechanism(report),), (hand.change(report, "agreed", MAY),), (),
        (dispute,),
    )  # fmt: skip
    return woven((report, found))


def test_the_text_has_every_section(connection):
    text = as_text(gather(connection, MAY, None))
    sections = ("1 reports", "AGREED", "the truce", "RURITANIA AND STRELSAU", "Strelsau against Ruritania", "no answer")
    assert [told for told in sections if told not in text] == []


def test_every_proof_on_the_page_has_its_evidence(connection):
    page = as_html(gather(connection, MAY, None))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links and links <= set(re.findall(r'<article id="([^"]+)"', page))


def test_hostile_words_stay_words(connection):
    page = as_html(gather(connection, MAY, None))
    assert "<script" not in page and "<img" not in page and "<b>a</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_fetches_nothing(connection):
    page = as_html(gather(connection, MAY, None))
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page)


def test_the_page_is_the_same_every_time(connection):
    assert as_html(gather(connection, MAY, None)) == as_html(gather(connection, MAY, None))


def test_before_anything_was_published_nothing_is_known(connection):
    brief = gather(connection, MAY, date(2019, 1, 1))
    assert (brief.pile.reports, brief.standing, brief.quarrels, brief.evidence) == (0, (), (), {})


def test_an_empty_ledger_has_a_brief(woven):
    assert "none" in as_text(gather(woven(), None, None))
    assert "No report tells of any." in as_html(gather(woven(), None, None))


def test_bars_stay_inside_their_picture():
    months = [Month(date(2020, m, 1), 9.0 * m, -4.0 * m, -4.0, 9.0, 1, 1, ()) for m in range(1, 13)]
    curve = draw_curve(months)
    assert len(curve.bars) == 24
    assert min(bar.y for bar in curve.bars) >= 0
    assert max(bar.y + bar.height for bar in curve.bars) <= curve.height
    assert max(bar.x + bar.width for bar in curve.bars) <= curve.width
    assert [tick.label for tick in curve.ticks] == ["2020"]


@pytest.mark.parametrize("value, written", [(275000.0, "275,000"), (13.5, "13.5"), (3e10, "30,000,000,000")])
def test_numbers_are_written_as_people_write_them(value, written):
    assert number(value) == written
