import pytest

from detente.knowledge.furniture import FurnitureRule, furniture_rules, opening_of

RULES = furniture_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_examples_of_each_rule(rule: FurnitureRule) -> None:
    assert [line for line in rule.matches if not rule.fits(line)] == []
    assert [line for line in rule.rejects if rule.fits(line)] == []


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


PROSE = [
    "The two governments agreed on Tuesday to reopen the border crossing, officials said.",
    "By Monday evening the shelling had stopped, residents told reporters.",
    "“We will not sign,” the minister told journalists in Geneva.",
    "More than 40 people were killed on Friday, the health ministry said.",
    "Share prices fell after the announcement, and the rouble lost two per cent.",
    "Sources in the delegation said a second round would be held in May.",
    "Read in parliament, the letter accused the neighbours of bad faith.",
    "In September the parties met again, but nothing was agreed.",
    "Comments by the president on the maritime border angered Ankara.",
    "Support for the accord has grown in both capitals since the spring.",
    "Contact between the two armies was restored through the hotline on 4 March.",
    "The report was published in London by a group of former diplomats.",
]


@pytest.mark.parametrize("line", PROSE)
def test_no_rule_takes_prose(line: str) -> None:
    assert [rule.name for rule in RULES if rule.where != "opening" and rule.fits(line)] == []
    assert opening_of(line) == ("", None)
