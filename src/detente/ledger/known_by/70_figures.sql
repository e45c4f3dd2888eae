-- The same number for the same thing in several reports is one figure, as the first report has it.

CREATE MACRO figures_merged(day) AS TABLE
WITH told AS (
    SELECT * FROM figures_told WHERE day IS NULL
    UNION ALL
    SELECT * EXCLUDE (settled) FROM figures_retold WHERE known_from <= day AND (settled IS NULL OR settled > day)
), dated AS (
    SELECT DISTINCT ON (figure_id) figure_id, date_from, date_to, date_basis
    FROM told JOIN grounds USING (date_basis) ORDER BY figure_id, ground, position, mentions
), first_told AS (
    SELECT DISTINCT ON (figure_id) figure_id, low, high, approximate, unit, measure, subject, place, source
    FROM told ORDER BY figure_id, position, mentions
), gathered AS (
    SELECT figure_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY figure_id
)
SELECT figure_id, low, high, approximate, unit, measure, subject, place, source, date_from, date_to, date_basis,
       mentions, known_from, settled, documents, independent_sources
FROM first_told JOIN dated USING (figure_id) JOIN gathered USING (figure_id);

CREATE MACRO figures_known_by(day) AS TABLE
FROM figures WHERE day IS NULL OR settled <= day
UNION ALL BY NAME
FROM figures_merged(day) WHERE day IS NOT NULL;
