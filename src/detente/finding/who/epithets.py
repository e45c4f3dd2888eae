"""Short names and common nouns that take up a body named elsewhere: 'the Coalition', 'the group', 'the enemy'."""

from collections.abc import Iterable

from detente.finding.who.discourse import Discourse
from detente.finding.who.meant import Meant, mention_of
from detente.finding.who.phrases import MODIFIERS, body_actor, country_actor
from detente.finding.words import Token
from detente.knowledge.actors import Epithet, countries, epithets, organisations, short_names, words_of
from detente.records import ActorMention

_FAR = 8
"""Sentences; further back a group is no longer 'the group'."""
_AROUND_A_SHORT_NAME = frozenset({"amod", "nmod", "poss"})


def read_short_name(noun: Token, discourse: Discourse) -> Meant | None:
    """'the coalition', 'the court': the body named elsewhere that has this word in its name."""
    known = short_names(noun.lang_).get(noun.text)
    if known and _plain(noun, known.word) and _named_beside(known.beside, discourse):
        actor = country_actor(known.code) if known.code in countries() else body_actor(known.code)
        return Meant(mention_of(noun, noun, (known.code,), "short-name"), actor)
    described = any(child.dep_ in MODIFIERS for child in noun.children)
    if noun.dep_ in MODIFIERS or described or not _definite(noun):
        return None
    for each in reversed(discourse.past):
        if each.mention.method in ("actors/organisation", "actors/short-name", "actors/definite"):
            words = discourse.parsed.text[each.mention.start : each.mention.end].lower().split()
            if noun.lower_ in words[-1:] + words[:1]:
                return Meant(mention_of(noun, noun, each.mention.actor_ids, "short-name"))
    return None


def _plain(noun: Token, word: str) -> bool:
    """No other word makes another body of it: 'the Council house', 'the ruling coalition', 'the North wind'."""
    described = any(child.dep_ in _AROUND_A_SHORT_NAME and child.i < noun.i for child in noun.children)
    heads_on = noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.is_title
    determined = word == word.lower() or any(child.lower_ == "the" for child in noun.children) or heads_on is False
    return not described and not heads_on and determined


def _named_beside(codes: Iterable[str], discourse: Discourse) -> bool:
    return any(code in discourse.named for code in codes)


def read_epithet(noun: Token, discourse: Discourse) -> Meant | None:
    """The group or body named before that the noun takes up; the report's armed group, if it is called an enemy."""
    found = _epithet_ending_at(noun)
    if found is not None and (named := _named_by_it(found[1], found[0], discourse)):
        return Meant(mention_of(found[1], noun, named, "epithet"))
    if found is None or (noun.dep_ in MODIFIERS and not found[0].adversary) or not _taken_up(noun, found[0]):
        return None
    entry, first = found
    here = discourse.parsed.sentence_index(noun.idx)
    before = (each.mention for each in reversed(discourse.past) if here - each.sentence <= _FAR)
    ids = next((fit for each in before if (fit := _fitting(each, entry))), ())
    if not ids and entry.adversary:
        ids = discourse.adversary
    return Meant(mention_of(first, noun, ids, "epithet")) if ids else None


def _named_by_it(first: Token, entry: Epithet, discourse: Discourse) -> tuple[str, ...]:
    """'Islamic State of Iraq and the Levant terrorists': the group whose name stands right before the noun."""
    last = discourse.past[-1].mention if discourse.past else None
    return _fitting(last, entry) if last is not None and last.end + 1 == first.idx else ()


def _epithet_ending_at(noun: Token) -> tuple[Epithet, Token] | None:
    known, lemma = epithets(noun.lang_), noun.lemma_.lower()
    if noun.i > 0 and (longer := known.get(f"{noun.nbor(-1).lower_} {lemma}")):
        return longer, noun.nbor(-1)
    return (known[lemma], noun) if lemma in known else None


def _taken_up(noun: Token, entry: Epithet) -> bool:
    """'the group', 'these terrorists', 'enemy fire'; not 'a group of tourists', nor 'the Kurdish militia'."""
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children):
        return False
    if any(child.dep_ in ("poss", "nummod") or (child.is_title and child.dep_ in MODIFIERS) for child in noun.children):
        return False
    bare = noun.tag_ == "NNS" or (entry.adversary and noun.dep_ in MODIFIERS)
    return bare or _definite(noun)


def _definite(noun: Token) -> bool:
    definite = words_of(noun.lang_, "definite")
    return any(child.lower_ in definite for child in noun.children if child.dep_ in ("det", "poss"))


def _fitting(mention: ActorMention, entry: Epithet) -> tuple[str, ...]:
    if len(mention.actor_ids) != 1:
        return ()
    body = organisations().get(mention.actor_ids[0]) or organisations().get(mention.actor_ids[0].split(":")[0])
    fits = body is not None and body.kind in entry.kinds and (not entry.sectors or body.sector in entry.sectors)
    return (body.code,) if fits and body is not None else ()
