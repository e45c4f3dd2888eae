"""Long statements without quotation marks: after 'X said:', under the title 'Statement by X', a transcript's turns."""

import re
from collections.abc import Iterator
from itertools import takewhile

from detente.finding.parsing import ParsedText
from detente.finding.speech.cues import Cue
from detente.finding.speech.drafts import Draft
from detente.finding.words import Token
from detente.knowledge.speech import closing_lines, statement_titles, transcript_questions
from detente.records import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_TURN = re.compile(r"(?P<label>[A-Z][A-Z.'’ -]{1,40}|Question|Answer|Q|A):\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def monologue_drafts(parsed: ParsedText, cues: tuple[Cue, ...]) -> tuple[Draft, ...]:
    """Statements that run over whole lines, in order; at most one kind of them in a report."""
    lines = [Span(*match.span()) for match in _LINE.finditer(parsed.text)]
    for find in (_turns, _titled, _after_colons):
        drafts = tuple(find(parsed, lines, cues))
        if drafts:
            return drafts
    return ()


def _after_colons(parsed: ParsedText, lines: list[Span], cues: tuple[Cue, ...]) -> Iterator[Draft]:
    text = parsed.text
    opening = [number for number, line in enumerate(lines) if _opens(parsed, line, cues) is not None]
    for number in opening:
        cue = _opens(parsed, lines[number], cues)
        later = next((each for each in opening if each > number), len(lines))
        body = _body(parsed, lines[number + 1 : later])
        if cue is None or cue.subject is None or not body or text[body[0].start] in '“"„«‘':
            continue
        anchor = Span(cue.token.idx, cue.token.idx + len(cue.token))
        content = Span(body[0].start, _trimmed_end(text, body[-1]))
        yield Draft((content,), cue.subject, None, cue.text, anchor, "statements/colon")


def _opens(parsed: ParsedText, line: Span, cues: tuple[Cue, ...]) -> Cue | None:
    if not parsed.text[line.start : line.end].rstrip().endswith(":"):
        return None
    own = [each for each in cues if line.start <= each.token.idx < line.end and "quote" in each.takes]
    # 'made the following announcements:' opens a list, 'issued the following statement:' a voice.
    return own[-1] if own and (own[-1].carrier is None or own[-1].carrier.tag_ == "NN") else None


def _body(parsed: ParsedText, lines: list[Span]) -> list[Span]:
    ends = closing_lines(parsed.document.language)
    body = []
    for line in lines:
        if any(parsed.text[line.start : line.end].strip(" *#-").lower().startswith(each) for each in ends):
            break
        body.append(line)
    return body


def _trimmed_end(text: str, line: Span) -> int:
    return line.start + len(text[line.start : line.end].rstrip())


def _titled(parsed: ParsedText, lines: list[Span], cues: tuple[Cue, ...]) -> Iterator[Draft]:
    text = parsed.text
    for number, line in enumerate(lines[:2]):
        for opening in statement_titles(parsed.document.language):
            title = text[line.start : line.end]
            match = re.match(rf"(?:\w+ )?({opening}) +(?=\S)", title, re.IGNORECASE)
            body = _body(parsed, lines[number + 1 :]) if match is not None else []
            if match is None or not body or not _first_person(text, body):
                continue
            head = _name_head(parsed, line.start + match.end(), line.end)
            if head is not None and not any(_opens(parsed, each, cues) for each in body):
                anchor = Span(line.start + match.start(1), line.start + match.end(1))
                content = Span(body[0].start, _trimmed_end(text, body[-1]))
                yield Draft((content,), head, None, match.group(1), anchor, "statements/title")
                return


def _first_person(text: str, body: list[Span]) -> bool:
    return bool(_FIRST_PERSON.search(_QUOTED.sub("", text[body[0].start : body[-1].end])))


def _name_head(parsed: ParsedText, start: int, end: int) -> Token | None:
    tokens = [each for each in parsed.tokens(start, end) if each.idx >= start]
    person = next(
        (each for each in parsed.doc.ents if each.label_ == "PERSON" and start <= each.start_char < end), None
    )
    if person is not None:
        return person.root
    run = list(
        takewhile(lambda each: each.pos_ in {"PROPN", "ADP", "PUNCT"} and each.lower_ not in {"on", "about"}, tokens)
    )
    names = [each for each in run if each.pos_ == "PROPN"]
    if names:
        return names[-1]
    return next((each for each in tokens if each.pos_ in {"PROPN", "NOUN"} and each.dep_ != "compound"), None)


def _turns(parsed: ParsedText, lines: list[Span], _cues: tuple[Cue, ...]) -> Iterator[Draft]:
    text = parsed.text
    questions = transcript_questions(parsed.document.language)
    opening = [
        (number, match) for number, line in enumerate(lines) if (match := _TURN.match(text, line.start, line.end))
    ]
    if len(opening) < 2:
        return
    for position, (_, match) in enumerate(opening):
        label = match.group("label").strip()
        later = opening[position + 1][0] if position + 1 < len(opening) else len(lines)
        if label.lower() in questions:
            continue
        anchor = Span(match.start("label"), match.end("label"))
        content = Span(match.end(), _trimmed_end(text, lines[later - 1]))
        if content.end > content.start:
            yield Draft((content,), None, label, label, anchor, "statements/turn")
