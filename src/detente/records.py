"""The nouns of detente: frozen records that every other part speaks in. Imports nothing of detente.

The field names are those of the tables, the exports and the Python door. Offsets are Unicode code points into
`Document.text`, half-open. A date interval is closed; `None` means unbounded on that side.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "planned", "conditional", "called_for", "denied", "negated"]
DateBasis = Literal["stated", "resolved", "reported", "unknown"]
PublishedBasis = Literal["metadata", "stated", "inferred", "unknown"]
MechanismKind = Literal[
    "ceasefire", "agreement", "channel", "talks", "resolution", "corridor",
    "sanctions", "monitoring", "operation", "support", "membership",
]  # fmt: skip
State = Literal[
    "proposed", "negotiating", "agreed", "in_force", "extended", "strained", "violated",
    "suspended", "resumed", "collapsed", "rejected", "expired", "ended",
]  # fmt: skip
Measure = Literal[
    "killed", "wounded", "displaced", "trapped", "in_need", "aided", "troops",
    "money", "weapons", "members", "rate", "duration", "other",
]  # fmt: skip
Response = Literal["denied", "admitted", "apologised", "countered", "none"]
Manner = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["country", "government_body", "person", "organisation", "armed_group", "people"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

HAPPENED: tuple[Status, ...] = ("occurred", "ongoing")
"""The statuses that count as having happened; all others never do."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start:end` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interval:
    """When something was so: closed, `None` = unbounded, with the ground it stands on."""

    date_from: date | None
    date_to: date | None
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Mention:
    """The exact characters that say something, and the rule or model (`method`) that read them.

    `sentence` is `text[sentence_start:sentence_end]`, verbatim. `status` and `attributed_to` are set on mentions of
    events and transitions only: what this very mention says of it, and in whose words.
    """

    document_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    sentence: str
    method: str
    status: Status | None = None
    attributed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. `document_id` is the hash of its clean text."""

    document_id: str
    location: str
    title: str | None
    publisher: str | None
    origin: tuple[str, ...]
    authors: tuple[str, ...]
    language: str
    published_from: date | None
    published_to: date | None
    published_basis: PublishedBasis
    text: str
    repeats: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A report that could not be read, or a part of one: what was wrong, where, and what to do."""

    location: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its characters, its TIMEX3 kind and value, and the closed interval of days it covers."""

    start: int
    end: int
    kind: TimeKind
    value: str
    date_from: date | None
    date_to: date | None
    method: str


@dataclass(frozen=True, slots=True)
class Dating:
    """How what `start:end` tells, with `status`, was given its days: by which rule, from which time expressions."""

    start: int
    end: int
    status: Status | None
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    method: str
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: `role` of `of` (an actor_id), as long as the reports show."""

    role: str
    of: str
    date_from: date | None
    date_to: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. The part of `actor_id` before the first colon is the root: in whose name it acts."""

    actor_id: str
    name: str
    kind: ActorKind
    root: str
    country: str | None
    sector: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Characters that stand for one actor or several ('both countries'); `head` is the offset of the head word."""

    start: int
    end: int
    head: int
    actor_ids: tuple[str, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. An empty `attributed_to` is the report's own voice; `intensity` is the PLOVER score."""

    event_id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    status: Status
    attributed_to: tuple[str, ...]
    intensity: float
    quad: Quad
    cameo: str | None
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. `content` is verbatim: the text at `content_spans`, joined; `speaker_text` as written there.

    `addressee` (to whom) and `venue` (on what occasion, in what medium or place) are as written, if the text says so.
    """

    statement_id: str
    speaker: str
    speaker_id: str | None
    speaker_text: str
    role: str | None
    cue: str
    manner: Manner
    content: str
    content_spans: tuple[tuple[int, int], ...]
    reported_by: tuple[str, ...]
    addressee: str | None
    venue: str | None
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing arrangement between parties; `state` and `state_since` are the latest known."""

    mechanism_id: str
    kind: MechanismKind
    name: str
    parties: tuple[str, ...]
    place: str | None
    state: State | None
    state_since: date | None
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Transition:
    """An arrangement's change of state."""

    transition_id: str
    mechanism_id: str
    state: State
    by: tuple[str, ...]
    status: Status
    attributed_to: tuple[str, ...]
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that measures the dispute: `low..high` of `unit`, and what it counts."""

    figure_id: str
    low: float
    high: float
    approximate: bool
    unit: str
    measure: Measure
    subject: str | None
    place: str | None
    source: str | None
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Dispute:
    """An allegation and its answer; `event_id` is the deed alleged, where it was read as an event."""

    dispute_id: str
    act: str
    event_id: str | None
    accuser: tuple[str, ...]
    accused: tuple[str, ...]
    response: Response
    response_mentions: tuple[Mention, ...]
    date_from: date | None
    date_to: date | None
    date_basis: DateBasis
    mentions: tuple[Mention, ...]
    known_from: date | None
    documents: int = 1
    independent_sources: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What was read from one report, layer by layer; a pure function of its clean text and its dates."""

    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    transitions: tuple[Transition, ...] = ()
    figures: tuple[Figure, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    datings: tuple[Dating, ...] = ()
