-- The same event told by several reports in their own words: same type, same states and bodies on each side, same known day
-- or days, for deeds on the ground the same place (or none given), and no second such event in either report. It takes the
-- id of the first to tell it, whatever is read later: what was known by a day does not depend on what came after it.

CREATE TABLE same_events AS
WITH keyed AS (
    SELECT document_id, position, event_id,
           hash(type, sides_of(type, actor, recipient),
                CASE WHEN starts_with(quad, 'material') THEN place END, date_from, date_to) AS likeness
    FROM events_found
    WHERE date_to - date_from <= 2 AND date_basis IN ('stated', 'resolved') AND len(actor) > 0
), single AS (
    SELECT * FROM keyed QUALIFY count(DISTINCT event_id) OVER (PARTITION BY document_id, likeness) = 1
)
SELECT document_id, event_id, first_value(event_id) OVER (PARTITION BY likeness ORDER BY position) AS first_id
FROM single;

CREATE TABLE events_told AS
SELECT f.* REPLACE (coalesce(first_id, event_id) AS event_id)
FROM events_found AS f LEFT JOIN same_events USING (document_id, event_id)
ORDER BY 5, position;
