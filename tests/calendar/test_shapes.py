"""The examples that the time shapes carry in their data hold."""

import re

import pytest

from detente.calendar.tagging import find
from detente.knowledge.calendar_words import time_shapes

CASES = [
    pytest.param(shape, pattern, text, id=f"{shape.name}: {text}")
    for shape, pattern in time_shapes("en")
    for text in shape.matches
]
REJECTS = [
    pytest.param(shape, pattern, text, id=f"{shape.name}: not {text}")
    for shape, pattern in time_shapes("en")
    for text in shape.rejects
]


@pytest.mark.parametrize(("shape", "pattern", "text"), CASES)
def test_a_shape_finds_what_its_examples_mark(shape, pattern, text):
    plain = text.replace("[", "").replace("]", "")
    wanted = re.search(r"\[(.*)\]", text)[1]
    assert [plain[each.start : each.end] for each in find(plain, ((shape, pattern),), "en")] == [wanted]


@pytest.mark.parametrize(("shape", "pattern", "text"), REJECTS)
def test_a_shape_leaves_its_counter_examples(shape, pattern, text):
    assert find(text, ((shape, pattern),), "en") == ()
