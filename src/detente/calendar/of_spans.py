"""Senses of expressions that tell how long, how often, or only whether past, present or to come."""

from collections.abc import Callable

from detente.calendar.days import Reading
from detente.calendar.of_steps import shifted_within
from detente.calendar.of_units import stated_month
from detente.calendar.setting import Groups, Setting
from detente.knowledge.calendar_words import named


def span(groups: Groups, setting: Setting) -> Reading | None:
    """'the last 48 hours', 'the next six months', 'the past week': a duration that ends or begins with the report."""
    unit = setting.word("unit", groups["unit"] or "").code or ""
    plural = (groups["unit"] or "").lower().endswith("s") and not groups.get("count")
    count = None if plural else setting.count(groups)
    value = duration_value(count, unit)
    if setting.published is None or (groups["step"] or "").lower() == "first":
        return Reading("DURATION", value)
    ahead = setting.step(groups) > 0
    far = shifted_within(setting.published, unit, (count if count is not None else FEW) * (1 if ahead else -1))
    first, last = (setting.published, far) if ahead else (far, setting.published)
    return Reading("DURATION", value, first, last)


FEW = 10
"""How many units 'the last few' may reach back at most."""


def edge_of_month(groups: Groups, setting: Setting) -> Reading | None:
    """'the first two weeks of March': a duration that lies at one end of the month."""
    unit, count = setting.word("unit", groups["unit"] or "").code or "", setting.count(groups)
    month = stated_month(groups, setting)
    value = duration_value(count, unit)
    if month is None or month.date_from is None or month.date_to is None or count is None:
        return Reading("DURATION", value)
    if setting.word("ordinal", groups["ordinal"] or "").code == "L":
        return Reading("DURATION", value, shifted_within(month.date_to, unit, -count, 1), month.date_to)
    return Reading("DURATION", value, month.date_from, shifted_within(month.date_from, unit, count, -1))


def recent(groups: Groups, setting: Setting) -> Reading | None:
    """'recent days', 'coming weeks': near the report, on one side of it, as many units away as 'a few' may be."""
    past, unit = (groups["tense"] or "").lower() == "recent", named(setting.language, "unit").get(groups["unit"] or "")
    far = None
    if unit and setting.published:
        far = shifted_within(setting.published, unit.code or "", -FEW if past else FEW)
    if past:
        return Reading("DATE", "PAST_REF", far, setting.published)
    return Reading("DATE", "FUTURE_REF", setting.published, far)


def duration(groups: Groups, setting: Setting) -> Reading | None:
    """How long: no days of its own."""
    word = (groups.get("unit") or groups.get("unit2") or "").lower()
    unit = setting.word("unit", word).code or ""
    if part := groups.get("fraction"):
        return Reading("DURATION", _fraction(part.lower(), unit))
    vague = word.endswith("s") and not groups.get("count")
    count = None if vague else setting.count(groups)
    if count is not None and (groups.get("half") or groups.get("half2")):
        count += 0.5
    return Reading("DURATION", duration_value(count, unit))


def each(groups: Groups, setting: Setting) -> Reading | None:
    """A repeated time: 'every month', 'weekly', 'three times a day', 'on Fridays', 'every summer'."""
    if frequency := groups.get("frequency"):
        return Reading("SET", setting.word("frequency", frequency).code or "")
    if name := groups.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{setting.number('weekday', name)}")
    if season := groups.get("season"):
        return Reading("SET", f"XXXX-{setting.word('season', season).code}")
    if part := groups.get("part"):
        return Reading("SET", f"XXXX-XX-XXT{setting.word('part', part).code}")
    unit = setting.word("unit", groups["unit"] or "").code or ""
    if unit == "WE":
        return Reading("SET", "XXXX-WXX-WE")
    count = (setting.count(groups) or 1.0) * (2 if groups.get("other") else 1)
    return Reading("SET", duration_value(count, unit))


def present(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001 (all senses are called alike)
    """'now': the report's day."""
    return Reading("DATE", "PRESENT_REF", setting.published, setting.published)


def past(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'recently': some time up to the report."""
    return Reading("DATE", "PAST_REF", None, setting.published)


def future(groups: Groups, setting: Setting) -> Reading | None:  # noqa: ARG001
    """'soon': some time from the report on."""
    return Reading("DATE", "FUTURE_REF", setting.published, None)


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3 value of a duration: 'P2D', 'PT48H', 'P2.5Y', 'P2DE'; X where the count is not said."""
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{unit[1:]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def _fraction(part: str, unit: str) -> str:
    share = 0.25 if part.startswith("quarter") else 0.5
    smaller = {"TH": (60, "TM"), "Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "D": (24, "TH")}
    count, unit = smaller.get(unit, (1, unit))
    return duration_value(share * count, unit)


SENSES: dict[str, Callable[[Groups, Setting], Reading | None]] = {
    "span": span,
    "edge_of_month": edge_of_month,
    "recent": recent,
    "duration": duration,
    "each": each,
    "present": present,
    "past": past,
    "future": future,
}
"""Senses by the name that the shapes call them."""
