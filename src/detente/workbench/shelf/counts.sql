-- What is counted over all records, so that no page counts it: made anew where judgements change what stands.

CREATE TABLE activity AS  -- how often actors act and speak, as far as all reports go
WITH acting AS (
    SELECT actor_id, count(DISTINCT event_id) AS events
    FROM event_parties JOIN (SELECT row, event_id FROM events_seen WHERE latest) USING (row) GROUP BY actor_id
), speaking AS (
    SELECT speaker_id AS actor_id, count(*) AS statements
    FROM statements_seen WHERE latest AND speaker_id IS NOT NULL GROUP BY speaker_id
)
SELECT actor_id, coalesce(events, 0) AS events, coalesce(statements, 0) AS statements
FROM actors LEFT JOIN acting USING (actor_id) LEFT JOIN speaking USING (actor_id) ORDER BY actor_id;

CREATE TABLE pair_months AS  -- how much happened between any two, by its month and the month in which it was known
SELECT a, b, date_trunc('month', coalesce(date_from, date_to))::DATE AS month, date_trunc('month', seen_from)::DATE AS seen,
       count(*) AS events
FROM event_pairs WHERE latest AND status IN ('occurred', 'ongoing') GROUP BY ALL ORDER BY ALL;
