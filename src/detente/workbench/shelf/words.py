"""Finds reports by their words: an FTS5 index that holds no text of its own, built once for each generation."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

_BATCH = 2_000  # reports
_WORD = re.compile(r"\w+")


def index_words(target: Path, shelf: duckdb.DuckDBPyConnection) -> None:
    """Write the index of the shelf's documents to a new file."""
    rows = shelf.execute("SELECT document_id, concat_ws(' ', title, text) FROM documents ORDER BY document_id")
    with closing(sqlite3.connect(target)) as index, index:
        index.execute("CREATE TABLE ids (number INTEGER PRIMARY KEY, document_id TEXT)")
        index.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        number = 0
        while batch := rows.fetchmany(_BATCH):
            numbered = [(number + at, *row) for at, row in enumerate(batch, start=1)]
            index.executemany("INSERT INTO ids VALUES (?, ?)", ((n, document) for n, document, _ in numbered))
            index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", ((n, text) for n, _, text in numbered))
            number += len(batch)


def documents_with(index_file: Path, words: str, most: int) -> list[str]:
    """Ids of reports that have all these words (the last may be begun only), the most telling first."""
    wanted = _WORD.findall(words)
    if not wanted:
        return []
    query = " ".join(f'"{word}"' for word in wanted) + "*"
    with closing(sqlite3.connect(f"file:{index_file}?mode=ro", uri=True)) as index:
        return [
            document
            for (document,) in index.execute(
                "SELECT document_id FROM words JOIN ids ON ids.number = words.rowid WHERE words MATCH ? "
                "ORDER BY words.rank, number LIMIT ?",
                (query, most),
            )
        ]
