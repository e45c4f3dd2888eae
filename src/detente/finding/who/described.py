"""Noun phrases that name nobody but mean someone: 'the ministry', 'the rebels', 'police in Goma', 'many civilians'."""

from dataclasses import dataclass

from detente.finding.who.discourse import Discourse
from detente.finding.who.meant import Meant, mention_of
from detente.finding.who.phrases import MODIFIERS, is_attitude, people_actor, phrase_actor, phrase_ending_at
from detente.finding.who.setting import Setting
from detente.finding.words import Token
from detente.identity import slug
from detente.knowledge.actors import ActorPhrase, countries, organisations, words_of
from detente.records import Actor

_COLLECTIVES_OF_A_COUNTRY = ("opposition", "civilians", "militants")
_NAMED = frozenset({"actors/name", "actors/adjective", "actors/organisation", "actors/people", "actors/capital"})
_OF_STATES = frozenset({"foreign ministry", "defence ministry"})


@dataclass(frozen=True, slots=True)
class Description:
    """An actor phrase as it stands: its first and last token, in a report set somewhere."""

    phrase: ActorPhrase
    first: Token
    noun: Token
    setting: Setting


def read_description(noun: Token, discourse: Discourse, setting: Setting) -> Meant | None:
    """Whom the phrase that ends in this noun means, from what was named before it; None where it means nobody known.

    Tried in order: its owner, an office that tells its state or its holder, the same phrase before, the last
    government named, the side of the conflict, the country whose organs the report names without a state.
    """
    phrase, first = phrase_ending_at(noun, discourse.parsed.document.language)
    if phrase is None or is_attitude(noun, phrase):
        return None
    if _is_of_the_one_before(first, discourse):
        return None
    known = Description(phrase, first, noun, setting)
    if phrase.sense == "civilians" and _people_there(noun):
        return _of_its_owner(known, discourse) or _of_the_theatre(known, discourse)
    if any(_is_owner(child) for child in noun.children):
        return _of_its_owner(known, discourse)
    if (
        not _definite(known)
        or _is_of_others(first, noun)
        or (phrase.sense == "office" and any(each.dep_ == "nummod" for each in noun.children))
    ):
        return None
    ways = (
        _of_its_holder,
        _of_a_fixed_state,
        _same_before,
        _of_the_last_government,
        _of_the_theatre,
        _of_the_home,
    )
    return next((meant for way in ways if (meant := way(known, discourse)) is not None), None)


def _is_of_others(first: Token, noun: Token) -> bool:
    """'International forces', 'foreign troops': not those of the country they stand in."""
    return any(each.i < first.i and each.lower_ in words_of(noun.lang_, "of-others") for each in noun.children)


def _is_of_the_one_before(first: Token, discourse: Discourse) -> bool:
    """'Kurdish fighters': they are of whoever is named right before."""
    last = discourse.past[-1].mention if discourse.past else None
    return last is not None and last.end + 1 == first.idx and last.method in _NAMED


def _of_its_owner(known: Description, discourse: Discourse) -> Meant | None:
    """'its civilians', 'their army': those of whom the pronoun before the noun stands for."""
    pronouns = [child.idx for child in known.noun.children if _is_owner(child)]
    owners = (each.mention for each in reversed(discourse.past) if each.mention.head in pronouns)
    root = next((each.actor_ids[0].split(":")[0] for each in owners if len(each.actor_ids) == 1), None)
    of_a_body = root in countries() or root in organisations()
    return _made(known, phrase_actor(root, known.phrase), "owner") if root and of_a_body else None


def _is_owner(child: Token) -> bool:
    return child.dep_ == "poss" and child.pos_ == "PRON"


def _of_its_holder(known: Description, discourse: Discourse) -> Meant | None:
    """'the minister', after its holder was named: 'Foreign Minister Ada Berg'."""
    if known.phrase.sense != "office":
        return None
    person = discourse.bearer(known.noun.lower_)
    return Meant(mention_of(known.first, known.noun, (person,), "office")) if person else None


def _of_a_fixed_state(known: Description, discourse: Discourse) -> Meant | None:
    if known.phrase.country is None or known.phrase.sense != "office":
        return None
    if person := discourse.holder(known.phrase.name, known.phrase.country):
        return Meant(mention_of(known.first, known.noun, (person,), "office"))
    return _made(known, phrase_actor(known.phrase.country, known.phrase), "office")


def _same_before(known: Description, discourse: Discourse) -> Meant | None:
    ids = next(
        (each.mention.actor_ids for each in reversed(discourse.past) if _same(known, each.mention.actor_ids)), None
    )
    return Meant(mention_of(known.first, known.noun, ids, "definite")) if ids else None


def _same(known: Description, actor_ids: tuple[str, ...]) -> bool:
    ending = {"opposition": "OPP"}.get(known.phrase.sense, f":{slug(known.phrase.name)}")
    start = "CIV" if known.phrase.sense == "civilians" else "\0"
    return any(actor_id.endswith(ending) or actor_id.startswith(start) for actor_id in actor_ids)


def _of_the_last_government(known: Description, discourse: Discourse) -> Meant | None:
    language = discourse.parsed.document.language
    of_a_ministry = known.first.i > 0 and phrase_ending_at(known.first.nbor(-1), language)[0] is not None
    if known.phrase.name not in _OF_STATES and not of_a_ministry:
        return None
    subjects = (each.mention.actor_ids for each in discourse.recent(known.noun.idx) if each.subject and not each.plural)
    root = next((ids[0].split(":")[0] for ids in subjects if ids and ids[0].split(":")[0] in countries()), None)
    return _made(known, phrase_actor(root, known.phrase), "ministry") if root else None


def _of_the_theatre(known: Description, discourse: Discourse) -> Meant | None:
    """The opposition and the people of the country the report is about, its government and its regime."""
    del discourse
    theatre = known.setting.theatre or known.setting.home
    if theatre is None:
        return None
    if known.phrase.sense in _COLLECTIVES_OF_A_COUNTRY:
        sense = "civilians" if known.phrase.sense == "civilians" else "opposition"
        return _made(known, people_actor(theatre, sense, known.phrase.sector), "theatre")
    if known.phrase.name == "government" and theatre == known.setting.theatre:
        return Meant(mention_of(known.first, known.noun, (theatre,), "theatre"))
    return None


def _of_the_home(known: Description, discourse: Discourse) -> Meant | None:
    """'the army', 'police', 'the president' of the country the report is set in; else of the one that last acted."""
    root = known.setting.home or _last_state(known, discourse)
    if root is None or known.phrase.sense not in ("institution", "office") or known.phrase.name in ("side", "official"):
        return None
    return _made(known, phrase_actor(root, known.phrase), "home")


def _last_state(known: Description, discourse: Discourse) -> str | None:
    here = discourse.parsed.sentence_index(known.noun.idx)
    recent = (each.mention.actor_ids for each in discourse.recent(known.noun.idx) if here - each.sentence <= 1)
    roots = (ids[0].split(":")[0] for ids in recent if len(ids) == 1)
    return next((root for root in roots if root in countries()), None)


def _made(known: Description, actor: Actor, method: str) -> Meant:
    return Meant(mention_of(known.first, known.noun, (actor.actor_id,), method), actor)


def _people_there(noun: Token) -> bool:
    """Counted or plural people with nobody's name to them: 'hundreds of civilians', 'innocent families'."""
    language = noun.lang_
    if noun.dep_ in MODIFIERS:
        return False
    if noun.lemma_ in words_of(language, "always-there"):
        return True
    if noun.lemma_ not in words_of(language, "people"):
        return False
    crowd = words_of(language, "crowd")
    counted = any(child.dep_ == "nummod" for child in noun.children)
    of_a_number = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in crowd
    return counted or of_a_number or any(child.lower_ in words_of(language, "pitied") for child in noun.children)


def _definite(known: Description) -> bool:
    noun, first, phrase = known.noun, known.first, known.phrase
    if noun.dep_ in MODIFIERS:
        return False
    if first.i > 0 and first.nbor(-1).text == "Ministry":
        return True
    language = noun.lang_
    determined = any(child.lower_ in words_of(language, "definite") for child in noun.children)
    sentence_case = first.is_sent_start and (first is noun or not noun.text[:1].isupper())
    titled = first.text[:1].isupper() and not sentence_case and phrase.sense in ("office", "institution")
    bare = (
        noun.lemma_.lower() in words_of(language, "bare") or (phrase.sense == "opposition" and noun.tag_ == "NNS")
    ) and (noun.dep_ != "conj" and (noun.tag_ != "NN" or noun.lower_ in ("police", "opposition", "parliament")))
    return (determined and phrase.name not in words_of(language, "vague")) or titled or bare
