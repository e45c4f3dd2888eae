"""Words that refer back: 'he', 'its', 'both countries', 'the ministry', 'the opposition', 'we'; nearest first."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from detente.finding.parsing import ParsedText
from detente.finding.who.phrases import people_actor, phrase_actor, phrase_ending_at
from detente.identity import slug
from detente.knowledge.actors import ActorPhrase, collectives, countries, organisations
from detente.records import Actor, ActorMention

_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
_JOINING = re.compile(r"(?:'s|’s)?\s*(?:,|-|–|and|&|with|,\s*and)\s*(?:the\s+|its\s+)?(?:[A-Z][\w.]+\s+){0,4}")
"""What may stand between the names of two parties named side by side, titles of the second included."""
_FAR = 3
"""Sentences; an antecedent further back than this is a guess."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that later words may refer to."""

    mention: ActorMention
    sentence: int
    subject: bool
    person: bool
    plural: bool


class Discourse:
    """The mentions of a report in the order of its text, grown as references are resolved."""

    def __init__(self, parsed: ParsedText, mentions: Iterable[ActorMention], persons: frozenset[str]) -> None:
        self.parsed = parsed
        self.persons = persons
        self.past: list[Antecedent] = []
        self.coming = sorted(mentions, key=lambda each: (each.head, each.start))
        self.position = 0

    def reach(self, offset: int) -> None:
        """Take in all mentions whose head stands before `offset`."""
        while self.position < len(self.coming) and self.coming[self.position].head < offset:
            self.note(self.coming[self.position])
            self.position += 1

    def note(self, mention: ActorMention) -> None:
        """Remember a mention as a possible antecedent."""
        token = self.parsed.tokens(mention.head, mention.head + 1)[0]
        plural = (
            len(mention.actor_ids) > 1 or token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
        )
        person = not mention.actor_ids or any(each in self.persons for each in mention.actor_ids)
        sentence = self.parsed.sentence_index(mention.head)
        self.past.append(Antecedent(mention, sentence, token.dep_ in _SUBJECT, person, plural))

    def joined(self) -> list[tuple[str, ...]]:
        """Roots of actors named side by side so far, one tuple a group, in order: 'Russia, Iran and Turkey'."""
        groups: list[tuple[str, ...]] = []
        members: list[str] = []
        end = 0
        for each in (antecedent.mention for antecedent in self.past):
            side_by_side = _JOINING.fullmatch(self.parsed.text[end : each.start]) if each.start >= end else None
            if not side_by_side:
                groups.append(tuple(dict.fromkeys(members)))
                members = []
            members.extend(actor_id.split(":")[0] for actor_id in each.actor_ids)
            end = each.end
        return [each for each in [*groups, tuple(dict.fromkeys(members))] if len(each) > 1]

    def recent(self, offset: int) -> list[Antecedent]:
        """Antecedents near enough, nearest sentence first; in a sentence subjects first, then the latest."""
        here = self.parsed.sentence_index(offset)
        near = [each for each in self.past if here - each.sentence <= _FAR]
        return sorted(near, key=lambda each: (here - each.sentence, not each.subject, -each.mention.head))


def find_references(
    parsed: ParsedText, mentions: Sequence[ActorMention], actors: Sequence[Actor], theatre: str | None
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Resolve the report's references; `theatre` is the country it is about, for 'the opposition' and 'the regime'."""
    persons = frozenset(actor.actor_id for actor in actors if actor.kind == "person")
    discourse = Discourse(parsed, mentions, persons)
    taken = sorted((each.start, each.end) for each in mentions)
    found: list[ActorMention] = []
    made: list[Actor] = []
    for token in parsed.doc:
        discourse.reach(token.idx)
        if _covered(token.idx, taken):
            continue
        mention, actor = _refer(token, discourse, theatre)
        if mention is not None:
            found.append(mention)
            discourse.note(mention)
        if actor is not None:
            made.append(actor)
    return tuple(made), tuple(found)


def _refer(token: Token, discourse: Discourse, theatre: str | None) -> tuple[ActorMention | None, Actor | None]:
    word = token.lower_
    if token.pos_ == "PRON":
        ids = _pronoun(token, word, discourse)
        return (_mention(token, token, ids, "actors/pronoun"), None) if ids else (None, None)
    if word in (
        "countries",
        "sides",
        "side",
        "governments",
        "nations",
        "parties",
        "leaders",
        "presidents",
        "ministers",
        "diplomats",
        "capitals",
        "men",
        "neighbours",
        "neighbors",
        "powers",
        "states",
        "rivals",
        "pair",
        "both",
        "guarantors",
    ):
        return _collective(token, discourse), None
    if token.pos_ in ("NOUN", "PROPN"):
        return _definite(token, discourse, theatre)
    return None, None


def _pronoun(token: Token, word: str, discourse: Discourse) -> tuple[str, ...]:
    recent = discourse.recent(token.idx)
    here = discourse.parsed.sentence_index(token.idx)
    if word in _HE:
        return next((each.mention.actor_ids for each in recent if each.person), ())
    if word in _IT and not _expletive(token):
        near = (
            each
            for each in recent
            if here - each.sentence <= 1 and not each.person and len(each.mention.actor_ids) == 1
        )
        return next((each.mention.actor_ids for each in near), ())
    if word in _THEY:
        near = (each for each in recent if here - each.sentence <= 1 and each.plural)
        return next((each.mention.actor_ids for each in near), ())
    return ()


def _expletive(token: Token) -> bool:
    """'It is clear that …', 'it remains to be seen': the word stands for nothing before it."""
    if token.dep_ in ("expl", "nsubjpass"):
        return True
    verb = token.head
    return token.dep_ == "nsubj" and verb.lemma_ in ("be", "seem", "appear", "remain", "become", "take", "mean", "show")


def _collective(token: Token, discourse: Discourse) -> ActorMention | None:
    known = collectives(discourse.parsed.document.language)
    if token.lower_ not in {words.rsplit(" ", 1)[-1] for words in known}:
        return None
    for length in (4, 3, 2):
        first = max(0, token.i - length + 1)
        window = token.doc[first : token.i + 1]
        entry = known.get(" ".join(each.lower_ for each in window))
        if entry is not None:
            ids = _last_parties(discourse, token.idx, entry.number)
            return _mention(window[0], token, ids, "actors/collective") if len(ids) == entry.number else None
    return None


def _last_parties(discourse: Discourse, offset: int, number: int) -> tuple[str, ...]:
    """The parties last named side by side ('Russia and the United States'), else the distinct ones named last."""
    joined = [each for each in discourse.joined() if len(each) == number]
    if joined:
        return tuple(sorted(joined[-1]))
    roots = dict.fromkeys(
        root
        for each in discourse.recent(offset)
        for root in (actor_id.split(":")[0] for actor_id in each.mention.actor_ids)
        if root in countries() and each.mention.method != "actors/adjective"
    )
    return tuple(sorted(list(roots)[:number]))


def _definite(token: Token, discourse: Discourse, theatre: str | None) -> tuple[ActorMention | None, Actor | None]:
    """'the ministry', 'the president', 'the opposition': whose it is, from what was named before."""
    phrase, first = phrase_ending_at(token, discourse.parsed.document.language)
    if phrase is None or not _definite_noun(token, first, phrase):
        return None, None
    if phrase.country is not None and phrase.sense == "office":
        actor = phrase_actor(phrase.country, phrase)
        return _mention(first, token, (actor.actor_id,), "actors/office"), actor
    if (before := _same_phrase_before(discourse, phrase)) is not None:
        return _mention(first, token, before, "actors/definite"), None
    if phrase.name in ("foreign ministry", "defence ministry") or _of_a_ministry(first, discourse):
        return _of_last_government(first, token, phrase, discourse)
    if phrase.sense in ("opposition", "civilians", "militants") and theatre in countries():
        actor = people_actor(theatre, "civilians" if phrase.sense == "civilians" else "opposition", phrase.sector)
        return _mention(first, token, (actor.actor_id,), "actors/theatre"), actor
    if phrase.name == "government" and token.lower_ in ("regime", "government") and theatre in countries():
        return _mention(first, token, (theatre,), "actors/theatre"), None
    return None, None


def _of_a_ministry(first: Token, discourse: Discourse) -> bool:
    """'Foreign Ministry spokesman', whatever the article before it."""
    return first.i > 0 and phrase_ending_at(first.nbor(-1), discourse.parsed.document.language)[0] is not None


def _of_last_government(
    first: Token, token: Token, phrase: ActorPhrase, discourse: Discourse
) -> tuple[ActorMention | None, Actor | None]:
    subjects = (each.mention.actor_ids for each in discourse.recent(token.idx) if each.subject and not each.plural)
    root = next((ids[0].split(":")[0] for ids in subjects if ids and ids[0].split(":")[0] in countries()), None)
    if root is None:
        return None, None
    actor = phrase_actor(root, phrase)
    return _mention(first, token, (actor.actor_id,), "actors/ministry"), actor


def _definite_noun(token: Token, first: Token, phrase: ActorPhrase) -> bool:
    if token.dep_ in ("compound", "nmod", "amod"):
        return False
    determined = any(child.lower_ in ("the", "its", "their", "this") for child in token.children)
    capital = first.text[:1].isupper() and not first.is_sent_start and phrase.sense in ("office", "institution")
    bare_plural = (
        phrase.sense in ("opposition", "civilians")
        and token.tag_ == "NNS"
        and phrase.nouns[0] in ("civilian", "opposition")
    )
    named = token.lemma_ in ("rebel", "civilian", "opposition", "insurgent")
    if first.i > 0 and first.nbor(-1).text == "Ministry":
        return True
    return (determined and phrase.name not in ("side", "official", "police")) or capital or (bare_plural and named)


def _same_phrase_before(discourse: Discourse, phrase: ActorPhrase) -> tuple[str, ...] | None:
    ending = f":{slug(phrase.name)}"
    for each in reversed(discourse.past):
        ids = each.mention.actor_ids
        if any(actor_id.endswith(ending) for actor_id in ids):
            return ids
        if phrase.sense == "opposition" and any(actor_id.endswith("OPP") for actor_id in ids):
            return ids
        if phrase.sense == "civilians" and any(actor_id.startswith("CIV") for actor_id in ids):
            return ids
    return None


def _mention(first: Token, last: Token, ids: tuple[str, ...], method: str) -> ActorMention:
    return ActorMention(first.idx, last.idx + len(last), last.idx, ids, method)


def _covered(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def theatre_of(places: Iterable[str], mentions: Iterable[ActorMention]) -> str | None:
    """The country a report is about: the one it names most often as a place, else as civilians or opposition."""
    counted = Counter(code for code in places if code in countries())
    for mention in mentions:
        for actor_id in mention.actor_ids:
            code = actor_id.removeprefix("CIV") if actor_id.startswith("CIV") else actor_id.removesuffix("OPP")
            if code != actor_id and code in countries():
                counted[code] += 1
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None


def body_of(actor_id: str) -> str | None:
    """The country of an organisation, where its entry gives one."""
    body = organisations().get(actor_id)
    return body.country if body else None
