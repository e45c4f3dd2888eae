"""What a noun of saying or thinking carries: 'his claim that …', 'the view of the court that …'."""

from collections.abc import Callable, Iterator

from detente.finding.parsing import ParsedText
from detente.finding.speech.bounds import content_of, content_start
from detente.finding.speech.drafts import Draft
from detente.finding.words import Token
from detente.knowledge.speech import content_nouns, promised_nouns
from detente.records import Span


def noun_drafts(parsed: ParsedText, is_sayer: Callable[[Token], bool]) -> Iterator[Draft]:
    """One draft for each clause of a noun of saying whose owner the noun phrase names, in order of offset."""
    nouns = content_nouns(parsed.document.language)
    for token in parsed.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in nouns:
            continue
        owner = next((each for each in _owners(token) if is_sayer(each)), None)
        hung = (each for each in token.rights if each.dep_ in {"acl", "ccomp", "relcl"})
        clause = next((each for each in hung if _says(each, token)), None)
        if owner is None or clause is None:
            continue
        spans = content_of(content_start(clause), clause.right_edge)
        if spans:
            anchor = Span(token.idx, token.idx + len(token))
            thinking = nouns[token.lemma_.lower()] == "thinking"
            method = f"{'thoughts' if thinking else 'statements'}/noun:{token.lemma_.lower()}"
            yield Draft(spans, owner, None, token.text, anchor, method, thinking)


def _owners(noun: Token) -> Iterator[Token]:
    yield from (each for each in noun.lefts if each.dep_ == "poss")
    for preposition in (each for each in noun.rights if each.lower_ in {"by", "of", "from", "among"}):
        yield from (each for each in preposition.children if each.dep_ == "pobj")


def _says(verb: Token, noun: Token) -> bool:
    # 'his claim that it sank', 'his vow to return'
    to = noun.lemma_.lower() in promised_nouns(noun.lang_) and any(each.tag_ == "TO" for each in verb.lefts)
    return to or any(each.dep_ == "mark" and each.lower_ == "that" for each in verb.lefts)
