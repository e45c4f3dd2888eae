"""What can go wrong, as one small tree; each message says what was wrong, where, and what to do.

DetenteError
├── KnowledgeError   a data file of the program is wrong: file, entry and reason are named
├── ReportError      one report cannot be read; recorded with its reason, the run goes on
├── LedgerError      a ledger is missing, damaged, locked or of another format version
└── QuestionError    a question was asked with a value that makes no sense
"""


class DetenteError(Exception):
    """Root of all errors that detente raises on purpose."""


class KnowledgeError(DetenteError):
    """Raised while loading data files, before any report is read."""


class ReportError(DetenteError):
    """Raised by an input format for one report; `advice` says what the user can do."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem} ({advice})")
        self.problem = problem
        self.advice = advice


class LedgerError(DetenteError):
    """Raised when a ledger cannot be opened, read or written."""


class QuestionError(DetenteError):
    """Raised when a question's parameters make no sense; names the parameter and what it takes."""
