-- The same allegation in several reports, and the answer that one report gives to what another told: a later report's
-- dispute takes the id of an earlier one of the same parties if both mean the same event; or, if the later one answers, if
-- it names the deed as the earlier one did. Each looks back only: what was known by a day does not depend on what came after.

CREATE MACRO deed_words(text) AS list_distinct(list_transform(list_filter(
    regexp_extract_all(text, '\b[a-z]{4,}'),
    lambda word: word NOT IN (
        'about', 'accused', 'admitted', 'after', 'again', 'against', 'allegation', 'also', 'been', 'before', 'claim', 'claimed',
        'denied', 'denies', 'during', 'from', 'have', 'having', 'into', 'more', 'other', 'over', 'responsibility', 'said', 'says',
        'some', 'such', 'than', 'that', 'their', 'them', 'there', 'they', 'this', 'were', 'what', 'when', 'which', 'will',
        'with', 'would')
), lambda word: left(word, 5)));

CREATE TABLE quarrels AS  -- each allegation as the first report has it
SELECT DISTINCT ON (dispute_id)
       dispute_id, d.position, d.known_from, coalesce(first_id, d.event_id) AS event_id,
       roots_of(accuser) AS accusers, roots_of(accused) AS accused, response <> 'none' AS answered,
       mentions[1].method = 'disputes/answered-deed' AS by_answer, act, mentions[1].sentence AS sentence
FROM disputes_found AS d LEFT JOIN same_events USING (document_id, event_id)
ORDER BY dispute_id, d.position, d.document_id;

CREATE TABLE answers_to AS  -- words that an answer shares with an allegation of the thirty days before it
WITH told AS (
    SELECT dispute_id, position, known_from, accusers, unnest(accused) AS party, deed_words(sentence) AS words,
           datediff('day', DATE '2000-01-01', known_from) // 30 AS span
    FROM quarrels WHERE NOT by_answer AND known_from IS NOT NULL
), early AS (
    SELECT * EXCLUDE (words), unnest(words) AS word FROM told
), replied AS (
    SELECT dispute_id, position, known_from, accusers, unnest(accused) AS party, deed_words(act) AS words,
           datediff('day', DATE '2000-01-01', known_from) // 30 AS month
    FROM quarrels WHERE answered AND known_from IS NOT NULL
), late AS (
    SELECT * EXCLUDE (words, month), unnest([month, month - 1]) AS span
    FROM (SELECT *, unnest(words) AS word FROM replied)
)
SELECT late.dispute_id, early.dispute_id AS earlier
FROM late JOIN early USING (party, word, span)
WHERE early.position < late.position AND late.known_from - early.known_from BETWEEN 0 AND 30
  AND late.dispute_id <> early.dispute_id
GROUP BY late.dispute_id, early.dispute_id, early.position, late.known_from - early.known_from, late.accusers, early.accusers
HAVING count(DISTINCT word) >= CASE WHEN len(late.accusers) = 0 OR list_has_any(late.accusers, early.accusers) THEN 1 ELSE 2 END
QUALIFY row_number() OVER (
    PARTITION BY late.dispute_id
    ORDER BY list_has_any(late.accusers, early.accusers) DESC, count(DISTINCT word) DESC,
             late.known_from - early.known_from, early.position DESC, early.dispute_id
) = 1;

CREATE TABLE same_disputes AS
WITH same_deed AS (
    SELECT dispute_id, first_value(dispute_id) OVER (
        PARTITION BY event_id, accusers, accused ORDER BY position, dispute_id
    ) AS first_id
    FROM quarrels WHERE event_id IS NOT NULL
), judged AS (
    SELECT dispute_id, coalesce(nullif(first_id, dispute_id), earlier) AS same_as
    FROM quarrels LEFT JOIN same_deed USING (dispute_id) LEFT JOIN answers_to USING (dispute_id)
)
SELECT dispute_id, same_as FROM judged WHERE same_as IS NOT NULL;

CREATE TABLE first_disputes AS
WITH RECURSIVE followed AS (
    SELECT dispute_id, same_as, 1 AS step FROM same_disputes
    UNION ALL
    SELECT f.dispute_id, s.same_as, step + 1 FROM followed AS f JOIN same_disputes AS s ON s.dispute_id = f.same_as
)
SELECT dispute_id, arg_max(same_as, step) AS told_first FROM followed GROUP BY dispute_id;

CREATE TABLE disputes_told AS
SELECT f.* REPLACE (coalesce(told_first, f.dispute_id) AS dispute_id, coalesce(first_id, event_id) AS event_id)
FROM disputes_found AS f LEFT JOIN first_disputes USING (dispute_id) LEFT JOIN same_events USING (document_id, event_id)
ORDER BY 5, position;

INSERT INTO joined BY NAME
SELECT DISTINCT document_id, 'disputes' AS layer, dispute_id AS record_id, told_first AS same_as,
       CASE WHEN earlier IS NULL THEN 'the same parties about the same event'
            ELSE 'answers what an earlier report alleges, in words they share' END AS reason
FROM disputes_found JOIN first_disputes USING (dispute_id) LEFT JOIN answers_to USING (dispute_id);
