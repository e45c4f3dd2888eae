"""detente reads a pile of news reports on a dispute between states and keeps an evidence-linked ledger of it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.api import Ledger, Reading, ReadSummary, between, forget, open, parse, read  # noqa: A004
    from detente.errors import DetenteError, KnowledgeError, LedgerError, QuestionError, ReportError

__all__ = [
    "DetenteError",
    "KnowledgeError",
    "Ledger",
    "LedgerError",
    "QuestionError",
    "ReadSummary",
    "Reading",
    "ReportError",
    "between",
    "forget",
    "open",
    "parse",
    "read",
]


def __getattr__(name: str) -> object:
    # Loaded when first asked for: `import detente` alone must cost nothing.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "detente.errors" if name.endswith("Error") else "detente.api"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
