"""Who is speaking: the fullest name that the report gives, the office, and who a pronoun or an epithet stands for."""

import re
from dataclasses import dataclass, field, replace

from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.speech.naming import (
    apposed_person,
    full_names,
    issuer_of,
    name_after_office,
    name_of,
    noun_phrase,
    offices,
    without_article,
)
from detente.finding.words import Token
from detente.identity import slug
from detente.knowledge.speech import document_nouns, sayer_nouns, titles
from detente.records import Span

_PERSONAL = {"he", "she", "his", "her"}
_PLURAL_OR_THING = {"they", "it", "their", "its"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker where named: `text` as written at `start`, `name` as full as known, `role` as the report gives it."""

    text: str
    name: str
    actor_id: str | None
    role: str | None
    start: int
    personal: bool


@dataclass
class Speakers:
    """Names and offices that a report gives, and who spoke last; asked in order of offset."""

    parsed: ParsedText
    actors: ActorIndex
    names: dict[str, str] = field(init=False)
    roles: dict[str, str] = field(init=False)
    last: list[Speaker] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = full_names(self.parsed)
        self.roles = dict(offices(self.parsed, self.names))

    def at(self, head: Token) -> Speaker | None:
        """The speaker whose noun phrase `head` heads; none for first and second persons and for mere things."""
        lower = head.lower_
        acronym = head.text.isupper() and len(head) > 1  # 'WHO', 'IT'
        bare = head.tag_ in {"PRP", "WP", "DT", "EX", "WDT"} and not acronym
        if bare and lower not in _PERSONAL | _PLURAL_OR_THING:
            return None
        found = self._pronoun(head) if lower in _PERSONAL | _PLURAL_OR_THING else self._named(head)
        found = replace(found, name=self._name_of_id(found.actor_id) or found.name)
        self.last.append(found)
        return found

    def _name_of_id(self, actor_id: str | None) -> str | None:
        """The full name of the person that the actor index means ('The Foreign Secretary' is 'GBR:jane-novak')."""
        tail = actor_id.rpartition(":")[2] if actor_id and ":" in actor_id else None
        return next((name for name in self.names.values() if slug(name) == tail), None) if tail else None

    def labelled(self, label: str, anchor: Span) -> Speaker | None:
        """The speaker of a label that no sentence holds: 'MR NOVAK', '- Ms. Petrova'."""
        words = [
            each
            for each in re.findall(r"[^\s,]+", label)
            if each.lower().strip(".") not in titles(self.parsed.document.language)
        ]
        key = words[-1].lower() if words else ""
        plain = " ".join(words) if words else label
        name = self.names.get(key, plain.title() if plain.isupper() else plain)
        mentions = self.actors.within(anchor.start, anchor.end)
        actor_id = mentions[-1].actor_ids[0] if mentions and mentions[-1].actor_ids else None
        found = Speaker(label, name, actor_id, self.roles.get(name), anchor.start, True)
        self.last.append(found)
        return found

    def _pronoun(self, head: Token) -> Speaker:
        personal = head.lower_ in _PERSONAL
        mention = self.actors.covering(head)
        actor_id = mention.actor_ids[0] if mention and mention.actor_ids else None
        before = next((each for each in reversed(self.last) if not personal or each.personal), None)
        same = next((each for each in reversed(self.last) if actor_id and each.actor_id == actor_id), None)
        same = None if personal and same is not None and not same.personal else same
        subject = self._last_person(head) if personal else None
        chosen = same or _later(before, subject) or before
        if chosen is None:
            return Speaker(head.text, head.text, actor_id, None, head.idx, personal)
        # Of a named person without an id, the index's guess at 'he' may mean another.
        meant = chosen.actor_id or (None if personal else actor_id)
        return Speaker(head.text, chosen.name, meant, chosen.role, head.idx, chosen.personal)

    def _last_person(self, before: Token) -> Speaker | None:
        # The nearest earlier grammatical subject that is a named person.
        for index in range(before.i - 1, max(-1, before.i - 120), -1):
            token = before.doc[index]
            main = token.head.dep_ in {"ROOT", "conj"}
            if main and token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "PROPN" and self._person(token):
                return self._named(token)
        return None

    def _person(self, head: Token) -> bool:
        return head.ent_type_ == "PERSON" or head.lower_ in self.names or self._introduced(head)

    def _introduced(self, head: Token) -> bool:
        # 'Jana Novak, the envoy, …': an office beside two capitals makes a person of whatever the model saw.
        office = any(each.dep_ == "appos" and each.lemma_.lower() in sayer_nouns(head.lang_) for each in head.rights)
        return office and head.ent_type_ not in {"GPE", "LOC"} and head.i > 0 and head.nbor(-1).head == head

    def _named(self, head: Token) -> Speaker:
        issuer = issuer_of(head)
        if issuer is not None:
            return self._named(issuer)
        phrase = noun_phrase(head)
        text = self.parsed.text[phrase.start : phrase.end]
        name_head = head if self._person(head) and head.pos_ == "PROPN" else apposed_person(head)
        mention = self.actors.headed_by(name_head or head) or self.actors.headed_by(head) or self.actors.covering(head)
        mention = mention or next(iter(self.actors.within(phrase.start, phrase.end)), None)
        actor_id = mention.actor_ids[0] if mention and len(mention.actor_ids) == 1 else None
        name = self._full(name_head) if name_head is not None else name_after_office(head)
        if not name:
            return self._described(head, text, actor_id, phrase.start)
        role = self.roles.get(name)
        return Speaker(text, name, actor_id, role, phrase.start, True)

    def _described(self, head: Token, text: str, actor_id: str | None, start: int) -> Speaker:
        # 'the official', 'the release', 'the minister': who or what of that kind was named before.
        actor_id = _nameless(actor_id, head)
        definite = any(child.lower_ in {"the", "this"} for child in head.children)
        bare = without_article(text)
        if definite and len(bare.split()) <= 3:
            same = self._holder(bare, head)
            if same is not None:
                return Speaker(text, same.name, same.actor_id or actor_id, same.role, start, same.personal)
            longer = _longer_phrase(head) if len(bare.split()) <= 2 else None
            if longer is not None:
                full = noun_phrase(longer)
                bare = without_article(self.parsed.text[full.start : full.end])
            elif head.pos_ == "NOUN" and head.lemma_.lower() in document_nouns(head.lang_) and self.last:
                last = self.last[-1]
                return Speaker(text, last.name, last.actor_id or actor_id, last.role, start, last.personal)
        return Speaker(
            text, bare or text, actor_id, None, start, head.tag_ == "NN" and head.lemma_.endswith(("man", "or"))
        )

    def _holder(self, bare: str, head: Token) -> Speaker | None:
        """Whoever was named with this office before: first among those who spoke, then in the whole report."""
        word = bare.lower().split()[-1] if bare else ""
        if word in document_nouns(head.lang_):
            return None
        spoke = next((each for each in reversed(self.last) if _names_kind(each, bare.lower(), word)), None)
        if spoke is not None:
            return spoke
        held = [name for name, role in self.roles.items() if f" {role.lower()}".endswith(f" {bare.lower()}")]
        if len(held) != 1 or head.pos_ not in {"NOUN", "PROPN"} or head.tag_ == "NNS":
            return None
        return Speaker(bare, held[0], None, self.roles[held[0]], head.idx, True)

    def _full(self, head: Token) -> str:
        own = name_of(head)
        known = self.names.get(head.lower_, "")
        return known if len(known.split()) > len(own.split()) or not own else own


def _names_kind(speaker: Speaker, bare: str, word: str) -> bool:
    role, text = (speaker.role or "").lower(), without_article(speaker.text).lower()
    # 'the official' is anyone who holds an office.
    single = bare == word and (
        word in (role.split()[-1:] + text.split()[-1:]) or (word == "official" and speaker.personal and bool(role))
    )
    return bare in {text, role} or role.endswith(f" {bare}") or role.startswith(f"{bare} for ") or single


def _nameless(actor_id: str | None, head: Token) -> str | None:
    """The root alone of an id made of a common noun: 'an official' of one report is no known one of another."""
    root, _, tail = (actor_id or "").partition(":")
    described = head.pos_ == "NOUN" and tail in {slug(head.lemma_), slug(head.lower_)}
    return root if described and tail else actor_id


def is_sayer(head: Token, actors: ActorIndex) -> bool:
    """Whether a word names someone who can ask, judge and stress: a person, a body, a country."""
    named = head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or head.pos_ == "PROPN" or _named_elsewhere(head)
    pronoun = head.lower_ in _PERSONAL | {"they", "who"}
    vague = head.lower_ in {"everything", "nothing", "something", "anything", "this", "that", "which"}
    return not vague and (
        named or pronoun or head.lemma_.lower() in sayer_nouns(head.lang_) or actors.covering(head) is not None
    )


def _named_elsewhere(head: Token) -> bool:
    # 'Adams noted': a name in s at the head of a sentence is taken for a plural.
    capital = head.text[:1].isupper() and head.pos_ == "NOUN"
    return capital and any(each.text == head.text and each.pos_ == "PROPN" for each in head.doc)


def _longer_phrase(head: Token) -> Token | None:
    # 'the release' after 'a Defense Department news release': the earlier, longer phrase with the same head word.
    for index in range(head.i - 1, -1, -1):
        token = head.doc[index]
        if token.lemma_ == head.lemma_ and any(each.dep_ in {"compound", "amod", "nmod"} for each in token.lefts):
            return token
    return None


def _later(first: Speaker | None, second: Speaker | None) -> Speaker | None:
    if first is None or second is None:
        return second if first is None else first
    return first if first.start >= second.start else second
