"""Whose word a verb of saying is: its subject, the agent of a passive, or what a participle hangs on."""

from collections.abc import Callable

from detente.finding.words import Token
from detente.knowledge.speech import complements_of, document_nouns, sayer_nouns

_REPORTING = {"quote", "cite", "report", "record", "hear", "see"}
_LOOK_BACK = 15  # words before a verb of saying among which its speaker must stand


def subject_of(token: Token) -> Token | None:
    """The word that heads whoever says it: subject, agent of a passive, or what a participle hangs on."""
    own = [each for each in token.children if each.dep_ in {"nsubj", "csubj", "expl"}]
    if own and own[0].i > token.i and token.nbor(1).lower_ == "that":
        return next((each for each in token.lefts if each.pos_ in {"NOUN", "PROPN"}), None)
    if own:
        return _antecedent(own[0])
    if any(each.dep_ == "nsubjpass" for each in token.children):
        return _agent(token)
    return _subject_above(token)


def who_feels(token: Token) -> Token | None:
    """Who is 'concerned' or 'convinced' where the parser sees a passive."""
    felt = f"be {token.lower_}" in complements_of(token.lang_)
    return next((each for each in token.lefts if each.dep_ == "nsubjpass"), None) if felt else None


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


def is_document(noun: Token) -> bool:
    """Whether a word names a document, which speaks for whoever issued it."""
    return noun.lemma_.lower() in document_nouns(noun.lang_)


def lost_subject(verb: Token) -> bool:
    """Whether a finite verb in the active voice has no subject of its own and shares no one else's."""
    passive = any(each.dep_ in {"nsubjpass", "auxpass"} for each in verb.children)
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and not passive and verb.dep_ not in {"conj", "relcl", "acl", "advcl"}


def nearest_sayer(verb: Token, is_sayer: Callable[[Token], bool]) -> Token | None:
    """Who stands before a verb whose subject the parser mistook: a name of a person first, else any sayer."""
    first = max(verb.sent.start, verb.i - _LOOK_BACK)
    for index in range(verb.i - 1, first - 1, -1):
        if verb.doc[index].is_quote or verb.doc[index].text in ";:":
            first = index + 1
            break
    near = [each for each in reversed(verb.doc[first : verb.i]) if each.pos_ in {"NOUN", "PROPN", "PRON"}]
    names = [each for each in near if each.dep_ not in {"compound", "poss", "pobj"}]
    person = next((each for each in names if each.ent_type_ == "PERSON"), None)
    return person or next((each for each in names if is_sayer(each)), None)
