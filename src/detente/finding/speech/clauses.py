"""What a verb of saying reports in indirect speech: the characters of its clause, before, after or around the cue."""

from collections.abc import Callable, Iterator

from detente.finding.speech.bounds import content_end, content_of, content_start
from detente.finding.speech.cues import Cue
from detente.finding.speech.lost import rest_of_sentence
from detente.finding.speech.phrases import phrase_after
from detente.finding.speech.quotations import Quotation
from detente.finding.words import Token
from detente.knowledge.speech import anyones_verbs, complements_of, document_nouns, hearers_verbs, titles
from detente.records import Span


def reported_spans(cue: Cue, quotations: tuple[Quotation, ...], is_sayer: Callable[[Token], bool]) -> tuple[Span, ...]:
    """The content of a cue; empty where the verb has no complement that says something.

    Only a person or a body (`is_sayer`) asks, judges and stresses; documents find, show and report that it is so.
    """
    if cue.subject is None:
        return ()
    sayer = is_sayer(cue.subject) and not (cue.subject.lower_ == "it" and "phrase" in cue.takes)
    if not sayer and cue.subject.lower_ != "it" and not _may_speak(cue):
        return ()
    spans = _clause_after(cue)
    if not spans and sayer:
        spans = phrase_after(cue, quotations, is_sayer)
    return spans or _clause_beside(cue) or _clause_before(cue) or rest_of_sentence(cue)


def _may_speak(cue: Cue) -> bool:
    subject = cue.subject
    if subject is None or subject.lower_ in _THINGS:
        return False
    language = cue.token.lang_
    return subject.lemma_.lower() in document_nouns(language) or cue.verb in anyones_verbs(language)


_THINGS = {"this", "that", "what", "which", "there", "everything", "nothing", "something", "anything"}


def _clause_after(cue: Cue) -> tuple[Span, ...]:
    if "clause" not in cue.takes:
        return ()
    carried = cue.carrier.rights if cue.carrier is not None else ()
    wanted = ({"ccomp"}, cue.token.rights), ({"ccomp", "acl", "advcl"}, carried)
    clause = next((each for deps, where in wanted for each in where if each.dep_ in deps and _is_clause(each)), None)
    clause = clause or next(_marked_clauses(cue), None)
    if clause is None:
        return ()
    first = content_start(clause)
    if any(each.text == "." and each.nbor(-1).tag_ != "NNP" for each in clause.doc[cue.token.i + 1 : first.i]):
        return ()  # '..., she said. "They may stay," he added': a sentence end that the parser missed
    return content_of(first, content_end(clause, cue))


def _marked_clauses(cue: Cue) -> Iterator[Token]:
    """Clauses that the parser hangs elsewhere: 'made it clear … that', 'asked whether'."""
    adjective = cue.carrier is not None and cue.carrier.pos_ == "ADJ"
    for mark in cue.token.subtree:
        asked = mark.lower_ in {"if", "whether"} and mark.i == cue.token.i + 1
        told = adjective and mark.lower_ == "that" and mark.i > cue.token.i
        if mark.dep_ == "mark" and (asked or told) and _is_clause(mark.head):
            yield mark.head


def _is_clause(root: Token) -> bool:
    verbal = root.pos_ in {"VERB", "AUX"} or any(each.dep_ == "cop" for each in root.children)
    subjects = [each for each in root.children if each.dep_ in {"nsubj", "nsubjpass", "expl", "csubj", "attr"}]
    return verbal and bool(subjects) and subjects[0].tag_ not in {"WDT", "WP"}


def _clause_beside(cue: Cue) -> tuple[Span, ...]:
    """Content beside a subordinate cue: 'As X said, the truce holds'; 'the truce holds, as X said'."""
    verb = cue.token
    as_clause = verb.dep_ == "advcl" and any(each.dep_ == "mark" and each.lower_ == "as" for each in verb.lefts)
    if not as_clause or "quote" not in cue.takes or not _ends_frame(cue):
        return ()
    doc, sentence = verb.doc, verb.sent
    first, last = verb.left_edge, verb.right_edge
    if first.i <= sentence.start + 1:
        return content_of(last.nbor(1), doc[sentence.end - 1]) if last.i + 2 < sentence.end else ()
    return content_of(doc[sentence.start], first.nbor(-1)) if first.nbor(-1).text == "," else ()


def _clause_before(cue: Cue) -> tuple[Span, ...]:
    """Content before the cue, or around it: '..., X said', '..., said X', 'A, X said, B'."""
    if "quote" not in cue.takes or cue.thinking or not _ends_frame(cue):
        return ()
    first, last = frame(cue)
    doc, sentence = cue.token.doc, cue.token.sent
    opening = sentence.start
    if first.i == opening and (joined := _across_abbreviation(first)) is not None:
        opening, first = joined
    comma = doc[first.i - 1] if first.i > opening else None
    if comma is None or comma.text not in {",", "”", '"', "—", "–"}:
        return ()
    start = next((each for each in doc[opening : first.i] if not _skipped(each)), None)
    if start is None or (start.tag_ == "VBN" and start.lemma_.lower() in complements_of(start.lang_)):
        return ()  # 'Asked what it had got, the envoy said': no one's answer
    before = content_of(start, comma)
    if any(_states(each) for each in doc[start.i : first.i]):
        return before
    rest = next((each for each in doc[last.i + 1 : sentence.end] if not each.is_punct), None)
    if rest is None or not _goes_on(last) or not any(_states(each) for each in doc[rest.i : sentence.end]):
        return ()
    after = content_of(rest, doc[sentence.end - 1])
    return after if start.dep_ in {"prep", "advmod", "npadvmod", "advcl"} else (*before, *after)


def _across_abbreviation(first: Token) -> tuple[int, Token] | None:
    # '..., director Capt. Jane Novak said': the parser ends a sentence at the abbreviated rank.
    if first.i < 2 or first.nbor(-1).text != "." or first.nbor(-2).lower_ not in titles(first.lang_):
        return None
    before = first.nbor(-1).sent
    comma = next((each for each in reversed(before) if each.text == ","), None)
    return (before.start, comma.nbor(1)) if comma is not None else None


def _ends_frame(cue: Cue) -> bool:
    # A cue that stands after its content has no object of its own, but for those it was told to.
    if cue.token.tag_ not in {"VBD", "VBZ", "VBP"} and not any(each.dep_ == "aux" for each in cue.token.lefts):
        return False
    told = cue.verb in hearers_verbs(cue.token.lang_)
    objects = {"ccomp", "xcomp", "oprd"} if told else {"ccomp", "xcomp", "dobj", "oprd"}
    return not any(each.dep_ in objects and each.i > cue.token.i for each in cue.token.rights)


def _states(token: Token) -> bool:
    # The verb of a clause that states something, not of one that says when, why or which.
    finite = token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    while verb.dep_ == "conj":
        verb = verb.head
    return finite and verb.dep_ in {"ccomp", "ROOT", "parataxis", "dep"}


def frame(cue: Cue) -> tuple[Token, Token]:
    """First and last word of the words that attribute: subject, cue, whom it was told and where."""
    token = cue.token
    parts = [token]
    for each in token.children:
        if each.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "agent", "prt"} or (
            each.i > token.i and each.dep_ in {"prep", "dobj", "dative", "npadvmod", "advmod", "advcl"}
        ):
            parts += [each.left_edge, each.right_edge]
    parts = [each for each in parts if each.sent == token.sent]
    return min(parts, key=lambda each: each.i), max(parts, key=lambda each: each.i)


def _goes_on(last: Token) -> bool:
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return following is not None and following.text == "," and following.i < last.sent.end - 2


def _skipped(token: Token) -> bool:
    return token.is_space or token.is_punct or (token.dep_ == "cc" and token.pos_ == "CCONJ")
