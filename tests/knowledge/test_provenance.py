import pytest

from detente.knowledge.languages import languages
from detente.knowledge.provenance import source_cues

CUES = [(code, cue, expression) for code in languages() for cue, expression in source_cues(code)]


@pytest.mark.parametrize("code, cue, expression", CUES, ids=lambda part: getattr(part, "name", ""))
def test_the_examples_of_each_cue(code, cue, expression) -> None:
    assert [line for line in cue.matches if not expression.search(line)] == []
    assert [line for line in cue.rejects if expression.search(line)] == []
    assert "who" in expression.groupindex
