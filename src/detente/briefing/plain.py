"""The brief as lines of plain text, for a terminal or a pipe; ids in brackets lead on to `detente explain`."""

from collections.abc import Iterable, Iterator

from detente.briefing.gathering import Brief, Pile
from detente.briefing.page import number
from detente.questions.disputes import Quarrel
from detente.questions.relation import Month
from detente.questions.state import Standing

_RISES = "▁▂▃▄▅▆▇█"


def as_text(brief: Brief) -> str:
    """The whole brief; sections with a line of their own for each row, sentences beneath."""
    sections = (
        ("WHAT STANDS", _arrangements(brief.standing, brief)),
        ("WHAT DOES NOT, OR NOT ANY MORE", _arrangements(brief.others, brief)),
        ("WHAT CHANGED LAST", _changes(brief.changed)),
        (_pair_title(brief), _curve(brief.months)),
        ("OPEN DISPUTES", _quarrels(brief.quarrels, brief)),
        ("NUMBERS THAT DO NOT AGREE", _topics(brief)),
        ("WHAT COULD NOT BE DATED OR READ", _unsure(brief.pile)),
    )
    lines = [*_head(brief)]
    for title, rows in sections:
        lines += ["", title, *(list(rows) or ["  none"])]
    return "\n".join(lines) + "\n"


def _head(brief: Brief) -> Iterator[str]:
    pile = brief.pile
    yield f"BRIEF  {pile.reports} reports, {pile.first_day} to {pile.last_day}, {pile.publishers} publishers"
    yield f"       {pile.voices} voices ({pile.copies} copies folded)"
    day = f"the picture on {brief.on}" if brief.on else "the picture as far as the reports go"
    yield f"       {day}" + (f", from reports published by {brief.known_by}" if brief.known_by else "")


def _arrangements(rows: Iterable[Standing], brief: Brief) -> Iterator[str]:
    for each in rows:
        parties = f" ({_who(each.parties, brief)})" if each.parties else ""
        days = "day" if each.silent_days == 1 else "days"
        heard = f", last heard of {each.silent_days} {days} before" if each.silent_days else ""
        rivals = f"; others say {', '.join(each.rivals)}" if each.rivals else ""
        yield f"  {each.state.upper():12s} {each.name}{parties} since {each.since}{heard}{rivals} [{each.mechanism_id}]"
        yield f"               “{each.says}”"


def _changes(rows: Iterable[Standing]) -> Iterator[str]:
    for each in rows:
        yield f"  {each.since}  {each.state:12s} {each.name} [{each.mechanism_id}]"


def _pair_title(brief: Brief) -> str:
    return _who(brief.pair, brief).upper().replace(", ", " AND ") if brief.pair else "NO TWO STATES STAND OUT"


def _curve(months: tuple[Month, ...]) -> Iterator[str]:
    if not months:
        return
    largest = max(max(each.cooperation, -each.conflict) for each in months) or 1.0
    yield f"  {months[0].month:%Y-%m} to {months[-1].month:%Y-%m}, one mark a month, a blank is silence"
    yield "  cooperation " + "".join(_mark(each.cooperation, largest) for each in months)
    yield "  conflict    " + "".join(_mark(-each.conflict, largest) for each in months)


def _mark(value: float, largest: float) -> str:
    return _RISES[min(int(value / largest * len(_RISES)), len(_RISES) - 1)] if value > 0 else " "


def _quarrels(rows: Iterable[Quarrel], brief: Brief) -> Iterator[str]:
    for each in rows:
        sides = f"{_who(each.accuser, brief)} against {_who(each.accused, brief)}"
        yield f"  {sides}: {each.act} ({'no answer' if each.response == 'none' else each.response}) [{each.dispute_id}]"
        yield f"               “{each.says}”"
        if each.answer and each.answer != each.says:
            yield f"               “{each.answer}”"


def _topics(brief: Brief) -> Iterator[str]:
    for topic in brief.topics:
        yield f"  {topic.name}"
        for each in topic.numbers:
            value = number(each.low) if each.low == each.high else f"{number(each.low)}–{number(each.high)}"
            day = each.date_to or each.date_from or "undated"
            yield f"    {day}  {value} {each.subject or each.unit}, {each.source or 'the report'} [{each.figure_id}]"


def _unsure(pile: Pile) -> Iterator[str]:
    for each in pile.unread:
        yield f"  {each.location}: not read: {each.problem} {each.advice}"
    for each in pile.undated:
        known = each.published_from and each.published_to
        yield f"  {each.location}: " + (
            f"published between {each.published_from} and {each.published_to}, inferred" if known else "not dated"
        )
    for each in pile.doubtful:
        yield from (f"  {each.location}: {warning}" for warning in each.warnings)


def _who(ids: Iterable[str], brief: Brief) -> str:
    return ", ".join(brief.names.get(each, each) for each in ids)
