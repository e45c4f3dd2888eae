"""Where what was said begins and ends: the characters of a clause without what the parser hangs on it by mistake."""

from collections.abc import Iterator

from detente.finding.speech.cues import Cue
from detente.finding.speech.subjects import is_afterword, subject_is_thing
from detente.finding.words import Token
from detente.knowledge.speech import complements_of
from detente.records import Span

_CLOSERS = ",;:.!?–—-\"“”»’' \n\t"


def content_start(clause: Token) -> Token:
    """The first word of a reported clause, its 'that' left out."""
    for token in clause.doc[clause.left_edge.i : clause.i + 1]:
        if (
            token.is_punct
            or token.is_space
            or (token.lower_ == "that" and (token.dep_ == "mark" or token.pos_ == "SCONJ"))
        ):
            continue
        return token
    return clause


def content_end(root: Token, cue: Cue) -> Token:
    """The last word of what hangs on `root`: before a source phrase or the speaker's next deed."""
    last, first = _joined_clause(root.right_edge, cue), root.left_edge.i
    if first > cue.token.i and _only_condition(root, last):
        last = root.doc[root.sent.end - 1]
    for token in root.doc[max(first + 2, cue.token.i + 1) : last.i + 1]:
        if token.dep_ == "prep" and token.lower_ == "according":
            return root.doc[token.i - 1]
        if is_afterword(token) and token.head.i > cue.token.i:
            return token.nbor(-2)
        if token.dep_ == "conj" and _new_predicate(token, root, cue):
            return next(_conjunction(token), token.nbor(-1)).nbor(-1)
    if root.i > cue.token.i and _verb_left_over(last, cue):
        return root.doc[root.sent.end - 1]  # a verb left over belongs to a subject that the content holds
    return last


def _only_condition(root: Token, last: Token) -> bool:
    """Whether the parser took the clause before the comma for all: 'while it is too early, talks are right'."""
    comma = last.i + 3 < root.sent.end and last.nbor(1).text == ","
    return comma and content_start(root).tag_ == "IN" and content_start(root).dep_ == "mark"


def _verb_left_over(last: Token, cue: Cue) -> bool:
    """Whether a finite verb that is no one's equal stands behind what the parser took for the whole clause."""
    end = last.sent.end
    comma = last.i + 1 < end and last.nbor(1).text == ","
    verb = last.doc[last.i + 2] if comma and last.i + 2 < end else last.doc[last.i + 1] if last.i + 1 < end else None
    if verb is None or verb == cue.token or verb.tag_ not in {"VBD", "VBZ", "VBP", "MD"}:
        return False
    main = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    return not comma or main.dep_ == "ccomp"


def _joined_clause(last: Token, cue: Cue) -> Token:
    """Over an equal that the parser hangs on the cue: 'claims that he was held and he was beaten', 'found A, and B'."""
    end = cue.token.sent.end
    comma = last.i + 2 < end and last.nbor(1).text == ","
    following = last.nbor(2) if comma else last.nbor(1) if last.i + 1 < end else None
    if following is None or following.dep_ != "cc":
        return last
    for equal in (each for each in cue.token.rights if each.dep_ == "conj" and each.left_edge.i > following.i - 1):
        own = any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in equal.lefts)
        clause = own and not comma and equal.lemma_.lower() not in complements_of(equal.lang_)
        if clause or equal.pos_ in {"NOUN", "PROPN"}:
            return equal.right_edge
    return last


def _new_predicate(token: Token, root: Token, cue: Cue) -> bool:
    """Whether a verb that the parser joins to the content is the speaker's next deed: 'said it was late and urged'."""
    own = any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in token.children)
    if own:
        return False
    if _tense(token) not in {"VBD", "VBZ"} or _tense(token) != cue.token.tag_:
        return False
    if _tense(root) == "VBD" and root.tag_ == "VBN" and token.tag_ == "VBD":
        return True  # 'said he had seen nothing and blamed the press': only the reporter's own verb is no pluperfect
    if root.tag_ in {"VB", "VBG"} or root.pos_ in {"NOUN", "PROPN", "ADP"}:
        return True
    conjunction = next(_conjunction(token), None)
    comma = conjunction is not None and conjunction.nbor(-1).text in {",", "”", '"'}
    subject = next((each for each in root.lefts if each.dep_ in {"nsubj", "nsubjpass"}), None)
    # A pronoun stands for the speaker; a thing urges no one.
    same = subject is not None and (subject_is_thing(root) or subject.lower_ in {"he", "she", "they", "it"})
    says = token.lemma_.lower() in complements_of(cue.token.lang_) and any(
        each.dep_ in {"ccomp", "xcomp", "dobj", "oprd"} for each in token.rights
    )
    return comma or (same and says)


def _tense(verb: Token) -> str:
    return next((each.tag_ for each in verb.lefts if each.dep_ in {"aux", "auxpass"} and each.tag_ != "MD"), verb.tag_)


def _conjunction(token: Token) -> Iterator[Token]:
    return (each for each in token.head.rights if each.dep_ == "cc" and each.i < token.i and token.i - each.i <= 3)


def content_of(first: Token, last: Token) -> tuple[Span, ...]:
    """The characters from one word to another, punctuation at the ends left out; empty where nothing is left."""
    text = first.doc.text
    start, end = first.idx, last.idx + len(last)
    while end > start and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    while start < end and (text[start] in ",;: \n`" or text[start].isspace()):
        start += 1
    # A mark belongs to the content when its partner does, but for two that hold all of it.
    if start and text[start - 1] == "“" and "”" in text[start:end] and "“" not in text[start:end]:
        start -= 1
    if end < len(text) and text[start:end].count("“") > text[start:end].count("”"):
        end = _with_closing(text, end, "”")
    elif end < len(text) and text[start:end].count('"') % 2:
        end = _with_closing(text, end, '"')
    return (Span(start, end),) if end > start else ()


def _with_closing(text: str, end: int, mark: str) -> int:
    for offset in range(end, min(len(text), end + 4)):
        if text[offset] == mark:
            return offset + 1
    return end
