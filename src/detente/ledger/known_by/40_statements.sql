-- The same words of the same speaker in several reports are one statement, as the first report has it.

CREATE MACRO statements_merged(day) AS TABLE
WITH told AS (
    SELECT * FROM statements_told WHERE day IS NULL
    UNION ALL
    SELECT * EXCLUDE (settled) FROM statements_retold WHERE known_from <= day AND (settled IS NULL OR settled > day)
), dated AS (
    SELECT DISTINCT ON (statement_id) statement_id, date_from, date_to, date_basis
    FROM told JOIN grounds USING (date_basis) ORDER BY statement_id, ground, position, mentions
), first_told AS (
    SELECT DISTINCT ON (statement_id) statement_id, speaker, speaker_id, "role", cue, manner, content, reported_by, addressee, venue
    FROM told ORDER BY statement_id, position, mentions
), gathered AS (
    SELECT statement_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY statement_id
)
SELECT statement_id, speaker, speaker_id, "role", cue, manner, content, reported_by, addressee, venue, date_from, date_to, date_basis,
       mentions, known_from, settled, documents, independent_sources
FROM first_told JOIN dated USING (statement_id) JOIN gathered USING (statement_id);

CREATE MACRO statements_known_by(day) AS TABLE
FROM statements WHERE day IS NULL OR settled <= day
UNION ALL BY NAME
FROM statements_merged(day) WHERE day IS NOT NULL;
