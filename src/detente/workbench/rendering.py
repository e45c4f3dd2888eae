"""Makes HTML of a gathered page; every value is escaped and harmless, whatever a report had in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.workbench.asking import Asked
from detente.workbench.harmless import LONGEST, island, plain, short
from detente.workbench.pages import Page, pages
from detente.workbench.view import Desk, View


@dataclass(frozen=True)
class Frame:
    """What stands around a page: the workbench's navigation and clocks, or the report's one long sheet."""

    layout: str
    extras: Mapping[str, Any]


def render(page: Page, view: View, asked: Asked, desk: Desk, frame: Frame) -> str:
    """The page's HTML."""
    template = _environment().get_template(f"{page.name}.html")
    judged = desk.shown.judged(view.records)
    return template.render(
        layout=frame.layout,
        page=page,
        pages=pages(),
        view=view,
        asked=asked,
        here=asked.here,
        to=asked.to,
        shelf=desk.shown.shelf,
        judged=judged,
        who=lambda ids: people(ids, desk.shown.names),
        names=lambda each: people([each], desk.shown.names),
        chart=lambda name, label: _chart(view, name, label),
        **frame.extras,
        **view.data,
    )


def render_paper(**parts: object) -> str:
    """The one sheet that holds all pages."""
    return _environment().get_template("paper.html").render(**parts)


def plain_page(title: str, text: str) -> str:
    """A page that only says something, such as what was wrong with an address."""
    return _environment().get_template("said.html").render(title=title, text=text)


def people(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Actors by name, for reading."""
    return ", ".join(names.get(each, each) for each in ids)


def number(value: float) -> str:
    """A number as people write it: 275,000; 13.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def days(first: date | None, last: date | None) -> str:
    """An interval of days in as few words as it takes."""
    if first == last:
        return first.isoformat() if first else "undated"
    if first is None or last is None:
        return f"by {last}" if last else f"from {first}"
    return f"{first} – {last}"


def _chart(view: View, name: str, label: str) -> Markup:
    data = Markup(island(view.charts[name]))
    return Markup(
        '<div class="chart" data-chart="{name}" data-label="{label}">'
        '<script type="application/json">{data}</script></div>'
    ).format(name=name, label=label, data=data)


def _shown(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return plain(value) if isinstance(value, str) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("detente.workbench"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(number=number, short=short, words=lambda name: name.replace("_", " "))
    environment.globals.update(days=days, LONGEST=LONGEST)
    return environment
