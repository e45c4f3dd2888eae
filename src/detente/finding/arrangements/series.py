"""Arrangements told by events that go on: whoever keeps bombing, arming or meeting has an operation, support, talks."""

from collections.abc import Iterable, Iterator, Sequence

from detente.finding.arrangements.changes import Change
from detente.finding.arrangements.references import Reference
from detente.finding.parsing import ParsedText
from detente.knowledge.mechanism_kinds import Series, series
from detente.records import Event, Mention, Span, Status


def find_series(parsed: ParsedText, events: Iterable[Event], named: Sequence[Reference]) -> Iterator[Change]:
    """One change for each such event, unless its sentence names an arrangement of that kind itself."""
    taken = {(parsed.sentence_index(each.words.start), each.kind) for each in named}
    for event in events:
        for mention in event.mentions:
            status = mention.status or event.status
            for entry in _entries(event, status):
                if (parsed.sentence_index(mention.start), entry.kind) not in taken:
                    yield _change(parsed, event, mention, status, entry)


def _entries(event: Event, status: Status) -> Iterator[Series]:
    sides = _roots(event.actor), _roots(event.recipient)
    # A statement of one's own resolve names no one whom it would bind.
    for entry in series():
        fits = entry.type == event.type and status in entry.statuses and event.mode not in entry.without
        if fits and (sides[1] or not entry.two_sides) and len({*sides[0], *sides[1]}) >= entry.parties:
            yield entry


def _change(parsed: ParsedText, event: Event, mention: Mention, status: Status, entry: Series) -> Change:
    words = Span(mention.start, mention.end)
    parties = tuple(sorted({*_roots(event.actor), *_roots(event.recipient)}))
    head = parsed.tokens(words.start, words.end).root
    reference = Reference(entry.kind, words, words, head, None, False, False, parties, event.place)
    return Change(reference, entry.state, status, words, event.actor, f"mechanisms/{entry.state}:{event.type.lower()}")


def _roots(actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each.split(":")[0] for each in actors}))
