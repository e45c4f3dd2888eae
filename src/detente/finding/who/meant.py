"""What a phrase turned out to mean: a mention, and the actor where the phrase itself makes one."""

from dataclasses import dataclass

from detente.finding.words import Token
from detente.records import Actor, ActorMention


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a phrase means: the mention, and the actor where the phrase itself makes one."""

    mention: ActorMention
    actor: Actor | None = None


def mention_of(first: Token, last: Token, ids: tuple[str, ...], method: str) -> ActorMention:
    """The mention from one token to another, whose head is the last."""
    return ActorMention(first.idx, last.idx + len(last), last.idx, ids, f"actors/{method}")
