"""Which cue, if any, a word of a sentence matches: lemma, part of speech and the constraints of the entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.finding.coding import clause
from detente.finding.coding.around import Around, among
from detente.finding.words import Token
from detente.knowledge.event_cues import EventCue, cues_by_lemma, expand

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}

DOERS = ("@doer", "@person", "@force", "@people", "@institution", "@armed")
"""Word classes of those who can act."""


@dataclass(frozen=True)
class Match:
    """A cue found at `token`; `words` are the tokens that meet its constraints."""

    token: Token
    cue: EventCue
    words: tuple[Token, ...]


def find_matches(tokens: Iterable[Token]) -> tuple[Match, ...]:
    """The best cue of each token, in order; a word that fills a cue's constraint tells no event of its own."""
    found = [match for token in tokens if (match := match_token(token))]
    taken = {word.i for match in found for word in match.words}
    return tuple(match for match in found if match.token.i not in taken)


def match_token(token: Token) -> Match | None:
    """The most demanding cue that matches at this token."""
    return next(_matches(token), None)


def meets(token: Token, cue: EventCue) -> bool:
    """Whether the cue holds at this token, whatever other cues do."""
    return any(match.cue is cue for match in _matches(token))


def _matches(token: Token) -> Iterator[Match]:
    known = cues_by_lemma(token.lang_)
    lemma = clause.lemma(token)
    # Few words have a cue at all: what stands around the others is not asked.
    if token.pos_ not in PARTS or (lemma not in known and token.lower_ not in known):
        return
    around = Around(token)
    for part in _parts(token):
        word = token.lower_ if part == "adjective" else lemma
        for cue in known.get(word, {}).get(part, ()):
            words = _met(around, token, cue)
            if words is not None:
                yield Match(token, cue, words)


def _parts(token: Token) -> tuple[str, ...]:
    part = PARTS.get(str(token.pos_))
    if part is None:
        return ()
    if token.dep_ == "amod":
        return ()
    if part == "noun" and token.dep_ == "ROOT" and clause.children(token, "nsubj"):
        return ("verb", part)  # 'Lima thanks Quito', 'we condemn the raid': the tagger takes the verb for a noun.
    copular = token.dep_ in ("acomp", "attr") or bool(clause.children(token, "auxpass"))
    return (part, "adjective") if part == "verb" and copular else (part,)


def _met(around: Around, token: Token, cue: EventCue) -> tuple[Token, ...] | None:
    """The tokens that meet the cue's constraints; None when one is not met."""
    if cue.particle is not None and not (cue.particle in around.after and clause.has_particle(token, cue.particle)):
        return None
    if cue.prep and around.tied.isdisjoint(cue.prep) and around.bare.isdisjoint(cue.prep):
        return None
    if (cue.light and not around.is_carried) or (cue.transitive and not around.has_object):
        return None
    for wanted, question in cue.questions:
        if getattr(around, question) != wanted:
            return None
    return _words(around, cue)


def _words(around: Around, cue: EventCue) -> tuple[Token, ...] | None:
    near = around.attached(cue.prep) if cue.prep else []
    if cue.prep and not near and around.bare.isdisjoint(cue.prep):
        return None
    if cue.below and not among(around.below, cue.below):
        return None
    targets = near if cue.prep else around.targets if cue.object or cue.not_object else []
    if cue.not_object and (among(targets, cue.not_object) or among(around.led, cue.not_object)):
        return None
    found: list[Token] = []
    if cue.object and not (found := among(targets, cue.object)):
        return None
    for wanted, neighbours in (
        (cue.complement, "complements"),
        (cue.modifiers, "modifiers"),
        (cue.subject, "subjects"),
    ):
        if wanted:
            hits = among(getattr(around, neighbours), wanted)
            if not hits:
                return None
            found.extend(hits)
    return tuple(found)


def states_doer(match: Match) -> bool:
    """Whether the words name a doer of their own, be it one that nobody can place: 'the colonel relented'."""
    if match.cue.pos != "verb" or match.cue.actor != ("subject",):
        return False
    people = expand(DOERS, match.token.lang_)
    return any(clause.lemma(each) in people or each.ent_type_ in clause.NAMES for each in clause.subjects(match.token))


def is_carried(noun: Token) -> bool:
    """Whether the noun is what a light verb carries: 'made an offer', 'launched strikes', 'engaged in talks'."""
    return Around(noun).is_carried
