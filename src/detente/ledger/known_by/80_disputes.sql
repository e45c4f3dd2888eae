-- The same allegation in several reports is one dispute; of the answers the most telling stands, with its own evidence.

CREATE MACRO disputes_merged(day) AS TABLE
WITH told AS (
    SELECT * FROM disputes_told WHERE day IS NULL
    UNION ALL
    SELECT * EXCLUDE (settled) FROM disputes_retold WHERE known_from <= day AND (settled IS NULL OR settled > day)
), answered AS (
    SELECT dispute_id, response, position, response_mentions
    FROM told JOIN answers USING (response)
    QUALIFY weight = min(weight) OVER (PARTITION BY dispute_id)
), replies AS (
    SELECT dispute_id, any_value(response) AS response,
           flatten(list(response_mentions ORDER BY position, response_mentions)) AS response_mentions
    FROM answered GROUP BY dispute_id
), dated AS (
    SELECT DISTINCT ON (dispute_id) dispute_id, date_from, date_to, date_basis
    FROM told JOIN grounds USING (date_basis) ORDER BY dispute_id, ground, position, mentions
), first_told AS (
    SELECT DISTINCT ON (dispute_id) dispute_id, act, event_id, accuser, accused
    FROM told ORDER BY dispute_id, position, mentions
), gathered AS (
    SELECT dispute_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY dispute_id
)
SELECT dispute_id, act, event_id, accuser, accused, response, response_mentions, date_from, date_to, date_basis,
       mentions, known_from, settled, documents, independent_sources
FROM first_told JOIN replies USING (dispute_id) JOIN dated USING (dispute_id) JOIN gathered USING (dispute_id);

CREATE MACRO disputes_known_by(day) AS TABLE
FROM disputes WHERE day IS NULL OR settled <= day
UNION ALL BY NAME
FROM disputes_merged(day) WHERE day IS NOT NULL;
