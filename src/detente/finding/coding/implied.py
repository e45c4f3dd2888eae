"""Parties a sentence leaves out because the report has named them: who fights, helps or talks to whom in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from detente.records import EventType

Ids = tuple[str, ...]
Dyad = tuple[Ids, Ids]
Sides = dict[str, Counter[str]]
"""How much each party (first) does to each other one."""
FIGHTING: Mapping[EventType, int] = {"ASSAULT": 3, "COERCE": 2}
OPPOSING: Mapping[EventType, int] = {"ACCUSE": 1, "THREATEN": 1, "SANCTION": 1, "PROTEST": 1, "REJECT": 1}
"""How much an act of this type says that its recipient is the actor's enemy, or is opposed by it."""
FRIENDLY: Mapping[EventType, int] = {"AID": 3, "SUPPORT": 2, "COOPERATE": 2}
"""How much an act of this type says that its parties are on one side."""
TOGETHER: tuple[EventType, ...] = ("COOPERATE", "CONSULT", "AGREE")
CIVILIANS = "CIV"
"""How the ids of a country's people start."""
NOBODY = ""
"""Stands for whoever does what is told of no doer."""
LEADING = 0.5
"""Share of a report's dyads above which one is what the report is about."""


class Told(NamedTuple):
    """An act as one sentence tells it; `voice`: on whose word."""

    kind: EventType
    actor: Ids
    recipient: Ids
    voice: Ids


class Scene(NamedTuple):
    """What a sentence says of an act whose parties it leaves out.

    `people`: the civilians of its place. `civil`: whether the act is done to people (bombing) rather than to a side.
    `definite`: whether the words point back to what was told before ('the talks').
    """

    people: Ids
    civil: bool
    definite: bool


@dataclass(frozen=True)
class Background:
    """What the report says outright: how much each fights, opposes, helps whom, of whom each tells attacks, who talks.

    `people` are those of the country the report is about.
    """

    people: Ids = ()
    fought: Sides = field(default_factory=dict)
    opposed: Sides = field(default_factory=dict)
    alleged: Sides = field(default_factory=dict)
    helped: Sides = field(default_factory=dict)
    fights: Counter[Dyad] = field(default_factory=Counter)
    talks: dict[EventType, Counter[Dyad]] = field(default_factory=dict)

    def completed(self, kind: EventType, actor: Ids, recipient: Ids, scene: Scene) -> Dyad:
        """The parties with those left out filled in, as far as the report names them elsewhere: never one by itself."""
        if actor and recipient:
            return actor, recipient
        who, whom = self._filled(kind, actor, recipient, scene)
        if recipient:
            return tuple(each for each in who if each not in recipient), recipient
        return who, tuple(each for each in whom if each not in who)

    def _filled(self, kind: EventType, actor: Ids, recipient: Ids, scene: Scene) -> Dyad:
        if kind in TOGETHER:
            known = self.talks.get(kind) or self.talks.get("CONSULT") or Counter()
            return (actor, recipient) if actor or recipient or not scene.definite else _leading(known)
        if kind in FIGHTING:
            return self._fight(actor, recipient, scene)
        if kind in FRIENDLY and (actor or recipient):
            people = self.people if kind == "AID" else ()
            return actor or self._helper(recipient), recipient or self._helped(actor) or people
        if kind == "MOBILIZE" and actor:
            return actor, recipient or self.rival(actor)
        return actor, recipient or (self.foe(actor) if kind in OPPOSING and actor else ())

    def _fight(self, actor: Ids, recipient: Ids, scene: Scene) -> Dyad:
        if actor and self._is_villain(actor):
            return actor, scene.people or self._suffering(actor, scene)
        if actor:
            return actor, self.enemy(actor) or scene.people
        found = recipient or scene.people
        if found:
            return self._attacker(found), found
        return _leading(self.fights) if scene.civil else self._battle()

    def _battle(self) -> Dyad:
        """Who fights whom where a town is told to be taken or besieged by nobody in particular."""
        armed = _leading(Counter({each: count for each, count in self.fights.items() if not _civil(each[1][0])}))
        return armed if any(armed) or not self.villain else (self._attacker(self.villain), self.villain)

    def _suffering(self, villain: Ids, scene: Scene) -> Ids:
        """Whom a villain's deed hits that names nobody: the state, if it is not done to people ('took the town')."""
        state = tuple(each.removeprefix(CIVILIANS) for each in self.people)
        held = () if scene.civil or set(state) & set(roots_of(villain)) else state
        return held or self._victims(villain) or self.enemy(villain) or self.people

    def enemy(self, of: Ids) -> Ids:
        """Whom this party fights: by its own deeds or its enemy's, else as all others do, else by mutual charges."""
        mine = roots_of(of)
        own = self._most_against(mine, self.fought)
        friend = self._is_villain(of) or any(self._friends(one, each) > 0 for one in mine for each in self.villain)
        return own or self._counterpart(mine) or (() if friend else self.villain)

    def rival(self, of: Ids) -> Ids:
        """Whom this party is against in deeds or words of its own, or of the other's."""
        return self._most_against(roots_of(of), self.fought, self.opposed) or self._counterpart(roots_of(of))

    def foe(self, of: Ids) -> Ids:
        """Whom this party is against, or must be: in words one is against whom all are against."""
        return self.rival(of) or self.enemy(of)

    def _most_against(self, mine: Ids, *told: Sides) -> Ids:
        scores: Counter[str] = Counter()
        for against in told:
            for one in mine:
                scores.update({other: 2 * count for other, count in against.get(one, {}).items()})
                scores.update({other: found[one] for other, found in against.items() if found[one]})
        for other in scores:
            scores[other] -= 3 * sum(self._friends(one, other) for one in mine)
        return _most({other: n for other, n in scores.items() if other not in (NOBODY, *mine) and not _civil(other)})

    @cached_property
    def villain(self) -> Ids:
        """The party that at least half of all that is hostile in the report is done to, civilians aside.

        What nobody in particular does ('the campaign against X') tells only where nothing better does.
        """
        told = [(by, found) for against in (self.fought, self.opposed) for by, found in against.items()]
        named = [_soldiers(found) for by, found in told if by != NOBODY]
        received: Counter[str] = Counter()
        for found in named if any(named) else [_soldiers(each) for _, each in told]:
            received.update(found)
        for by, found in self.fought.items():
            received[by] += sum(n for each, n in found.items() if _civil(each) and by != NOBODY)
        for one in self._tellers:
            del received[one]
        most = _most(received)
        return most if most and received[most[0]] / received.total() >= LEADING else ()

    @property
    def _tellers(self) -> set[str]:
        """Those on whose word deeds are told, and of whom nobody tells any: they report what others do."""
        return set(self.alleged).difference(*self.alleged.values())

    def _counterpart(self, mine: Ids) -> Ids:
        """The party that tells of attacks by these, if these tell of its attacks too, or the two negotiate."""
        at_odds = {by for one in mine for by in self.alleged.get(one, ())}
        talks = [parties for found in self.talks.values() for parties, _ in found]
        at_odds.update(each for parties in talks if set(mine) & set(parties) for each in parties)
        told = {by: sum(found[one] for one in mine) for by, found in self.alleged.items()}
        return _most({by: count for by, count in told.items() if by in at_odds and by not in mine})

    def _friends(self, one: str, other: str) -> int:
        return self.helped.get(one, Counter())[other] + self.helped.get(other, Counter())[one]

    def _is_villain(self, party: Ids) -> bool:
        return bool(set(roots_of(party)) & set(self.villain))

    def _victims(self, actor: Ids) -> Ids:
        found: Counter[str] = Counter()
        for one in roots_of(actor):
            found.update({each: n for each, n in self.fought.get(one, {}).items() if _civil(each)})
        return _most(found)

    def _attacker(self, recipient: Ids) -> Ids:
        if _civil(recipient[0]):
            return self.villain if self._victims(self.villain) else ()
        mine = roots_of(recipient)
        others = {one: sum(to[each] for each in mine) for one, to in self.fought.items() if one not in (NOBODY, *mine)}
        return _most(others)

    def _helped(self, actor: Ids) -> Ids:
        found: Counter[str] = Counter()
        mine = roots_of(actor)
        for one in mine:
            found.update(self.helped.get(one, {}))
        anyone = sum(self.helped.values(), Counter())
        return _most(found) or _most({each: count for each, count in anyone.items() if each not in mine})

    def _helper(self, recipient: Ids) -> Ids:
        mine = roots_of(recipient)
        return _most({one: sum(to[each] for each in mine) for one, to in self.helped.items() if one not in mine})


def background(told: Iterable[Told], theatre: str | None = None) -> Background:
    """Count who fights, opposes and helps whom, in the acts that are told in full (for acts done together, all)."""
    known = Background((f"{CIVILIANS}{theatre}",) if theatre else ())
    for kind, actor, recipient, voice in told:
        one, other = roots_of(actor), roots_of(recipient)
        _count(known.alleged, roots_of(voice), one, int(kind in FIGHTING))
        _count(known.fought, one or (NOBODY,), other, FIGHTING.get(kind, 0))
        _count(known.opposed, one or (NOBODY,), other, OPPOSING.get(kind, 0))
        _count(known.helped, one, other, FRIENDLY.get(kind, 0))
        if kind in TOGETHER and len({*one, *other}) > 1:
            known.talks.setdefault(kind, Counter())[roots_of(actor + recipient), ()] += 1
        if kind in FIGHTING and one and other and not {*one} & {*other}:
            known.fights[one, other] += 1
    return known


def _count(counted: Sides, actor: Ids, recipient: Ids, weight: int) -> None:
    for one in actor if weight and recipient else ():
        counted.setdefault(one, Counter()).update({other: weight for other in recipient if other != one})


def _civil(party: str) -> bool:
    return party.startswith(CIVILIANS)


def _soldiers(counted: Mapping[str, int]) -> dict[str, int]:
    return {each: count for each, count in counted.items() if not _civil(each)}


def roots_of(ids: Ids) -> Ids:
    """In whose names they act, in order."""
    return tuple(dict.fromkeys(each.split(":")[0] for each in ids))


def _most(counted: Mapping[str, int]) -> Ids:
    """The one counted most, the first in the alphabet of equals; () where nothing is counted."""
    found = min(counted.items(), key=lambda each: (-each[1], each[0]), default=None)
    return (found[0],) if found and found[1] > 0 else ()


def _leading(known: Counter[Dyad]) -> Dyad:
    found = max(known.items(), key=lambda each: (each[1], each[0]), default=None)
    return found[0] if found and found[1] / known.total() >= LEADING else ((), ())
