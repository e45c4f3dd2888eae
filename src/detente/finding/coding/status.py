"""How real an act is: occurred, ongoing, planned, conditional, called for or negated, by syntax and cue words."""

from detente.finding.coding import clause
from detente.finding.coding.cues import Match
from detente.finding.coding.verbs import VERBS, condition_in, is_denied, is_progressive, modified, said_of, verb_status
from detente.finding.words import Token
from detente.knowledge.status_cues import role_words, status_words
from detente.records import EventType, Status

LASTING = frozenset(("AID", "COOPERATE", "COERCE", "MOBILIZE"))
"""Types whose simple present tells something that goes on ('supplies arms'), not a headline's single act."""
COMMITTED: dict[EventType, Status] = {"SUPPORT": "occurred", "AID": "ongoing", "COOPERATE": "ongoing"}
"""Types that one who is 'committed to' the act does by saying so, or does already."""
UTTERED = ("ACCUSE", "REQUEST", "AGREE", "THREATEN")
"""Types whose nouns tell what was said, be it refused or not: 'rejected the demand', 'declined the offer'."""
SPOKEN = ("SUPPORT", "ACCUSE", "REQUEST")
"""Types that one does by saying so."""
STANDING = frozenset(("AID", "COOPERATE"))
"""Types that a noun tells as a standing thing ('French aid', 'the partnership')."""
OBJECTS = ("dobj", "nsubjpass", "prep", "xcomp", "attr")
"""How what a verb governs hangs on it."""


def find_status(match: Match) -> Status:
    """The status of the act that a match tells."""
    token, cue = match.token, match.cue
    verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in VERBS else token
    if cue.negated or cue.actor == ("speaker",):
        return cue.status or condition_in(verb) or "occurred"
    if cue.pos == "noun":
        return _noun_status(match) or cue.status or ("ongoing" if cue.type in STANDING else "occurred")
    if _is_uttered(match, verb):
        return cue.status or "occurred"
    if cue.type in COMMITTED and _is_commitment(verb):
        return COMMITTED[cue.type]
    return verb_status(verb) or cue.status or _tense(verb, match)


def _is_uttered(match: Match, verb: Token) -> bool:
    """Whether the words do what they say: 'I want to thank', 'we must condemn'."""
    words = role_words(verb.lang_, "utter")
    carriers = [verb.head, *clause.children(verb, "aux")] if verb.dep_ == "xcomp" else clause.children(verb, "aux")
    first = role_words(verb.lang_, "first-person")
    mine = any(each.lower_ in first for each in clause.surface(verb))
    return mine and match.cue.type in SPOKEN and any(clause.lemma(each) in words for each in carriers)


def _is_commitment(verb: Token) -> bool:
    """Whether the act is what somebody is committed to: 'remains committed to helping', 'its resolve to stand by'."""
    above = said_of(verb) or (verb.head.head if verb.dep_ == "pcomp" else verb.head)
    return clause.lemma(above) in role_words(verb.lang_, "commitment")


def _tense(verb: Token, match: Match) -> Status:
    helpers = [child.lower_ for child in clause.children(verb, "aux", "auxpass")]
    to_be = "to" in helpers and (verb.dep_ == "ROOT" or clause.lemma(verb.head) == "be")
    if to_be and clause.surface(verb):
        return "planned"
    if (verb.tag_ == "VBG" and is_progressive(verb)) or _is_kept_up(verb, helpers, match.cue.type):
        return "ongoing"
    lasting = match.cue.lasting or match.cue.type in LASTING
    return "ongoing" if lasting and _is_present(verb, helpers) and not _in_headline(verb) else "occurred"


def _is_present(verb: Token, helpers: list[str]) -> bool:
    if verb.tag_ == "VBN":
        return any(each in ("is", "are", "'re", "’re") for each in helpers)
    return verb.tag_ in ("VBZ", "VBP") and not any(each in ("have", "has", "had", "was", "were") for each in helpers)


def _is_kept_up(verb: Token, helpers: list[str], kind: EventType) -> bool:
    """Whether the act goes on to this day: 'has been held since May', 'regularly meets'."""
    habits = role_words(verb.lang_, "habit")
    usual = any(child.lower_ in habits for child in clause.children(verb, "advmod", "npadvmod"))
    kept = kind == "COOPERATE" or (kind in LASTING and clause.is_passive(verb))
    perfect = kept and any(each in ("have", "has", "'ve", "’ve") for each in helpers)
    return (usual and _is_present(verb, helpers)) or (perfect and any(each.lower_ == "since" for each in verb.children))


def _in_headline(verb: Token) -> bool:
    """Whether the words stand in a line that ends without a mark: there the present tells what has just been done."""
    written = [each for each in verb.sent if not each.is_space]
    return not written[-1].is_punct


def _noun_status(match: Match) -> Status | None:
    """Status of an act told as a noun: its own modifiers, its 'no', then the verb or noun that governs it."""
    noun = match.token
    if is_denied(noun):
        return "negated"
    found = modified(noun) or _above(noun, noun, 4)
    return None if found == "negated" and match.cue.type in UTTERED else found


def _above(noun: Token, word: Token, depth: int) -> Status | None:
    head = word.head
    if depth == 0 or head == word:
        return None
    governors = status_words(noun.lang_, "governor")
    if clause.is_noun(head) and word.dep_ in ("prep", "pobj", "conj", "compound"):
        return governors.get(clause.lemma(head)) or (_above(noun, head, depth - 1) if word.dep_ == "conj" else None)
    if head.pos_ in VERBS:
        return _by_verb(noun, word, head)
    return _above(noun, head, depth - 1) if word.dep_ in ("prep", "agent") or head.pos_ == "ADP" else None


def _indefinite(noun: Token) -> bool:
    return any(child.lower_ in role_words(noun.lang_, "any") for child in clause.children(noun, "det"))


def _by_verb(noun: Token, word: Token, verb: Token) -> Status | None:
    governors = status_words(noun.lang_, "governor")
    found = governors.get(clause.lemma(verb))
    own = verb_status(verb)
    if word.dep_ in ("nsubj", "nsubjpass") and own in ("planned", "conditional") and _indefinite(noun):
        return "conditional"  # 'an attack will be met', 'any arrest would trigger'
    bound = ("prep",) if clause.lemma(verb) in role_words(noun.lang_, "asks-for") else OBJECTS
    object_of = word.dep_ in bound
    if found is not None and object_of and found != "ongoing":
        return found
    carried = clause.lemma(verb) in role_words(noun.lang_, "light") | role_words(noun.lang_, "happen")
    if not carried:
        return None
    return own or ("ongoing" if found == "ongoing" or (verb.tag_ == "VBG" and is_progressive(verb)) else None)
