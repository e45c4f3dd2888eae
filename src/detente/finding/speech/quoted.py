"""Who says a direct quotation: a cue before, after or between its pieces or a line above, or a name after a dash."""

import re
from collections.abc import Iterable
from dataclasses import replace

from detente.finding.parsing import ParsedText
from detente.finding.speech.cues import Cue
from detente.finding.speech.drafts import Draft
from detente.finding.speech.quotations import Quotation
from detente.finding.words import Token
from detente.records import Span

_DASH_NAME = re.compile(r"[ \t.,]*[-–—―]+[ \t]*([A-Z][^\n\"“”]{2,70}?)[ \t.]*(?=\n|$)")
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SHORT = 8  # words


def quoted_drafts(parsed: ParsedText, quotations: tuple[Quotation, ...], cues: tuple[Cue, ...]) -> tuple[Draft, ...]:
    """One draft for each separately quoted piece; a quotation broken only by its own attribution is one."""
    speaking = [each for each in cues if "quote" in each.takes and not each.thinking]
    drafts: list[Draft] = []
    frame_end = -1
    for number, quotation in enumerate(quotations):
        before, after = _neighbours(quotations, number)
        draft, reach = _draft(parsed, quotation, speaking, before, after)
        if draft is None and drafts and _follows(parsed, quotation, drafts[-1], frame_end):
            draft = replace(drafts[-1], spans=(quotation.inner,), method="statements/continued")
            reach = quotation.end
        if draft is None:
            continue
        frame_end = reach
        if drafts and _same_breath(parsed.text, drafts[-1], draft, quotation):
            drafts[-1] = replace(drafts[-1], spans=(*drafts[-1].spans, *draft.spans))
        elif drafts and _same_speech(parsed.text, drafts[-1], draft, quotation):
            drafts[-1] = replace(drafts[-1], spans=(Span(drafts[-1].start, draft.end),))
        else:
            drafts.append(draft)
    return tuple(drafts)


def _neighbours(quotations: tuple[Quotation, ...], number: int) -> tuple[int, int | None]:
    before = quotations[number - 1].end if number else 0
    after = quotations[number + 1].start if number + 1 < len(quotations) else None
    return before, after


def _draft(
    parsed: ParsedText, quotation: Quotation, cues: Iterable[Cue], before: int, after: int | None
) -> tuple[Draft | None, int]:
    """The draft of a quotation with words of attribution of its own, and where these end."""
    cues = tuple(cues)
    fore = _cue_before(parsed, quotation, cues, before)
    if fore is not None and fore.subject is not None:
        return _drafted(quotation, fore, fore.subject, "statements/before-quotation"), quotation.end
    if not _stands_free(parsed, quotation):
        return None, -1
    aft = _cue_after(parsed, quotation, cues, after)
    if aft is not None:
        outside = aft.subject is not None and aft.subject.idx >= quotation.end
        speaker = aft.subject if outside else _nearest_noun(aft.token)
        end = aft.token.sent.end_char
        return (_drafted(quotation, aft, speaker, "statements/after-quotation") if speaker is not None else None), end
    dashed = _DASH_NAME.match(parsed.text, quotation.end)
    if dashed:
        span = Span(dashed.start(1), dashed.end(1))
        return Draft((quotation.inner,), None, dashed.group(1), "—", span, "statements/dash"), dashed.end()
    return None, -1


def _drafted(quotation: Quotation, cue: Cue, speaker: Token | None, method: str) -> Draft:
    anchor = Span(cue.token.idx, cue.token.idx + len(cue.token))
    return Draft((quotation.inner,), speaker, None, cue.text, anchor, method)


def _cue_before(parsed: ParsedText, quotation: Quotation, cues: tuple[Cue, ...], before: int) -> Cue | None:
    text = parsed.text
    line = text.rfind("\n", 0, quotation.start) + 1
    if not text[line : quotation.start].strip():
        above = text[:line].rstrip()
        if not above.endswith(":"):
            return None
        line = above.rfind("\n") + 1
    start = max(line, before)
    lead = text[start : quotation.start].rstrip()
    found = [each for each in cues if start <= each.token.idx < quotation.start]
    if not found or not lead:
        return None
    cue = found[-1]
    rest = text[cue.token.idx + len(cue.token) : quotation.start]
    adjacent = not rest.replace("that", "").strip(" ,:\n")
    if lead[-1] != ":" and re.search(r"\bthat\b[^“\"]*\w", rest):
        return None  # 'said that on Monday, "…"': the quotation is a part of the clause
    another_sentence = bool(re.search(r"[.!?]\s+[A-Z“\"]", rest))
    if not (adjacent or (lead[-1] in ",:" and not another_sentence) or lead.endswith(" that")):
        return None
    if not adjacent and lead[-1] != ":" and _another_clause(parsed, cue, quotation.start):
        return None
    return cue if _is_clause(parsed, quotation) or lead[-1] in ":" or (adjacent and lead[-1] == ",") else None


def _another_clause(parsed: ParsedText, cue: Cue, end: int) -> bool:
    # 'X said the deal was off, "…"': the words before the quotation already have a verb of their own.
    between = [each for each in parsed.doc[cue.token.i + 1 : cue.token.i + 60] if each.idx < end]
    return any(each.tag_ in _FINITE and each.dep_ != "relcl" for each in between)


def _is_clause(parsed: ParsedText, quotation: Quotation) -> bool:
    words = [each for each in parsed.tokens(quotation.inner.start, quotation.inner.end) if each.is_alpha]
    verbal = any(each.tag_ in _FINITE or each.pos_ in {"VERB", "AUX"} for each in words)
    return len(words) >= 2 and (verbal or words[0].text[:1].isupper() or parsed.text[quotation.inner.start] in "[…")


def _stands_free(parsed: ParsedText, quotation: Quotation) -> bool:
    """Whether the quotation begins its sentence, as one that is attributed after it must."""
    text = parsed.text
    line = text.rfind("\n", 0, quotation.start) + 1
    bare = text[line : quotation.start].rstrip()
    starts = not bare or bare[-1] in '.!?:;—–”"»…)' or bare.split()[-1] in {"But", "And", "Yet", "So"}
    word = text[quotation.inner.start : quotation.inner.end]
    said = word[-1:] in ",.!?…" and word[:1].isupper()  # '"No," he said'
    return starts and (said or _is_clause(parsed, quotation))


def _cue_after(parsed: ParsedText, quotation: Quotation, cues: tuple[Cue, ...], after: int | None) -> Cue | None:
    text = parsed.text
    stop = text.find("\n", quotation.end)
    stop = min(each for each in (stop if stop >= 0 else len(text), after if after is not None else len(text)))
    rest = text[quotation.end : stop].lstrip(' ”"“')
    if not rest:
        return None
    ends_itself = text[quotation.inner.end - 1] == "." and rest[:1] not in ","
    for cue in cues:
        if not quotation.end <= cue.token.idx < stop:
            continue
        between = _between(parsed, quotation.end, cue.token)
        if any(each.tag_ in _FINITE and each.dep_ not in {"relcl", "aux", "auxpass"} for each in between):
            return None
        broken = any(each.is_sent_start and each.i and each.idx > quotation.end + 4 for each in between[1:])
        return None if broken or (ends_itself and not rest[:1].islower()) else cue
    return None


def _between(parsed: ParsedText, start: int, cue: Token) -> list[Token]:
    return [each for each in parsed.tokens(start, max(start, cue.idx)) if each.idx >= start and each.i < cue.i]


def _nearest_noun(cue: Token) -> Token | None:
    for each in cue.doc[cue.i + 1 : min(cue.i + 12, cue.sent.end)]:
        if each.pos_ in {"PROPN", "NOUN", "PRON"} and each.dep_ not in {"compound", "poss"}:
            return each
    for each in reversed(cue.doc[max(cue.i - 8, 0) : cue.i]):
        if each.pos_ in {"PROPN", "NOUN", "PRON"}:
            return each
    return None


def _follows(parsed: ParsedText, quotation: Quotation, before: Draft, frame_end: int) -> bool:
    """Whether a quotation without an attribution goes on where one with it has just ended."""
    gap = parsed.text[max(frame_end, before.end) : quotation.start]
    # A mark that is never closed in a new paragraph may have swallowed the words that attribute it.
    if not _stands_free(parsed, quotation) or ("\n" in gap and not quotation.closed):
        return False
    bare = gap.strip(" \n.,”\"“’'")
    # A short sentence between two pieces of one paragraph ('He pointed at the map.') changes no voice.
    return not bare or ("\n" not in gap and len(bare.split()) <= _SHORT)


def _same_breath(text: str, before: Draft, draft: Draft, quotation: Quotation) -> bool:
    """Whether two pieces are one sentence with its attribution inside: '"A," he said, "b."'."""
    own = draft.anchor == before.anchor and draft.method == "statements/before-quotation"
    lead = text[before.end : quotation.start].rstrip()
    return own and bool(lead) and lead[-1] == "," and text[quotation.inner.start].islower()


def _same_speech(text: str, before: Draft, draft: Draft, quotation: Quotation) -> bool:
    """Whether two quoted paragraphs, one below the other, are one speech that a colon opened."""
    between = text[before.end : quotation.start]
    apart = draft.method == "statements/continued" and before.method == "statements/before-quotation"
    return apart and "\n" in between and not between.strip(" \n”\"“’'.")
