"""Who says 'we' and 'I': the one quoted there, or the office in whose name the text is issued."""

import re
from collections.abc import Iterable, Iterator, Sequence

from detente.finding.parsing import ParsedText
from detente.finding.words import Token, Tokens
from detente.knowledge.actors import countries, organisations, words_of
from detente.knowledge.speech import complements_of
from detente.records import ActorMention

_HEADING = 3
"""Sentences in which a statement says who makes it."""
_LABEL = re.compile(r"[^\S\n]*((?:[A-Z][A-Z.'’-]*[ .]*){1,4}|[A-Z]):\s")
"""'SECRETARY KERRY:' before what he says in a transcript, 'Q:' before a question."""


def find_first_persons(
    parsed: ParsedText, mentions: Sequence[ActorMention], issuer: tuple[str, ...]
) -> tuple[ActorMention, ...]:
    """Mentions for each first-person pronoun: its speaker, in a quotation or a transcript, else the issuer."""
    pronouns = _first_persons(parsed)
    if not pronouns:
        return ()
    voices = _voices(parsed, mentions)
    told = ((token, _speaker_of(parsed, token, mentions, voices, issuer)) for token in pronouns)
    return tuple(
        ActorMention(token.idx, token.idx + len(token), token.idx, ids, "actors/first-person")
        for token, ids in told
        if ids
    )


def issuer_of(parsed: ParsedText, mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    """In whose name a text speaks that says 'we' or 'I' outside quotation marks; () where it does not, or nobody tells.

    Tried in order: who in the heading states it, the person or office named there, which state condemns and welcomes
    below, who is the subject just before the first 'we'.
    A group that fights is the issuer only of what it states in the heading.
    """
    own = [token for token in _first_persons(parsed) if not _is_quoted(parsed.text, token.idx)]
    if not own:
        return ()
    end = parsed.sentences[min(_HEADING, len(parsed.sentences)) - 1].end_char
    others = _spoken_of(own)
    known = [each for each in mentions if each.actor_ids and each.head not in others]
    able = [each for each in known if _may_issue(each.actor_ids[0])]
    heading = [each for each in able if each.head < end]
    ways = (
        _stating(parsed, [each for each in known if each.head < end]),
        _offices(parsed, heading),
        _stating(parsed, [each for each in able if each.actor_ids[0].split(":")[0] in countries()]),
        _subjects_before(parsed, able, own[0].idx),
    )
    return next((found.actor_ids for way in ways if (found := next(way, None)) is not None), ())


def _first_persons(parsed: ParsedText) -> list[Token]:
    words = words_of(parsed.document.language, "first-person")
    return [token for token in parsed.doc if token.lower_ in words and token.pos_ == "PRON"]


def _spoken_of(pronouns: Iterable[Token]) -> frozenset[int]:
    """Offsets of the words said of others in the first person: 'we are appalled by this raid by Chad'."""
    verbs = (each.head for each in pronouns if each.dep_ in ("nsubj", "nsubjpass"))
    return frozenset(below.idx for verb in verbs for below in verb.subtree if below.i > verb.i)


def _may_issue(actor_id: str) -> bool:
    root = actor_id.split(":", maxsplit=1)[0]
    return root in countries() or (root in organisations() and organisations()[root].kind == "organisation")


def _stating(parsed: ParsedText, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Who 'welcomes' and 'condemns' as a subject, and who has a 'statement' to their name."""
    language = parsed.document.language
    for mention in mentions:
        token = _token(parsed, mention)
        verb = token.head
        states = token.dep_ == "nsubj" and verb.lemma_.lower() in words_of(language, "issuing-verb")
        after = " ".join(parsed.text[mention.end : mention.end + 30].split()[:1]).lower()
        if states or after in words_of(language, "statement-noun") or _by_whom(token, language):
            yield mention


def _by_whom(token: Token, language: str) -> bool:
    """'Statement by the High Representative'."""
    of_a_noun = token.dep_ == "pobj" and token.head.lower_ in ("by", "of", "from")
    return of_a_noun and token.head.head.lemma_.lower() in words_of(language, "statement-noun")


def _offices(parsed: ParsedText, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Persons and offices, but for those to whom and with whom it happens."""
    for mention in mentions:
        token = _token(parsed, mention)
        other = token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ not in ("by", "of", "from"))
        if mention.method in ("actors/person", "actors/office") and not other:
            yield mention


def _subjects_before(parsed: ParsedText, mentions: Sequence[ActorMention], offset: int) -> Iterator[ActorMention]:
    """Subjects of the paragraph before the offset, the nearest first: 'The Coalition complies … We will continue'."""
    start, _ = _paragraph(parsed.text, offset)
    near = (each for each in reversed(mentions) if start <= each.head < offset)
    return (each for each in near if _token(parsed, each).dep_ == "nsubj")


def _token(parsed: ParsedText, mention: ActorMention) -> Token:
    return parsed.tokens(mention.head, mention.head + 1)[0]


def _voices(parsed: ParsedText, mentions: Sequence[ActorMention]) -> list[tuple[int, ActorMention]]:
    """Mentions that are the subject of a verb of saying, with their offsets."""
    heads = {mention.head: mention for mention in mentions}
    speakers = (token for token in parsed.doc if token.idx in heads and _says(token, parsed.document.language))
    return [(token.idx, heads[token.idx]) for token in speakers]


def _says(token: Token, language: str) -> bool:
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True
    verb = token.head
    told = any(child.dep_ in ("ccomp", "parataxis") for child in verb.children)
    quoted = any(each.is_quote for each in verb.sent)
    return token.dep_ == "nsubj" and verb.lemma_.lower() in complements_of(language) and (told or quoted)


def _speaker_of(
    parsed: ParsedText,
    pronoun: Token,
    mentions: Sequence[ActorMention],
    voices: Sequence[tuple[int, ActorMention]],
    issuer: tuple[str, ...],
) -> tuple[str, ...]:
    """The ids of the one who speaks there; () if the speaker is unknown."""
    label = _label_above(parsed.text, pronoun.idx)
    if label is not None:
        return _bearer(parsed, label, mentions)
    quoted = _is_quoted(parsed.text, pronoun.idx)
    if not quoted and issuer and not _speaks_in(parsed.sentence_at(pronoun.idx), voices):
        return issuer
    start, end = _paragraph(parsed.text, pronoun.idx)
    here = [(offset, mention) for offset, mention in voices if start <= offset < end]
    if quoted:
        here = [each for each in here if not _is_quoted(parsed.text, each[0])] or here
    if here:
        return min(here, key=lambda each: abs(each[0] - pronoun.idx))[1].actor_ids
    if introduced := _introduced(parsed, mentions, start):
        return introduced
    before = [mention for offset, mention in voices if offset < start]
    return before[-1].actor_ids if before else issuer


def _introduced(parsed: ParsedText, mentions: Sequence[ActorMention], start: int) -> tuple[str, ...]:
    """Who is the subject of a paragraph that ends with a colon, before the one that starts there."""
    above = parsed.text[:start].rstrip()
    if not above.endswith(":"):
        return ()
    first = above.rfind("\n") + 1
    inside = (each for each in mentions if first <= each.head < len(above) and each.actor_ids)
    return next((each.actor_ids for each in inside if _token(parsed, each).dep_ in ("nsubj", "appos")), ())


def _speaks_in(sentence: Tokens, voices: Sequence[tuple[int, ActorMention]]) -> bool:
    return any(sentence.start_char <= offset < sentence.end_char for offset, _ in voices)


def _label_above(text: str, offset: int) -> str | None:
    """The speaker's name in capitals that opens the paragraph, or the last one before it in a transcript."""
    start, _ = _paragraph(text, offset)
    while start >= 0:
        found = _LABEL.match(text, start)
        if found:
            return found.group(1).strip()
        if start == 0:
            return None
        start = text.rfind("\n", 0, start - 1) + 1
    return None


def _bearer(parsed: ParsedText, label: str, mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    surname = label.rsplit(maxsplit=1)[-1].casefold()
    named = (each for each in mentions if each.method == "actors/person")
    return next((each.actor_ids for each in named if parsed.text[each.head : each.end].casefold() == surname), ())


def _is_quoted(text: str, offset: int) -> bool:
    """Whether a quotation that opens in the paragraph is still open there."""
    start, _ = _paragraph(text, offset)
    before = text[start:offset]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, end if end >= 0 else len(text)
