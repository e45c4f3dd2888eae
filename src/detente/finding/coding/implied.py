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
    "MOBILIZE": "fight",
    "AID": "help",
    "SUPPORT": "help",
    "COOPERATE": "talk",
    "CONSULT": "talk",
    "AGREE": "talk",
    "SANCTION": "sanction",
}
"""Types whose parties stay the same over a report: a raid is told of the side that the report has fighting."""
TOGETHER = "talk"
LEADING = 0.5
"""Share of a report's dyads above which one is what the report is about."""


@dataclass(frozen=True)
class Background:
    """How often the report names each dyad outright, by group of types."""

    dyads: dict[str, Counter[Dyad]]

    def completed(self, kind: EventType, actor: Ids, recipient: Ids) -> Dyad:
        """The parties with those left out filled in, as far as the report names them elsewhere."""
        known = self.dyads.get(GROUPS.get(kind, ""))
        if not known or (actor and recipient):
            return actor, recipient
        if GROUPS[kind] == TOGETHER:
            return (actor, recipient) if actor or recipient else _leading(known)
        if actor:
            return actor, _partner(known, actor, True) or _reverse(known, actor, False)
        if recipient:
            return _partner(known, recipient, False) or _reverse(known, recipient, True), recipient
        return _leading(known)


def background(told: Iterable[tuple[EventType, Ids, Ids]]) -> Background:
    """Count the dyads that are told in full (for acts done together, all parties)."""
    dyads: dict[str, Counter[Dyad]] = {}
    for kind, actor, recipient in told:
        group = GROUPS.get(kind)
        whole = len({*actor, *recipient}) > 1 if group == TOGETHER else actor and recipient
        if group and whole:
            dyad = (_roots(actor + recipient), ()) if group == TOGETHER else (_roots(actor), _roots(recipient))
            dyads.setdefault(group, Counter())[dyad] += 1
    return Background(dyads)


def _roots(ids: Ids) -> Ids:
    return tuple(dict.fromkeys(each.split(":")[0] for each in ids))


def _partner(known: Counter[Dyad], party: Ids, as_actor: bool) -> Ids:
    """The commonest other side of a party on this side."""
    mine, other = (0, 1) if as_actor else (1, 0)
    roots = set(_roots(party))
    found = [(count, dyad[other]) for dyad, count in known.items() if roots & set(dyad[mine]) and not roots & set(dyad[other])]
    return max(found, key=lambda each: (each[0], tuple(reversed(each[1]))))[1] if found else ()


def _reverse(known: Counter[Dyad], party: Ids, as_actor: bool) -> Ids:
    # Whoever is attacked strikes back at the one who attacks it.
    return _partner(known, party, as_actor)


def _leading(known: Counter[Dyad]) -> Dyad:
    dyad, count = max(known.items(), key=lambda each: (each[1], each[0]))
    return dyad if count / known.total() >= LEADING else ((), ())
