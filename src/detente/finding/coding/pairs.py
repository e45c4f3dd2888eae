"""What the one does to the other: the type of the act that a sentence tells between two marked parties."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from detente.finding.coding.cues import Match, find_matches
from detente.finding.coding.roles import Roles, Who, find_roles
from detente.finding.coding.status import find_status
from detente.finding.parsing import ActorIndex, load_model
from detente.records import ActorMention, EventType, Status

Marked = tuple[int, int] | None
"""The characters (start, end) of a party in the text; None where the sentence does not name it."""
ACTOR, RECIPIENT = "A", "R"
PROMISED: dict[EventType, EventType] = {
    "AID": "AGREE",
    "CONSULT": "AGREE",
    "COOPERATE": "AGREE",
    "SUPPORT": "AGREE",
    "RETREAT": "AGREE",
    "SANCTION": "THREATEN",
    "COERCE": "THREATEN",
    "PROTEST": "THREATEN",
    "MOBILIZE": "THREATEN",
    "ASSAULT": "THREATEN",
}
"""What PLOVER calls a deed that is only announced."""
REFUSED: tuple[EventType, ...] = ("AGREE", "CONCEDE")
"""Words that, denied, tell a refusal."""


def between(text: str, actor: Marked, recipient: Marked = None, language: str = "en") -> EventType | None:
    """The PLOVER type of what the party at `actor` (characters start, end) does to the one at `recipient`, or None.

    A deed announced but not done counts as what PLOVER calls the announcement: a promise or a threat.
    """
    doc = load_model(language)(text)
    marked = [_mention(doc, actor, ACTOR), _mention(doc, recipient, RECIPIENT)]
    index = ActorIndex(tuple(each for each in marked if each is not None))
    who = Who(index)
    ranked = sorted(((_rank(each, who, doc, actor, recipient), each) for each in find_matches(doc)), key=_first)
    return _announced(ranked[0][1]) if ranked else None


def _first(ranked: tuple[tuple[int, ...], Match]) -> tuple[int, ...]:
    return (*ranked[0], ranked[1].token.i)


def _mention(doc: Doc, span: Marked, name: str) -> ActorMention | None:
    tokens = doc.char_span(*span, alignment_mode="expand") if span else None
    if tokens is None:
        return None
    return ActorMention(tokens.start_char, tokens.end_char, tokens.root.idx, (name,), "pairs/marked")


def _rank(match: Match, who: Who, doc: Doc, actor: Marked, recipient: Marked) -> tuple[int, ...]:
    """Lower is better: both roles filled as marked, then one, then nearness in the tree to the marked actor."""
    roles = find_roles(match, who, lambda _: ())
    reached = recipient is not None and _head(doc, recipient) in match.token.subtree
    return (-_agreement(roles, reached), _steps(match.token, _head(doc, actor or recipient)))


def _agreement(roles: Roles, reached: bool) -> int:
    """`reached`: the marked recipient stands somewhere below the word, as in 'threatened to attack X'."""
    right = 2 * (ACTOR in roles.actor) + (reached or RECIPIENT in (*roles.recipient, *roles.actor))
    wrong = 2 * (ACTOR in roles.recipient and ACTOR not in roles.actor)
    return right - wrong


def _head(doc: Doc, span: Marked) -> Token:
    tokens = doc.char_span(*span, alignment_mode="expand") if span else None
    return tokens.root if tokens is not None else doc[0]


def _steps(one: Token, other: Token) -> int:
    """Number of dependency arcs between two words."""
    up = {token.i: distance for distance, token in enumerate(_upwards(one))}
    for distance, token in enumerate(_upwards(other)):
        if token.i in up:
            return up[token.i] + distance
    return len(up) + distance


def _upwards(token: Token) -> Iterable[Token]:
    return [token, *token.ancestors]


def _announced(match: Match) -> EventType:
    status: Status = find_status(match)
    kind: EventType = match.cue.between or match.cue.type
    if status == "planned" or (status == "conditional" and kind == "AGREE"):
        return PROMISED.get(kind, kind)
    refused = status == "negated" and kind in (*PROMISED, *REFUSED)
    return "REJECT" if refused else kind
