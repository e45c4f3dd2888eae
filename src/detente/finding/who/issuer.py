"""Who says 'we' and 'I': the one quoted there, or the office that issued the statement."""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from detente.finding.parsing import ParsedText
from detente.knowledge.speech import complements_of
from detente.records import ActorMention

_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})


def find_first_persons(parsed: ParsedText, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Mentions for each first-person pronoun: the speaker of its paragraph, else of the one before, else the issuer."""
    pronouns = [token for token in parsed.doc if token.lower_ in _FIRST_PERSON and token.pos_ == "PRON"]
    if not pronouns:
        return ()
    voices = _voices(parsed, mentions)
    issuer = _issuer(parsed, mentions)
    found: list[ActorMention] = []
    for token in pronouns:
        ids = _voice_at(parsed, token, voices)
        if ids is None:
            ids = issuer
        if ids:
            found.append(ActorMention(token.idx, token.idx + len(token), token.idx, ids, "actors/first-person"))
    return tuple(found)


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


def _voice_at(parsed: ParsedText, pronoun: Token, voices: Sequence[tuple[int, ActorMention]]) -> tuple[str, ...] | None:
    """The ids of the one who speaks there (none, if the speaker is unknown); None where nobody has spoken yet."""
    start, end = _paragraph(parsed.text, pronoun.idx)
    here = [(offset, mention) for offset, mention in voices if start <= offset < end]
    if here:
        return min(here, key=lambda each: abs(each[0] - pronoun.idx))[1].actor_ids
    before = [mention for offset, mention in voices if offset < start]
    return before[-1].actor_ids if before else None


def _issuer(parsed: ParsedText, mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    """Whoever a press statement speaks for: the office or person that heads it, else the subject of its first line."""
    for sentence in parsed.sentences[:3]:
        inside = [each for each in mentions if sentence.start_char <= each.head < sentence.end_char and each.actor_ids]
        heading = [
            each for each in inside if each.method in ("actors/person", "actors/office") or ":" in each.actor_ids[0]
        ]
        subjects = [each for each in inside if _token_at(sentence, each.head).dep_ == "nsubj"]
        if chosen := heading or subjects:
            return chosen[0].actor_ids
    return ()


def _token_at(sentence: Tokens, offset: int) -> Token:
    return next(each for each in sentence if each.idx + len(each) > offset)


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, end if end >= 0 else len(text)
