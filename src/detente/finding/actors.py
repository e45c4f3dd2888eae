"""Actors of a report: who is named or meant where, and in whose name each acts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.who.issuer import find_first_persons, issuer_of
from detente.finding.who.names import find_names
from detente.finding.who.persons import find_persons
from detente.finding.who.phrases import read_phrase
from detente.finding.who.reference import find_references
from detente.finding.who.setting import setting_of
from detente.records import Actor, ActorMention, Role

_JOINED = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:the\s+)?")
_BETWEEN_TITLE_AND_NAME = re.compile(r"\s*,?\s*(?:the\s+|its\s+)?")


def find_actors(parsed: ParsedText) -> tuple[tuple[Actor, ...], ActorIndex]:
    """Read the actors of a report and where each is meant: names, persons, then the words that refer to them.

    The index holds the mentions in order of offset; nested ones ('Russian' in 'the Russian army') are left out.
    """
    hits = find_names(parsed.text, parsed.document.language)
    read = [each for each in (read_phrase(parsed, hit) for hit in hits) if each is not None]
    offices = [each.mention for each in read if each.mention.method == "actors/office"]
    setting = setting_of(parsed, hits)
    persons, person_mentions = find_persons(parsed, hits, offices, setting.home)
    named = join_titles(parsed.text, _widest([*person_mentions, *(each.mention for each in read)]))
    named = join_owners(parsed, named)
    actors = [*persons, *(each.actor for each in read)]
    made, references = find_references(parsed, named, actors, setting)
    mentions = _widest([*named, *references])
    issuer = issuer_of(parsed, mentions)
    voices = find_first_persons(parsed, mentions, issuer)
    meant = [each for each in (*mentions, *voices) if each.actor_ids]
    index = ActorIndex(tuple(sorted(meant, key=lambda each: (each.start, each.end))), issuer, setting.theatre)
    used = {actor_id for each in meant for actor_id in each.actor_ids}
    return tuple(each for each in merge_actors([*actors, *made]) if each.actor_id in used), index


def join_titles(text: str, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """An office next to its holder's name means that person: 'Chad's envoy, Ada Idris', 'Ada Idris, the envoy'."""
    joined = list(mentions)
    for at, (one, other) in enumerate(pairwise(mentions)):
        if not _BETWEEN_TITLE_AND_NAME.fullmatch(text[one.end : other.start]) or not (
            one.actor_ids and other.actor_ids
        ):
            continue
        if one.actor_ids[0].split(":")[0] != other.actor_ids[0].split(":")[0]:
            continue
        if (one.method, other.method) == ("actors/office", "actors/person"):
            joined[at] = replace(one, actor_ids=other.actor_ids)
        if (one.method, other.method) == ("actors/person", "actors/office"):
            joined[at + 1] = replace(other, actor_ids=one.actor_ids)
    return tuple(joined)


def join_owners(parsed: ParsedText, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """'The presidents of Chad and Mali' are two: a plural office takes in the states that its owner is joined to."""
    joined: list[ActorMention] = []
    owner_of_joined: ActorMention | None = None
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and owner_of_joined and _goes_on(parsed.text, before, mention):
            joined[-1] = replace(before, end=mention.end, actor_ids=(*before.actor_ids, *mention.actor_ids))
            continue
        noun = parsed.tokens(mention.head, mention.head + 1)[0]
        plural = (
            mention.method in ("actors/office", "actors/institution")
            and noun.tag_ == "NNS"
            and mention.head < mention.end - len(noun)
        )
        owner_of_joined = mention if plural else None
        joined.append(mention)
    return tuple(joined)


def _goes_on(text: str, before: ActorMention, mention: ActorMention) -> bool:
    return mention.method == "actors/name" and _JOINED.fullmatch(text[before.end : mention.start]) is not None


def merge_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One record an actor_id, in order of id; aliases and roles united."""
    merged: dict[str, Actor] = {}
    for actor in actors:
        known = merged.get(actor.actor_id)
        merged[actor.actor_id] = _united(known, actor) if known else actor
    return tuple(merged[actor_id] for actor_id in sorted(merged))


def _united(one: Actor, other: Actor) -> Actor:
    aliases = tuple(sorted({*one.aliases, *other.aliases}))
    roles = tuple(sorted({*one.roles, *other.roles}, key=lambda role: (role.role, role.of)))
    return Actor(one.actor_id, one.name, one.kind, one.root, one.country, one.sector, aliases, _distinct(roles))


def _distinct(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(roles))


def _widest(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Of mentions that overlap only the widest is kept (the first, where they are equally wide)."""
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda each: (each.start - each.end, each.start, each.head)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda each: each.start))
