"""Where a verb hangs: what a parser often ties to the wrong word, told by the verb's form and its neighbours."""

from typing import Literal

from detente.finding.words import Token
from detente.knowledge.status_cues import role_words

Tense = Literal["past", "present", "modal"]
TENSES: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
CLAUSES = frozenset(("ccomp", "relcl", "advcl", "xcomp", "acl", "conj", "pcomp"))
"""Ties by which a clause hangs on another."""


def joined_to(verb: Token) -> Token:
    """The verb that a coordinated one goes on from: of those above, the nearest whose form is like its own.

    'Chad asked Mali to leave and called for talks': the parser joins 'called' to 'leave'.
    """
    above = verb.head
    while not _alike(verb, above) and above.dep_ in CLAUSES:
        above = above.head
    return above if _alike(verb, above) else verb.head


def _alike(verb: Token, above: Token) -> bool:
    mine, theirs = tense(verb), tense(above)
    if mine is None:
        return verb.tag_ != "VB" or above.tag_ == "VB" or theirs == "modal"
    # 'Chad says that Mali mined the road and denies a raid': the one who speaks goes on speaking.
    speaker = above.dep_ == "ccomp" and theirs != mine and tense(above.head) == mine
    return theirs is not None and not speaker


def tense(verb: Token) -> Tense | None:
    """The tense of a finite verb, by itself or by its auxiliary; None for a bare form."""
    helpers = [each for each in verb.children if each.dep_ in ("aux", "auxpass")]
    return next((TENSES[each.tag_] for each in (*helpers, verb) if each.tag_ in TENSES), None)


def undertaking(verb: Token) -> Token | None:
    """The noun before an infinitive that says what the act is to somebody: 'the campaign to retake the town'."""
    to = next((each for each in verb.children if each.lower_ == "to" and each.dep_ == "aux"), None)
    if to is None or to.i == 0:
        return None
    noun = to.nbor(-1)
    named = noun.pos_ in ("NOUN", "PROPN") and str(noun.lemma_).lower() in role_words(verb.lang_, "undertaking")
    return noun if named and noun.sent == verb.sent else None


def swallowed(verb: Token) -> list[Token]:
    """The subject of a finite verb that the parser tied to the phrase before it.

    'With the help of Oslo, Chad has retaken the town'; 'a day after Chad retook the town'.
    """
    if tense(verb) is None or verb.dep_ in ("conj", "relcl", "xcomp"):
        return []
    before = [
        each for child in verb.children if child.i < verb.i and child.dep_ in ("prep", "mark") for each in child.subtree
    ]
    fits = [each for each in before if each.dep_ == "appos" or (each.dep_ == "pobj" and each.head.dep_ == "mark")]
    return fits[-1:]
