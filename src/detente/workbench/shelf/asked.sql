-- What the pages ask for by any day of knowing.

CREATE MACRO active_known_by(day) AS TABLE
SELECT * FROM actors JOIN activity USING (actor_id) WHERE day IS NULL OR known_from <= day;

CREATE MACRO documents_known_by(day) AS TABLE SELECT * FROM documents WHERE day IS NULL OR published_to <= day;

CREATE MACRO event_roots_known_by(day) AS TABLE
SELECT * FROM event_roots
WHERE (day IS NULL AND latest) OR (seen_from <= day AND (seen_until IS NULL OR day < seen_until));

CREATE MACRO event_pairs_known_by(day) AS TABLE
SELECT * FROM event_pairs
WHERE (day IS NULL AND latest) OR (seen_from <= day AND (seen_until IS NULL OR day < seen_until));
