"""Words that refer back, read in the order of the text: pronouns, collectives, epithets, descriptions."""

from collections.abc import Sequence

from detente.finding.parsing import ParsedText
from detente.finding.who.collectives import read_collective
from detente.finding.who.described import read_description
from detente.finding.who.discourse import Discourse
from detente.finding.who.epithets import read_epithet, read_short_name
from detente.finding.who.meant import Meant, mention_of
from detente.finding.who.pronouns import read_pronoun
from detente.finding.who.setting import Setting
from detente.finding.words import Token
from detente.records import Actor, ActorMention


def find_references(
    parsed: ParsedText, mentions: Sequence[ActorMention], actors: Sequence[Actor], setting: Setting
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Resolve the report's references; the setting tells whose 'the opposition' and 'the army' are."""
    discourse = Discourse(parsed, mentions, [actor for actor in actors if actor.kind == "person"])
    taken = {offset for each in mentions for offset in range(each.start, each.end)}
    found: list[Meant] = []
    for token in parsed.doc:
        discourse.reach(token.idx)
        meant = None if token.idx in taken else _refer(token, discourse, setting)
        if meant is not None:
            discourse.note(meant.mention)
            found.append(meant)
    return tuple(each.actor for each in found if each.actor), tuple(each.mention for each in found)


def _refer(token: Token, discourse: Discourse, setting: Setting) -> Meant | None:
    if collective := read_collective(token, discourse, setting):
        return collective
    if token.pos_ == "PRON":
        ids = read_pronoun(token, discourse)
        return Meant(mention_of(token, token, ids, "pronoun")) if ids else None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    return (
        read_short_name(token, discourse)
        or read_epithet(token, discourse)
        or read_description(token, discourse, setting)
    )
