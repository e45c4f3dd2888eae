"""What a verb of saying reports in indirect speech: the characters of its clause, before, after or around the cue."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from detente.finding.speech.cues import Cue, is_afterword
from detente.finding.speech.quotations import Quotation
from detente.knowledge.speech import complements_of, document_nouns, titles
from detente.records import Span

_CLOSERS = ",;:.!?–—-\"“”»’' \n\t"
_SHORTEST_PHRASE = 4  # words; 'rejected the bill' says too little to be anyone's words


def reported_spans(cue: Cue, quotations: tuple[Quotation, ...], is_sayer: Callable[[Token], bool]) -> tuple[Span, ...]:
    """The content of a cue; empty where the verb has no complement that says something.

    Only a person or a body (`is_sayer`) asks, judges and stresses; documents find, show and report that it is so.
    """
    if cue.subject is None:
        return ()
    sayer = is_sayer(cue.subject) and not (cue.subject.lower_ == "it" and "phrase" in cue.takes)
    if not sayer and cue.subject.lower_ != "it" and cue.subject.lemma_.lower() not in document_nouns("en"):
        return ()
    spans = _clause_after(cue)
    if not spans and sayer:
        spans = _phrase_after(cue, quotations, is_sayer)
    return spans or _clause_beside(cue) or _clause_before(cue)


def _clause_after(cue: Cue) -> tuple[Span, ...]:
    if "clause" not in cue.takes:
        return ()
    carried = cue.carrier.rights if cue.carrier is not None else ()
    wanted = ({"ccomp"}, cue.token.rights), ({"ccomp", "acl", "advcl"}, carried)
    clause = next((each for deps, where in wanted for each in where if each.dep_ in deps and _is_clause(each)), None)
    if clause is None:
        return ()
    return _single(_content_start(clause), _content_end(clause, cue))


def _is_clause(root: Token) -> bool:
    verbal = root.pos_ in {"VERB", "AUX"} or any(each.dep_ == "cop" for each in root.children)
    subjects = [each for each in root.children if each.dep_ in {"nsubj", "nsubjpass", "expl", "csubj", "attr"}]
    return verbal and bool(subjects) and subjects[0].tag_ not in {"WDT", "WP"}


def _phrase_after(
    cue: Cue, quotations: tuple[Quotation, ...], is_sayer: Callable[[Token], bool]
) -> tuple[Span, ...]:
    if "infinitive" in cue.takes and (spans := _infinitive(cue, is_sayer)):
        return spans
    readers = {"of": _deed, "as": _described, "predicate": _predicate}
    for kind in ("of", "as", "predicate"):
        if kind in cue.takes and (spans := readers[kind](cue)):
            return spans
    return _noun_phrase(cue, quotations)


def _infinitive(cue: Cue, is_sayer: Callable[[Token], bool]) -> tuple[Span, ...]:
    verb = cue.token
    objects = [each for each in verb.rights if each.dep_ in {"dobj", "dative", "prep", "nsubj"}]
    for root in (each for each in verb.rights if each.dep_ in {"xcomp", "ccomp", "advcl"} and _has_to(each)):
        inner = [each for each in root.lefts if each.dep_ in {"nsubj", "nsubjpass"}]
        before = [each for each in objects if each.i < root.i]
        whom = inner or [_object_of(each) for each in before]
        if whom and whom[0] is not None and (cue.carrier is not None or is_sayer(whom[0])):
            return _single(whom[0].left_edge, _content_end(root, cue))
    for root in (each for obj in objects for each in obj.subtree if each.dep_ in {"xcomp", "acl", "relcl", "advcl"}):
        target = _object_of(root.head) if root.head.dep_ == "prep" else root.head
        fits = target is not None and (cue.carrier is not None or is_sayer(target))
        if _has_to(root) and fits and target is not None and target.i > verb.i and target.dep_ in {"dobj", "pobj", "dative"}:
            return _single(target.left_edge, _content_end(root, cue))
    return ()


def _has_to(root: Token) -> bool:
    return any(each.tag_ == "TO" for each in root.lefts)


def _object_of(token: Token) -> Token | None:
    if token.dep_ != "prep":
        return token
    return next((each for each in token.children if each.dep_ in {"pobj", "pcomp"}), None)


def _deed(cue: Cue) -> tuple[Span, ...]:
    for preposition in (each for each in cue.token.rights if each.dep_ == "prep" and each.lower_ == "of"):
        deed = next((each for each in preposition.children if each.dep_ in {"pcomp", "pobj"}), None)
        if deed is not None and (deed.dep_ == "pcomp" or _heavy(deed)):
            return _single(deed.left_edge, _content_end(deed, cue))
    return ()


def _described(cue: Cue) -> tuple[Span, ...]:
    what = next((each for each in cue.token.rights if each.dep_ == "dobj"), None)
    for preposition in (each for each in cue.token.rights if each.dep_ == "prep" and each.lower_ == "as"):
        if what is not None and what.i < preposition.i:
            return _single(what.left_edge, _content_end(preposition, cue))
    if what is not None:
        inside = next((each for each in what.rights if each.dep_ == "prep" and each.lower_ == "as"), None)
        if inside is not None:
            return _single(what.left_edge, _content_end(what, cue))
    return ()


def _predicate(cue: Cue) -> tuple[Span, ...]:
    verb = cue.token
    objects = [each for each in verb.rights if each.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "attr"}]
    if len(objects) > 1:
        return _single(objects[0].left_edge, _content_end(objects[-1], cue))
    small = [each for each in objects if any(child.dep_ in {"nsubj"} for child in each.lefts) and not _has_to(each)]
    if small and small[0].pos_ in {"NOUN", "ADJ", "PROPN"}:
        return _single(small[0].left_edge, _content_end(small[0], cue))
    double = [each for obj in objects for each in obj.subtree if each.dep_ == "dobj" and each.head.tag_ == "VBN"]
    return _single(objects[0].left_edge, _content_end(objects[0], cue)) if double else ()


def _noun_phrase(cue: Cue, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    particle = cue.verb.split()[-1] if " " in cue.verb else None
    for child in cue.token.rights:
        if child.dep_ != "dobj" and not (child.dep_ == "prep" and child.lower_ == particle):
            continue
        head = _object_of(child)
        if head is None or head.pos_ == "PRON":
            continue
        spans = _single(head.left_edge, _content_end(head, cue))
        quoted = any(
            span.start <= each.start and each.inner.end <= span.end + 1 for span in spans for each in quotations
        )
        heavy = "phrase" in cue.takes and _heavy(head)
        if (quoted and "quoted" in cue.takes) or (heavy and _says_of(head)):
            return spans
    return ()


def _heavy(head: Token) -> bool:
    return len([each for each in head.subtree if each.is_alpha]) >= _SHORTEST_PHRASE


def _says_of(head: Token) -> bool:
    return any(each.dep_ in {"prep", "acl", "relcl", "ccomp", "advcl"} for each in head.rights)


def _clause_beside(cue: Cue) -> tuple[Span, ...]:
    """Content beside a subordinate cue: 'As X said, the truce holds'; 'the truce holds, as X said'."""
    verb = cue.token
    as_clause = verb.dep_ == "advcl" and any(each.dep_ == "mark" and each.lower_ == "as" for each in verb.lefts)
    if not as_clause or "quote" not in cue.takes or not _ends_frame(cue):
        return ()
    doc, sentence = verb.doc, verb.sent
    first, last = verb.left_edge, verb.right_edge
    if first.i <= sentence.start + 1:
        return _single(last.nbor(1), doc[sentence.end - 1]) if last.i + 2 < sentence.end else ()
    return _single(doc[sentence.start], first.nbor(-1)) if first.nbor(-1).text == "," else ()


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
    if start is None:
        return ()
    before = _single(start, comma)
    if any(_states(each) for each in doc[start.i : first.i]):
        return before
    rest = next((each for each in doc[last.i + 1 : sentence.end] if not each.is_punct), None)
    if rest is None or not _goes_on(last) or not any(_states(each) for each in doc[rest.i : sentence.end]):
        return ()
    after = _single(rest, doc[sentence.end - 1])
    return after if start.dep_ in {"prep", "advmod", "npadvmod", "advcl"} else (*before, *after)


def _across_abbreviation(first: Token) -> tuple[int, Token] | None:
    # '..., director Capt. Jane Novak said': the parser ends a sentence at the abbreviated rank.
    if first.i < 2 or first.nbor(-1).text != "." or first.nbor(-2).lower_ not in titles("en"):
        return None
    before = first.nbor(-1).sent
    comma = next((each for each in reversed(before) if each.text == ","), None)
    return (before.start, comma.nbor(1)) if comma is not None else None


def _ends_frame(cue: Cue) -> bool:
    # A cue that stands after its content has no object of its own, but for those it was told to.
    if cue.token.tag_ not in {"VBD", "VBZ", "VBP"} and not any(each.dep_ == "aux" for each in cue.token.lefts):
        return False
    objects = {"ccomp", "xcomp", "oprd"} if cue.verb in {"tell", "assure", "remind"} else {"ccomp", "xcomp", "dobj", "oprd"}
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


def _content_start(clause: Token) -> Token:
    for token in clause.doc[clause.left_edge.i : clause.i + 1]:
        if (
            token.is_punct
            or token.is_space
            or (token.lower_ == "that" and (token.dep_ == "mark" or token.pos_ == "SCONJ"))
        ):
            continue
        return token
    return clause


def _content_end(root: Token, cue: Cue) -> Token:
    last = root.right_edge
    for token in root.doc[max(root.left_edge.i, cue.token.i + 1) : last.i + 1]:
        if token.i <= root.left_edge.i + 1:
            continue
        if token.dep_ == "prep" and token.lower_ == "according":
            return root.doc[token.i - 1]
        if is_afterword(token) and token.head.i > cue.token.i:
            return token.nbor(-2)
        if token.dep_ == "conj" and _new_predicate(token, root, cue):
            return next(_conjunction(token), token.nbor(-1)).nbor(-1)
    return last


def _new_predicate(token: Token, root: Token, cue: Cue) -> bool:
    """Whether a verb that the parser joins to the content is the speaker's next deed: 'said it was late and urged …'."""
    own = any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in token.children)
    if own or token.tag_ not in {"VBD", "VBZ"} or token.tag_ != cue.token.tag_:
        return False
    if root.tag_ in {"VB", "VBG"} or root.pos_ in {"NOUN", "PROPN", "ADP"}:
        return True
    conjunction = next(_conjunction(token), None)
    comma = conjunction is not None and conjunction.nbor(-1).text in {",", "”", '"'}
    subject = next((each for each in root.lefts if each.dep_ in {"nsubj", "nsubjpass"}), None)
    same = subject is not None and subject.lower_ in {"he", "she", "they", "it"}
    return comma or (same and token.lemma_.lower() in complements_of("en"))


def _conjunction(token: Token) -> Iterator[Token]:
    return (each for each in token.head.rights if each.dep_ == "cc" and each.i < token.i and token.i - each.i <= 3)


def _single(first: Token, last: Token) -> tuple[Span, ...]:
    text = first.doc.text
    start, end = first.idx, last.idx + len(last)
    while end > start and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    while start < end and (text[start] in ",;: \n`" or text[start].isspace()):
        start += 1
    # A closing mark belongs to the content when its opening one does.
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
