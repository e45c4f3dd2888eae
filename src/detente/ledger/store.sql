-- What was read, one row a report, each saved as soon as it is read. A file may hold many reports: `part` is the piece of
-- it that this one came from (empty where the file is one report), and a file has a row of its own once all of it was read.
-- raw_hash is that of the file. Findings stand under a key of the text, its day and
-- the reader, so that the same text is read once wherever it lies. A report that could not be read has a problem, and
-- advice, in place of a document. Small columns first: the list of reports is scanned often, the documents seldom.

CREATE TABLE IF NOT EXISTS reports (
    location TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    part TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    findings_key TEXT,
    problem TEXT,
    advice TEXT,
    read_at TEXT NOT NULL,
    document TEXT
);

CREATE INDEX IF NOT EXISTS reports_by_findings ON reports (findings_key);

CREATE INDEX IF NOT EXISTS reports_by_file ON reports (file);

CREATE TABLE IF NOT EXISTS files (
    file TEXT PRIMARY KEY,
    raw_hash TEXT NOT NULL,
    reader_version TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS findings (
    findings_key TEXT PRIMARY KEY,
    reader_version TEXT NOT NULL,
    findings TEXT NOT NULL
);
