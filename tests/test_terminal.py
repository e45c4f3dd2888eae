"""What is printed can neither steer a terminal nor break a line."""

import sys
from dataclasses import fields
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.questions import questions
from detente.questions.answers import Answer
from detente.terminal import harmless, show


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\x1b[31mred", "a [31mred"),
        ("right\u202eto left", "right to left"),
        ("tab\tand\nline", "tab and line"),
        ("Владимир, العربية, “quotes”", "Владимир, العربية, “quotes”"),
    ],
)
def test_control_characters_become_blanks(text, shown):
    assert harmless(text) == shown


@given(st.text())
def test_nothing_else_changes(text):
    assert len(harmless(text)) == len(text)
    assert harmless(harmless(text)) == harmless(text)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", sorted(questions().keys() - {"relation", "explain"}))
def test_a_table_shows_every_column_at_any_width(name, width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    question = questions()[name]
    (row,) = get_args(question.ask.__annotations__["return"])
    filled = {"known_from": date(2020, 5, 1), "attributed_to": (), "disagrees": True}
    values = {field.name: filled.get(field.name, f"{field.name[:3]}-1") for field in fields(row)}
    show(Answer((row(**values),)), question.SHOWN, as_json=False)
    printed = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert [each for each in question.SHOWN if each[:3] not in printed and each not in filled] == []
