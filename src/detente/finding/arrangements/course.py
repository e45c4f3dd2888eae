"""The course of one arrangement as a report tells it: its changes in order, dated, each told once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.finding.arrangements.changes import LASTING, PRESUPPOSED, Change, find_changes, presupposed
from detente.finding.arrangements.identity import Arrangement, group
from detente.finding.arrangements.references import Reference
from detente.finding.discourse import is_headline
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.records import Interval, State, Status

OF_A_DAY = ("stated", "resolved")
"""Bases of dates that the text gives for the change itself."""
GOING_ON: tuple[State, ...] = ("in_force", "extended")
MAKERS: tuple[State, ...] = ("agreed", "negotiating")
"""States whose doers are parties to the arrangement."""

Dated = tuple[Change, Interval]


@dataclass(frozen=True)
class Course:
    """An arrangement and what a report tells of it, at least one change."""

    arrangement: Arrangement
    changes: tuple[Dated, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Roots of those whom its noun phrases name as bound by it, and of those who made it."""
        makers = {each.split(":")[0] for change, _ in self.changes if change.state in MAKERS for each in change.by}
        return tuple(sorted({*self.arrangement.parties, *makers}))

    @property
    def is_presupposed(self) -> bool:
        """Whether it is named without a word on its state."""
        return all(change.method == PRESUPPOSED for change, _ in self.changes)


def find_courses(
    parsed: ParsedText,
    actors: ActorIndex,
    when: WhenFn,
    references: Iterable[Reference],
    deeds: Mapping[Reference, Change],
) -> tuple[Course, ...]:
    """A course for each arrangement of which a state is told, in order of first mention; `deeds` tell their own."""
    found: list[Course] = []
    for arrangement in group(references):
        told = (
            change
            for each in arrangement.references
            for change in ((deeds[each],) if each in deeds else find_changes(each, actors))
        )
        dated = ((change, when(change.span.start, change.span.end, _dated_as(change))) for change in told)
        told_once = _without_repeats(_without_asides(_without_headline(parsed, list(dated))))
        changes = told_once or _granted(parsed, arrangement, when)
        if changes:
            found.append(Course(arrangement, tuple(changes)))
    return tuple(each for each in found if not _is_told_otherwise(each, found))


def _granted(parsed: ParsedText, arrangement: Arrangement, when: WhenFn) -> list[Dated]:
    """The state that its mentions take for granted, told once: in the report itself rather than in its headline."""
    granted = [change for change in map(presupposed, arrangement.references) if change]
    granted.sort(key=lambda each: _in_headline(parsed, each))
    return [(each, when(each.span.start, each.span.end, each.status)) for each in granted[:1]]


def _dated_as(change: Change) -> Status:
    # A call makes the proposal there and then, whenever what it calls for may follow.
    return "occurred" if (change.state, change.status) == ("proposed", "called_for") else change.status


def _without_headline(parsed: ParsedText, changes: Sequence[Dated]) -> list[Dated]:
    """A headline's changes are told again, and better, by the report that it heads."""
    below = {change.state for change, _ in changes if not _in_headline(parsed, change)}
    return [row for row in changes if row[0].state not in below or not _in_headline(parsed, row[0])]


def _without_asides(changes: Sequence[Dated]) -> list[Dated]:
    """What is told in passing, to say which one is meant, is no further change where the report tells it in full."""
    full = {change.state for change, _ in changes if not change.in_passing}
    return [row for row in changes if row[0].state not in full or not row[0].in_passing]


def _in_headline(parsed: ParsedText, change: Change) -> bool:
    return is_headline(parsed, parsed.sentence_index(change.span.start))


def _without_repeats(changes: Iterable[Dated]) -> list[Dated]:
    """A state that lasts, told again of no day of its own and with nothing else in between, is no further change."""
    kept: list[Dated] = []
    for change, dates in changes:
        again = bool(kept) and (kept[-1][0].state, kept[-1][0].status) == (change.state, change.status)
        undated = dates.basis not in OF_A_DAY or (bool(kept) and dates == kept[-1][1])
        if not (again and undated and change.state in LASTING):
            kept.append((change, dates))
    return kept


def _is_told_otherwise(course: Course, courses: Iterable[Course]) -> bool:
    """Whether a body that stands for what it does is only named, and what it does is told of by itself."""
    if not course.arrangement.references[0].apart or not course.is_presupposed:
        return False
    return any(each is not course and _is_carried_on(each, course) for each in courses)


def _is_carried_on(course: Course, body: Course) -> bool:
    """Whether it is told as going on, by that body as far as its parties are known."""
    alike = course.arrangement.kind == body.arrangement.kind and (
        not course.parties or bool(set(course.parties) & set(body.parties))
    )
    return alike and any(change.state in GOING_ON for change, _ in course.changes)
