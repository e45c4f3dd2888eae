"""When a report was published: metadata, stamps and the text's own clues, as the interval that all of them allow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.knowledge.languages import languages
from detente.reading.agreement import Verdict, agree
from detente.reading.clue import Clue, Clues, Window
from detente.reading.clues import find_clues
from detente.reading.furniture import Article
from detente.reading.page import RawPage
from detente.reading.shown import Stamp, stamps_of
from detente.reading.written import Written
from detente.records import PublishedBasis

_RECENT = 60  # days: of the dates that a report names without a year, the latest is seldom further back
_RECENT_WEEKDAY = 13  # the same where it is named with its weekday
_MEMORY = timedelta(days=5 * 365)  # so far back is seldom the latest day of all that a report names in full
_AHEAD = 60  # days: a date without a year that is still to come is seldom further off
_FRESH = 2  # days: so old may be that with which a report opens
_THREE_WEEKS = 21  # days; in a longer window a weekday tells nothing
_SLACK = timedelta(days=2)  # time zones, and copy written the evening before
_EARLIEST, _LATEST = date(1990, 1, 1), date.max


@dataclass(frozen=True, slots=True)
class Dating:
    """The closed interval of days of publication (None = unbounded), its ground, and what is odd about it."""

    earliest: date | None
    latest: date | None
    basis: PublishedBasis
    warnings: tuple[str, ...] = ()


def date_report(page: RawPage, article: Article, language: str) -> Dating:
    """Date a report, by what the page gives, else a banner that the text bears out, else by the text."""
    clues = find_clues("\n".join(article.lines), language) if language in languages() else Clues()
    stamps = stamps_of(page, article)
    inferred = _inferred(clues)
    verdict = agree(page, [stamp for stamp in stamps if stamp.days and not stamp.partial])
    if verdict and not _is_outweighed(verdict, stamps, inferred, clues):
        return _by_verdict(verdict, page, inferred, clues)
    for stamp in stamps:
        if (days := _borne_out(stamp, inferred, clues)) and not (stamp.banner and language not in languages()):
            return _given(min(days), max(days), "stated", clues)
    return _from_text(inferred, page, stamps)


def _is_outweighed(verdict: Verdict, stamps: list[Stamp], inferred: list[Window], clues: Clues) -> bool:
    # What a search of the page or a file's properties alone give yields to the text, and to a stamp that it bears out.
    if not verdict.places <= {"search", "file"}:
        return not verdict.places - {"banner"}
    day = verdict.earliest
    borne_out = (found for stamp in stamps if (found := _borne_out(stamp, inferred, clues)))
    return not _allowed(day, inferred) or any(day not in found for found in borne_out)


def _by_verdict(verdict: Verdict, page: RawPage, inferred: list[Window], clues: Clues) -> Dating:
    basis: PublishedBasis = (
        "stated"
        if "line" in verdict.places
        else "inferred"
        if verdict.places <= {"search", "file", "banner"}
        else "metadata"
    )
    found = _given(verdict.earliest, verdict.latest, basis, clues)
    told = _support(verdict.earliest, clues) >= 2 and _allowed(verdict.earliest, inferred)
    return replace(found, warnings=(*verdict.warnings(page.modified, told), *found.warnings))


def _given(earliest: date, latest: date, basis: PublishedBasis, clues: Clues) -> Dating:
    later = next((clue for clue in clues.limits if clue.after and clue.after > latest + _SLACK), None)
    warnings = () if earliest == latest else ("the date on the page can be read in two ways; give the right one",)
    if later is None:
        return Dating(earliest, latest, basis, warnings)
    what = f"the page gives {latest} as its date, but the text speaks of {later.words!r} ({later.after} or later)"
    return Dating(earliest, latest, basis, (*warnings, f"{what}; check the date"))


def _from_text(inferred: list[Window], page: RawPage, stamps: list[Stamp]) -> Dating:
    seen = [max(stamp.days) for stamp in stamps if stamp.banner and stamp.days]
    ceiling = min(filter(None, (page.modified, page.saved, *seen)), default=None)
    if ceiling:  # the page as it is was saved then, so the report is not later
        inferred = [(start, min(end, ceiling)) for start, end in inferred if start <= ceiling]
    unused = next((stamp for stamp in stamps if stamp.banner and not stamp.days), None)
    warnings = (
        [f"the page's head shows {unused.words!r}, which the text does not bear out; it was not used"] if unused else []
    )
    earliest, latest = (inferred[0][0], inferred[-1][1]) if inferred else (_EARLIEST, ceiling or _LATEST)
    low = earliest if earliest > _EARLIEST else None
    high = latest if latest < _LATEST else None
    if low is None and high is None:
        return Dating(None, None, "unknown", (*warnings, "no date of publication was found; give one if you know it"))
    if low is None or high is None:
        warnings.append("the text bounds its date of publication on one side only; give the date if you know it")
    return Dating(low, high, "inferred", tuple(warnings))


def _borne_out(stamp: Stamp, inferred: list[Window], clues: Clues) -> tuple[date, ...]:
    """The days the stamp can mean, as far as the text allows them; a banner needs the text on its side."""
    days = stamp.days or tuple(_completed(stamp.partial, inferred))
    fitting = [day for day in days if _allowed(day, inferred)]
    if stamp.banner:
        fitting = [day for day in fitting if _support(day, clues) >= 2]
    elif stamp.days:  # a stamp at the article wins over clues: those that gainsay it become a warning
        fitting = fitting or list(stamp.days)
    return tuple(fitting) if stamp.days or len(fitting) == 1 else ()


def _support(day: date, clues: Clues) -> int:
    """How much in the text speaks for this day as the report's: weights by how seldom it would do so by chance."""
    if not _fits(day, clues.past, ()):
        return -1
    near = clues.past and min(_distance(day, each, -1) or 0 for each in clues.past) <= 31
    weekday = len(clues.weekdays) <= 3 and {day.isoweekday(), (day - timedelta(days=1)).isoweekday()} & clues.weekdays
    month = not near and any(abs((month - day.month + 6) % 12 - 6) <= 2 for month in clues.months)
    since = max((clue.after for clue in clues.limits if clue.after), default=_EARLIEST)
    return 2 * bool(near) + bool(weekday) + bool(month) + (0 <= (day - since).days <= 730)


def _completed(partial: Written | None, inferred: list[Window]) -> Iterable[date]:
    if partial is None or not inferred or inferred[-1][1] == _LATEST:
        return []
    years = range(inferred[0][0].year, inferred[-1][1].year + 1)
    return [day for year in years if (day := partial.on(year))]


def _allowed(day: date, inferred: list[Window]) -> bool:
    late = [(start - _SLACK, end if end == _LATEST else end + _SLACK) for start, end in inferred]
    return not late or any(start <= day <= end for start, end in late)


# ---- the text's clues ----


def _inferred(clues: Clues) -> list[Window]:
    """The days that the clues leave, as windows in order. Clues that contradict narrower or firmer ones are history."""
    after = max((clue.after for clue in clues.limits if clue.after), default=_EARLIEST)
    before = min((c.before for c in clues.limits if c.before and c.before >= after), default=_LATEST)
    windows: list[Window] = [(after, before)]
    placing = [each for each in clues.limits if each.windows]
    for clue in sorted(placing, key=lambda each: (_width(each), -_agreeing(each, placing), each.words)):
        windows = _intersection(windows, clue.windows or ()) or windows
    if windows[-1][1] == _LATEST:
        if windows[0][0] == _EARLIEST or not any(each.weekday for each in clues.past):
            return windows
        windows = _intersection(windows, [(windows[0][0], windows[0][0] + _MEMORY)])
    return _by_lead(_by_partial_dates(windows, clues), clues.lead)


def _agreeing(clue: Clue, others: list[Clue]) -> int:
    return sum(bool(_intersection(clue.windows or (), other.windows or ())) for other in others)


def _by_lead(windows: list[Window], lead: int | None) -> list[Window]:
    # A report opens with the news: what it tells there of a weekday is of its own day or of the two before.
    if lead is None or (windows[-1][1] - windows[0][0]).days >= _THREE_WEEKS:
        return windows
    days = [day for start, end in windows for day in _days(start, end) if (day.isoweekday() - lead) % 7 <= _FRESH]
    return _runs(days) or windows


def _width(clue: Clue) -> int:
    spans = clue.windows or ()
    return sum(min((end - start).days, 100_000) for start, end in spans)


def _intersection(one: Iterable[Window], other: Iterable[Window]) -> list[Window]:
    others = tuple(other)
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in others)
    return sorted({(start, end) for start, end in both if start <= end})


def _by_partial_dates(windows: list[Window], clues: Clues) -> list[Window]:
    # Without a year, a date is the latest of its kind; among several the latest is recent.
    for past, coming in ((clues.past, clues.coming), (clues.past, ()), ((), clues.coming)):
        days = [day for start, end in windows for day in _days(start, end) if _fits(day, past, coming)]
        if days and (past or coming):
            return _runs(sorted(set(days)))
    return windows


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=number) for number in range((end - start).days + 1))


def _fits(day: date, past: tuple[Written, ...], coming: tuple[Written, ...]) -> bool:
    back = [(_distance(day, each, -1), each.weekday) for each in past]
    ahead = [_distance(day, each, 1) for each in coming]
    known = [(days, weekday) for days, weekday in back if days is not None]
    if len(known) < len(back) or None in ahead:
        return False
    nearest, weekday = min(known, default=(0, None), key=lambda found: found[0])
    recent = nearest <= (_RECENT_WEEKDAY if weekday else _RECENT)
    return recent and all((each or 0) <= _AHEAD for each in ahead)


def _distance(day: date, written: Written, direction: int) -> int | None:
    """Days from `day` to the nearest such date behind (-1) or ahead (1); None where its weekday is another."""
    bare = Written(written.start, written.end, None, written.month, written.day)
    for year in (day.year, day.year + direction):
        found = bare.on(year)
        if found and (found - day).days * direction >= 0:
            return abs((found - day).days) if written.weekday in (None, found.isoweekday()) else None
    return None


def _runs(days: list[date]) -> list[Window]:
    runs: list[Window] = []
    for day in days:
        if runs and day == runs[-1][1] + timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
