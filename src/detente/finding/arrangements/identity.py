"""Which arrangement a noun phrase means: the same one as before in this report, or another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.finding.arrangements.references import Reference
from detente.identity import record_id, slug, wording
from detente.records import MechanismKind


@dataclass(frozen=True)
class Arrangement:
    """The references of one report that mean one arrangement, in order."""

    references: tuple[Reference, ...]

    @property
    def kind(self) -> MechanismKind:
        """What sort of arrangement it is."""
        return self.references[0].kind

    @property
    def key(self) -> str | None:
        """The slug of its proper name or number, if the report gives one."""
        return next((each.key for each in self.references if each.key), None)

    @property
    def parties(self) -> tuple[str, ...]:
        """Roots of the actors that its noun phrases name as bound by it."""
        return tuple(sorted({root for each in self.references for root in each.parties}))

    @property
    def year(self) -> int | None:
        """The year it is told by, if any."""
        return next((each.year for each in self.references if each.year), None)

    @property
    def place(self) -> str | None:
        """Where it holds, as first named."""
        return next((each.place for each in self.references if each.place), None)


def other_years(one: int | None, other: int | None) -> bool:
    """Whether what is told by these years cannot be one; one that is only the report's own may be the year before."""
    return one is not None and other is not None and abs(one - other) > 1


def group(references: Iterable[Reference]) -> tuple[Arrangement, ...]:
    """Join references to arrangements: a phrase without a name of its own means the last one it is compatible with."""
    groups: list[Arrangement] = []
    for reference in references:
        fitting = [each for each in groups if _same(each, reference)]
        if not fitting:
            groups.append(Arrangement((reference,)))
            continue
        last = max(fitting, key=lambda each: each.references[-1].words.start)
        groups[groups.index(last)] = replace(last, references=(*last.references, reference))
    return tuple(groups)


def _same(known: Arrangement, reference: Reference) -> bool:
    if known.kind != reference.kind or known.references[-1].apart != reference.apart:
        return False
    if reference.key and known.key:
        return reference.key == known.key
    if reference.key or reference.other or other_years(known.year, reference.year):
        return False
    mine, theirs = set(reference.parties), set(known.parties)
    apart = bool(mine and theirs) and not (mine & theirs)
    elsewhere = bool(reference.place and known.place) and reference.place != known.place
    return not apart and not elsewhere


def mechanism_id(arrangement: Arrangement, parties: tuple[str, ...], first_told: str) -> str:
    """The same in every report for the same name or number, else for the same parties and place.

    An arrangement without name, parties and place is kept to the sentence that first tells of it (and so to a report
    and its copies): nothing shows that two such are one.
    """
    kind = arrangement.kind
    if arrangement.key:
        return record_id("mechanism", kind, arrangement.key)
    if not parties and not arrangement.place:
        return record_id("mechanism", kind, "", wording(first_told))
    return record_id("mechanism", kind, ",".join(parties), slug(arrangement.place or ""))
