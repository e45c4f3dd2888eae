"""Parties a sentence leaves out because the report has named them: who fights, helps or talks to whom in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente.records import EventType

Ids = tuple[str, ...]
Dyad = tuple[Ids, Ids]
GROUPS: dict[EventType, str] = {
    "ASSAULT": "fight",
    "COERCE": "fight",
    "AID": "help",
    "SUPPORT": "help",
    "COOPERATE": "talk",
    "CONSULT": "talk",
    "AGREE": "talk",
    "SANCTION": "sanction",
}
"""Types whose parties stay the same over a report: a raid is told of the side that the report has fighting."""
TOGETHER = "talk"
CIVILIANS = "CIV"
"""How the ids of a country's people start."""
FIGHTING = ("ASSAULT", "COERCE")
HOSTILE = ("ASSAULT",)
LEADING = 0.5
"""Share of a report's dyads above which one is what the report is about."""


@dataclass(frozen=True)
class Background:
    """How often the report names each dyad outright, by group of types."""

    dyads: dict[str, Counter[Dyad]]
    enemies: Counter[Ids]

    def completed(self, kind: EventType, actor: Ids, recipient: Ids, definite: bool) -> Dyad:
        """The parties with those left out filled in, as far as the report names them elsewhere.

        `definite`: the words point back to what was told before ('the talks').
        """
        known = self.dyads.get(GROUPS.get(kind, ""))
        if actor and recipient:
            return actor, recipient
        if not known:
            return actor, self.enemy(actor) if actor and kind in FIGHTING else recipient
        if GROUPS[kind] == TOGETHER:
            return (actor, recipient) if actor or recipient or not definite else _leading(known)
        if actor:
            return actor, _partner(known, actor, True) or (self.enemy(actor) if kind in FIGHTING else ())
        if recipient:
            return _partner(known, recipient, False) or self._attacker(kind, recipient), recipient
        return _leading(known)

    def enemy(self, of: Ids) -> Ids:
        """The party that most of the report's accusations and attacks are against, unless it is `of` itself."""
        if not self.enemies:
            return ()
        found, count = min(self.enemies.items(), key=lambda each: (-each[1], each[0]))
        return found if count / self.enemies.total() >= LEADING and not set(found) & set(_roots(of)) else ()

    def _attacker(self, kind: EventType, recipient: Ids) -> Ids:
        return self.enemy(recipient) if kind in FIGHTING and recipient[0].startswith(CIVILIANS) else ()


def background(told: Iterable[tuple[EventType, Ids, Ids]]) -> Background:
    """Count the dyads that are told in full (for acts done together, all parties)."""
    dyads: dict[str, Counter[Dyad]] = {}
    enemies: Counter[Ids] = Counter()
    for kind, actor, recipient in told:
        group = GROUPS.get(kind)
        if recipient and kind in HOSTILE and not recipient[0].startswith(CIVILIANS):
            enemies[_roots(recipient)] += 1
        whole = len({*actor, *recipient}) > 1 if group == TOGETHER else actor and recipient
        if group and whole:
            dyad = (_roots(actor + recipient), ()) if group == TOGETHER else (_roots(actor), _roots(recipient))
            dyads.setdefault(group, Counter())[dyad] += 1
    return Background(dyads, enemies)


def _roots(ids: Ids) -> Ids:
    return tuple(dict.fromkeys(each.split(":")[0] for each in ids))


def _partner(known: Counter[Dyad], party: Ids, as_actor: bool) -> Ids:
    """The commonest other side of a party on this side."""
    mine, other = (0, 1) if as_actor else (1, 0)
    roots = set(_roots(party))
    found = [
        (count, dyad[other])
        for dyad, count in known.items()
        if roots & set(dyad[mine]) and not roots & set(dyad[other])
    ]
    return max(found, key=lambda each: (each[0], tuple(reversed(each[1]))))[1] if found else ()


def _leading(known: Counter[Dyad]) -> Dyad:
    dyad, count = max(known.items(), key=lambda each: (each[1], each[0]))
    return dyad if count / known.total() >= LEADING else ((), ())
