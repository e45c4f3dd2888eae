"""Noun phrases that name nobody but mean someone: 'the ministry', 'the rebels', 'the coalition', 'many civilians'."""

from dataclasses import dataclass

from spacy.tokens import Token

from detente.finding.who.discourse import Discourse
from detente.finding.who.phrases import body_actor, is_attitude, people_actor, phrase_actor, phrase_ending_at
from detente.identity import slug
from detente.knowledge.actors import ActorPhrase, countries, short_names
from detente.records import Actor, ActorMention

_ALWAYS_THERE = frozenset({"civilian", "resident", "refugee", "villager", "bystander", "townspeople"})
_PEOPLE = _ALWAYS_THERE | {"people", "person", "child", "woman", "family", "man", "inhabitant", "worshipper", "worker"}
_CROWDS = frozenset({"hundred", "thousand", "dozen", "score", "million", "ten", "hundreds", "thousands", "dozens"})
_BARE = frozenset({"rebel", "civilian", "opposition", "insurgent"})
_OF_STATES = frozenset({"foreign ministry", "defence ministry"})


@dataclass(frozen=True, slots=True)
class Description:
    """An actor phrase as it stands: its first and last token, in a report about the `theatre`, a country or None."""

    phrase: ActorPhrase
    first: Token
    noun: Token
    theatre: str | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a phrase means: the mention, and the actor where the phrase itself makes one."""

    mention: ActorMention
    actor: Actor | None = None


def read_description(noun: Token, discourse: Discourse, theatre: str | None) -> Meant | None:
    """Whom the phrase that ends in this noun means, from what was named before it; None where it means nobody known.

    Tried in order: people without a name, an office that tells its state, the same phrase before, the last government
    named, the side of the conflict.
    """
    phrase, first = phrase_ending_at(noun, discourse.parsed.document.language)
    if phrase is None or is_attitude(noun, phrase):
        return _short_name(noun, discourse)
    known = Description(phrase, first, noun, theatre if theatre in countries() else None)
    if phrase.sense == "civilians" and _people_there(noun):
        return _of_its_owner(known, discourse) or _of_the_theatre(known, discourse)
    if not _definite(known):
        return None
    ways = (_of_its_owner, _of_a_fixed_state, _same_before, _of_the_last_government, _of_the_theatre)
    return next((meant for way in ways if (meant := way(known, discourse)) is not None), None)


def mention_of(first: Token, last: Token, ids: tuple[str, ...], method: str) -> ActorMention:
    """The mention from one token to another, whose head is the last."""
    return ActorMention(first.idx, last.idx + len(last), last.idx, ids, f"actors/{method}")


def _of_its_owner(known: Description, discourse: Discourse) -> Meant | None:
    """'its civilians', 'their army': those of whom the pronoun before the noun stands for."""
    pronouns = [child.idx for child in known.noun.children if child.dep_ == "poss" and child.pos_ == "PRON"]
    owners = (each.mention for each in reversed(discourse.past) if each.mention.head in pronouns)
    root = next((each.actor_ids[0].split(":")[0] for each in owners if len(each.actor_ids) == 1), None)
    return _made(known, phrase_actor(root, known.phrase), "owner") if root in countries() and root else None


def _of_a_fixed_state(known: Description, discourse: Discourse) -> Meant | None:
    if known.phrase.country is None or known.phrase.sense != "office":
        return None
    if person := discourse.holder(known.phrase.name, known.phrase.country):
        return Meant(mention_of(known.first, known.noun, (person,), "office"))
    return _made(known, phrase_actor(known.phrase.country, known.phrase), "office")


def _same_before(known: Description, discourse: Discourse) -> Meant | None:
    ids = next((each.mention.actor_ids for each in reversed(discourse.past) if _same(known.phrase, each.mention)), None)
    return Meant(mention_of(known.first, known.noun, ids, "definite")) if ids else None


def _same(phrase: ActorPhrase, mention: ActorMention) -> bool:
    ending = {"opposition": "OPP"}.get(phrase.sense, f":{slug(phrase.name)}")
    start = "CIV" if phrase.sense == "civilians" else "\0"
    return any(actor_id.endswith(ending) or actor_id.startswith(start) for actor_id in mention.actor_ids)


def _of_the_last_government(known: Description, discourse: Discourse) -> Meant | None:
    language = discourse.parsed.document.language
    of_a_ministry = known.first.i > 0 and phrase_ending_at(known.first.nbor(-1), language)[0] is not None
    if known.phrase.name not in _OF_STATES and not of_a_ministry:
        return None
    subjects = (each.mention.actor_ids for each in discourse.recent(known.noun.idx) if each.subject and not each.plural)
    root = next((ids[0].split(":")[0] for ids in subjects if ids and ids[0].split(":")[0] in countries()), None)
    return _made(known, phrase_actor(root, known.phrase), "ministry") if root else None


def _of_the_theatre(known: Description, discourse: Discourse) -> Meant | None:
    del discourse
    if known.theatre is None:
        return None
    if known.phrase.sense in ("opposition", "civilians", "militants"):
        sense = "civilians" if known.phrase.sense == "civilians" else "opposition"
        return _made(known, people_actor(known.theatre, sense, known.phrase.sector), "theatre")
    if known.noun.lower_ in ("regime", "government"):
        return Meant(mention_of(known.first, known.noun, (known.theatre,), "theatre"))
    return None


def _made(known: Description, actor: Actor, method: str) -> Meant:
    return Meant(mention_of(known.first, known.noun, (actor.actor_id,), method), actor)


def _short_name(noun: Token, discourse: Discourse) -> Meant | None:
    """'the coalition', 'the court': the body named before that has this word in its name."""
    known = short_names(noun.lang_).get(noun.text)
    if known and any(actor_id in known.beside for each in discourse.all for actor_id in each.actor_ids):
        return Meant(mention_of(noun, noun, (known.code,), "short-name"), body_actor(known.code))
    if noun.dep_ in ("compound", "nmod") or not any(child.lower_ in ("the", "this") for child in noun.children):
        return None
    for each in reversed(discourse.past):
        words = discourse.parsed.text[each.mention.start : each.mention.end].lower().split()
        if each.mention.method in ("actors/organisation", "actors/short-name") and noun.lower_ in words:
            return Meant(mention_of(noun, noun, each.mention.actor_ids, "short-name"))
    return None


def _people_there(noun: Token) -> bool:
    """Counted or plural people with nobody's name to them: 'hundreds of civilians', 'innocent families'."""
    if noun.dep_ in ("compound", "nmod", "amod") or noun.lemma_ not in _PEOPLE:
        return False
    counted = any(child.dep_ == "nummod" for child in noun.children)
    of_a_number = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _CROWDS
    harmless = any(child.lower_ in ("innocent", "displaced", "besieged", "trapped") for child in noun.children)
    return counted or of_a_number or harmless or noun.lemma_ in _ALWAYS_THERE


def _definite(known: Description) -> bool:
    noun, first, phrase = known.noun, known.first, known.phrase
    if noun.dep_ in ("compound", "nmod", "amod"):
        return False
    if first.i > 0 and first.nbor(-1).text == "Ministry":
        return True
    determined = any(child.lower_ in ("the", "its", "their", "this") for child in noun.children)
    titled = first.text[:1].isupper() and not first.is_sent_start and phrase.sense in ("office", "institution")
    bare = (noun.lemma_ in _BARE or (phrase.sense == "opposition" and noun.tag_ == "NNS")) and noun.dep_ != "conj"
    return (determined and phrase.name not in ("side", "official", "police")) or titled or bare
