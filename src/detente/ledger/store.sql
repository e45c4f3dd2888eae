-- What was read, one row a report, each saved as soon as it is read. Findings stand under a key of the text, its day and
-- the reader, so that the same text is read once wherever it lies. A report that could not be read has a problem, and
-- advice, in place of a document. Small columns first: the list of reports is scanned often, the documents seldom.

CREATE TABLE IF NOT EXISTS reports (
    location TEXT PRIMARY KEY,
    raw_hash TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    findings_key TEXT,
    problem TEXT,
    advice TEXT,
    read_at TEXT NOT NULL,
    document TEXT
);

CREATE INDEX IF NOT EXISTS reports_by_findings ON reports (findings_key);

CREATE TABLE IF NOT EXISTS findings (
    findings_key TEXT PRIMARY KEY,
    reader_version TEXT NOT NULL,
    findings TEXT NOT NULL
);
