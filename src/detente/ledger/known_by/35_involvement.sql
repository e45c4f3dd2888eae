-- Who takes part in which events, with what a curve sums: read in place of the events, which are many times as large.

CREATE MACRO involvement_merged(day) AS TABLE
WITH seen AS (
    SELECT event_id, actor, recipient, date_from, date_to, last_day, status, attributed_to, intensity, settled
    FROM events WHERE day IS NULL
    UNION ALL
    SELECT event_id, actor, recipient, date_from, date_to, last_day, status, attributed_to, intensity, settled
    FROM events_merged(day) WHERE day IS NOT NULL
), judged AS (  -- what only one side asserts of the other does not count
    SELECT event_id, actor, recipient, coalesce(date_from, date_to) AS first_day, last_day, intensity, settled,
           status IN ('occurred', 'ongoing') AND coalesce(date_from, date_to) IS NOT NULL
               AND (len(attributed_to) = 0 OR list_has_all(actor, attributed_to)) AS counts
    FROM seen
), sides AS (
    SELECT unnest(actor) AS actor_id, true AS acts, * EXCLUDE (actor, recipient) FROM judged
    UNION ALL
    SELECT unnest(recipient), false, * EXCLUDE (actor, recipient) FROM judged
)
SELECT actor_id, bool_or(acts) AS acts, event_id, first_day, last_day, intensity, counts, settled
FROM sides GROUP BY ALL;

CREATE MACRO involvement_known_by(day) AS TABLE
FROM involvement WHERE day IS NULL OR settled <= day
UNION ALL BY NAME
FROM involvement_merged(day) WHERE day IS NOT NULL;
