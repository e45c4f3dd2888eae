-- Reports as read become documents; the same text at a second location, in order of location, is <id>-2, then <id>-3.
-- position is the order in which reports count as heard: earliest published first, undated ones last.

CREATE TYPE read_document AS STRUCT(
    document_id VARCHAR, location VARCHAR, title VARCHAR, publisher VARCHAR, origin VARCHAR[], authors VARCHAR[],
    language VARCHAR, published_from DATE, published_to DATE, published_basis VARCHAR, text VARCHAR,
    "repeats" VARCHAR, warnings VARCHAR[]
);

INSERT INTO issues BY NAME
SELECT location, problem, advice FROM reports WHERE problem IS NOT NULL ORDER BY location;

CREATE TABLE numbered AS
WITH read_reports AS (
    SELECT location, findings_key, read_at, CAST(CAST(document AS JSON) AS read_document) AS d
    FROM reports WHERE document IS NOT NULL
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY d.document_id ORDER BY location) AS number FROM read_reports
)
SELECT
    d.document_id AS text_id,
    d.document_id || CASE WHEN number > 1 THEN '-' || number ELSE '' END AS document_id,
    findings_key,
    read_at AS ingested_at,
    row_number() OVER (ORDER BY d.published_to NULLS LAST, location) AS position,
    d.* EXCLUDE (document_id, "repeats")
FROM counted;
