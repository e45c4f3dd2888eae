"""Verbs of saying in the parsed text: which verb, what it takes here, whose word it is, and which ones say nothing."""

from dataclasses import dataclass

from detente.finding.parsing import ParsedText
from detente.finding.speech.subjects import subject_of, who_feels
from detente.finding.words import Token
from detente.knowledge.speech import (
    Complement,
    SpeechNouns,
    complements_of,
    speech_nouns,
    thinking_verbs,
)

_UNREAL = {"would", "could", "might", "should", "may", "can", "must", "will", "shall", "'d", "’d", "'ll", "’ll"}
_CARRIED: frozenset[Complement] = frozenset({"quote", "clause", "infinitive"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: `verb` is its lemma with particle, `takes` what it may be followed by, `subject` whose it is.

    `carrier` is the noun that carries the words in 'issued a warning that', 'confirmed reports that'.
    """

    token: Token
    verb: str
    takes: frozenset[Complement]
    subject: Token | None
    thinking: bool
    carrier: Token | None = None

    @property
    def text(self) -> str:
        """The cue as written: the verb, with 'told reporters' and 'called for' in full."""
        parts = [self.token.text]
        parts += [each for each in self.verb.split()[1:] if each != self.token.lower_]
        return " ".join(parts)


def find_cues(parsed: ParsedText) -> tuple[Cue, ...]:
    """All verbs that report what someone said, in order; negated, hypothetical and future ones left out."""
    known = complements_of(parsed.document.language)
    thinking = thinking_verbs(parsed.document.language)
    nouns = speech_nouns(parsed.document.language)
    found = []
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        verb, takes = _verb(token, known)
        carrier = _carrier(token, nouns) or _adjective(token, verb)
        takes |= _CARRIED if carrier is not None and carrier.pos_ == "NOUN" else frozenset()
        if not takes or not _says_something(token):
            continue
        subject = who_feels(token) or subject_of(token)
        if not (verb.startswith("be ") and subject is not None and _thing(subject)):
            found.append(Cue(token, verb, takes, subject, verb in thinking, carrier))
    return tuple(found)


def _carrier(token: Token, classes: tuple[SpeechNouns, ...]) -> Token | None:
    lemma = token.lemma_.lower()
    nouns = {noun for each in classes if lemma in each.verbs for noun in each.nouns} if token.pos_ == "VERB" else set()
    # 'issued a warning that', 'came to the conclusion that'
    objects = [each for each in token.rights if each.dep_ == "dobj"] if nouns else []
    objects += (
        [each for child in token.rights if child.lower_ in {"to", "at"} for each in child.children] if nouns else []
    )
    return next((each for each in objects if each.lemma_.lower() in nouns), None)


def _adjective(token: Token, verb: str) -> Token | None:
    # 'was adamant that', 'made it clear that': the clause hangs on the adjective.
    word = verb.partition(" ")[2]
    return next((each for each in token.rights if each.lower_ == word and each.pos_ == "ADJ"), None) if word else None


def _thing(subject: Token) -> bool:
    return subject.lower_ in {"it", "this", "that", "what", "there", "which"}


def _verb(token: Token, known: dict[str, frozenset[Complement]]) -> tuple[str, frozenset[Complement]]:
    if token.dep_ in {"amod", "aux", "auxpass", "compound"}:
        return "", frozenset()
    felt = f"be {token.lower_}"
    if felt in known and any(each.lemma_ == "be" and each.dep_ == "auxpass" for each in token.lefts):
        return felt, known[felt]  # 'is concerned that', read as a passive
    lemma = token.lemma_.lower()
    taken = known.get(lemma, frozenset())
    verb = lemma
    for child in token.rights:
        if child.i - token.i <= 3 and (longer := f"{lemma} {child.lower_}") in known:
            return longer, known[longer] | (taken & {"quote"})
    return verb, taken


def _says_something(token: Token) -> bool:
    if any(each.dep_ == "neg" or each.lower_ in {"never", "neither"} for each in token.lefts):
        return False
    aux = {each.lower_ for each in token.children if each.dep_ in {"aux", "auxpass"}}
    if aux & _UNREAL:
        return False
    if "to" in aux:
        return token.dep_ == "xcomp" and token.head.lower_ in {"went", "continued", "hastened", "used"}
    if token.dep_ == "conj" and token.tag_ == "VB":
        return _says_something(token.head)
    without = token.dep_ == "pcomp" and token.head.lower_ in {"without", "of", "from", "despite", "against"}
    return not without
