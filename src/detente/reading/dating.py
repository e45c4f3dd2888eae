"""Stub."""
from dataclasses import dataclass
from datetime import date
from detente.reading.furniture import Article
from detente.reading.page import RawPage
from detente.records import PublishedBasis

@dataclass(frozen=True)
class Dating:
    earliest: date | None = None
    latest: date | None = None
    basis: PublishedBasis = "unknown"
    warnings: tuple[str, ...] = ()

def date_report(page: RawPage, article: Article, language: str) -> Dating:
    if page.published:
        return Dating(page.published, page.published, "metadata")
    return Dating()
