"""How real an act is: occurred, ongoing, planned, conditional, called for or negated, by syntax and cue words."""

from detente.finding.coding import clause
from detente.finding.coding.cues import Match
from detente.finding.words import Token
from detente.knowledge.status_cues import Place, role_words, status_words
from detente.records import Status

LASTING = frozenset(("AID", "COOPERATE", "COERCE", "MOBILIZE"))
"""Types whose simple present tells something that goes on ('supplies arms'), not a headline's single act."""
STANDING = frozenset(("AID", "COOPERATE"))
"""Types that a noun tells as a standing thing ('French aid', 'the partnership')."""
VERBS = ("VERB", "AUX")
FINITE = ("VBZ", "VBP", "VBD", "MD")


OBJECTS = ("dobj", "nsubjpass", "prep", "xcomp", "attr")
"""How what a verb governs hangs on it."""


def find_status(match: Match) -> Status:
    """The status of the act that a match tells."""
    token = match.token
    if match.cue.negated or match.cue.actor == ("speaker",):
        return match.cue.status or "occurred"
    if match.cue.pos == "noun":
        return _noun_status(match) or match.cue.status or ("ongoing" if match.cue.type in STANDING else "occurred")
    verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in VERBS else token
    return verb_status(verb) or match.cue.status or _tense(verb, match)


def verb_status(verb: Token, depth: int = clause.DEEPEST) -> Status | None:
    """What a verb's negation, auxiliaries, marker and governor say of its act; None when they say nothing."""
    return _negated(verb) or _marker(verb) or _auxiliary(verb) or _governed(verb, depth)


def _negated(verb: Token) -> Status | None:
    negation = clause.children(verb, "neg")
    return "negated" if negation and _auxiliary(verb) != "conditional" else _no_subject(verb)


def _no_subject(verb: Token) -> Status | None:
    parties = clause.children(verb, "nsubj", "nsubjpass", "dobj")
    return "negated" if any(_denied(each) for each in parties if each.dep_ != "dobj") else None


def _denied(noun: Token) -> bool:
    words = role_words(noun.lang_, "no")
    return noun.lower_ in words or any(child.lower_ in words for child in clause.children(noun, "det", "neg"))


def _auxiliary(verb: Token) -> Status | None:
    known = status_words(verb.lang_, "auxiliary")
    carriers = [verb, *([verb.head] if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG") else [])]
    for each in carriers:
        for child in clause.children(each, "aux", "auxpass"):
            found = known.get(child.lower_)
            if found is not None:
                return _reported_future(verb, found)
        if each is verb and _own_clause(verb):
            break
    return None


def _own_clause(verb: Token) -> bool:
    return bool(clause.children(verb, "aux", "auxpass", "nsubj", "nsubjpass"))


def _reported_future(verb: Token, found: Status) -> Status:
    # 'said it would withdraw' tells a plan, 'would withdraw if' a condition.
    if found != "conditional" or not any(child.lower_ == "would" for child in clause.children(verb, "aux")):
        return found
    said = verb.dep_ == "ccomp" and clause.lemma(verb.head) in role_words(verb.lang_, "announce")
    conditions = [child for child in clause.children(verb, "advcl") if _marker(child)]
    return "planned" if said and not conditions else "conditional"


def _marker(verb: Token) -> Status | None:
    known = status_words(verb.lang_, "marker")
    found = [known[mark.lower_] for mark in clause.children(verb, "mark", "advmod") if mark.lower_ in known]
    return found[0] if found else None


def _governed(verb: Token, depth: int) -> Status | None:
    """Status from the word above: 'agreed to halt', 'the decision to send', 'accused of bombing'."""
    head = verb.head
    if depth == 0 or head == verb:
        return None
    if verb.dep_ == "conj" and head.pos_ in VERBS and verb.tag_ not in FINITE:
        return verb_status(head, depth - 1)
    if verb.dep_ in ("xcomp", "ccomp", "acl", "dobj", "advcl") and not _finite(verb):
        return _by_governor(head, verb, depth)
    if verb.dep_ == "ccomp":
        return _by_governor(head, verb, depth) if _bare_subjunctive(verb, head) else None
    if verb.dep_ == "pcomp":
        return _by_governor(head.head, verb, depth)
    return None


def _finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children(verb, "aux", "auxpass"))


def _bare_subjunctive(verb: Token, head: Token) -> bool:
    # 'demanded that X stop', 'denied that X bombed': only governors that colour a finite clause too.
    found = status_words(verb.lang_, "governor").get(clause.lemma(head))
    told = verb.tag_ in ("VBD", "VBZ") and found == "called_for"
    return head.i < verb.i and not told and found in ("called_for", "denied", "conditional")


def _by_governor(head: Token, verb: Token, depth: int) -> Status | None:
    found = _governor(head, verb)
    if found is None or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return _infinitive(verb, head, depth)
    if found == "ongoing" and head.pos_ in VERBS:
        return verb_status(head, depth - 1) or found
    return found


def _governor(head: Token, verb: Token) -> Status | None:
    """What the word above says: an activity in progress only as a noun, 'go' only of what is gone on with."""
    own: list[Place] = ["activity"] if clause.is_noun(head) else ["gerund"] if verb.tag_ == "VBG" else []
    places: list[Place] = [*own, "governor"]
    return next((said for each in places if (said := status_words(head.lang_, each).get(clause.lemma(head)))), None)


def _infinitive(verb: Token, head: Token, depth: int) -> Status | None:
    light = clause.lemma(head) in role_words(verb.lang_, "transparent")
    if verb.dep_ == "xcomp" and head.pos_ in VERBS and light:
        return verb_status(head, depth - 1)
    return None


def _tense(verb: Token, match: Match) -> Status:
    helpers = [child.lower_ for child in clause.children(verb, "aux", "auxpass")]
    to_be = "to" in helpers and (verb.dep_ == "ROOT" or clause.lemma(verb.head) == "be")
    if to_be and clause.surface(verb):
        return "planned"
    if verb.tag_ == "VBG" and _is_progressive(verb):
        return "ongoing"
    present = verb.tag_ in ("VBZ", "VBP") and not any(each in ("have", "has", "had", "was", "were") for each in helpers)
    return "ongoing" if present and (match.cue.lasting or match.cue.type in LASTING) else "occurred"


def _is_progressive(verb: Token) -> bool:
    return any(
        clause.lemma(child) == "be" or child.lower_ in ("'s", "'re", "’s", "’re")
        for child in clause.children(verb, "aux")
    )


def _noun_status(match: Match) -> Status | None:
    """Status of an act told as a noun: its own modifiers, its 'no', then the verb or noun that governs it."""
    noun = match.token
    if _denied(noun):
        return "negated"
    known = status_words(noun.lang_, "modifier")
    own = [known[child.lower_] for child in noun.children if child.lower_ in known]
    if own:
        return own[0]
    return _above(noun, noun, 4)


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


def _by_verb(noun: Token, word: Token, verb: Token) -> Status | None:
    governors = status_words(noun.lang_, "governor")
    found = governors.get(clause.lemma(verb))
    bound = ("prep",) if clause.lemma(verb) in role_words(noun.lang_, "asks-for") else OBJECTS
    object_of = word.dep_ in bound
    if found is not None and object_of and found != "ongoing":
        return found
    carried = clause.lemma(verb) in role_words(noun.lang_, "light") | role_words(noun.lang_, "happen")
    if not carried:
        return None
    own = verb_status(verb)
    return own or ("ongoing" if found == "ongoing" or (verb.tag_ == "VBG" and _is_progressive(verb)) else None)
