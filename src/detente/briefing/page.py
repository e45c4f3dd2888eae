"""The brief as one self-contained HTML page: no script, nothing fetched, report text always as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from detente.briefing.gathering import Brief
from detente.questions.relation import Month

_WIDTH, _HEIGHT, _MIDDLE, _LABELS = 720.0, 150.0, 68.0, 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the curve in SVG user units; `label` is its tooltip."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year beneath the curve."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The relation, drawn: cooperation above `middle`, conflict below, one slot a month."""

    width: float
    height: float
    middle: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def as_html(brief: Brief) -> str:
    """The page."""
    style = Markup(files(__package__).joinpath("page.css").read_text("utf-8"))
    return _template().render(brief=brief, curve=draw_curve(brief.months), number=number, style=style)


def draw_curve(months: Sequence[Month]) -> Curve:
    """Bars scaled to the largest month, either way."""
    largest = max((max(each.cooperation, -each.conflict) for each in months), default=0.0) or 1.0
    slot = _WIDTH / max(len(months), 1)
    bars = tuple(bar for at, month in enumerate(months) for bar in _bars(month, at * slot, slot, largest))
    years = {each.month.year: at * slot for at, each in reversed(list(enumerate(months)))}
    ticks = tuple(Tick(round(x, 1), str(year)) for year, x in sorted(years.items()))
    return Curve(_WIDTH, _HEIGHT, _MIDDLE, bars, ticks)


def number(value: float) -> str:
    """A number as people write it: 275,000; 13.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def _bars(month: Month, x: float, slot: float, largest: float) -> list[Bar]:
    scale = (_MIDDLE - _LABELS / 2) / largest
    up, down = month.cooperation * scale, -month.conflict * scale
    label = f"{month.month:%Y-%m}: {month.events} events, {month.reports} reports"
    width = round(max(slot - 0.6, 0.4), 2)
    drawn = ((_MIDDLE - up, up, "cooperation"), (_MIDDLE, down, "conflict"))
    return [Bar(round(x, 2), round(y, 2), width, round(h, 2), kind, label) for y, h, kind in drawn if h > 0]


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files(__package__).joinpath("page.html").read_text("utf-8"))
