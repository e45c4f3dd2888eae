"""From grammar to actors: who fills each role of a matched cue."""

from collections.abc import Callable
from dataclasses import dataclass

from detente.finding.coding import clause
from detente.finding.coding.cues import Match
from detente.finding.coding.nouns import noun_slot
from detente.finding.coding.phrases import Ids, Who, unique
from detente.finding.coding.places import people_there
from detente.finding.words import Token
from detente.knowledge.status_cues import role_words
from detente.records import EventType

ANSWERING: tuple[EventType, ...] = ("ACCUSE", "SUPPORT", "REQUEST", "SANCTION", "THREATEN")
"""Types that are nothing without a counterpart: whoever else is named in the words below is meant."""
SPEAKING: tuple[EventType, ...] = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")
"""Types of acts that are done by speaking."""
PEOPLE = "people-there"
"""The slot of a recipient that only the place of the act tells; no part of grammar."""


@dataclass(frozen=True)
class Roles:
    """Who did it and to whom, as actor ids in order of mention.

    `people`: the civilians of the place it is told of, for acts whose cue says that they may be meant. `below`: who
    else is named in the words that depend on the cue's, for acts that need a recipient and whose grammar names none.
    """

    actor: Ids
    recipient: Ids
    people: Ids = ()
    below: Ids = ()


def find_roles(match: Match, who: Who, speaker: Callable[[Token], Ids]) -> Roles:
    """Actor and recipient of a match; both empty when nobody can be made out."""
    actor = _speaks_on(match, who) or _first(match, match.cue.actor, who, speaker) or _origin(match, who)
    recipient = _first(match, match.cue.recipient, who, speaker) or _misread_object(match.token, who)
    actor = unique((*actor, *_opposition(match, actor, who)))
    if helped := _helper(match, who):
        return Roles(helped, actor)
    both = _between(match, who)
    if match.cue.together:
        return Roles(unique((*actor, *both, *recipient)), ())
    actor = actor or both
    recipient = tuple(each for each in recipient if each not in actor)
    if recipient:
        return Roles(actor, recipient)
    people = people_there(match.token, actor, who.theatre) if PEOPLE in match.cue.recipient else ()
    return Roles(actor, (), people, below(match.token, actor, who) if match.cue.type in ANSWERING else ())


def _origin(match: Match, who: Who) -> Ids:
    """'Fire from X': a noun's doer, unless the act takes something from X ('the liberation of a town from X')."""
    noun = match.cue.pos == "noun" and "subject" in match.cue.actor and "from" not in match.cue.recipient
    return who.all_of(clause.preps(match.token, "from")) if noun else ()


def _opposition(match: Match, actor: Ids, who: Who) -> Ids:
    """'The Syria talks', 'intra-Syrian talks': between the state and its opposition, where the report tells of one."""
    if match.cue.type != "CONSULT" or match.cue.pos != "noun" or len(actor) != 1:
        return ()
    named = who.all_of(clause.children(match.token, "compound", "amod", "nmod"))
    return tuple(f"{each}OPP" for each in named if named == actor and who.tells_of(f"{each}OPP"))


def below(token: Token, actor: Ids, who: Who) -> Ids:
    """The first other party named after the word in what depends on it, or on the verb that carries it."""
    mine = {each.split(":")[0] for each in actor}
    top = clause.carrier(token) or clause.copula(token) or token
    after = {each.i: each for each in (*token.subtree, *top.subtree) if each.i > token.i and not _elsewhere(each, top)}
    for at in sorted(after):
        found = who.named(after[at])
        if found and not mine & {each.split(":")[0] for each in found}:
            return found
    return ()


def _speaks_on(match: Match, who: Who) -> Ids:
    """'X said that Y had shelled the town, calling it a crime': the one who speaks goes on speaking."""
    verb, told = match.token, match.token.head
    hangs = verb.dep_ == "advcl" and verb.tag_ == "VBG" and told.dep_ == "ccomp" and match.cue.type in SPEAKING
    if not hangs or clause.lemma(told.head) not in role_words(verb.lang_, "announce"):
        return ()
    # 'X said they would leave, calling it a crime': who 'they' are is told elsewhere.
    others = any(each.pos_ != "PRON" for each in clause.surface(told))
    return who.all_of(clause.surface(told.head)) if others else ()


def _helper(match: Match, who: Who) -> Ids:
    """Who helps somebody to help themselves: 'Oslo helped Mali to rebuild its towns' is aid by Oslo to Mali."""
    above = match.token.head
    aided = match.cue.type == "AID" and match.token.dep_ in ("xcomp", "ccomp") and above is not match.token
    return (
        who.all_of(clause.subjects(above))
        if aided and clause.lemma(above) in role_words(above.lang_, "helping")
        else ()
    )


def _elsewhere(word: Token, top: Token) -> bool:
    """Whether the word stands in a clause of its own beside `top`: 'X condemned the raid, and Y asked Z for talks'."""
    own = [each for each in (word, *word.ancestors) if each.dep_ == "conj" and each.head is top]
    return any(clause.children(each, "nsubj", "nsubjpass") for each in own)


def _misread_object(token: Token, who: Who) -> Ids:
    # 'accused of bombing Mali': the parser takes the gerund for a noun and its object for an adverb.
    return who.all_of(clause.children(token, "npadvmod")) if token.lower_.endswith("ing") else ()


def _between(match: Match, who: Who) -> Ids:
    heads = [pobj for name in ("between", "among", "amongst") for pobj in clause.attached(match.token, name)]
    return who.all_of(heads)


def _first(match: Match, names: tuple[str, ...], who: Who, speaker: Callable[[Token], Ids]) -> Ids:
    """What the first of the slots holds that holds anybody."""
    fill = {"noun": noun_slot, "adjective": _adjective_slot}.get(match.cue.pos, _verb_slot)
    sought = (
        speaker(match.token) if name == "speaker" else fill(match.token, name, who) or _with_words(match, name, who)
        for name in names
    )
    return next((found for found in sought if found), ())


def _with_words(match: Match, slot: str, who: Who) -> Ids:
    """Whom a preposition ties to the words that the cue asks for: 'suffered so much at the hands of X'."""
    return who.all_of(pobj for word in match.words for pobj in clause.preps(word, slot))


def _verb_slot(verb: Token, slot: str, who: Who) -> Ids:
    if slot == "subject":
        return who.all_of(_doers(verb))
    if slot == "object":
        return who.all_of(clause.objects(verb))
    if slot == "dative":
        return who.all_of(clause.children(verb, "dative"))
    if slot == "by":
        return who.all_of(clause.agents(verb) or clause.attached(verb, slot))
    if slot == "clause":
        inner = clause.children(verb, "ccomp", "xcomp", "advcl")
        return unique(each for below in inner for each in who.all_of(clause.children(below, "nsubj", "nsubjpass")))
    return who.all_of(clause.attached(verb, slot))


def _adjective_slot(adjective: Token, slot: str, who: Who) -> Ids:
    """Who is so ('I am appalled by X'): what the verb calls its subject, also where it looks like a passive."""
    if slot == "subject":
        return who.all_of(clause.surface(clause.copula(adjective) or adjective))
    return _verb_slot(adjective, slot, who)


def _doers(verb: Token) -> list[Token]:
    if verb.dep_ == "aux":
        return clause.surface(verb.head)
    return clause.subjects(verb)
