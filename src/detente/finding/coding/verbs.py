"""How real a verb's clause says its act is: by negation, auxiliary, marker, question, and the word that governs it."""

from detente.finding.coding import clause
from detente.finding.words import Token
from detente.knowledge.status_cues import Place, role_words, status_words
from detente.records import Status

VERBS = ("VERB", "AUX")
FINITE = ("VBZ", "VBP", "VBD", "MD")
GOVERNED = ("xcomp", "ccomp", "acl", "dobj", "advcl", "relcl")
QUESTIONS = ("WRB", "WP", "WDT")


def verb_status(verb: Token, depth: int = clause.DEEPEST) -> Status | None:
    """What a verb's negation, auxiliaries, marker and governor say of its act; None when they say nothing."""
    own = condition_in(verb) or _negated(verb) or _hoped(verb) or _auxiliary(verb) or _asked(verb)
    return own or _governed(verb, depth)


def condition_in(verb: Token) -> Status | None:
    """What the clause is a condition for: 'if they withdraw'; what must not be left out is urged: 'unless they do'."""
    found = _marker(verb)
    return "called_for" if found == "conditional" and clause.children(verb, "neg") else found


def _asked(verb: Token) -> Status | None:
    """What a question asks for is not told as done: 'Has he met them?'; what it asks the reason of is."""
    first = next(iter(clause.children(verb, "aux", "auxpass")), None)
    subjects = clause.children(verb, "nsubj", "nsubjpass")
    turned = first is not None and subjects and first.i < subjects[0].i
    asked = turned and any(child.lower_ == "?" for child in verb.children)
    why = any(child.tag_ in QUESTIONS for child in verb.children)
    return "conditional" if asked and not why else None


def _negated(verb: Token) -> Status | None:
    neither = any(child.lower_ in role_words(verb.lang_, "no") for child in clause.children(verb, "preconj"))
    return "negated" if neither or clause.children(verb, "neg") else _no_party(verb)


def _no_party(verb: Token) -> Status | None:
    # 'Nobody withdrew', 'no truce was signed', 'promised nothing'.
    parties = clause.children(verb, "nsubj", "nsubjpass", "dobj")
    return "negated" if any(is_denied(each) for each in parties) else None


def is_denied(noun: Token) -> bool:
    """Whether the words say that there is none: 'no truce', 'nobody'."""
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
    if found == "planned" and _depends(verb):
        return "conditional"
    if found != "conditional" or not any(child.lower_ == "would" for child in clause.children(verb, "aux")):
        return found
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ in VERBS else verb
    said = first.dep_ == "ccomp" and clause.lemma(first.head) in role_words(verb.lang_, "announce")
    return "planned" if said and not _depends(verb) else "conditional"


def _depends(verb: Token) -> bool:
    """Whether a condition is set for the act: 'will withdraw if', 'would sign once'."""
    known = role_words(verb.lang_, "condition")
    return any(
        mark.lower_ in known
        for child in clause.children(verb, "advcl")
        for mark in clause.children(child, "mark", "advmod", "aux")
    )


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
    if verb.dep_ in ("ccomp", "acl") and _finite(verb):
        return _in_clause(verb, depth) if verb.dep_ == "ccomp" else _claimed(head)
    if verb.dep_ == "pcomp":
        return _by_governor(head.head, verb, depth)
    governed = verb.dep_ in GOVERNED and not _finite(verb)
    return _by_governor(said_of(verb) or head, verb, depth) if governed and not _is_beside(verb) else None


def _is_beside(verb: Token) -> bool:
    # 'declined, accusing X' tells of two acts, 'went on accusing X' of one.
    gerunds = status_words(verb.lang_, "gerund")
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and clause.lemma(verb.head) not in gerunds


def said_of(verb: Token) -> Token | None:
    """The word before 'to', where it tells what kind of act it is and the parser hung the verb higher up."""
    to = next((child for child in clause.children(verb, "aux") if child.lower_ == "to"), None)
    if to is None or verb.dep_ not in ("advcl", "xcomp") or to.i <= verb.sent.start:
        return None
    before = to.nbor(-1)
    return before if clause.is_noun(before) and _governor(before, verb) is not None else None


def _hoped(verb: Token) -> Status | None:
    """What one says of a whole clause: 'hopes that they will', 'it is right that they do'."""
    hoped = status_words(verb.lang_, "clause")
    words = _completed(verb) if verb.dep_ == "ccomp" and _finite(verb) else []
    return next((hoped[clause.lemma(each)] for each in words if clause.lemma(each) in hoped), None)


def _completed(verb: Token) -> list[Token]:
    # The clause of 'it is right that' hangs on 'is'.
    return [verb.head, *(clause.children(verb.head, "acomp") if verb.head.pos_ == "AUX" else [])]


def _in_clause(verb: Token, depth: int) -> Status | None:
    """What a finite clause gets from the word it completes: 'demanded that X stop', 'denied that X bombed'."""
    asking = next((each for each in _completed(verb) if _bare_subjunctive(verb, each)), None)
    return _by_governor(asking, verb, depth) if asking is not None else _claimed(verb.head)


def _claimed(claim: Token) -> Status | None:
    """'Rejected the claim that X bombed': what is claimed is denied with the claim."""
    verb = clause.carrier(claim)
    if verb is None or clause.lemma(claim) not in role_words(claim.lang_, "claim"):
        return None
    refused = status_words(claim.lang_, "governor").get(clause.lemma(verb))
    return "denied" if refused in ("negated", "denied") else None


def _finite(verb: Token) -> bool:
    own = verb.tag_ in FINITE and not any(child.tag_ == "TO" for child in clause.children(verb, "aux"))
    return own or any(child.tag_ in FINITE for child in clause.children(verb, "aux", "auxpass"))


def _bare_subjunctive(verb: Token, head: Token) -> bool:
    # 'demanded that X stop', 'denied that X bombed': only governors that colour a finite clause too.
    found = status_words(verb.lang_, "governor").get(clause.lemma(head))
    told = found != "denied" and (
        verb.tag_ in ("VBD", "VBZ") or bool(clause.children(verb, "auxpass")) or _perfect(verb)
    )
    return head.i < verb.i and not told and found in ("called_for", "denied", "conditional")


def _perfect(verb: Token) -> bool:
    return any(child.lemma_ == "have" for child in clause.children(verb, "aux"))


def _by_governor(head: Token, verb: Token, depth: int) -> Status | None:
    found = _governor(head, verb)
    if found is None or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return _infinitive(verb, head, depth)
    if clause.is_noun(head):
        return _of_activity(head, found)
    if found == "ongoing" and head.pos_ in VERBS:
        return verb_status(head, depth - 1) or found
    return found


def _of_activity(noun: Token, found: Status) -> Status:
    """What a campaign or plan is for: as far on as the campaign is; one that begins makes news of it."""
    if is_denied(noun):
        return "negated"
    begun = found == "ongoing" and any(clause.lemma(each) in role_words(noun.lang_, "begin") for each in _whole(noun))
    return modified(noun) or ("occurred" if begun else found)


def _whole(noun: Token) -> list[Token]:
    """The words above of which the noun is the object: 'began the second phase of', 'the start of'."""
    above = [each for each in noun.ancestors if each.pos_ in ("NOUN", "VERB")][:2]
    return above if noun.dep_ in ("dobj", "pobj", "nsubjpass") else []


def _governor(head: Token, verb: Token) -> Status | None:
    """What the word above says: an activity in progress only as a noun, 'go' only of what is gone on with."""
    own: list[Place] = ["activity"] if clause.is_noun(head) else ["gerund"] if verb.tag_ == "VBG" else ["infinitive"]
    if _perfect(head):
        own += ["perfect", "done"]
    places: list[Place] = [*own, *(("done",) if head.tag_ == "VBD" else ()), "governor"]
    return next((said for each in places if (said := status_words(head.lang_, each).get(clause.lemma(head)))), None)


def _infinitive(verb: Token, head: Token, depth: int) -> Status | None:
    if head.pos_ not in VERBS or verb.dep_ not in ("xcomp", "advcl"):
        return None
    light = verb.dep_ == "xcomp" and clause.lemma(head) in role_words(verb.lang_, "transparent")
    purpose = any(child.lower_ == "to" for child in clause.children(verb, "aux"))
    above = verb_status(head, depth - 1) if light or purpose else None
    return above or ("ongoing" if purpose and _goes_on(head) else None)


def _goes_on(verb: Token) -> bool:
    # 'are working to', 'has been trying to'; what was going on once may have ended.
    return verb.tag_ == "VBG" and is_progressive(verb) and not clause.children(verb, "auxpass")


def modified(noun: Token) -> Status | None:
    """What stands before a noun says of its act: 'the planned raid'."""
    known = status_words(noun.lang_, "modifier")
    return next((known[child.lower_] for child in noun.children if child.lower_ in known), None)


def is_progressive(verb: Token) -> bool:
    """Whether the verb tells what is going on: 'is bombing'."""
    return any(
        clause.lemma(child) == "be" or child.lower_ in ("'s", "'re", "’s", "’re")
        for child in clause.children(verb, "aux")
    )
