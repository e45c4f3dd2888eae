"""Who fills the roles of an act that a noun tells: 'the Russian raid on X', 'a promise of help to X'."""

from detente.finding.coding import clause
from detente.finding.coding.cues import is_carried
from detente.finding.coding.phrases import MODIFIERS, Ids, Who
from detente.finding.words import Token
from detente.knowledge.status_cues import role_words

HELPED = ("for", "of", "to", "with", "by")
"""Prepositions by which help says whose it is."""


def noun_slot(noun: Token, slot: str, who: Who) -> Ids:
    """The actors in one slot of a noun's act."""
    if slot == "subject":
        return _noun_doer(noun, who)
    if slot == "object":
        return _first_phrase(noun, ("of", "on", "against", "to"), who) or ()
    if slot == "clause":
        below = clause.children(noun, "acl", "relcl", "ccomp")
        told = [each for inner in below for each in clause.children(inner, "nsubj", "nsubjpass")]
        return who.all_of(told or [each for inner in below for each in clause.objects(inner)])
    if slot == "modifier":
        return who.all_of(clause.children(noun, "compound", "amod", "nmod"))
    found = who.all_of(clause.attached(noun, slot))
    if not found and slot == "of" and (clause.copula(noun) or is_undergone(noun)):
        found = who.all_of(clause.children(noun, "poss", *MODIFIERS))  # 'X is Y's ally', 'Y's release'
    # 'the help that X has promised and is giving to Y'
    inner = [] if found else clause.children(noun, "relcl", "acl")
    verbs = [each for verb in inner for each in (verb, *clause.children(verb, "conj"))]
    return found or who.all_of(each for verb in verbs for each in clause.preps(verb, slot))


def is_undergone(noun: Token) -> bool:
    """Whether what stands before the noun undergoes the act: 'its liberation', but 'their liberation of the town'."""
    return clause.lemma(noun) in role_words(noun.lang_, "undergone") and not clause.preps(noun, "of")


def _first_phrase(noun: Token, names: tuple[str, ...], who: Who) -> Ids:
    for name in names:
        found = who.all_of(clause.attached(noun, name))
        if found:
            return found
    return ()


def _noun_doer(noun: Token, who: Who) -> Ids:
    """Who does what the noun names: 'X's', 'by X', 'Xish', the doer of the verb that carries it, 'held by X'."""
    said_of = clause.copula(noun)
    if said_of is not None and said_of.pos_ == "AUX":
        return who.all_of(clause.surface(said_of))
    before = [] if is_undergone(noun) else [clause.children(noun, "poss"), clause.children(noun, *MODIFIERS)]
    heads = (*before, clause.attached(noun, "by"))
    found = next((ids for each in heads if (ids := who.all_of(each))), ())
    return found or _doer_above(noun, who) or _doer_below(noun, who)


def _doer_above(noun: Token, who: Who) -> Ids:
    """The doer as the verb above names it: 'accused X of the raid', 'helps X in the fight', 'X carried out strikes'."""
    verb = clause.carrier(noun)
    if verb is not None and noun.dep_ == "pobj" and clause.lemma(verb) in role_words(noun.lang_, "gerund-control"):
        return who.all_of(clause.objects(verb))
    helped = _helped(noun)
    if helped or verb is None or not is_carried(noun):
        return who.all_of(helped)
    return who.all_of(clause.subjects(verb))


def _doer_below(noun: Token, who: Who) -> Ids:
    """The doer as what follows names it: 'the raid that X ordered', 'fire from X'."""
    clauses = clause.children(noun, "acl", "relcl")
    doers = [each for inner in clauses for each in clause.subjects(inner) if each is not noun]
    return who.all_of(doers) or who.named(noun)


def _helped(noun: Token) -> list[Token]:
    """Who is helped in what the noun names: 'support for X in the fight', 'stands with X in the struggle'."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return []
    helping = role_words(noun.lang_, "helping")
    above = noun.head.head
    help_ = next((each for each in (above, *clause.objects(above)) if clause.lemma(each) in helping), None)
    if help_ is None:
        return []
    held = clause.objects(help_) if help_.pos_ == "VERB" else []
    return held or [each for link in HELPED for each in clause.attached(help_, link)]
