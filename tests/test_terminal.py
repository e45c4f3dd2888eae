"""What is printed can neither steer a terminal nor break a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.terminal import harmless


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
