"""Clauses that are given on a source's word: 'according to X', before, after or inside the sentence."""

import re
from collections.abc import Iterator

from detente.finding.parsing import ParsedText
from detente.finding.speech.drafts import Draft
from detente.finding.words import Token
from detente.knowledge.speech import mute_nouns, source_phrases
from detente.records import Span

_EDGE = " \t\n,;:.—–"


def source_drafts(parsed: ParsedText) -> tuple[Draft, ...]:
    """One draft for each sentence or part of one that a source phrase covers."""
    language = parsed.document.language
    pattern = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in source_phrases(language)), re.IGNORECASE)
    return tuple(draft for match in pattern.finditer(parsed.text) for draft in _draft(parsed, match))


def _draft(parsed: ParsedText, match: re.Match[str]) -> Iterator[Draft]:
    head = _source_head(parsed, match.end())
    if head is None or head.lemma_.lower() in mute_nouns(parsed.document.language):
        return
    contents = _contents(parsed, match, _phrase_end(parsed, head))
    if contents:
        yield Draft(contents, head, None, match.group(), Span(*match.span()), "statements/according-to")


def _contents(parsed: ParsedText, match: re.Match[str], end: int) -> tuple[Span, ...]:
    """What stands on the source's word: behind the phrase (which ends at `end`), before it, or on both sides."""
    sentence = parsed.sentence_span(match.start(), match.end())
    before = parsed.text[sentence.start : match.start()].strip(_EDGE)
    after, fore = _between(parsed.text, end, sentence.end), _between(parsed.text, sentence.start, match.start())
    joined = before.rsplit(" ", 1)[-1] in {"that", "which", "who"}
    inside = match.group()[0].islower() and parsed.text[: match.start()].rstrip().endswith(",")
    if after and before and inside and not joined and _is_subject(parsed, sentence.start, match.start()):
        # 'The envoy, according to the clerk, has left': the phrase parts a subject from its verb.
        lead = len(parsed.text[sentence.start : match.start()].rstrip(_EDGE))
        return Span(sentence.start, sentence.start + lead), after
    opens = joined or len(before.split()) < 3 or match.group()[0].isupper()
    if after and (opens or parsed.text[end:].lstrip(_EDGE)[:1] in set('“"„«')):
        return (after,)
    return (fore,) if fore else ()


def _is_subject(parsed: ParsedText, start: int, end: int) -> bool:
    words = [each for each in parsed.tokens(start, end) if start <= each.idx < end]
    finite = any(each.tag_ in {"VBD", "VBZ", "VBP", "MD"} for each in words)
    return bool(words) and not finite and words[0].pos_ in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}


def _source_head(parsed: ParsedText, start: int) -> Token | None:
    tokens = [
        each
        for each in parsed.tokens(start, min(start + 160, len(parsed.text)))
        if each.idx >= start and not each.is_space
    ]
    if len(tokens) > 1 and tokens[0].is_title and tokens[1].tag_ in {"DT", "PRP"}:
        return tokens[0]
    pobj = next((each for each in tokens[:14] if each.dep_ == "pobj" and each.head.idx < start), None)
    if pobj is not None and not (first := _first_of_two(pobj, tokens)):
        return pobj
    if pobj is not None:
        return first
    return next(
        (
            each
            for each in tokens[:8]
            if each.pos_ in {"NOUN", "PROPN", "PRON"} and each.dep_ not in {"compound", "poss"}
        ),
        None,
    )


def _first_of_two(pobj: Token, tokens: list[Token]) -> Token | None:
    # 'According to Novak the bridge was closed': an article inside begins another noun phrase.
    inside = [each for each in tokens if each.i <= pobj.i]
    article = next((each for each in inside[1:] if each.tag_ == "DT" and each.nbor(-1).pos_ in {"NOUN", "PROPN"}), None)
    return article.nbor(-1) if article is not None else None


def _phrase_end(parsed: ParsedText, head: Token) -> int:
    # A source phrase at the head of a sentence ends with the last comma that its noun phrase reaches, or that of the
    # participle behind it ('according to the agency, quoting the minister, …').
    right = head.right_edge
    sentence = head.sent
    if right.i + 2 < sentence.end and right.nbor(1).text == "," and right.nbor(2).tag_ == "VBG":
        second = next((each for each in parsed.doc[right.i + 2 : sentence.end] if each.text == ","), None)
        right = second.nbor(-1) if second is not None else right
    if right.i + 1 < sentence.end and parsed.doc[right.i + 1].text == ",":
        return parsed.doc[right.i + 1].idx
    comma = next((each for each in parsed.doc[head.i + 1 : sentence.end] if each.text == ","), None)
    return comma.idx if comma is not None and right.i >= comma.i else right.idx + len(right)


def _between(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if len(text[start:end].split()) >= 3 else None
