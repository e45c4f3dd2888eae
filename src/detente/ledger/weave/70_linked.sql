-- The same event told by several reports in their own words: same type, same states and bodies on each side, same known day
-- or days, for deeds on the ground the same place (or none given), and no second such event in either report. It takes the
-- id of the first to tell it, whatever is read later: what was known by a day does not depend on what came after it.

CREATE MACRO roots_of(ids) AS list_sort(list_distinct(list_transform(ids, lambda id: split_part(id, ':', 1))));

CREATE TABLE same_events AS
WITH parties AS (  -- in what is done together, who is named first says nothing
    SELECT *, CASE WHEN type IN ('CONSULT', 'AGREE', 'COOPERATE') THEN [actor || recipient] ELSE [actor, recipient] END AS sides
    FROM events_found
    WHERE date_to - date_from <= 2 AND date_basis IN ('stated', 'resolved') AND len(actor) > 0
), keyed AS (
    SELECT document_id, position, event_id,
           hash(type, list_transform(sides, lambda ids: roots_of(ids)),
                CASE WHEN starts_with(quad, 'material') THEN place END, date_from, date_to) AS likeness
    FROM parties
), single AS (
    SELECT * FROM keyed QUALIFY count(DISTINCT event_id) OVER (PARTITION BY document_id, likeness) = 1
)
SELECT document_id, event_id, first_value(event_id) OVER (PARTITION BY likeness ORDER BY position) AS first_id
FROM single;

CREATE TABLE events_told AS
SELECT f.* REPLACE (coalesce(first_id, event_id) AS event_id)
FROM events_found AS f LEFT JOIN same_events USING (document_id, event_id)
ORDER BY 5, position;

CREATE TABLE disputes_told AS
SELECT f.* REPLACE (coalesce(first_id, event_id) AS event_id)
FROM disputes_found AS f LEFT JOIN same_events USING (document_id, event_id)
ORDER BY dispute_id, position;
