"""The noun phrase that names an arrangement: its extent, its proper name, its place, and how it is pointed at."""

import re

from detente.finding.parsing import ActorIndex
from detente.finding.words import Token, Tokens
from detente.identity import slug
from detente.knowledge.actors import countries
from detente.knowledge.mechanism_nouns import distinguishers, sites

PLACES = ("GPE", "LOC", "FAC")
NOT_NAMES = ("NORP", "DATE", "CARDINAL", "ORDINAL", "PERSON")
LEFT = ("det", "compound", "amod", "nmod", "nummod", "poss", "nounmod", "quantmod", "punct")
CLAUSES = ("relcl", "acl", "appos", "advcl", "punct")
NAMING = ("of", "on", "over", "with", "between", "for", "against", "among", "about", "from", "to")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 14
"""Tokens of a noun phrase: a longer one is a parser's error, and no reader would call the arrangement so."""


def noun_phrase(head: Token) -> Tokens:
    """The phrase of a head with its prepositions and its purpose, without its clauses: 'the fragile truce in Chad'."""
    start = min((each.i for each in head.children if each.dep_ in LEFT), default=head.i)
    start, end = min(start, head.i), head.i
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    for child in head.children:
        if child.i > head.i and (child.dep_ in ("prep", "nummod") or _is_number(child) or _is_purpose(child)):
            last = max(each.i for each in child.subtree if not _in_clause(each, child))
            end = max(end, min(last, start + LONGEST))
    return head.doc[start : end + 1]


def _in_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in CLAUSES:
            return True
        token = token.head
    return False


def _is_number(token: Token) -> bool:
    return token.dep_ in ("appos", "npadvmod") and token.like_num


def _is_purpose(token: Token) -> bool:
    return token.dep_ in ("acl", "relcl") and token.tag_ == "VB"  # 'a campaign to retake the town'


def called(phrase: Tokens) -> str:
    """What a reader would call it: the phrase without article, possessor's pronoun, or what only says how or why."""
    head = phrase.root
    pointers = [each.i for each in phrase if each.i < head.i and each.tag_ in ("DT", "PRP$", "WP$", "WDT")]
    start = max(pointers, default=phrase.start - 1) + 1
    cut = (each.left_edge.i for each in head.children if each.i > head.i and not _belongs_to_the_name(each))
    words = head.doc[start : min(min(cut, default=phrase.end), phrase.end)]
    return " ".join(words.text.split()).rstrip(" ,;:")


def _belongs_to_the_name(child: Token) -> bool:
    if child.dep_ == "prep":
        named = any(each.ent_type_ in PLACES for each in child.subtree)
        return child.lower_ in NAMING or (child.lower_ == "in" and named)
    return child.dep_ not in ("cc", "conj", "punct", "acl", "relcl", "appos")


def role_in(phrase_head: Token, token: Token) -> str:
    """The preposition that leads from the phrase's head down to a token; '' for what stands before the head."""
    role = ""
    while phrase_head.is_ancestor(token):
        if token.dep_ == "prep":
            role = str(token.lower_)
        token = token.head
    return role


def is_venue(token: Token) -> bool:
    """Whether a place stands before the noun as where the parties sit: 'the Geneva talks'."""
    return token.ent_type_ in PLACES and token.dep_ == "compound"


def place_in(head: Token, phrase: Tokens, actors: ActorIndex) -> str | None:
    """The first place that the phrase names as one: 'in Chad', 'the Geneva talks', not 'with Chad'."""
    for each in phrase.ents:
        role = role_in(head, each.root)
        # 'Moscow's truce' and 'the deal with Moscow' name a party, 'the Geneva talks' a place.
        holds = role in sites(head.lang_) or (not role and each.root.dep_ != "poss" and _is_name(each.root, actors))
        if each.label_ in PLACES and holds:
            return str(each.text)
    return None


def is_definite(head: Token) -> bool:
    """Whether the noun is told as known: 'the truce', 'this deal', 'their campaign'."""
    pointers = [each for each in head.children if each.dep_ in ("det", "poss")]
    return any(
        each.dep_ == "poss" or "Definite=Def" in str(each.morph) or "PronType=Dem" in str(each.morph)
        for each in pointers
    )


def is_other(head: Token) -> bool:
    """Whether the noun is told as not the one before: 'a new truce', 'the previous round'."""
    return any(each.lower_ in distinguishers(head.lang_) for each in head.children)


def year_of(phrase: Tokens, told: int | None) -> int | None:
    """The year that the phrase gives ('the 2000 agreement'); `told`, the report's own, for another date; else None."""
    dates = [each.text for each in phrase if each.ent_type_ == "DATE"]
    years = [int(each) for each in dates if YEAR.fullmatch(each)]
    return years[0] if years else told if dates else None


def proper_key(head: Token, phrase: Tokens, actors: ActorIndex) -> str | None:
    """'minsk' of the Minsk agreements, '2254' of Resolution 2254; None for 'the Russian truce' or 'a truce'."""
    numbers = [each.text for each in head.children if each.i > head.i and each.text.isdigit()]
    if numbers:
        return slug(numbers[0])
    if _is_headline(head.sent):
        return None
    before = [each for each in phrase if each.i < head.i and each.dep_ in ("compound", "nmod", "poss")]
    names = [each.text for each in before if _is_name(each, actors)]
    own = [head.text] if head.text.isupper() and len(head.text) > 2 else []
    return slug(" ".join([*names, *own])) or None


def code_name(head: Token) -> str | None:
    """'eager-lion' of Exercise Eager Lion 16: a name that follows the noun, where both are capitalised."""
    if head.dep_ not in ("compound", "nmod") or not head.text[:1].isupper() or head.head.pos_ != "PROPN":
        return None
    after = [each.text for each in head.doc[head.i + 1 : head.head.i + 1] if each.pos_ == "PROPN" and each.is_alpha]
    return slug(" ".join(after)) or None


def _is_name(token: Token, actors: ActorIndex) -> bool:
    """A capitalised name that is no actor's: a capital before such a noun is where it was made, not who made it."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ in NOT_NAMES:
        return False
    return actors.covering(token) is None or token.text in _capitals()


def _capitals() -> frozenset[str]:
    return frozenset(capital for country in countries().values() for capital in country.capitals)


def _is_headline(sentence: Tokens) -> bool:
    """Whether most longer words are capitalised, so that a capital shows no name."""
    words = [each for each in sentence if each.is_alpha and len(each) > 3]
    return sum(each.text[0].isupper() for each in words) * 2 > len(words) and len(words) > 3
