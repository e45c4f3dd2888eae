"""What the one does to the other: the type of the act that a sentence tells between two marked parties."""

from collections.abc import Iterable

from detente.finding.coding import clause
from detente.finding.coding.cues import Match, find_matches, match_token
from detente.finding.coding.phrases import Ids, Who
from detente.finding.coding.roles import Roles, find_roles
from detente.finding.coding.status import find_status
from detente.finding.parsing import ActorIndex, parse_text
from detente.finding.words import Text, Token
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
    doc = parse_text(text, language)
    marked = [_mention(doc, actor, ACTOR), _mention(doc, recipient, RECIPIENT)]
    index = ActorIndex(tuple(each for each in marked if each is not None))
    who = Who(index)
    ranked = sorted(((_rank(each, who, doc, actor, recipient), each) for each in find_matches(doc)), key=_first)
    return _announced(ranked[0][1]) if ranked else None


def _first(ranked: tuple[tuple[int, ...], Match]) -> tuple[int, ...]:
    return (*ranked[0], ranked[1].token.i)


def _mention(doc: Text, span: Marked, name: str) -> ActorMention | None:
    tokens = doc.touching(*span) if span else None
    if not tokens:
        return None
    return ActorMention(tokens.start_char, tokens.end_char, tokens.root.idx, (name,), "pairs/marked")


def _rank(match: Match, who: Who, doc: Text, actor: Marked, recipient: Marked) -> tuple[int, ...]:
    """Lower is better: both roles filled as marked, then one, then nearness in the tree to the marked actor."""
    roles = find_roles(match, who, lambda token: _teller(token, who))
    reached = recipient is not None and _head(doc, recipient) in match.token.subtree
    # 'The bloc fighting the rebels has declared …': what the name itself tells is not what is asked about.
    within = match.cue.pos == "verb" and actor is not None and actor[0] <= match.token.idx < actor[1]
    return (within, -_agreement(roles, reached), _steps(match.token, _head(doc, actor or recipient)))


def _teller(word: Token, who: Who) -> Ids:
    """Who says the clause that the word stands in: 'Chad says that Mali must …'."""
    above = [each for each in word.ancestors if each.pos_ == "VERB" and clause.children(each, "ccomp")]
    return who.all_of(clause.surface(above[0])) if above else ()


def _agreement(roles: Roles, reached: bool) -> int:
    """`reached`: the marked recipient stands somewhere below the word, as in 'threatened to attack X'."""
    right = 2 * (ACTOR in roles.actor) + (reached or RECIPIENT in (*roles.recipient, *roles.actor))
    wrong = 2 * (ACTOR in roles.recipient and ACTOR not in roles.actor)
    return right - wrong


def _head(doc: Text, span: Marked) -> Token:
    tokens = doc.touching(*span) if span else None
    return tokens.root if tokens else doc[0]


def _steps(one: Token, other: Token) -> int:
    """Number of dependency arcs between two words."""
    up = {token.i: distance for distance, token in enumerate(_upwards(one))}
    for distance, token in enumerate(_upwards(other)):
        if token.i in up:
            return up[token.i] + distance
    return len(up) + distance


def _upwards(token: Token) -> Iterable[Token]:
    return [token, *token.ancestors]


def _is_given(match: Match) -> bool:
    """Whether to decide it is to do it: a concession that is decided on."""
    return match.cue.type == "RETREAT" and clause.lemma(match.token.head) == "decide"


def _pledged(match: Match) -> EventType | None:
    """What is promised outright ('pledged support'), when support is all that is promised."""
    given = [match_token(each) for each in clause.objects(match.token)] if match.cue.type == "AGREE" else []
    return "SUPPORT" if any(each and each.cue.type == "SUPPORT" for each in given) else None


def _announced(match: Match) -> EventType:
    status: Status = find_status(match)
    kind: EventType = match.cue.between or match.cue.type
    if _is_given(match):
        return kind
    if pledged := _pledged(match):
        return pledged
    if status == "planned" or (status == "conditional" and kind == "AGREE"):
        return PROMISED.get(kind, kind)
    refused = status == "negated" and kind in (*PROMISED, *REFUSED)
    return "REJECT" if refused else kind
