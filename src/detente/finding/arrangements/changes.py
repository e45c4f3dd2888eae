"""What is told of an arrangement where it is named: the states its cues put it into, how real, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.finding.arrangements.references import Reference
from detente.finding.arrangements.relations import ANNOUNCED, MODIFIER, OBJECT, SUBJECT, relations, tells
from detente.finding.coding import clause
from detente.finding.coding.verbs import verb_status
from detente.finding.parsing import ActorIndex
from detente.finding.words import Token
from detente.knowledge.mechanism_kinds import mechanism_kinds
from detente.knowledge.mechanism_nouns import continuers
from detente.knowledge.state_cues import StateCue, cues_by_head
from detente.knowledge.status_cues import role_words, status_words
from detente.records import Span, State, Status

VERBS = ("VERB", "AUX")
LASTING: tuple[State, ...] = ("in_force", "strained", "negotiating", "suspended")
"""States that a present tense tells as going on; the others are told as steps."""
PRESUPPOSED = "mechanisms/presupposed"
TO_GO_ON: tuple[tuple[State, Status], ...] = (("in_force", "planned"), ("in_force", "called_for"))


@dataclass(frozen=True)
class Change:
    """A state told of the arrangement that `reference` names; `span` runs from the noun to the words of the cue.

    `in_passing`: only to tell which one is meant ('the truce brokered by Oman').
    """

    reference: Reference
    state: State
    status: Status
    span: Span
    by: tuple[str, ...]
    method: str
    in_passing: bool = False


def find_changes(reference: Reference, actors: ActorIndex) -> tuple[Change, ...]:
    """The changes told where the arrangement is named; weak cues are heard only where no other is there."""
    told = list(heard(reference))
    strong = [each for each in told if not each[2].weak]
    changes = [(relation, _change(reference, actors, word, relation, cue)) for word, relation, cue in strong or told]
    begins = any((each.state, each.status) == ("in_force", "planned") for _, each in changes)
    states: dict[State, Change] = {}
    for relation, change in changes:
        if relation != ANNOUNCED or begins:  # 'announced that the truce was over' announces no truce
            states.setdefault(change.state, change)
    return tuple(states.values()) or _shown(reference)


def _shown(reference: Reference) -> tuple[Change, ...]:
    """What the noun tells by itself: a vote was taken, a donor gives."""
    if not reference.shows:
        return ()
    status: Status = "ongoing" if reference.shows in LASTING else "occurred"
    return (Change(reference, reference.shows, status, reference.words, (), f"mechanisms/{reference.shows}:noun"),)


def presupposed(reference: Reference) -> Change | None:
    """The state that a mention without any word on its state takes for granted, if the kind has one."""
    kind = mechanism_kinds()[reference.kind]
    if kind.named and (reference.key or _is_dated(reference)):
        return Change(reference, kind.named, "occurred", reference.phrase, (), "mechanisms/named")
    if kind.presupposed and reference.standing and (reference.definite or reference.parties or reference.key):
        return Change(reference, kind.presupposed, "ongoing", reference.words, (), PRESUPPOSED)
    return None


def _is_dated(reference: Reference) -> bool:
    words = (each for each in reference.head.subtree if each.idx < reference.phrase.end)
    return any(each.ent_type_ == "DATE" for each in words)


def heard(reference: Reference) -> Iterator[tuple[Token, str, StateCue]]:
    """Each cue of the arrangement's state in its sentence: its word, the noun's relation to it, and the entry."""
    for token, relation in relations(reference.head):
        cue = _best_cue(reference, token, relation)
        if cue and not (cue.state == "negotiating" and _is_broken_off(token)):
            yield token, relation, cue


def _best_cue(reference: Reference, token: Token, relation: str) -> StateCue | None:
    known = cues_by_head(token.lang_)
    rows = [row for key in dict.fromkeys((clause.lemma(token), token.lower_)) for row in known.get(key, ())]
    fitting = [row for row in rows if _fits(reference, relation, row) and tells(row[0], token, relation)]
    return max(fitting, key=lambda row: (len(row[0]), bool(row[1].kinds), not row[1].weak))[1] if fitting else None


def _is_broken_off(talks: Token) -> bool:
    """Whether talks about it are told to be over: 'broke off talks on a truce' negotiates no truce."""
    known = cues_by_head(talks.lang_)
    return talks.pos_ not in VERBS and any(
        cue.state in ("suspended", "ended", "collapsed", "rejected") and how in cue.relations and tells(rest, word, how)
        for word, how in relations(talks)
        for rest, cue in known.get(clause.lemma(word), ())
    )


def _fits(reference: Reference, relation: str, row: tuple[tuple[str, ...], StateCue]) -> bool:
    words, cue = row
    if cue.kinds and reference.kind not in cue.kinds:
        return False
    # A parser may take the particle of 'called off the truce' for a preposition.
    as_object = OBJECT in cue.relations and words[-1:] == (relation,)
    return (as_object or relation in cue.relations) and cue.state in mechanism_kinds()[reference.kind].states


def _change(reference: Reference, actors: ActorIndex, token: Token, relation: str, cue: StateCue) -> Change:
    start = min(reference.words.start, token.idx)
    end = max(reference.words.end, token.idx + len(token))
    method = f"mechanisms/{cue.state}:{clause.lemma(token)}"
    status = status_of(token, relation, cue.state, cue.status)
    state = prolonged(token, cue.told_as.get(status, cue.state), status)
    in_passing = token.dep_ in ("acl", "amod") and token.tag_ == "VBN" and token.head == reference.head
    return Change(reference, state, status, Span(start, end), _by(token, actors), method, in_passing)


def prolonged(verb: Token, state: State, status: Status) -> State:
    """What is in force is extended where it is to go on: 'will continue to arm', 'the need to keep bombing'."""
    to_go_on = any(clause.lemma(each) in continuers(verb.lang_) for each in (verb, verb.head) if each.pos_ == "VERB")
    return "extended" if to_go_on and (state, status) in TO_GO_ON else state


def status_of(token: Token, relation: str, state: State, own: Status | None = None) -> Status:
    """How real the state is that a word tells; `own` is what the word says by itself ('demand': called for)."""
    verb = _verb_of(token)
    if verb is not None and _has_no_ground(verb):
        return "negated"
    told = verb_status(verb) if verb is not None else _of_noun(token)
    if own:
        return "negated" if told == "negated" else own
    return told or _by_tense(verb or _predicate_of(token), relation, state)


def _verb_of(token: Token) -> Token | None:
    if token.pos_ in VERBS and token.dep_ not in ("amod", "compound"):
        return token
    return token.head if token.dep_ in ("acomp", "attr", "oprd") and token.head.pos_ in VERBS else None


def _predicate_of(noun: Token) -> Token | None:
    """The verb that tells of a noun, in whose tense the noun is told: 'the last meeting took place in May'."""
    return noun.head if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.pos_ in VERBS else None


def _of_noun(noun: Token) -> Status | None:
    """What the words about a noun say: its modifiers, and the verb or noun that wants, plans or denies it."""
    known = status_words(noun.lang_, "modifier")
    own = [known[child.lower_] for child in noun.children if child.lower_ in known]
    governors = status_words(noun.lang_, "governor")
    above = clause.carrier(noun)
    if above is None and noun.dep_ == "pobj":
        above = noun.head.head
    return own[0] if own else governors.get(clause.lemma(above)) if above is not None else None


def _by_tense(verb: Token | None, relation: str, state: State) -> Status:
    if state not in LASTING:
        return "planned" if verb is not None and _is_aim(verb) else "occurred"
    if verb is None:
        return "ongoing" if relation in (MODIFIER, SUBJECT, "of") else "occurred"
    past = verb.tag_ in ("VBD", "VBN") or any(each.tag_ == "VBD" for each in clause.children(verb, "aux", "auxpass"))
    return "occurred" if past else "ongoing"


def _has_no_ground(verb: Token) -> bool:
    """'There are no plans to lift the sanctions', 'no decision was taken to lift them'."""
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "advcl", "xcomp"):
        return False
    above = (verb.head, *clause.children(verb.head, "nsubj", "nsubjpass", "attr"))
    words = role_words(verb.lang_, "no")
    return any(child.lower_ in words for each in above for child in clause.children(each, "det"))


def _is_aim(verb: Token) -> bool:
    """'The envoys meet to extend the truce', unlike 'they met to extend it', leaves open whether it comes to that."""
    return verb.tag_ == "VB" and verb.dep_ == "advcl" and verb.head.tag_ in ("VBZ", "VBP", "VB")


def _by(token: Token, actors: ActorIndex) -> tuple[str, ...]:
    """Who brings the change about: the subject of the cue's verb, or whose act the cue's noun is."""
    owners = [*clause.children(token, "poss"), *clause.agents(token)]
    doers = clause.subjects(token) if token.pos_ in VERBS else owners
    found: dict[str, None] = {}
    for each in doers:
        for word in (each, *each.conjuncts):
            mention = actors.headed_by(word)
            found.update(dict.fromkeys(mention.actor_ids if mention else ()))
    return tuple(sorted(found))
