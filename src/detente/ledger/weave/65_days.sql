-- Which single days the reports name, by a date or a word such as 'Friday'; copies name them with their original's voice.

INSERT INTO days_named BY NAME
WITH found_times AS (
    SELECT document_id, voice, known_from, unnest(CAST(found -> 'times' AS found_time[])) AS t FROM heard
), counted AS (
    SELECT t.date_from AS day, document_id, voice, min(known_from) AS known_from, count(*)::INTEGER AS times
    FROM found_times WHERE t.date_from = t.date_to GROUP BY ALL
)
SELECT day, voice, min(known_from) AS known_from, max(times) AS times FROM counted GROUP BY day, voice;
