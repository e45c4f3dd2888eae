"""Persons: their names gathered through the report, whom they act for, and each place where they are named."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.finding.parsing import ParsedText
from detente.finding.who.entities import find_person_names
from detente.finding.who.known import is_known_to_the_world, office_holder, without_article
from detente.finding.who.names import NameHit
from detente.finding.who.phrases import phrase_ending_at, phrase_starting_at
from detente.finding.words import Token, Tokens
from detente.identity import slug
from detente.knowledge.actors import ActorPhrase, honorifics, words_of
from detente.records import Actor, ActorMention, Interval, Role

_OF_A_STATE = ("president", "prime minister", "foreign minister", "minister")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named by name: its tokens (honorific apart), and what the phrase around it tells."""

    tokens: Tokens
    owner: str | None
    role: str | None
    honoured: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, hyphens and all: 'Bashar', 'al-Assad'."""
        return tuple(self.tokens.text.split())

    @property
    def title(self) -> str | None:
        """The role, where it is one of the first offices of a state."""
        return self.role if self.role in _OF_A_STATE else None


def find_persons(
    parsed: ParsedText, hits: Sequence[NameHit], offices: Sequence[ActorMention], home: str | None
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """The persons whose state or body is known, and every mention of a person by name.

    Whoever bears the title of a state's office and nothing tells which is taken to be of the `home` country.

    Mentions of persons of whom nothing is known have no actor_ids: they still take 'he' from the one named before.
    """
    namings = [_naming(parsed, name, hits) for name in find_person_names(parsed, hits)]
    groups = _by_surname(namings)
    named = frozenset(hit.code.split(":")[0] for hit in hits)
    people = {
        surname: _person(group, parsed.published, named)
        or _introduced(parsed, group, offices)
        or _officer_of(group, home)
        for surname, group in groups.items()
    }
    known = tuple(actor for actor in people.values() if actor is not None)
    return known, _mentions(parsed, groups, people)


def _naming(parsed: ParsedText, name: Tokens, hits: Sequence[NameHit]) -> Naming:
    around = _describing_tokens(parsed, name)
    role, owner = _role(around, parsed.document.language), _owner(around, hits)
    if owner is None and role is not None and role.country:
        owner = role.country
    return Naming(name, owner, role.name if role else None, _has_honorific(name))


def _has_honorific(name: Tokens) -> bool:
    before = name.doc[name.start - 1 : name.start] if name.start else ()
    return any(token.text.rstrip(".") in honorifics(token.lang_) for token in before)


def _describing_tokens(parsed: ParsedText, name: Tokens) -> list[Token]:
    """The words that say who the person is: before the name in its phrase, or in apposition to it."""
    before: list[Token] = []
    for token in reversed(parsed.doc[max(0, name.start - 8) : name.start]):
        if not _belongs_to_a_title(token, beside=not before):
            break
        before.insert(0, token)
    if not any(phrase_ending_at(token, parsed.document.language)[0] for token in before):
        before = []
    return before + _of_whom(parsed, name) + _apposition(parsed, name)


def _of_whom(parsed: ParsedText, name: Tokens) -> list[Token]:
    """'Foreign Minister Ada Berg of Norway'."""
    after = parsed.doc[name.end : name.end + 3]
    return list(after[1:]) if len(after) and after[0].lower_ == "of" else []


def _belongs_to_a_title(token: Token, beside: bool) -> bool:
    """Whether a title may go on with this word, backwards from the name (`beside`: it stands right before the name)."""
    if token.is_punct:
        return token.text in ("-", "’s", "'s") or (token.text == "," and beside)
    if token.pos_ == "ADP":  # 'secretary of state', 'minister for Europe', but not 'arms for Assad'
        return not beside and token.lower_ in ("of", "for", "to")
    return token.pos_ not in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON", "SPACE")


def _apposition(parsed: ParsedText, name: Tokens) -> list[Token]:
    rest = parsed.doc[name.end : name.end + 12]
    if not len(rest) or rest[0].text not in (",", "(", "—", "–"):
        return []
    leads = len(rest) > 2 and rest[1].lower_ == "who" and rest[2].lemma_ in words_of(parsed.document.language, "leads")
    words: list[Token] = [rest[2]] if leads else []
    for token in rest[3 if leads else 1 :]:
        if token.text in (",", ".", ")", ";", "—", "–") or token.pos_ in ("VERB", "AUX", "SPACE", "PRON"):
            break
        words.append(token)
    spoken_of = any(phrase_ending_at(token, parsed.document.language)[0] for token in words)
    return words if spoken_of or leads else []


def _role(tokens: Sequence[Token], language: str) -> ActorPhrase | None:
    for token in reversed(tokens):
        phrase = phrase_starting_at(token, language) or phrase_ending_at(token, language)[0]
        if phrase is not None and phrase.sense == "office":
            return phrase
    return None


def _owner(tokens: Sequence[Token], hits: Sequence[NameHit]) -> str | None:
    covered = [hit for hit in hits for token in tokens if hit.start <= token.idx < hit.end and not _is_sent_to(token)]
    return covered[0].code.split(":")[0] if covered else None


def _is_sent_to(token: Token) -> bool:
    """'The envoy to Chad', 'the mediator for Mali' act for another than Chad or Mali."""
    return token.i > 0 and token.nbor(-1).lower_ in ("to", "for", "on")


def _by_surname(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    groups: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.words and (len(naming.words[-1]) > 2 or is_known_to_the_world(naming.words[-1])):
            groups[_surname(naming.words)].append(naming)
    return dict(groups)


def _surname(words: Sequence[str]) -> str:
    return without_article(words[-1].strip("’'"))


def _introduced(parsed: ParsedText, namings: Sequence[Naming], offices: Sequence[ActorMention]) -> Actor | None:
    """The newsroom's habit: 'the UN envoy appealed …' and then, with a full name as subject, 'Ada Berg told …'."""
    first = namings[0]
    here = parsed.sentence_index(first.tokens.start_char)
    if first.role or len(first.words) < 2 or first.tokens.root.dep_ != "nsubj":
        return None
    before = [each for each in offices if 1 <= here - parsed.sentence_index(each.head) <= 2]
    if not before:
        return None
    owner, _, role = before[-1].actor_ids[0].partition(":")
    return _actor(owner, " ".join(first.words), namings, (role.replace("-", " "),))


def _officer_of(namings: Sequence[Naming], home: str | None) -> Actor | None:
    roles = sorted({naming.title for naming in namings if naming.title})
    return _actor(home, _fullest(namings), namings, roles) if home and roles else None


def _person(namings: Sequence[Naming], published: Interval, named: frozenset[str]) -> Actor | None:
    full = _fullest(namings)
    # 'Mr Sadat' of a report that names no state may be a baker.
    titled = any(naming.role or (naming.honoured and named) for naming in namings)
    holder = office_holder(full, published, named, titled, {naming.role for naming in namings if naming.role})
    owners = Counter(naming.owner for naming in namings if naming.owner)
    if not owners and holder is None:
        return None
    if holder and (not owners or holder.of in owners or holder.of in named):
        return _actor(holder.of, holder.name, namings, (holder.role,))
    owner = min(owners, key=lambda each: (-owners[each], each))
    roles = {naming.role for naming in namings if naming.role and naming.owner == owner}
    return _actor(owner, full, namings, sorted(roles))


def _fullest(namings: Sequence[Naming]) -> str:
    """The name in full as it is given most often; of two as frequent the shorter, which has no title in it."""
    names = Counter(" ".join(naming.words) for naming in namings if len(naming.words) > 1)
    return min(names, key=lambda name: (-names[name], len(name), name)) if names else namings[0].words[-1]


def _actor(owner: str, name: str, namings: Sequence[Naming], roles: Sequence[str]) -> Actor:
    dated = tuple(Role(role, owner, None, None) for role in roles)
    aliases = tuple(sorted({" ".join(naming.words) for naming in namings} - {name}))
    country = owner if len(owner) == 3 else None
    return Actor(f"{owner}:{slug(name)}", name, "person", owner, country, "GOV", aliases, dated)


def _mentions(
    parsed: ParsedText, groups: Mapping[str, Sequence[Naming]], people: Mapping[str, Actor | None]
) -> tuple[ActorMention, ...]:
    if not people:
        return ()
    surnames = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(people))})(?!\w)")
    words = {surname: {token.text for naming in group for token in naming.tokens} for surname, group in groups.items()}
    found = surnames.finditer(parsed.text)
    return tuple(_mention(parsed, match, words[match.group()], people[match.group()]) for match in found)


def _mention(parsed: ParsedText, match: re.Match[str], words: set[str], actor: Actor | None) -> ActorMention:
    titles = honorifics(parsed.document.language)
    token = parsed.tokens(match.start(), match.end())[0]
    first = token
    while first.i > 0 and (first.nbor(-1).text in words or first.nbor(-1).text.rstrip(".") in titles):
        first = first.nbor(-1)
    ids = (actor.actor_id,) if actor else ()
    return ActorMention(min(first.idx, match.start()), match.end(), match.start(), ids, "actors/person")
