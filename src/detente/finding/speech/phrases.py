"""What a verb of saying reports without a clause: whom it asks for what, what it calls a thing, what it stresses."""

from collections.abc import Callable, Iterator

from detente.finding.speech.bounds import content_end, content_of
from detente.finding.speech.cues import Cue
from detente.finding.speech.quotations import Quotation
from detente.finding.words import Token
from detente.records import Span

_SHORTEST_PHRASE = 4  # words; 'rejected the bill' says too little to be anyone's words


def phrase_after(cue: Cue, quotations: tuple[Quotation, ...], is_sayer: Callable[[Token], bool]) -> tuple[Span, ...]:
    """The content of a cue that takes a request, a judgement, a charge or a noun phrase; empty where it has none."""
    if "infinitive" in cue.takes and (spans := _infinitive(cue, is_sayer)):
        return spans
    readers = {
        "of": _deed,
        "gerund": _gerund,
        "to": _intended,
        "as": _described,
        "at": _set_at,
        "for": _reproach,
        "compared": _compared,
        "predicate": _predicate,
    }
    for kind in ("of", "gerund", "to", "as", "at", "for", "compared", "predicate"):
        if kind in cue.takes and (spans := readers[kind](cue)):
            return spans
    return _noun_phrase(cue, quotations)


def _infinitive(cue: Cue, is_sayer: Callable[[Token], bool]) -> tuple[Span, ...]:
    objects = [each for each in cue.token.rights if each.dep_ in {"dobj", "dative", "prep", "nsubj"}]
    for root, whom in (*_infinitives_beside(cue, objects), *_infinitives_inside(cue, objects)):
        if cue.carrier is not None or is_sayer(whom):
            return content_of(whom.left_edge, content_end(root, cue))
    return ()


def _infinitives_beside(cue: Cue, objects: list[Token]) -> Iterator[tuple[Token, Token]]:
    """What is asked and of whom where the infinitive hangs on the cue: 'urged Russia to stop'."""
    for root in cue.token.rights:
        if root.dep_ in {"xcomp", "ccomp", "advcl"} and _has_to(root):
            inner = [each for each in root.lefts if each.dep_ in {"nsubj", "nsubjpass"}]
            outer = [_object_of(each) for each in objects if each.i < root.i]
            whom = next((each for each in (*inner, *outer) if each is not None), None)
            if whom is not None:
                yield root, whom


def _infinitives_inside(cue: Cue, objects: list[Token]) -> Iterator[tuple[Token, Token]]:
    """The same where the parser hangs the infinitive on the object: 'called on Russia to stop'."""
    for root in (each for obj in objects for each in obj.subtree):
        if root.dep_ in {"xcomp", "acl", "relcl", "advcl"} and _has_to(root):
            whom = _object_of(root.head) if root.head.dep_ == "prep" else root.head
            if whom is not None and whom.i > cue.token.i and whom.dep_ in {"dobj", "pobj", "dative"}:
                yield root, whom


def _has_to(root: Token) -> bool:
    return any(each.tag_ == "TO" for each in root.lefts)


def _object_of(token: Token) -> Token | None:
    if token.dep_ != "prep":
        return token
    return next((each for each in token.children if each.dep_ in {"pobj", "pcomp"}), None)


def _deed(cue: Cue) -> tuple[Span, ...]:
    objects = [each for each in cue.token.rights if each.dep_ == "dobj"]
    near = [*cue.token.rights, *(each for whom in objects for each in whom.rights)]
    for preposition in (each for each in near if each.dep_ == "prep" and each.lower_ == "of"):
        deed = next((each for each in preposition.children if each.dep_ in {"pcomp", "pobj"}), None)
        if deed is not None and _heavy(deed):
            return content_of(deed.left_edge, content_end(deed, cue))
    return ()


def _gerund(cue: Cue) -> tuple[Span, ...]:
    own = [each for each in cue.token.rights if each.dep_ == "xcomp" and _is_gerund(each)]
    return content_of(own[0].left_edge, content_end(own[0], cue)) if own and _heavy(own[0], 3) else ()


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(each.lower_ == "having" and each.dep_ == "aux" for each in verb.lefts)


def _intended(cue: Cue) -> tuple[Span, ...]:
    """What is promised or wanted: 'vowed to stay', 'wants Russia to leave'."""
    own = [each for each in cue.token.rights if each.dep_ in {"xcomp", "ccomp"} and _has_to(each)]
    return content_of(own[0].left_edge, content_end(own[0], cue)) if own and _heavy(own[0], 3) else ()


def _reproach(cue: Cue) -> tuple[Span, ...]:
    """Whom and for which deed: 'blamed the guards for leaving the gate open'."""
    what = next((each for each in cue.token.rights if each.dep_ == "dobj" and each.pos_ != "PRON"), None)
    near = [] if what is None else [*cue.token.rights, *what.rights]
    preposition = next((each for each in near if each.dep_ == "prep" and each.lower_ == "for"), None)
    deed = next((each for each in preposition.children if each.dep_ == "pcomp"), None) if preposition else None
    return content_of(what.left_edge, content_end(deed, cue)) if what is not None and deed is not None else ()


def _compared(cue: Cue) -> tuple[Span, ...]:
    """What is likened to what: 'compared the levy to a tax on bread'."""
    what = next((each for each in cue.token.rights if each.dep_ == "dobj"), None)
    near = [] if what is None else [*cue.token.rights, *what.rights]
    second = next((each for each in near if each.dep_ in {"prep", "dative"} and each.lower_ in {"to", "with"}), None)
    return content_of(what.left_edge, content_end(second, cue)) if what is not None and second is not None else ()


def _described(cue: Cue) -> tuple[Span, ...]:
    what = next((each for each in cue.token.rights if each.dep_ == "dobj"), None)
    for preposition in (each for each in cue.token.rights if each.dep_ == "prep" and each.lower_ == "as"):
        if what is not None and what.i < preposition.i:
            return content_of(what.left_edge, content_end(preposition, cue))
    if what is not None:
        inside = next((each for each in what.rights if each.dep_ == "prep" and each.lower_ == "as"), None)
        if inside is not None:
            return content_of(what.left_edge, content_end(what, cue))
    return ()


def _set_at(cue: Cue) -> tuple[Span, ...]:
    """A number as its source gives it: 'put the losses at 40'."""
    what = next((each for each in cue.token.rights if each.dep_ == "dobj"), None)
    near = [] if what is None else [*cue.token.rights, *what.rights]
    at = next((each for each in near if each.dep_ == "prep" and each.lower_ == "at"), None)
    number = at is not None and any(each.like_num for each in at.subtree)
    if what is None or at is None or not number:
        return ()
    return content_of(what.left_edge, content_end(at, cue))


def _predicate(cue: Cue) -> tuple[Span, ...]:
    verb = cue.token
    objects = [each for each in verb.rights if each.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "attr"}]
    if len(objects) > 1:
        return content_of(objects[0].left_edge, content_end(objects[-1], cue))
    if objects and any(each.dep_ == "appos" and each.left_edge.nbor(-1).is_quote for each in objects[0].rights):
        # 'called the accord "a real step"': quotation marks make the parser see two names of one thing.
        return content_of(objects[0].left_edge, content_end(objects[0], cue))
    small = [each for each in objects if any(child.dep_ in {"nsubj"} for child in each.lefts) and not _has_to(each)]
    if small and small[0].pos_ in {"NOUN", "ADJ", "PROPN"}:
        return content_of(small[0].left_edge, content_end(small[0], cue))
    double = [each for obj in objects for each in obj.subtree if each.dep_ == "dobj" and each.head.tag_ == "VBN"]
    return content_of(objects[0].left_edge, content_end(objects[0], cue)) if double else ()


def _noun_phrase(cue: Cue, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    particle = cue.verb.split()[-1] if " " in cue.verb else None
    for child in cue.token.rights:
        if child.dep_ != "dobj" and not (child.dep_ == "prep" and child.lower_ == particle):
            continue
        head = _object_of(child)
        if head is None or head.pos_ == "PRON":
            continue
        spans = content_of(head.left_edge, content_end(head, cue))
        quoted = any(
            span.start <= each.start and each.inner.end <= span.end + 1 for span in spans for each in quotations
        )
        heavy = "phrase" in cue.takes and _heavy(head)
        if (quoted and "quoted" in cue.takes) or (heavy and _says_of(head)):
            return spans
    return ()


def _heavy(head: Token, least: int = _SHORTEST_PHRASE) -> bool:
    return len([each for each in head.subtree if each.is_alpha]) >= least


def _says_of(head: Token) -> bool:
    return any(each.dep_ in {"prep", "acl", "relcl", "ccomp", "advcl"} for each in head.rights)
