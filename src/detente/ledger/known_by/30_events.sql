-- The same event in several reports is one: its fields from the first to tell it, dates from the best founded, the narrowest first,
-- status and whose word it rests on from all mentions together.

CREATE MACRO events_merged(day) AS TABLE
WITH told AS (
    SELECT * FROM events_told WHERE day IS NULL
    UNION ALL
    SELECT * EXCLUDE (settled) FROM events_retold WHERE known_from <= day AND (settled IS NULL OR settled > day)
), said AS (
    SELECT event_id, coalesce(m.status, told.status) AS status, m.attributed_to
    FROM (SELECT event_id, status, unnest(mentions) AS m FROM told) AS told
), weighed AS (
    SELECT event_id, status, attributed_to, weight
    FROM said JOIN weights USING (status)
    WHERE own_voice = (len(coalesce(attributed_to, [])) = 0)
    QUALIFY weight = min(weight) OVER (PARTITION BY event_id)
), verdicts AS (
    SELECT event_id, any_value(status) AS status, list_sort(list_distinct(flatten(list(attributed_to)))) AS attributed_to
    FROM weighed GROUP BY event_id
), dated AS (
    SELECT DISTINCT ON (event_id) event_id, date_from, date_to, date_basis
    FROM told JOIN grounds USING (date_basis) ORDER BY event_id, ground > 2, date_to - date_from, ground, position, mentions
), first_told AS (
    SELECT DISTINCT ON (event_id) event_id, type, mode, contexts, actor, recipient, place, intensity, quad, cameo
    FROM told ORDER BY event_id, position, mentions
), gathered AS (
    SELECT event_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY event_id
)
SELECT event_id, type, mode, contexts, actor, recipient, place, date_from, date_to, date_basis,
       status, attributed_to, intensity, quad, cameo, mentions, known_from, settled, documents, independent_sources,
       coalesce(date_to, date_from, DATE '9999-12-31') AS last_day
FROM first_told JOIN dated USING (event_id) JOIN verdicts USING (event_id) JOIN gathered USING (event_id);

CREATE MACRO events_known_by(day) AS TABLE
FROM events WHERE day IS NULL OR settled <= day
UNION ALL BY NAME
FROM events_merged(day) WHERE day IS NOT NULL;
