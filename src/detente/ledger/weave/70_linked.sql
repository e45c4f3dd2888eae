-- Which events of two reports are one. A copy tells what its original tells in the same sentence, with the original's days:
-- 'on Friday' was another day when the copy came out. Others are the same event told in their own words: same type, same
-- states and bodies on each side, same known day or days, for deeds on the ground the same place (or none given), and no
-- second such event in either report. It takes the id of the first to tell it, whatever is read later: what was known by a
-- day does not depend on what came after it.

CREATE MACRO plain(sentence) AS regexp_replace(lower(sentence), '[^\p{L}\p{N}]', '', 'g');

CREATE TABLE repeated_events AS
WITH worded AS (
    SELECT document_id, voice, event_id, date_from, date_to, date_basis, "type", sides_of(type, actor, recipient) AS sides,
           plain(mentions[1].sentence) AS sentence
    FROM events_found
    WHERE voice <> document_id OR document_id IN (SELECT voice FROM heard WHERE voice <> document_id)
)
SELECT DISTINCT ON (copy.document_id, copy.event_id)
       copy.document_id, copy.event_id, o.event_id AS same_as, o.date_from, o.date_to, o.date_basis
FROM worded AS copy JOIN worded AS o ON o.document_id = copy.voice AND copy.document_id <> copy.voice
    AND o.type = copy.type AND o.sides = copy.sides AND o.sentence = copy.sentence
ORDER BY copy.document_id, copy.event_id, o.event_id <> copy.event_id, o.event_id;

CREATE TABLE events_as_told AS  -- under the ids of what they repeat
SELECT f.* REPLACE (
           coalesce(same_as, f.event_id) AS event_id,
           CASE WHEN same_as IS NULL THEN f.date_from ELSE r.date_from END AS date_from,
           CASE WHEN same_as IS NULL THEN f.date_to ELSE r.date_to END AS date_to,
           CASE WHEN same_as IS NULL THEN f.date_basis ELSE r.date_basis END AS date_basis),
       f.event_id AS found_as
FROM events_found AS f LEFT JOIN repeated_events AS r USING (document_id, event_id);

CREATE TABLE same_events AS
WITH keyed AS (
    SELECT document_id, position, event_id, found_as,
           hash(type, sides_of(type, actor, recipient),
                CASE WHEN starts_with(quad, 'material') THEN place END, date_from, date_to) AS likeness
    FROM events_as_told
    WHERE date_to - date_from <= 2 AND date_basis IN ('stated', 'resolved') AND len(actor) > 0
), single AS (
    SELECT * FROM keyed QUALIFY count(DISTINCT event_id) OVER (PARTITION BY document_id, likeness) = 1
), firsts AS (
    SELECT document_id, found_as, first_value(event_id) OVER (PARTITION BY likeness ORDER BY position) AS first_id FROM single
)
SELECT document_id, found_as AS event_id, coalesce(first_id, t.event_id) AS first_id
FROM events_as_told AS t LEFT JOIN firsts USING (document_id, found_as);

CREATE TABLE events_told AS
SELECT t.* EXCLUDE (found_as) REPLACE (s.first_id AS event_id)
FROM events_as_told AS t JOIN same_events AS s ON s.document_id = t.document_id AND s.event_id = t.found_as
ORDER BY 5, position;

INSERT INTO joined BY NAME
SELECT document_id, 'events' AS layer, s.event_id AS record_id, first_id AS same_as,
       CASE WHEN r.same_as = first_id THEN 'the same sentence as in the report it repeats'
            ELSE 'the same kind of act between the same parties on the same day' END AS reason
FROM same_events AS s LEFT JOIN repeated_events AS r USING (document_id, event_id)
WHERE first_id <> s.event_id;
