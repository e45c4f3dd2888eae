"""Which reports repeat which: own miniatures of reprints, excerpts, rewrites, and of reports that only look alike."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.errors import ReportError
from detente.questions import sources
from detente.reading import read_report
from detente.reading.pile import walk
from detente.records import Findings

DAY = date(2021, 3, 3)

STORY = (
    "The harbour commission of Ruritania closed the strait to foreign tankers on Wednesday after talks in "
    "Hentzau broke down without a date for another round. Captains who had waited since dawn were told by radio"
    " to turn back. “We have been patient for eleven months and patience has earned us nothing,” the "
    "commissioner, Rupert Rassendyll, told sailors on the quay. Strelsau called the closure a breach of the "
    "treaty of the two lighthouses and recalled its envoy. “A strait that two peoples dug with their own hands "
    "cannot be locked by one of them,” said its prime minister, Flavia Sapt. Traders put the daily loss at four"
    " million crowns. “Nobody in this cabinet will sign anything while the guns on the mole are manned,” she "
    "added. Fishing boats are let through until Sunday, the commission said, and hospital ships at any hour."
)
OTHER = (
    "Vintners in the hills above Zenda began the harvest two weeks early, driven by a summer with hardly a drop"
    " of rain. The guild expects a third less wine than last year but praises the sugar. Pickers from Strelsau,"
    " who used to come by the hundred, stayed away because the border at the mole has been shut; students were "
    "hired in their place. The crown offered loans to growers on the southern slopes, where vines planted by "
    "their grandfathers have dried to the root."
)
SPIN = (
    "So much for good neighbours! Rassendyll at last says what every sailor thinks: “We have been patient for "
    "eleven months and patience has earned us nothing.” The lady across the water answers with poetry. “A "
    "strait that two peoples dug with their own hands cannot be locked by one of them,” she sighs, and then the"
    " mask falls: “Nobody in this cabinet will sign anything while the guns on the mole are manned.” Let her "
    "keep her pen dry. Our guns stay where they are."
)
HALF = STORY[: len(STORY) // 2]


def copies(woven, hand, *reports):
    """Location of each copy -> location of what it repeats, and the kind."""
    made = [hand.report(location, text, day, publisher, origin) for location, text, day, publisher, origin in reports]
    rows = woven(*((each, Findings()) for each in made)).execute(
        "SELECT d.location, o.location, kind FROM copies JOIN documents AS d USING (document_id) "
        "JOIN documents AS o ON o.document_id = d.repeats"
    )
    return {location: (original, kind) for location, original, kind in rows.fetchall()}


CASES = [
    # text of the later report, by another outlet; what it is of STORY
    ("same words", STORY, "reprint"),
    ("other marks", STORY.replace("“", '"').replace("”", '"'), "reprint"),
    ("new head", "From our wire desk, for readers on the coast. " + STORY, "reprint"),
    ("excerpt", HALF + " The rest is for subscribers.", "excerpt"),
    ("grown", STORY + " " + OTHER, "excerpt"),
    ("rewrite", SPIN, "rewrite"),
]


@pytest.mark.parametrize("text, kind", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_later_report_repeats_the_earlier(woven, hand, text, kind):
    original = ("z-original", STORY, DAY, "Quay Mail", ())
    copy = ("a-copy", text, DAY + timedelta(1), "Hill Echo", ())
    assert copies(woven, hand, copy, original) == {"a-copy": ("z-original", kind)}


def test_the_same_outlet_has_the_same_report_twice(woven, hand):
    twice = [(name, STORY, DAY, "Quay Mail", ()) for name in "ab"]
    assert copies(woven, hand, *twice) == {"b": ("a", "exact")}


def test_the_same_outlet_issues_its_report_again_with_news_in_it(woven, hand):
    again = f"{STORY} Late in the evening the commission said that two tankers with medicine had been let through."
    reports = [("a", STORY, DAY, "Quay Mail", ()), ("b", again, DAY + timedelta(1), "Quay Mail", ())]
    assert copies(woven, hand, *reports) == {"b": ("a", "update")}


FULL = (
    "The harbour commission of Ruritania closed the strait on Wednesday after talks in Hentzau broke down. Its "
    "chairman, Rupert Rassendyll, said that 11 months had been lost. The court of Strelsau spoke of a breach, "
    "and its prime minister, Flavia Sapt, recalled the envoy. Traders in Zenda put the loss at 4 million crowns"
    " a day, or 120 million a month, and said that 36 ships were waiting off Belmar, 14 of them laden with "
    "grain for Tarlenheim. The guild of Kravonia asked for 9 days of grace until the feast of Saint Osric, when"
    " 2,500 pilgrims cross to Moravec."
)
RETELLING = (
    "No tanker gets past Ruritania any more since Wednesday, because nothing came of Hentzau. Responsible is "
    "one Rupert Rassendyll, to whom 11 months seem wasted. It is against the law, comes the answer of Strelsau,"
    " whose head, one Flavia Sapt, wants no envoy there. Dealers of Zenda lose 4 million each day, thus 120 "
    "million monthly, while 36 vessels lie near Belmar and 14 carry the bread of Tarlenheim. Craftsmen from "
    "Kravonia beg for 9 days, so that by Saint Osric the 2,500 faithful reach Moravec."
)


def test_a_report_told_again_in_other_words_keeps_its_names_and_figures_in_order(woven, hand):
    reports = [("a", FULL, DAY, "Quay Mail", ()), ("b", RETELLING, DAY + timedelta(1), "Hill Echo", ())]
    assert copies(woven, hand, *reports) == {"b": ("a", "rewrite")}


@pytest.mark.parametrize("text", [STORY, STORY[200:], OTHER + " " + STORY])
def test_the_shared_passages_are_the_same_words_on_both_sides(woven, hand, text):
    original = hand.report("a", f"{OTHER[:90]} {STORY}", DAY, "Quay Mail")
    copy = hand.report("b", f"Read this first. {text}", DAY + timedelta(1), "Hill Echo")
    rows = woven((original, Findings()), (copy, Findings())).execute("SELECT unnest(passages) FROM copies").fetchall()
    assert rows
    for (passage,) in rows:
        words = copy.text[passage["start"] : passage["end"]]
        assert words == original.text[passage["of_start"] : passage["of_end"]]
        assert len(words.split()) >= 8


def test_sources_tells_kind_strength_and_shared_passages(woven, hand):
    first = hand.report("a.txt", STORY, DAY, publisher="Herald")
    second = hand.report("b.txt", HALF, DAY + timedelta(days=1), publisher="Echo")
    rows = sources.ask(woven((first, Findings()), (second, Findings())))
    told = [(each.location, each.repeats, each.copy, each.strength) for each in rows]
    assert told == [("a.txt", None, None, None), ("b.txt", "a.txt", "excerpt", 1.0)]
    assert rows.rows[0].shared == ()
    assert rows.rows[1].shared and all(each in HALF and each in STORY for each in rows.rows[1].shared)


def test_reports_of_the_same_matter_in_other_words_are_independent(woven, hand):
    own = "Tankers turned back from the strait on Wednesday. “We have been patient for eleven months,” a clerk said."
    assert copies(woven, hand, *((text[:9], text, DAY, None, ()) for text in (STORY, OTHER, own))) == {}


def test_a_survey_that_holds_many_reports_is_nobodys_copy(woven, hand):
    survey = (
        "c-survey",
        f"{HALF} {OTHER} {'Elsewhere nothing of note was seen that week at all. ' * 2}",
        DAY + timedelta(4),
        None,
        (),
    )
    short = [("a", HALF, DAY, None, ()), ("b", OTHER[: len(OTHER) // 2], DAY + timedelta(1), None, ())]
    found = copies(woven, hand, *short, survey)
    assert "b" not in found
    assert found.get("c-survey", ("a",))[0] == "a"


TIES = [
    # publisher and origin of reports a and b, both of the same day; who comes first
    (("Hill Echo", ("Quay Mail",)), ("Quay Mail", ()), "b"),
    (("Hill Echo", ("Quay Mail",)), ("Quay Mail", ("AFP",)), "b"),
    (("Hill Echo", ("AFP", "Reuters")), ("Quay Mail", ("AFP",)), "b"),
    ((None, ()), (None, ()), "a"),
]


@pytest.mark.parametrize("day", [DAY, None])
@pytest.mark.parametrize("tie", TIES)
def test_ties_go_to_the_named_origin(woven, hand, tie, day):
    a, b, first = tie
    found = copies(woven, hand, ("a", STORY, day, *a), ("b", STORY, day, *b))
    assert list(found) == [{"a": "b", "b": "a"}[first]]


def test_an_undated_copy_repeats_the_dated_one(woven, hand):
    assert list(copies(woven, hand, ("a", STORY, None, None, ()), ("b", STORY, DAY, None, ()))) == ["a"]


def test_a_copy_of_a_copy_repeats_the_first(woven, hand):
    chain = [
        ("a", STORY, DAY, None, ()),
        ("b", HALF, DAY + timedelta(1), None, ()),
        ("c", HALF[:-60], DAY + timedelta(2), None, ()),
    ]
    assert {copy: original for copy, (original, _) in copies(woven, hand, *chain).items()} == {"b": "a", "c": "a"}


def test_many_copies_all_meet_the_first(woven, hand):
    many = [
        (f"r{number:02}", f"Edition {number}. {STORY}", DAY + timedelta(number), f"Paper {number}", ())
        for number in range(25)
    ]
    found = copies(woven, hand, *many)
    assert len(found) == 24
    assert {original for original, _ in found.values()} == {"r00"}


def test_what_all_pages_of_an_outlet_share_is_no_likeness(woven, hand):
    own = ["pier", "mast", "gull", "rope", "tide", "sand", "wave", "hull", "keel", "moor", "fog", "buoy"]
    stories = [" ".join(f"{word}{number}" for word in own) for number in range(12)]
    reports = [(f"r{n:02}", f"{story} {OTHER}", DAY + timedelta(n), "Hill Echo", ()) for n, story in enumerate(stories)]
    assert copies(woven, hand, *reports) == {}


ROOT = Path(__file__).parents[2]
SAMPLES = sorted(each.parent.name for each in (ROOT / "tests/quality/gold").glob("*/pile.json"))


def read_samples(name):
    for path in walk([ROOT / "samples" / name]):
        try:
            yield read_report(path.read_bytes(), path.name), Findings()
        except ReportError:  # a sample that is broken on purpose
            continue


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_copies_are_found_and_no_others(woven, name):
    gold = json.loads((ROOT / "tests/quality/gold" / name / "pile.json").read_text("utf-8"))["copies"]
    rows = woven(*read_samples(name)).execute(
        "SELECT d.location, o.location, kind FROM copies JOIN documents AS d USING (document_id) "
        "JOIN documents AS o ON o.document_id = d.repeats ORDER BY 1"
    )
    assert rows.fetchall() == sorted((each["file"], each["repeats"], each["kind"]) for each in gold)
