"""An allegation as read from one sentence, before it is known whether it was answered."""

from dataclasses import dataclass

from detente.records import Span


@dataclass(frozen=True, slots=True)
class Allegation:
    """`accuser` holds the deed at `act` against `accused` (actor ids); `anchor` is the word that makes it one."""

    accuser: tuple[str, ...]
    accused: tuple[str, ...]
    act: Span
    anchor: Span
    event_id: str | None
    method: str

    @property
    def accuser_roots(self) -> frozenset[str]:
        """In whose names it is alleged."""
        return roots(self.accuser)

    @property
    def accused_roots(self) -> frozenset[str]:
        """Against whom, as roots."""
        return roots(self.accused)


def roots(actor_ids: tuple[str, ...]) -> frozenset[str]:
    """The parts before the first colon."""
    return frozenset(each.partition(":")[0] for each in actor_ids)
