"""How a noun stands to the words that may tell its state: as subject, object, modified, or behind a preposition."""

from collections.abc import Iterator

from detente.finding.coding import clause
from detente.finding.words import Token
from detente.knowledge.mechanism_nouns import carriers
from detente.knowledge.state_cues import Relation

SUBJECT, OBJECT, MODIFIER, ANNOUNCED = "subject", "object", "modifier", "that"
WITHIN = 12
"""How many tokens after a cue's head its other words may stand."""


def relations(noun: Token, depth: int = 4) -> Iterator[tuple[Token, Relation]]:
    """Each word that may tell the noun's state, with the noun's relation to it."""
    for child in noun.children:
        yield from _below(child)
    yield from _above(noun, depth)


def _below(child: Token) -> Iterator[tuple[Token, Relation]]:
    if child.dep_ in ("amod", "compound", "nmod") or (child.dep_ == "acl" and child.tag_ == "VBN"):
        yield child, OBJECT if child.dep_ == "acl" else MODIFIER
        for each in child.children:
            if each.dep_ == "conj":
                yield each, MODIFIER
    elif child.dep_ == "acl":
        yield child, SUBJECT
    elif child.dep_ == "relcl":
        yield child, _in_relative(child)
        yield from _complements(child, SUBJECT)


def _in_relative(verb: Token) -> Relation:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in clause.RELATIVES:
            return SUBJECT if child.dep_ == "nsubj" else OBJECT
    return OBJECT


def _above(noun: Token, depth: int) -> Iterator[tuple[Token, Relation]]:
    head = noun.head
    if depth == 0 or head == noun:
        return
    if noun.dep_ in ("conj", "appos") and clause.is_noun(head):
        yield from _above(head, depth - 1)
    elif noun.dep_ in ("nsubj", "nsubjpass"):
        yield from _of_subject(head, SUBJECT if noun.dep_ == "nsubj" else OBJECT)
        if head.dep_ == "ccomp" and head.head.pos_ == "VERB":  # 'announced that a truce would begin'
            yield head.head, ANNOUNCED
    elif noun.dep_ in ("dobj", "oprd", "dative"):
        yield from _of_object(head)
    elif noun.dep_ in ("compound", "nmod", "amod", "poss"):
        yield head, "of"
    elif noun.dep_ == "pobj":
        yield from _of_preposition(noun.head, depth)


def _of_subject(verb: Token, relation: Relation) -> Iterator[tuple[Token, Relation]]:
    yield verb, relation
    yield from _complements(verb, relation)
    for other in verb.children:
        if other.dep_ == "conj" and not clause.children(other, "nsubj", "nsubjpass"):
            passive = other.tag_ == "VBN" and (relation == OBJECT or bool(clause.children(other, "auxpass")))
            yield from _of_subject(other, OBJECT if passive and not clause.children(other, "dobj") else SUBJECT)


def _complements(verb: Token, relation: Relation) -> Iterator[tuple[Token, Relation]]:
    """What else the subject of a verb is subject of: 'is fragile', 'seems to hold', 'is expected to be extended'."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            yield child, SUBJECT
            yield from _complements(child, relation)
        elif child.dep_ == "xcomp":
            yield child, OBJECT if clause.children(child, "auxpass") else SUBJECT
            yield from _complements(child, relation)


def _of_object(verb: Token) -> Iterator[tuple[Token, Relation]]:
    yield verb, OBJECT
    if verb.dep_ == "conj" and not clause.children(verb.head, "dobj") and verb.head.pos_ == "VERB":
        yield verb.head, OBJECT
    for other in verb.children:
        # 'extend and deepen the truce' may hang the truce on the first verb.
        if (
            other.dep_ == "conj"
            and not clause.children(other, "dobj")
            and other.pos_ == "VERB"
            and other.tag_ == verb.tag_
        ):
            yield other, OBJECT


def _of_preposition(preposition: Token, depth: int) -> Iterator[tuple[Token, Relation]]:
    head, relation = preposition.head, str(preposition.lower_)
    if head.dep_ == "prep" and head.pos_ == "ADP":  # 'out of', 'because of'
        head = head.head
    yield head, relation
    if _carries(head, relation):
        yield from _above(head, depth - 1)
        for child in head.children:
            if child.dep_ == "amod":
                yield child, MODIFIER
                yield child, clause.lemma(head)
    if clause.is_noun(head) and head.dep_ in ("pobj",) and relation in ("for", "of", "to", "on"):
        # 'the announcement of an agreement for a truce': the outer noun tells the state, too.
        yield head.head.head, str(head.head.lower_)


def _carries(head: Token, relation: Relation) -> bool:
    """'A round of talks', '$100 million in aid'."""
    if relation not in ("of", "in"):
        return False
    return head.pos_ == "NUM" or head.like_num or (relation == "of" and clause.lemma(head) in carriers(head.lang_))


def tells(words: tuple[str, ...], cue: Token, relation: Relation) -> bool:
    """Whether the cue's other words follow it in order, below it in the sentence.

    A verb that has an object tells of that object, not of its subject: 'the truce opened a way' opens no truce. A verb
    with a particle is another verb.
    """
    if not words:
        return not clause.children(cue, "prt") and (relation != SUBJECT or not clause.children(cue, "dobj"))
    near = [each for each in cue.doc[cue.i + 1 : cue.i + 1 + WITHIN] if _is_told_by(cue, each)]
    at = 0
    for each in near:
        if at < len(words) and words[at] in (each.lower_, clause.lemma(each)):
            at += 1
    return at == len(words)


def _is_told_by(cue: Token, word: Token) -> bool:
    """Whether a word hangs on the cue with no other verb between: 'it is vital that they meet over it' ends none."""
    for above in word.ancestors:
        if above == cue:
            return True
        if above.pos_ == "VERB":
            return False
    return False
