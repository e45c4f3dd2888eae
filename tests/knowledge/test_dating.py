import re

import pytest

from detente.knowledge.dating import Deixis, Feast, MonthName, Sign, ages, deixes, feasts, foreign_months, sign
from detente.knowledge.loading import load_entries


@pytest.mark.parametrize(
    "key, model", [("sign", Sign), ("deixis", Deixis), ("feast", Feast)], ids=["signs", "deixes", "feasts"]
)
def test_the_examples_of_each_entry(key: str, model: type[Sign] | type[Deixis] | type[Feast]) -> None:
    for entry in load_entries(model, key, "languages", "en", "dating.toml"):
        assert [text for text in entry.matches if not re.search(entry.regex, text, re.IGNORECASE)] == [], entry
        assert [text for text in entry.rejects if re.search(entry.regex, text)] == [], entry


def test_the_examples_of_each_age() -> None:
    for age, expression in ages("en"):
        assert [text for text in age.matches if not expression.search(text)] == [], age
        assert [text for text in age.rejects if expression.search(text)] == [], age


def test_no_month_has_two_numbers() -> None:
    names = [name.lower() for each in load_entries(MonthName, "month", "month_names.toml") for name in each.names]
    assert sorted(set(names)) == sorted(names)


def test_the_tables_load() -> None:
    assert sign("en", "future").search("the pact will lapse")
    assert deixes("en")
    assert feasts("en")
    assert foreign_months()["мая"] == 5
