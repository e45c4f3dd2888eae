"""What the versions of reader and weaver are made of: every distribution that has a say in them, and no stale ones."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from detente.ledger import version

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "detente"
DISTRIBUTION = {name: found[0].lower() for name, found in metadata.packages_distributions().items()}


def imported(*folders: str) -> set[str]:
    """Names of the distributions that the modules of these files and folders import."""
    names: set[str] = set()
    for folder in folders:
        place = PACKAGE / folder
        for file in [place] if place.is_file() else place.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {each.name.split(".")[0] for each in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names.add(node.module.split(".")[0])
    return {DISTRIBUTION.get(name, name) for name in names - set(sys.stdlib_module_names) - {"detente"}}


def required() -> set[str]:
    """Names of the distributions that the project declares, optional ones too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    return {re.split(r"[<>=\[; ]", line)[0].lower() for line in lines}


def test_the_readers_version_names_all_that_decides_what_is_read() -> None:
    idle = {"pydantic", "threadpoolctl"}  # check data and hold threads back: what is read is the same without
    assert imported(*version._READER) - idle <= set(version._DISTRIBUTIONS)


@pytest.mark.parametrize("name", version._DISTRIBUTIONS)
def test_each_named_distribution_is_required(name: str) -> None:
    assert name in required()


def test_what_reading_imports_is_required() -> None:
    assert imported("reading", "knowledge", "calendar", "ledger/version.py") <= required()


def test_the_version_is_the_same_each_time() -> None:
    version.reader_version.cache_clear()
    first = version.reader_version()
    version.reader_version.cache_clear()
    assert first == version.reader_version()
