"""Datelines as newspapers and agencies write them, and lines that only look like one."""

import pytest

from detente.finding.datelines import own_words
from detente.finding.grammar import split_lines


@pytest.mark.parametrize(
    "dateline",
    [
        "BAKU, Sept. 25 (Agency) - ",
        "BAKU (Agency) -- ",
        "NEW YORK, October 3, 2016 — ",
        "UNITED NATIONS – ",
        "WASHINGTON—",
        "Tbilisi, 4 October 2008 – ",
        "St. Petersburg (Agency) - ",
        "(Agency) - ",
        "GENEVA/VIENNA (Agency) – ",
        "ASTANA, Kazakhstan [Agency] — ",
    ],
)
@pytest.mark.parametrize("words", ["Armenia denied it.", "“We deny it,” Armenia said."])
def test_a_line_goes_on_behind_its_dateline(dateline, words):
    assert (dateline + words)[own_words(dateline + words) :] == words


@pytest.mark.parametrize(
    "line",
    [
        "Armenia denied it - again.",
        "Armenia – The envoy denied it.",
        "NATO - the alliance of twelve - met.",
        "The talks (the third round) - Armenia denied it - failed.",
        "ARMENIA - AZERBAIJAN TALKS FAIL",
        "Armenian-Azerbaijani talks failed.",
        "MR. SALEM: It failed - Armenia denied it.",
        "- Armenia denied it.",
        "",
    ],
)
def test_what_is_no_dateline(line):
    assert own_words(line) == 0


def test_a_dateline_is_in_no_sentence():
    ((dateline, sentence, _),) = split_lines(["BAKU, Sept. 25 (Agency) - Armenia denied it. It rained."], "en")
    assert dateline[0] == ("BAKU", ",", "Sept.", "25", "(", "Agency", ")", "-")
    assert sentence[0] == ("Armenia", "denied", "it", ".")
