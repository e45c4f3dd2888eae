"""Turns a directory name and the noun phrase around it into an actor: 'the Syrian army', 'a UN envoy', 'Moscow'."""

import re
from dataclasses import dataclass

from detente.finding.parsing import ParsedText
from detente.finding.who.names import NameHit, find_names
from detente.finding.words import Token
from detente.identity import slug
from detente.knowledge.actors import ActorPhrase, actor_phrases, countries, organisations, words_of
from detente.records import Actor, ActorKind, ActorMention

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "nummod"})
_SAYS_OR_DECIDES = frozenset({"nsubj", "agent"})
_OF_A_PLACE = ("civilians", "opposition", "militants")
_LOCAL = ("police", "court", "parliament")
_LONGEST_NAME = 40
"""Characters before an organ's name in which its owner stands."""
_POSSESSIVE = re.compile(r"(.*)['’]s?\s$")
_LONGEST_PHRASE = 6
"""Words; 'assistant secretary of state for affairs' and the like."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one name turned out to mean: an actor where it stands, and its mention."""

    actor: Actor
    mention: ActorMention


def read_phrase(parsed: ParsedText, hit: NameHit) -> Read | None:
    """The actor that a directory name stands for where it stands; None where it is only a place."""
    tokens = parsed.tokens(hit.start, hit.end)
    if not len(tokens) or _inside_a_person(tokens.root, hit, parsed) or _is_anothers(parsed.text, hit, tokens.root):
        return None
    noun, phrase = _phrase_around(tokens.root, hit, parsed.document.language)
    if noun is not None and phrase is not None:
        return _read_of_phrase(hit, noun, phrase)
    if is_place(tokens.root, hit):
        return None
    return Read(
        named_actor(hit, tokens.root),
        ActorMention(hit.start, hit.end, _head(hit, tokens.root), _ids(hit, tokens.root), f"actors/{hit.sense}"),
    )


def _is_anothers(text: str, hit: NameHit, token: Token) -> bool:
    """'Peru's Security Council', 'Chad's Supreme Court': a name many states have for an organ is here another's."""
    owner = _POSSESSIVE.search(text[max(0, hit.start - _LONGEST_NAME) : hit.start])
    if owner is None or ":" not in hit.code:
        return False
    named = find_names(owner.group(1), token.lang_)
    return bool(named) and named[-1].code.split(":")[0] != hit.code.split(":")[0]


def is_place(token: Token, hit: NameHit) -> bool:
    """Whether the name only says where: 'in Syria', 'near Damascus', 'talks in Vienna and Geneva'."""
    if hit.sense == "town":
        return True
    if hit.sense not in ("name", "capital", "organisation"):
        return False
    if hit.sense == "name" and _follows_its_town(token, hit):
        return True
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    if hit.sense == "capital" and _is_a_town(token):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in words_of(token.lang_, "locative")


def _is_a_town(token: Token) -> bool:
    """'flew to Baku', 'bombed Baku', 'the streets of Baku'; but 'a warning to Baku', 'the backing of Baku'."""
    language, above = token.lang_, token.head
    if token.dep_ == "dobj":
        return above.lemma_.lower() in words_of(language, "town-object")
    if token.dep_ != "pobj":
        return False
    if above.lower_ in ("to", "from", "into", "toward", "towards"):
        return above.head.pos_ == "VERB" and above.head.lemma_.lower() in words_of(language, "motion")
    return above.lower_ == "of" and above.head.lemma_.lower() not in words_of(language, "stance")


def _follows_its_town(token: Token, hit: NameHit) -> bool:
    """'Izmir, Turkey' is where; 'Iran, Turkey' are two."""
    if token.i < 2 or token.nbor(-1).text != "," or token.nbor(-2).ent_type_ not in ("GPE", "LOC", "FAC"):
        return False
    place = next(each for each in token.doc.ents if each.start <= token.i - 2 < each.end)
    before = find_names(place.text, token.lang_)
    return all(each.sense in ("capital", "town") and each.code == hit.code for each in before)


def named_actor(hit: NameHit, token: Token) -> Actor:
    """The actor of a bare name: a country (or its civilians), a body, a group."""
    if hit.sense == "organisation":
        return body_actor(hit.code)
    if hit.sense == "people" and not _stands_for_its_state(token):
        return people_actor(hit.code, "civilians", "CIV")
    return country_actor(hit.code)


def body_actor(code: str) -> Actor:
    """An organisation of the directory as an actor."""
    body = organisations()[code]
    return Actor(body.code, body.name, body.kind, body.code.split(":")[0], body.country, body.sector, (), ())


def country_actor(code: str) -> Actor:
    """A state as an actor, by ISO alpha-3 code."""
    country = countries()[code]
    return Actor(code, country.name, "country", code, code, "GOV", (), ())


def people_actor(code: str, sense: str, sector: str) -> Actor:
    """The civilians or the opposition of a country, which act in no state's name and so have a root of their own."""
    country = countries()[code]
    root = f"CIV{code}" if sense == "civilians" else f"{code}OPP"
    name = f"{country.adjectives[0] if country.adjectives else country.name} {sense}"
    kind: ActorKind = "people" if sense == "civilians" else "organisation"
    return Actor(root, name, kind, root, code, sector, (), ())


def phrase_actor(code: str, phrase: ActorPhrase) -> Actor:
    """The actor that a phrase makes of a country or body: its ministry, its envoy, its civilians, its opposition."""
    root = code.split(":", maxsplit=1)[0]
    if phrase.sense in ("civilians", "opposition", "militants") and root in countries():
        return people_actor(root, "civilians" if phrase.sense == "civilians" else "opposition", phrase.sector)
    if phrase.sense in ("civilians", "opposition", "militants"):
        return _body_or_country(code)
    kind: ActorKind = "person" if phrase.sense == "office" else "government_body"
    owner = _body_or_country(code)
    whose = countries()[code].adjectives[0] if code in countries() and countries()[code].adjectives else owner.name
    # 'the Russian side' or 'the Russian government' is Russia itself, not an organ of it.
    if phrase.name in ("side", "government"):
        return owner
    return Actor(
        f"{root}:{slug(phrase.name)}", f"{whose} {phrase.name}", kind, root, owner.country, phrase.sector, (), ()
    )


def phrase_ending_at(noun: Token, language: str) -> tuple[ActorPhrase | None, Token]:
    """The longest actor phrase whose last word is `noun` ('foreign minister'), and its first token."""
    known = actor_phrases(language)
    lasts = dict.fromkeys((noun.lemma_.lower(), noun.lower_, _singular(noun.lower_)))
    found, first = next((known[word] for word in lasts if word in known), None), noun
    before = ""
    for at in range(noun.i - 1, max(-1, noun.i - _LONGEST_PHRASE), -1):
        before = f"{noun.doc[at].lower_} {before}"
        if longer := next((known[before + word] for word in lasts if before + word in known), None):
            found, first = longer, noun.doc[at]
    return found, first


def phrase_starting_at(noun: Token, language: str) -> ActorPhrase | None:
    """The longest actor phrase that goes on after `noun`: 'secretary of state', 'ministry of defence'."""
    known = actor_phrases(language)
    window = noun.doc[max(0, noun.i - 2) : noun.i + _LONGEST_PHRASE]
    texts = [_singular(token.lower_) for token in window]
    at = noun.i - window.start
    spans = ((a, b) for a in range(at + 1) for b in range(len(texts), at + 1, -1))
    found = (known.get(" ".join(texts[a:b])) for a, b in spans)
    return next((phrase for phrase in found if phrase), None)


def _phrase_around(token: Token, hit: NameHit, language: str) -> tuple[Token | None, ActorPhrase | None]:
    """The noun that the name modifies, if noun and name together are an actor phrase."""
    noun = token
    for _ in range(4):
        owner = _owner(noun) or _local_owner(noun, hit, language)
        if owner is None:
            break
        noun = owner
        phrase = phrase_starting_at(noun, language) or phrase_ending_at(noun, language)[0]
        if phrase is not None and not _modifies_further(noun, language) and not is_attitude(noun, phrase):
            return noun, phrase
    return None, None


def is_attitude(noun: Token, phrase: ActorPhrase) -> bool:
    """'Opposition to the plan' is what someone feels, not those who oppose."""
    return phrase.sense == "opposition" and any(child.lower_ in ("to", "against") for child in noun.children)


def _modifies_further(noun: Token, language: str) -> bool:
    # In 'government officials' and 'army spokesman' the last noun acts, not the first.
    following = noun.head if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i else None
    return following is not None and phrase_ending_at(following, language)[0] is not None


def _owner(token: Token) -> Token | None:
    if token.dep_ in MODIFIERS and token.head.pos_ in ("NOUN", "PROPN") and token.head != token:
        return token.head
    if token.dep_ == "npadvmod" and token.head.dep_ == "amod":
        return None
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "from") and token.head.head.pos_ in ("NOUN", "PROPN"):
        return token.head.head
    return None


def _local_owner(token: Token, hit: NameHit, language: str) -> Token | None:
    """'The foreign ministry in Baku', 'police in Mali': a ministry is its capital's state's, people their place's."""
    if token.dep_ != "pobj" or token.head.lower_ != "in" or hit.sense not in ("capital", "name", "town"):
        return None
    noun = token.head.head
    phrase = phrase_ending_at(noun, language)[0]
    seated = hit.sense == "capital" and noun.lemma_ in words_of(language, "seated")
    local = seated or (phrase is not None and (phrase.sense in _OF_A_PLACE or phrase.name in _LOCAL))
    return noun if local and not any(_names_an_owner(child) for child in noun.children) else None


def _names_an_owner(child: Token) -> bool:
    return child.dep_ in MODIFIERS and child.text[:1].isupper() and not child.is_sent_start


def _read_of_phrase(hit: NameHit, noun: Token, phrase: ActorPhrase) -> Read:
    actor = phrase_actor(hit.code, phrase)
    first = phrase_ending_at(noun, noun.lang_)[1]
    start, end = min(hit.start, first.idx), max(hit.end, noun.idx + len(noun))
    return Read(actor, ActorMention(start, end, noun.idx, (actor.actor_id,), f"actors/{phrase.sense}"))


def _body_or_country(code: str) -> Actor:
    return body_actor(code) if code in organisations() else country_actor(code)


def _ids(hit: NameHit, token: Token) -> tuple[str, ...]:
    return (named_actor(hit, token).actor_id,)


def _head(hit: NameHit, token: Token) -> int:
    return token.idx if hit.start <= token.idx < hit.end else hit.start


def _stands_for_its_state(token: Token) -> bool:
    definite = any(child.lower_ == "the" for child in token.children)
    return definite or (token.dep_ in _SAYS_OR_DECIDES and token.head.pos_ == "VERB" and token.dep_ != "nsubjpass")


def _inside_a_person(token: Token, hit: NameHit, parsed: ParsedText) -> bool:
    """'Michael Jordan', 'Paris Hilton': the name is a part of a longer personal name."""
    if token.ent_type_ != "PERSON" or hit.sense in ("organisation", "adjective"):
        return False
    entity = next((each for each in parsed.doc.ents if each.start <= token.i < each.end), None)
    beyond = [each for each in entity or () if each.is_title and not hit.start <= each.idx < hit.end]
    return bool(beyond)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word
