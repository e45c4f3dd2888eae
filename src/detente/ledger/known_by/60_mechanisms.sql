-- The same arrangement in several reports is one: the name that most voices use (then the longest, then by alphabet), all parties,
-- and the state that the latest change left it in; undated changes count as the earliest.

CREATE MACRO mechanisms_named(day) AS TABLE  -- without evidence and state, which many questions need not wait for
WITH told AS (
    SELECT mechanism_id, voice, kind, name, parties, place FROM mechanisms_told WHERE day IS NULL OR known_from <= day
), names AS (
    SELECT DISTINCT ON (mechanism_id) mechanism_id, kind, name
    FROM (SELECT mechanism_id, kind, name, count(DISTINCT voice) AS times FROM told GROUP BY ALL)
    ORDER BY mechanism_id, times DESC, length(name) DESC, name, kind
), places AS (
    SELECT DISTINCT ON (mechanism_id) mechanism_id, place
    FROM (SELECT mechanism_id, place, count(DISTINCT voice) AS times FROM told WHERE place IS NOT NULL GROUP BY ALL)
    ORDER BY mechanism_id, times DESC, place
), gathered AS (
    SELECT mechanism_id, list_sort(list_distinct(flatten(list(DISTINCT parties)))) AS parties FROM told GROUP BY mechanism_id
)
SELECT mechanism_id, kind, name, parties, place
FROM names JOIN gathered USING (mechanism_id) LEFT JOIN places USING (mechanism_id);

CREATE MACRO mechanisms_merged(day) AS TABLE
WITH told AS (
    SELECT * FROM mechanisms_told WHERE day IS NULL OR known_from <= day
), course AS (
    SELECT mechanism_id, t.state, date_from, row_number() OVER (
        PARTITION BY mechanism_id
        ORDER BY coalesce(date_from, date_to) DESC NULLS LAST, coalesce(date_to, date_from) DESC NULLS LAST,
                 known_from DESC NULLS LAST, step DESC, transition_id DESC
    ) AS back
    FROM transitions_known_by(day) AS t JOIN courses USING (state)
    WHERE status IN ('occurred', 'ongoing')
), latest AS (
    SELECT mechanism_id, state FROM course WHERE back = 1
), breaks AS (  -- how far back the latest state reaches without another between
    SELECT mechanism_id, min(back) AS back FROM course JOIN latest USING (mechanism_id)
    WHERE course.state <> latest.state GROUP BY mechanism_id
), standing AS (
    SELECT mechanism_id, latest.state, min(date_from) AS state_since
    FROM latest JOIN course USING (mechanism_id) LEFT JOIN breaks USING (mechanism_id)
    WHERE course.back < coalesce(breaks.back, course.back + 1)
    GROUP BY mechanism_id, latest.state
), gathered AS (
    SELECT mechanism_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY mechanism_id
)
SELECT mechanism_id, kind, name, parties, place, state, state_since,
       mentions, known_from, settled, documents, independent_sources
FROM mechanisms_named(day) JOIN gathered USING (mechanism_id) LEFT JOIN standing USING (mechanism_id);

CREATE MACRO mechanisms_known_by(day) AS TABLE
FROM mechanisms WHERE day IS NULL
UNION ALL BY NAME
FROM mechanisms_merged(day) WHERE day IS NOT NULL;
