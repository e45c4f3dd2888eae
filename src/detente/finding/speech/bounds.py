"""Where what was said begins and ends: the characters of a clause without what the parser hangs on it by mistake."""

from collections.abc import Iterator

from spacy.tokens import Token

from detente.finding.speech.cues import Cue, is_afterword, subject_is_thing
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
    last = _joined_clause(root.right_edge, cue)
    for token in root.doc[max(root.left_edge.i, cue.token.i + 1) : last.i + 1]:
        if token.i <= root.left_edge.i + 1:
            continue
        if token.dep_ == "prep" and token.lower_ == "according":
            return root.doc[token.i - 1]
        if is_afterword(token) and token.head.i > cue.token.i:
            return token.nbor(-2)
        if token.dep_ == "conj" and _new_predicate(token, root, cue):
            return next(_conjunction(token), token.nbor(-1)).nbor(-1)
    following = root.doc[last.i + 1] if last.i + 1 < root.sent.end else None
    if following is not None and following.tag_ in {"VBD", "VBZ", "VBP", "MD"} and root.i > cue.token.i:
        return root.doc[root.sent.end - 1]  # a verb left over belongs to a subject that the content holds
    return last


def _joined_clause(last: Token, cue: Cue) -> Token:
    """Over a second clause that the parser hangs on the cue: 'claims that he was held and he was beaten'."""
    following = last.doc[last.i + 1] if last.i + 1 < cue.token.sent.end else None
    if following is None or following.dep_ != "cc":
        return last
    joined = (each for each in cue.token.rights if each.dep_ == "conj" and each.left_edge.i > following.i - 1)
    for verb in joined:
        own = any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in verb.lefts)
        if own and verb.lemma_.lower() not in complements_of(verb.lang_):
            return verb.right_edge
    return last


def _new_predicate(token: Token, root: Token, cue: Cue) -> bool:
    """Whether a verb that the parser joins to the content is the speaker's next deed: 'said it was late and urged'."""
    own = any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in token.children)
    if own or _tense(token) not in {"VBD", "VBZ"} or _tense(token) != cue.token.tag_:
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
    return comma or (same and token.lemma_.lower() in complements_of(cue.token.lang_))


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
