"""Placeholder."""

from typing import Any


def find_figures(*a: Any) -> Any:
    return ()
