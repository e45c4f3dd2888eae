"""Names and offices as a report gives them: noun phrases, full names for last names, who holds which office."""

import re
from collections.abc import Iterator

from detente.finding.parsing import ParsedText
from detente.finding.words import Token, Tokens
from detente.knowledge.speech import courtesy_titles, document_nouns, sayer_nouns, titles
from detente.records import Span

_ROLE_HEADS = {"NOUN", "PROPN"}


def noun_phrase(head: Token) -> Span:
    """The noun phrase of `head`, its prepositions and equals included, relative clauses and appositions left out."""
    kept = {
        "prep",
        "cc",
        "conj",
        "compound",
        "nmod",
        "poss",
        "amod",
        "det",
        "nummod",
        "quantmod",
        "predet",
        "flat",
    }
    right = head
    for child in head.rights:
        if child.dep_ not in kept or (
            child.dep_ == "prep" and child.lower_ not in {"of", "for", "to", "in", "on", "at", "with"}
        ):
            break
        right = _inner_right(child)
    start = _left(head)
    return Span(start, right.idx + len(right))


def _left(head: Token) -> int:
    left = head
    for child in sorted(head.lefts, key=lambda each: -each.i):
        if child.dep_ in {"punct", "advmod", "cc", "mark", "prep", "relcl", "acl"} and child.text not in "-–’'\"":
            break
        left = child.left_edge
    return left.idx


def _inner_right(child: Token) -> Token:
    last = child
    for each in child.subtree:
        if each.dep_ in {"relcl", "acl", "appos"} or each.text in {",", "(", "—"}:
            break
        last = each if each.i > last.i else last
    return last


def name_of(head: Token) -> str:
    """The person's name that ends at `head`, without forms of address."""
    entity = next((each for each in head.doc.ents if each.start <= head.i < each.end), None)
    words = list(entity) if entity is not None and entity.label_ == "PERSON" else _run(head)
    return " ".join(_bare_name(words))


def _run(head: Token) -> list[Token]:
    start = head.i
    while start > head.sent.start and head.doc[start - 1].pos_ == "PROPN" and head.doc[start - 1].head.i <= head.i:
        start -= 1
    return list(head.doc[start : head.i + 1])


def _bare_name(words: list[Token]) -> list[str]:
    address = titles(words[0].lang_) if words else frozenset()
    texts = [each.text for each in words if each.tag_ != "POS" and each.text not in {"’s", "'s"} and not each.is_space]
    texts = [re.sub(r"['’]s$", "", each) for each in texts]
    while len(texts) > 1 and (texts[0].lower().strip(".") in address or texts[0] == "."):
        texts = texts[1:]
    return _rejoined(texts)


def _rejoined(texts: list[str]) -> list[str]:
    # spaCy parts 'Thomas-Greenfield' in three.
    out: list[str] = []
    for text in texts:
        if out and (text in {"-", "’", "'"} or out[-1].endswith(("-",))):
            out[-1] += text
        else:
            out.append(text)
    return out


def full_names(parsed: ParsedText) -> dict[str, str]:
    """Last name (and the last part of a double one) to the fullest name; the first of equally full ones."""
    found: dict[str, str] = {}
    for entity in parsed.doc.ents:
        if entity.label_ != "PERSON" or "\n" in entity.text:
            continue
        words = _bare_name(list(entity))
        if not words or not words[-1][:1].isalpha():
            continue
        for key in {words[-1].lower(), words[-1].lower().split("-")[-1]}:
            if len(words) > len(found.get(key, "").split()) and len(words) <= 5:
                found[key] = " ".join(words)
    return found


def offices(parsed: ParsedText, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Full names with an office, later mentions first, so that a dictionary keeps the first office given."""
    for entity in reversed(parsed.doc.ents):
        if entity.label_ != "PERSON":
            continue
        words = _bare_name(list(entity))
        name = (
            max((names.get(words[-1].lower(), ""), " ".join(words)), key=lambda each: len(each.split()))
            if words
            else ""
        )
        role = _role_at(entity)
        if name and role:
            yield name, role


def _role_at(entity: Tokens) -> str | None:
    head = entity.root
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in _ROLE_HEADS and child.ent_type_ != "PERSON":
            return _phrase_text(child)
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        return _phrase_text(head.head)
    before = [each for each in head.subtree if each.i < entity.start and each.head.i >= each.i and not each.is_punct]
    role = head.doc[before[0].i : entity.start].text if before else ""
    role = re.sub(r"^[^\w]+", "", without_article(role)).strip(" ,")
    only_courtesy = role.lower().strip(".") in courtesy_titles(head.lang_)
    fits = any(each.isalpha() for each in role) and len(role.split()) <= 8 and not set(role) & set(",\n")
    return role if fits and not only_courtesy else None


def _phrase_text(head: Token) -> str:
    phrase = noun_phrase(head)
    return without_article(head.doc.text[phrase.start : phrase.end])


def without_article(text: str) -> str:
    """A noun phrase without its article."""
    return re.sub(r"^(?:the|a|an|one|this|another)\s+", "", text, flags=re.IGNORECASE)


def apposed_person(head: Token) -> Token | None:
    """The name in 'the deputy minister, Jane Novak'."""
    equals = [each for each in head.children if each.dep_ == "appos"]
    person = next((each for each in equals if each.ent_type_ == "PERSON"), None)
    if person is not None or head.lemma_.lower() not in sayer_nouns(head.lang_):
        return person
    # A name that the model does not know: two capitals behind an office ('the envoy, Jana Novak').
    unknown = (each for each in equals if each.pos_ == "PROPN" and each.ent_type_ not in {"GPE", "LOC", "NORP"})
    return next((each for each in unknown if each.nbor(-1).pos_ == "PROPN" and each.nbor(-1).head == each), None)


def issuer_of(head: Token) -> Token | None:
    """Whom a document speaks for: 'a report by the Tass agency', 'the ministry's statement'."""
    if head.pos_ != "NOUN" or head.lemma_.lower() not in document_nouns(head.lang_):
        return None
    by = [each for each in head.children if each.dep_ in {"prep", "agent"} and each.lower_ in {"by", "from"}]
    named = [each for preposition in by for each in preposition.children if each.dep_ == "pobj"]
    named += [each for each in head.children if each.dep_ == "poss" and each.pos_ in {"PROPN", "NOUN"}]
    return next((each for each in named if each.lemma_.lower() not in document_nouns(head.lang_)), None)


def name_after_office(head: Token) -> str:
    """The name in 'ministry spokeswoman Jane Novak' where the model saw no person; empty where there is none."""
    start = head.i
    while start > 0 and head.doc[start - 1].pos_ == "PROPN" and head.i - start < 3:
        start -= 1
    before = head.doc[start - 1] if start else None
    office = before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in sayer_nouns(head.lang_)
    personal = head.pos_ == "PROPN" and head.i > start and head.ent_type_ != "ORG"
    return head.doc[start : head.i + 1].text if office and personal else ""
