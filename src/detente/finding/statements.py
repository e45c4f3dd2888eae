"""Who said what: direct, indirect and mixed speech, each with its speaker, its cue and the chain that reports it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.finding.speech.clauses import reported_spans
from detente.finding.speech.cues import Cue, find_cues
from detente.finding.speech.drafts import Draft
from detente.finding.speech.monologues import monologue_drafts
from detente.finding.speech.nouns import noun_drafts
from detente.finding.speech.quotations import Quotation, find_quotations
from detente.finding.speech.quoted import quoted_drafts
from detente.finding.speech.setting import setting_of
from detente.finding.speech.sources import source_drafts
from detente.finding.speech.speakers import Speaker, Speakers, is_sayer
from detente.finding.speech.subjects import is_document, lost_subject, nearest_sayer
from detente.finding.words import Token
from detente.identity import record_id, wording
from detente.knowledge.speech import anyones_verbs
from detente.records import Interval, Manner, Span, Statement


def find_statements(parsed: ParsedText, actors: ActorIndex, when: WhenFn) -> tuple[Statement, ...]:
    """All statements of a report in order of their content; each content is the text at one of its spans, verbatim."""
    quotations = find_quotations(parsed.text)
    cues = find_cues(parsed)
    whole = (*monologue_drafts(parsed, cues), *quoted_drafts(parsed, quotations, cues))
    nouns = noun_drafts(parsed, partial(is_sayer, actors=actors))
    reported = _without(whole, (*_clause_drafts(cues, quotations, actors), *source_drafts(parsed), *nouns))
    drafts = sorted((*whole, *reported), key=lambda each: (each.start, -each.end, each.anchor))
    speakers = Speakers(parsed, actors)
    spoken = _attributed(drafts, speakers)
    statements: dict[str, Statement] = {}
    for draft, speaker in _kept(spoken):
        chain, manner = _chain(draft, spoken), _manner(draft, quotations)
        moment = when(draft.anchor.start, draft.anchor.end, None)
        found = _statement(parsed, (draft, speaker), chain, manner, moment)
        known = statements.get(found.statement_id)
        statements[found.statement_id] = _repeated(known, found) if known else found
    return tuple(statements.values())


def _repeated(first: Statement, again: Statement) -> Statement:
    # The same words of the same speaker, given twice in one report (a headline and its article).
    return replace(first, mentions=(*first.mentions, *again.mentions))


def _clause_drafts(cues: tuple[Cue, ...], quotations: tuple[Quotation, ...], actors: ActorIndex) -> Iterable[Draft]:
    says = partial(is_sayer, actors=actors)
    for mistaken in cues:
        cue = _with_sayer(mistaken, says)
        spans = reported_spans(cue, quotations, says)
        if spans:
            spans = tuple(_to_closing_mark(each, quotations) for each in spans)
            anchor = Span(cue.token.idx, cue.token.idx + len(cue.token))
            kind = _kind(cue, spans[0])
            method = f"{kind}/{cue.token.lemma_.lower()}"
            yield Draft(spans, cue.subject, None, cue.text, anchor, method, cue.thinking)


def _kind(cue: Cue, content: Span) -> str:
    # 'wants to stay' is no belief that something is so.
    if not cue.thinking:
        return "statements"
    return "intentions" if cue.token.doc.text.startswith("to ", content.start) else "thoughts"


def _with_sayer(cue: Cue, says: Callable[[Token], bool]) -> Cue:
    """The cue with whoever stands before it where the parser gave no subject, or one that can be no one's voice."""
    subject = cue.subject
    if subject is None:
        return replace(cue, subject=nearest_sayer(cue.token, says)) if lost_subject(cue.token) else cue
    anyone = cue.verb in anyones_verbs(cue.token.lang_)
    if not anyone or says(subject) or subject.pos_ == "PRON" or is_document(subject):
        return cue
    return replace(cue, subject=nearest_sayer(cue.token, says) or subject)


def _to_closing_mark(span: Span, quotations: tuple[Quotation, ...]) -> Span:
    # A clause that opens a quotation goes on as long as the quotation does, whatever sentences it holds.
    cut = next((each for each in quotations if span.start < each.start < span.end < each.inner.end), None)
    return Span(span.start, cut.end) if cut is not None and cut.closed else span


def _without(whole: tuple[Draft, ...], reported: Iterable[Draft]) -> tuple[Draft, ...]:
    """The reported drafts that are not the same words, or the same cue, as one already read whole."""
    anchors = {each.anchor for each in whole}
    return tuple(
        each
        for each in reported
        if each.anchor not in anchors and not any(_shared(each, other) > 0.6 for other in whole)
    )


def _shared(one: Draft, other: Draft) -> float:
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.spans for b in other.spans)
    longest = max(sum(each.end - each.start for each in draft.spans) for draft in (one, other))
    return common / longest if longest else 0.0


def _attributed(drafts: list[Draft], speakers: Speakers) -> list[tuple[Draft, Speaker]]:
    found: list[tuple[Draft, Speaker]] = []
    for draft in sorted(drafts, key=lambda each: (each.anchor.start, each.start)):
        speaker = speakers.labelled(draft.label, draft.anchor) if draft.label else None
        if speaker is None and draft.speaker is not None:
            speaker = speakers.at(draft.speaker)
        if speaker is not None:
            found.append((draft, speaker))
    return sorted(found, key=lambda each: (each[0].start, -each[0].end, each[0].anchor))


def _kept(spoken: list[tuple[Draft, Speaker]]) -> list[tuple[Draft, Speaker]]:
    """What is said inside what another says stays only as a third party's words; a source of a saying is its chain."""
    return [
        (draft, speaker)
        for draft, speaker in spoken
        if not _doubled(draft, speaker, spoken) and not _is_chain(draft, spoken)
    ]


def _doubled(draft: Draft, speaker: Speaker, spoken: list[tuple[Draft, Speaker]]) -> bool:
    for other, outer in spoken:
        if other is draft or not other.holds(draft.start, draft.end):
            continue
        if other.spans == draft.spans:
            if other.anchor < draft.anchor:
                return True
            continue
        intends = draft.method.startswith("intentions/")
        own = outer.name == speaker.name or _vague(speaker) or intends
        if own and other.holds(draft.anchor.start, draft.anchor.end):
            return True
    return False


def _vague(speaker: Speaker) -> bool:
    return speaker.text.lower() in {"he", "she", "it", "they", "we", "i", "you", "people", "who"}


def _is_chain(draft: Draft, spoken: list[tuple[Draft, Speaker]]) -> bool:
    return draft.method == "statements/according-to" and any(
        other is not draft
        and not other.thinking
        and draft.holds(other.start, other.end)
        and draft.holds(other.anchor.start, other.anchor.end)
        for other, _ in spoken
    )


def _chain(draft: Draft, spoken: list[tuple[Draft, Speaker]]) -> tuple[str, ...]:
    around = [
        (other, speaker)
        for other, speaker in spoken
        if other is not draft
        and other.holds(draft.start, draft.end)
        and other.holds(draft.anchor.start, draft.anchor.end)
    ]
    around.sort(key=lambda each: (each[0].start - each[0].end, each[0].anchor))
    return tuple(dict.fromkeys(speaker.name for _, speaker in around))


def _statement(
    parsed: ParsedText, spoken: tuple[Draft, Speaker], chain: tuple[str, ...], manner: Manner, moment: Interval
) -> Statement:
    draft, speaker = spoken
    longest = max(draft.spans, key=lambda each: (each.end - each.start, -each.start))
    content = parsed.text[longest.start : longest.end]
    start, end = min(draft.start, draft.anchor.start), max(draft.end, draft.anchor.end)
    addressee, venue = setting_of(parsed.tokens(draft.anchor.start, draft.anchor.end)[0])
    return Statement(
        statement_id=record_id("statement", speaker.name, wording(content)),
        speaker=speaker.name,
        speaker_id=speaker.actor_id,
        speaker_text=speaker.text,
        role=speaker.role,
        cue=draft.cue,
        manner=manner,
        content=content,
        content_spans=tuple((each.start, each.end) for each in sorted(draft.spans)),
        reported_by=chain,
        addressee=_text(parsed, addressee),
        venue=_text(parsed, venue),
        date_from=moment.date_from,
        date_to=moment.date_to,
        date_basis=moment.basis,
        mentions=(parsed.mention(start, end, draft.method),),
        known_from=parsed.document.published_to,
    )


def _text(parsed: ParsedText, span: Span | None) -> str | None:
    return parsed.text[span.start : span.end] if span is not None else None


def _manner(draft: Draft, quotations: tuple[Quotation, ...]) -> Manner:
    if draft.method in {"statements/colon", "statements/title", "statements/turn"}:
        return "direct"
    if all(any(each.start <= span.start and span.end <= each.end for each in quotations) for span in draft.spans):
        return "direct"
    inside = any(span.start <= each.start and each.end <= span.end for span in draft.spans for each in quotations)
    return "mixed" if inside else "indirect"
