-- An act that one report dates vaguely ('last week', 'that month', a report whose own day is unknown) has its day from
-- another that tells the same act of the same parties on a day within: 'the 9 September agreement'. Only where it is the one
-- such act heard of by then, and where no report tells of both. It takes the id of the first to tell it, so what was known by
-- a day does not depend on what came after it; of its dates the narrowest stand. The reason is kept in joined.
--
-- Vague is what is spread over four days to a month; more than that, or open at an end, only where a place named alike, or a
-- change of state that comes once in an arrangement's life, speaks for it too.

CREATE TABLE acts AS
SELECT 'events' AS layer, event_id AS record_id, document_id, position, date_from, date_to, date_basis, lower(place) AS place,
       hash(type, sides_of(type, actor, recipient), CASE WHEN starts_with(quad, 'material') THEN lower(place) END) AS likeness,
       starts_with(quad, 'material') AS is_local, false AS is_once
FROM events_told WHERE status = 'occurred' AND len(actor) > 0
UNION ALL
SELECT 'transitions', transition_id, document_id, position, date_from, date_to, date_basis, NULL,
       hash(mechanism_id, state), false, state IN ('agreed', 'rejected', 'collapsed', 'expired', 'ended')
FROM transitions_told WHERE status = 'occurred';

CREATE TABLE exact_acts AS
SELECT DISTINCT ON (layer, record_id) layer, likeness, record_id, position, place, date_from, date_to
FROM acts WHERE date_to - date_from <= 2 AND date_basis IN ('stated', 'resolved')
ORDER BY layer, record_id, position, date_from, date_to;

CREATE TABLE vague_acts AS
WITH apart AS (  -- a report that tells two such acts, or one with its day, tells them apart
    SELECT document_id, layer, likeness FROM acts GROUP BY ALL HAVING count(DISTINCT record_id) > 1
)
SELECT DISTINCT ON (layer, record_id) layer, likeness, record_id, position, place,
       is_local OR (NOT is_once AND coalesce(date_to - date_from > 31, true)) AS needs_place,
       coalesce(date_from, date_to - 366, DATE '0001-01-01') AS since, coalesce(date_to, DATE '9999-12-31') AS until
FROM acts ANTI JOIN apart USING (document_id, layer, likeness)
WHERE coalesce(date_to - date_from > 2, true)
ORDER BY layer, record_id, position, date_from, date_to;

CREATE TABLE datable AS
SELECT v.layer, v.record_id AS vague, v.position AS vague_at, e.record_id AS exact, e.position AS exact_at,
       e.date_from, e.date_to
FROM vague_acts AS v JOIN exact_acts AS e USING (layer, likeness)
WHERE e.date_from >= since AND e.date_to <= until AND e.record_id <> v.record_id
  AND e.position <> v.position AND (NOT needs_place OR v.place = e.place);

CREATE TABLE dated_elsewhere AS
WITH heard_before AS (  -- a vague telling that comes after the exact one
    SELECT layer, vague AS record_id, min(exact) AS same_as, min(date_from) AS day
    FROM datable WHERE exact_at < vague_at
    GROUP BY layer, vague HAVING count(DISTINCT exact) = 1
), heard_after AS (  -- an exact telling that comes after a vague one, the first of each for the other
    SELECT layer, exact AS record_id, vague AS same_as, date_from AS day
    FROM datable ANTI JOIN (SELECT layer, vague FROM datable WHERE exact_at < vague_at) USING (layer, vague)
    QUALIFY row_number() OVER (PARTITION BY layer, vague ORDER BY exact_at, exact) = 1
        AND row_number() OVER (PARTITION BY layer, exact ORDER BY vague_at, vague) = 1
)
SELECT layer, record_id, same_as, 'told again with its day, ' || day || ', the first such act since' AS reason
FROM heard_after
UNION ALL BY NAME
SELECT b.layer, b.record_id, coalesce(a.same_as, b.same_as) AS same_as,
       'has the day ' || b.day || ', the one such act within its days heard of before' AS reason
FROM heard_before AS b LEFT JOIN heard_after AS a ON a.layer = b.layer AND a.record_id = b.same_as
ORDER BY layer, record_id;

UPDATE joined SET same_as = d.same_as FROM dated_elsewhere AS d WHERE d.layer = joined.layer AND d.record_id = joined.same_as;

INSERT INTO joined BY NAME
SELECT document_id, d.layer, d.record_id, same_as, reason
FROM dated_elsewhere AS d JOIN (SELECT DISTINCT layer, record_id, document_id FROM acts) AS told USING (layer, record_id);

UPDATE events_told SET event_id = same_as FROM dated_elsewhere AS d WHERE d.layer = 'events' AND d.record_id = event_id;
UPDATE disputes_told SET event_id = same_as FROM dated_elsewhere AS d WHERE d.layer = 'events' AND d.record_id = event_id;
UPDATE transitions_told SET transition_id = same_as
FROM dated_elsewhere AS d WHERE d.layer = 'transitions' AND d.record_id = transition_id;
