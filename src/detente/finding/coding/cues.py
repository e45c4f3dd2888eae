"""Which cue, if any, a word of a sentence matches: lemma, part of speech and the constraints of the entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from detente.finding.coding import clause
from detente.knowledge.event_cues import NAMED, EventCue, cues_by_lemma, expand
from detente.knowledge.status_cues import role_words

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


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
    for part in _parts(token):
        word = str(token.lower_) if part == "adjective" else clause.lemma(token)
        for cue in cues_by_lemma(token.lang_).get((part, word), ()):
            words = _met(token, cue)
            if words is not None:
                return Match(token, cue, words)
    return None


def _parts(token: Token) -> tuple[str, ...]:
    part = PARTS.get(str(token.pos_))
    if part is None:
        return ()
    if token.dep_ == "amod":
        return ()
    copular = token.dep_ in ("acomp", "attr") or bool(clause.children(token, "auxpass"))
    return (part, "adjective") if part == "verb" and copular else (part,)


def _met(token: Token, cue: EventCue) -> tuple[Token, ...] | None:
    """The tokens that meet the cue's constraints; None when one is not met."""
    if cue.particle is not None and not clause.has_particle(token, cue.particle):
        return None
    if cue.clause is not None and _has_clause(token) != cue.clause:
        return None
    if cue.passive is not None and clause.is_passive(token) != cue.passive:
        return None
    if (cue.light and not is_carried(token)) or (cue.transitive and not clause.objects(token)):
        return None
    return _words(token, cue)


def _words(token: Token, cue: EventCue) -> tuple[Token, ...] | None:
    near = [word for prep in cue.prep for word in clause.attached(token, prep)]
    if cue.prep and not (near or _bare_prep(token, cue.prep)):
        return None
    targets = near if cue.prep else _targets(token)
    if cue.not_object and _among([*targets, *clause.children(token, "xcomp")], cue.not_object):
        return None
    found: list[Token] = []
    for candidates, wanted in (
        (targets, cue.object),
        (clause.complements(token), cue.complement),
        (_modifiers(token), cue.modifiers),
        (clause.subjects(token), cue.subject),
    ):
        hits = _among(candidates, wanted)
        if wanted and not hits:
            return None
        found.extend(hits)
    return tuple(found)


def _has_clause(token: Token) -> bool:
    near = [token, *([above] if (above := clause.copula(token)) is not None else [])]
    return any(child != token and child.dep_ in ("ccomp", "xcomp") for each in near for child in each.children) or (
        len(near) > 1 and bool(clause.children(near[1], "advcl"))
    )


def _bare_prep(token: Token, names: tuple[str, ...]) -> bool:
    return any(
        child.lower_ in names and child.dep_ in ("prep", "prt", "agent") and child.i > token.i
        for child in token.children
    )


def _targets(token: Token) -> list[Token]:
    if token.pos_ in ("NOUN", "PROPN"):
        return _modifiers(token) + clause.preps(token, "of")
    return clause.objects(token)


def _modifiers(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "advmod", "npadvmod")]


def _among(tokens: Iterable[Token], wanted: tuple[str, ...]) -> list[Token]:
    """Tokens with a wanted lemma, also as a conjunct or at the end of a chain of 'of' ('a round of talks')."""
    found: list[Token] = []
    for token in tokens:
        lemmas = expand(tuple(each for each in wanted if each != NAMED), token.lang_)
        chain = [token, *token.conjuncts, *clause.preps(token, "of"), *clause.children(token, "compound")]
        found.extend(each for each in chain if clause.lemma(each) in lemmas)
        if NAMED in wanted and token.ent_type_ in clause.NAMES:
            found.append(token)
    return found


def is_carried(noun: Token) -> bool:
    """Whether the noun is what a light verb carries: 'made an offer', 'launched strikes', 'engaged in talks'."""
    verb = clause.carrier(noun)
    return verb is not None and clause.lemma(verb) in role_words(noun.lang_, "light")
