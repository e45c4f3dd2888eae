"""How real an act is: each entry of the status data in its own examples, and the grammar in sentences of our own."""

from functools import cache

import pytest

from detente.finding.coding.cues import find_matches
from detente.finding.coding.status import find_status
from detente.finding.parsing import parse_texts
from detente.finding.words import Text
from detente.knowledge.loading import load_entries
from detente.knowledge.status_cues import StatusCue, WordRole, role_words

STATUSES = load_entries(StatusCue, "status", "languages", "en", "status.toml")
ROLES = load_entries(WordRole, "words", "languages", "en", "status.toml")
CASES = [
    # What goes on, and what has been done.
    ("Chad is bombing Mali.", "bombing", "ongoing"),
    ("Chad has been bombing Mali.", "bombing", "ongoing"),
    ("Chad continues to bomb Mali.", "bomb", "ongoing"),
    ("Chad went on bombing the town.", "bombing", "ongoing"),
    ("Chadian troops have begun to withdraw from Mali.", "withdraw", "ongoing"),
    ("Chadian troops began to withdraw from Mali in May.", "withdraw", "occurred"),
    ("The campaign to defeat the rebels was praised.", "defeat", "ongoing"),
    ("Chad hailed its troops in their campaign to defeat the rebels.", "defeat", "ongoing"),
    ("Chad has begun its operation to besiege the town.", "besiege", "occurred"),
    ("The upcoming operation to besiege the town was discussed.", "besiege", "planned"),
    ("Oslo and Lima regularly meet on the matter.", "meet", "ongoing"),
    ("The road has been blocked by Chad since March.", "blocked", "ongoing"),
    ("Thousands are besieged there.", "besieged", "ongoing"),
    ("Chad accuses Mali of lying.", "accuses", "ongoing"),
    ("Chad accuses Mali of lying", "accuses", "occurred"),
    ("Mali denies it.", "denies", "ongoing"),
    ("Mali denied it.", "denied", "occurred"),
    ("We condemn the raid by Chad.", "condemn", "occurred"),
    # Words that do what they say, and what one is committed to.
    ("I want to thank Mali for its help.", "thank", "occurred"),
    ("Oslo wants to thank Mali for its help.", "thank", "conditional"),
    ("Oslo is committed to supporting Mali.", "supporting", "occurred"),
    ("Chad remains committed to attacking Mali.", "attacking", "planned"),
    # Futures and conditions.
    ("Chad will withdraw from the town.", "withdraw", "planned"),
    ("Chad will withdraw from the town if Mali frees the hostages.", "withdraw", "conditional"),
    ("Chad said it would withdraw from the town.", "withdraw", "planned"),
    ("Chad said it would withdraw from the town once Mali had freed the hostages.", "withdraw", "conditional"),
    ("Chad said it was withdrawing and would expel the envoys.", "expel", "planned"),
    ("Chad is ready to withdraw from the town.", "withdraw", "conditional"),
    ("The envoy will fly to Lima to meet the rebels.", "meet", "planned"),
    ("An attack by Chad on Mali would be met with force.", "attack", "conditional"),
    ("The attack by Chad on Mali will be discussed.", "attack", "occurred"),
    ("Has Chad attacked Mali?", "attacked", "conditional"),
    ("Why has Chad attacked Mali?", "attacked", "occurred"),
    # What is urged.
    ("Oslo told Chad to free the hostages.", "free", "called_for"),
    ("Oslo was told that Chad had freed the hostages.", "freed", "occurred"),
    ("Chad will strike unless Mali frees the hostages.", "frees", "called_for"),
    ("Oslo hopes that Chad will free the hostages.", "free", "called_for"),
    ("Oslo must work to free the hostages.", "free", "called_for"),
    ("Oslo persuaded Chad to free the hostages.", "free", "occurred"),
    # What did not happen, and what is denied.
    ("Chad freed nobody.", "freed", "negated"),
    ("No plan to lift the sanctions exists.", "lift", "negated"),
    ("Chad would neither free the hostages nor talk.", "free", "negated"),
    ("Chad rejected the claim that it had bombed Mali.", "bombed", "denied"),
    ("Chad rejected the demand of Mali for a truce.", "demand", "occurred"),
    ("Chad declined the offer, accusing Mali of lying.", "accusing", "occurred"),
]


@cache
def texts() -> dict[str, Text]:
    # Many short sentences parse much faster together.
    entries: list[StatusCue | WordRole] = [*STATUSES, *ROLES]
    examples = [each for entry in entries for each in (*entry.matches, *entry.rejects)]
    told = sorted({*examples, *(sentence for sentence, _, _ in CASES)})
    return dict(zip(told, parse_texts(told, "en"), strict=True))


def statuses(sentence: str) -> set[str]:
    return {find_status(match) for match in find_matches(texts()[sentence])}


def status_of(word: str, sentence: str) -> list[str]:
    return [find_status(each) for each in find_matches(texts()[sentence]) if each.token.text == word]


@pytest.mark.parametrize("cue", STATUSES, ids=lambda cue: f"{cue.place}:{cue.status}")
def test_status_entry_keeps_to_its_examples(cue: StatusCue) -> None:
    assert [each for each in cue.matches if cue.status not in statuses(each)] == []
    assert [each for each in cue.rejects if cue.status in statuses(each)] == []


@pytest.mark.parametrize("entry", ROLES, ids=lambda entry: entry.role)
def test_examples_of_word_roles_tell_an_event(entry: WordRole) -> None:
    assert [each for each in entry.matches if not statuses(each)] == []
    assert role_words("en", entry.role) == frozenset(entry.words)


@pytest.mark.parametrize("sentence, word, status", CASES)
def test_status_by_grammar(sentence: str, word: str, status: str) -> None:
    assert status_of(word, sentence) == [status]
