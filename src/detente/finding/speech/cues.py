"""Verbs of saying in the parsed text: which verb, what it takes here, whose word it is, and which ones say nothing."""

from dataclasses import dataclass

from spacy.tokens import Token

from detente.finding.parsing import ParsedText
from detente.knowledge.speech import (
    Complement,
    SpeechNouns,
    complements_of,
    document_nouns,
    sayer_nouns,
    speech_nouns,
    thinking_verbs,
)

_UNREAL = {"would", "could", "might", "should", "may", "can", "must", "will", "shall", "'d", "’d", "'ll", "’ll"}
_CARRIED: frozenset[Complement] = frozenset({"quote", "clause", "infinitive"})
_REPORTING = {"quote", "cite", "report", "record", "hear", "see"}


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
        words = self.verb.split()
        if len(words) > 1:
            parts += words[1:]
        return " ".join(parts)


def find_cues(parsed: ParsedText) -> tuple[Cue, ...]:
    """All verbs that report what someone said, in order; negated, hypothetical and future ones left out."""
    known = complements_of(parsed.document.language)
    thinking = thinking_verbs(parsed.document.language)
    found = []
    for token in parsed.doc:
        verb, takes = _verb(token, known)
        carrier = _carrier(token, speech_nouns(parsed.document.language)) or _adjective(token, verb)
        takes |= _CARRIED if carrier is not None and carrier.pos_ == "NOUN" else frozenset()
        subject = subject_of(token) if takes and _says_something(token) else None
        if (
            takes
            and _says_something(token)
            and not (verb.startswith("be ") and subject is not None and _thing(subject))
        ):
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
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"amod", "aux", "auxpass", "compound"}:
        return "", frozenset()
    lemma = token.lemma_.lower()
    taken = known.get(lemma, frozenset())
    verb = lemma
    for child in token.rights:
        if child.i - token.i <= 3 and (longer := f"{lemma} {child.lower_}") in known:
            return longer, known[longer] | (taken & {"quote"})
    return verb, taken


def _says_something(token: Token) -> bool:
    if any(each.dep_ == "neg" or each.lower_ in {"never", "neither"} for each in token.children):
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


def subject_of(token: Token) -> Token | None:
    """The word that heads whoever says it: subject, agent of a passive, or what a participle hangs on."""
    own = [each for each in token.children if each.dep_ in {"nsubj", "csubj", "expl"}]
    if own:
        return _antecedent(own[0])
    if any(each.dep_ == "nsubjpass" for each in token.children):
        return _agent(token)
    return _subject_above(token)


def _subject_above(token: Token) -> Token | None:
    head, dep = token.head, token.dep_
    if dep == "conj" and head != token:
        return subject_of(_finite_head(token))
    # A noun that heads the whole sentence is the subject of a verb that the parser took for its participle.
    if dep in {"acl", "relcl"} and (token.tag_ == "VBG" or dep == "relcl" or head.dep_ == "ROOT"):
        document = dep == "acl" and head.lemma_.lower() in document_nouns(token.lang_)
        return _sender(head) if document else head
    participle = dep in {"advcl", "xcomp", "ccomp", "dep", "parataxis"} and token.tag_ in {"VBG", "VB"}
    if participle and head != token:
        return subject_of(head.head if is_afterword(token) else head)
    return _through_preposition(head) if dep == "pcomp" else _agent(token)


def is_afterword(token: Token) -> bool:
    """Whether a participle after a reported clause is its reporter's: 'said A had fired, calling it a breach'."""
    clause = token.head
    after = token.i > 0 and token.nbor(-1).text == "," and clause.i < token.i
    reported = (
        clause.dep_ == "ccomp"
        and clause.head.i < clause.i
        and clause.head.lemma_.lower() in complements_of(token.lang_)
    )
    return (
        token.tag_ == "VBG"
        and token.dep_ == "advcl"
        and after
        and reported
        and token.lemma_ in complements_of(token.lang_)
    )


def _sender(document: Token) -> Token:
    # 'released a statement saying', 'said in a letter warning': whoever released or wrote it.
    verb = document.head.head if document.dep_ == "pobj" else document.head
    if document.dep_ not in {"dobj", "pobj"} or verb.pos_ != "VERB":
        return document
    return next((each for each in verb.lefts if each.dep_ == "nsubj"), document)


def _finite_head(token: Token) -> Token:
    # 'pressed Russia to help and stressed': a finite verb is no equal of the infinitive that the parser hangs it on.
    head = token.head
    while (
        token.tag_ in {"VBD", "VBZ"} and head.tag_ == "VB" and head.dep_ in {"xcomp", "ccomp", "advcl", "conj", "acl"}
    ):
        head = head.head
    # 'said the bridge was open and urged': no bridge urges.
    return head.head if head.dep_ == "ccomp" and subject_is_thing(head) else head


def subject_is_thing(verb: Token) -> bool:
    """Whether a verb's subject is a common noun that names no one who speaks."""
    subject = next((each for each in verb.lefts if each.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    return subject.lemma_.lower() not in sayer_nouns(verb.lang_) | document_nouns(verb.lang_)


def _through_preposition(preposition: Token) -> Token | None:
    # 'was quoted as saying': the one quoted; 'opened the day by saying', 'with X saying': the subject above.
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if preposition.lower_ == "as" and verb.lemma_ in _REPORTING:
        return next((each for each in verb.children if each.dep_ == "nsubjpass"), None)
    return subject_of(verb)


def _antecedent(subject: Token) -> Token:
    if subject.tag_ in {"WP", "WDT"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _agent(token: Token) -> Token | None:
    agents = [each for each in token.children if each.dep_ == "agent"]
    return next((each for agent in agents for each in agent.children if each.dep_ == "pobj"), None)
