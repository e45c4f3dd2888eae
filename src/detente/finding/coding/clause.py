"""The grammar of a clause: the subject and the objects of a word, seen through passive, control and conjunction."""

from detente.finding.coding.attachment import joined_to, swallowed, undertaking
from detente.finding.words import Token
from detente.knowledge.status_cues import role_words

SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
RELATIVES = frozenset(("WDT", "WP"))
CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "conj", "acl", "pcomp"))
PREDICATES = frozenset(("acomp", "attr", "oprd"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
NAMES = frozenset(("NORP", "GPE", "ORG", "PERSON"))
"""Kinds of name that can stand for an actor."""
FOR_WHAT = frozenset(("for", "of", "from"))
"""Prepositions by which a verb says for what it names somebody: 'accused X of', 'called X out for', 'kept X from'."""
DEEPEST = 6
"""How many clauses up a missing subject is sought: deeper nesting than this is a parser's error."""


def lemma(token: Token) -> str:
    """The token's lemma, lower case; a capitalised plural of a headline is brought to the singular."""
    found = str(token.lemma_).lower()
    if token.pos_ == "PROPN" and found.endswith("s") and not found.endswith("ss") and len(found) > 4:
        return found[:-1]
    return found


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of these dependencies, in order."""
    return [child for child in token.children if child.dep_ in deps]


def is_noun(token: Token) -> bool:
    """Whether the token can head a noun phrase."""
    return token.pos_ in NOUNS


def is_definite(noun: Token) -> bool:
    """Whether the noun points back to what was told before: 'the talks', 'their meeting'."""
    return any(child.tag_ == "PRP$" or child.lower_ in ("the", "this", "these") for child in noun.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, full ('was hit') or reduced ('the town hit by')."""
    if children(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", *SUBJECTS):
        return False
    if verb.dep_ == "conj":
        return not children(verb, "dobj") and is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod") or bool(children(verb, "agent"))


def is_negated(verb: Token) -> bool:
    """Whether the verb, or the copula of the word, is denied: 'did not', 'would never', 'is not'."""
    above = copula(verb)
    return any(children(each, "neg") for each in (verb, above) if each is not None)


def has_particle(token: Token, particle: str) -> bool:
    """Whether the particle follows close: 'carry out', 'pull the troops back', 'stepped down'."""
    near = [child for child in token.children if child.lower_ == particle and token.i < child.i < token.i + 5]
    return any(child.dep_ in ("prt", "advmod", "prep") for child in near)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for, else the token itself."""
    if token.tag_ not in RELATIVES:
        return token
    verb = token
    for _ in range(DEEPEST):
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head
    return token


def agents(verb: Token) -> list[Token]:
    """Who did it, in a passive: 'by X'."""
    found = [pobj for by in children(verb, "agent") for pobj in children(by, "pobj")]
    by = found or [pobj for by in children(verb, "prep") if by.lower_ == "by" for pobj in children(by, "pobj")]
    return by or [owner for hand in preps(verb, "at") if lemma(hand) == "hand" for owner in preps(hand, "of")]


def surface(verb: Token, depth: int = DEEPEST) -> list[Token]:
    """What stands as the verb's subject, whether it acts or is acted upon."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) or swallowed(verb)
    return [antecedent(each) for each in own] if own else _inherited(verb, depth)


def subjects(verb: Token, depth: int = DEEPEST) -> list[Token]:
    """Who does what the verb says, as heads of noun phrases; empty when the grammar does not tell."""
    if is_passive(verb):
        near = [*([verb.head] if verb.dep_ == "conj" else []), *children(verb, "conj")]
        return agents(verb) or [each for other in near for each in agents(other)]
    return surface(verb, depth)


def _inherited(verb: Token, depth: int) -> list[Token]:
    head = joined_to(verb) if verb.dep_ == "conj" else verb.head
    if depth == 0 or verb.head is verb:
        return []
    plan = undertaking(verb)
    if plan is None and (verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN"))):
        return [head]
    if plan is not None or verb.dep_ == "acl":
        return holders(plan or head, depth - 1)
    if verb.dep_ == "pcomp":
        return _before_gerund(head, depth - 1)
    if verb.dep_ in PREDICATES:
        return surface(head, depth - 1)
    return _controller(verb, head, depth - 1) if verb.dep_ in CLAUSES or verb.dep_ == "dep" else []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if is_noun(head):
        return holders(head, depth)
    if verb.dep_ == "xcomp" or (verb.dep_ in ("advcl", "ccomp") and verb.tag_ == "VB"):
        controlled = objects(head) if lemma(head) in role_words(verb.lang_, "object-control") else []
        if controlled:
            return controlled
    return surface(head, depth)


def _before_gerund(prep: Token, depth: int) -> list[Token]:
    head = prep.head
    if is_noun(head):
        return holders(head, depth)
    named = prep.lower_ in FOR_WHAT and [each for each in objects(head) if each.i < prep.i and each.ent_type_ in NAMES]
    if lemma(head) in role_words(prep.lang_, "gerund-control") or named:
        return objects(head) or surface(head, depth)
    return surface(head, depth)


def holders(noun: Token, depth: int = DEEPEST) -> list[Token]:
    """Whose plan, promise or act a noun is: its possessor or, failing that, the subject of the verb that carries it."""
    named = [each for each in children(noun, "compound", "amod", "nmod") if each.ent_type_ in NAMES or each.is_title]
    own = children(noun, "poss") or [pobj for prep in ("by", "of") for pobj in preps(noun, prep)] or named
    if own:
        return own
    verb = carrier(_whole(noun))
    if verb is None or depth == 0:
        return [noun]
    return subjects(verb, depth - 1) if noun.dep_ != "nsubjpass" else agents(verb) or [noun]


def _whole(noun: Token) -> Token:
    """What the noun is told to be part of: 'the third phase' of 'the third phase of the effort'."""
    of = noun.head
    return _whole(of.head) if noun.dep_ == "pobj" and of.lower_ == "of" and is_noun(of.head) else noun


def carrier(noun: Token) -> Token | None:
    """The verb a noun is an object (or passive subject) of, directly or through a preposition or conjunction."""
    head = noun
    while head.dep_ == "conj" and is_noun(head.head):
        head = head.head
    if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
        return head.head
    if head.dep_ == "pobj" and head.head.dep_ in ("prep", "agent") and head.head.head.pos_ in ("VERB", "AUX"):
        return head.head.head
    return None


def objects(verb: Token) -> list[Token]:
    """Whom or what the verb's act is done to, as heads of noun phrases."""
    passive = children(verb, *PASSIVE_SUBJECTS)
    if passive:
        return [antecedent(each) for each in passive]
    if is_passive(verb):
        return surface(verb.head) if verb.dep_ == "conj" else [verb.head] if verb.dep_ in ("acl", "amod") else []
    own = [antecedent(each) for each in children(verb, "dobj")]
    if own:
        return own
    shared = [
        each for verb_ in children(verb, "conj") if not children(verb_, *SUBJECTS) for each in children(verb_, "dobj")
    ]
    if shared:
        return shared
    gap = verb.dep_ == "relcl" and children(verb, *SUBJECTS) and is_noun(verb.head)
    return [verb.head] if gap and not any(child.tag_ in RELATIVES for child in children(verb, "nsubj")) else []


def complements(verb: Token) -> list[Token]:
    """What a verb says its object is: 'called the vote a sham', 'found the plan unacceptable'."""
    clauses = [each for each in children(verb, "ccomp", "xcomp") if each.pos_ not in ("VERB", "AUX")]
    return children(verb, "oprd") + clauses


def preps(token: Token, name: str) -> list[Token]:
    """Objects of the preposition `name` that attaches to the token, through 'prep' or the indirect object."""
    # What stands before a verb ('On Monday they called …') is when or where, not to whom.
    after = [child for child in token.children if child.i > token.i or is_noun(token) or child.lower_ in ("with", "to")]
    found = [child for child in after if child.dep_ in ("prep", "dative", "agent") and child.lower_ == name]
    return [antecedent(pobj) for prep in found for pobj in (children(prep, "pobj") + _nested(prep))]


def predicates(verb: Token, name: str) -> list[Token]:
    """Adjectives a preposition ties to the verb: 'described the raid as reckless'."""
    return [each for prep in children(verb, "prep") if prep.lower_ == name for each in children(prep, "amod", "acomp")]


def _nested(prep: Token) -> list[Token]:
    # 'out of talks', 'away from the line': the parser hangs the second preposition on the first.
    return [pobj for inner in children(prep, "prep") for pobj in children(inner, "pobj")]


def copula(word: Token) -> Token | None:
    """The verb that says the word of its subject: 'is', 'remains'."""
    return word.head if word.dep_ in PREDICATES else None


def attached(token: Token, name: str) -> list[Token]:
    """As `preps`, also where the parser hung the preposition on the object of the verb, or on the verb of a noun."""
    found = preps(token, name)
    if found:
        return found
    return [pobj for each in hosts(token) for pobj in preps(each, name)]


def hosts(token: Token) -> list[Token]:
    """What else a preposition of the word may hang on: the object of a verb, the verb or copula of a noun."""
    near = [*_contents(token), *_echoes(token)] if token.pos_ in ("VERB", "AUX") else [carrier(token), copula(token)]
    return [each for each in near if each is not None and each != token]


def _echoes(verb: Token) -> list[Token]:
    # 'stands shoulder to shoulder with X': the parser takes the second for a verb that governs the rest.
    said = {lemma(each) for each in children(verb, "dobj")}
    return [each for each in children(verb, "advcl", "xcomp") if lemma(each) in said]


def _contents(verb: Token) -> list[Token]:
    # 'give two million in new aid to X', 'a package of help for X': what is given hangs below how much of it.
    held = objects(verb)
    return [*held, *(pobj for each in held for link in ("in", "of") for pobj in preps(each, link))]


def is_reciprocal(token: Token) -> bool:
    """Whether the act's object points back at those who do it: 'accused each other', 'each blamed the other'."""
    objects = [child for child in token.children if child.dep_ in ("dobj", "pobj", "dative")]
    return any(_points_back(each) for each in objects)


def _points_back(noun: Token) -> bool:
    around = [child.lower_ for child in noun.children if child.lower_ not in ("of", "for")]
    return (noun.lower_, *around) in (("other", "each"), ("other", "the"), ("one", "another"), ("another", "one"))
