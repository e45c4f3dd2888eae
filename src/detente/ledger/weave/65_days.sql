-- Which single days the reports name, by a date or a word such as 'Friday', and where each voice does so first. A report that
-- names no day of the three up to its own tells of its own. Copies name them with their original's voice.

INSERT INTO days_named BY NAME
WITH found_times AS (
    SELECT document_id, voice, position, known_from, r AS t FROM heard JOIN times_read USING (findings_key)
), named AS (
    SELECT document_id, voice, position, known_from, t.date_from AS day, count(*)::INTEGER AS times, min(t."start") AS place
    FROM found_times WHERE t.date_from = t.date_to GROUP BY ALL
), own AS (
    SELECT document_id, voice, position, known_from, known_from AS day, 1 AS times, 0 AS place
    FROM heard ANTI JOIN (FROM named WHERE day BETWEEN known_from - 2 AND known_from) USING (document_id)
    WHERE known_from IS NOT NULL AND voice = document_id
)
SELECT DISTINCT ON (day, voice) day, voice, known_from, times, document_id, place
FROM (FROM named UNION ALL BY NAME FROM own) ORDER BY day, voice, position;
