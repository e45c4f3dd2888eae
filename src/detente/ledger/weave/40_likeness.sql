-- Which pairs of documents share so much wording that one of them must have been made from the other, or both from one.
-- Each shingle pairs its holders with its first eight only: every copy of a story still meets the story's first tellings,
-- and the work grows with the number of documents, not with its square.

CREATE TABLE shared_wording AS
WITH holders AS (
    SELECT shingle, document_id,
           row_number() OVER (PARTITION BY shingle ORDER BY position) AS nth,
           count(*) OVER (PARTITION BY shingle) AS holders
    FROM shingles JOIN numbered USING (document_id)
    QUALIFY holders > 1
)
SELECT early.document_id AS one, late.document_id AS other, count(*) AS shared
FROM holders AS early JOIN holders AS late USING (shingle)
WHERE early.nth <= 8 AND early.nth < late.nth
GROUP BY ALL
HAVING shared >= 20;

CREATE TABLE shared_quotations AS
WITH sizes AS (
    SELECT document_id, count(DISTINCT shingle) AS size FROM quoted GROUP BY document_id
), holders AS (
    SELECT shingle, document_id, quotation, dense_rank() OVER (PARTITION BY shingle ORDER BY position) AS nth
    FROM quoted JOIN numbered USING (document_id)
)
SELECT early.document_id AS one, late.document_id AS other,
       least(count(DISTINCT early.quotation), count(DISTINCT late.quotation)) AS quotations,
       count(DISTINCT shingle) / any_value(s.size) AS of_one,
       count(DISTINCT shingle) / any_value(t.size) AS of_other
FROM holders AS early JOIN holders AS late USING (shingle)
JOIN sizes AS s ON s.document_id = early.document_id JOIN sizes AS t ON t.document_id = late.document_id
WHERE early.nth <= 8 AND early.nth < late.nth
GROUP BY early.document_id, late.document_id
HAVING quotations >= 3 AND greatest(of_one, of_other) >= 0.6;

CREATE TABLE alike AS
WITH sizes AS (
    SELECT document_id, count(*) AS size FROM shingles GROUP BY document_id
), same_words AS (
    SELECT first_value(document_id) OVER earlier AS one, document_id AS other,
           CASE WHEN publisher IS DISTINCT FROM first_value(publisher) OVER earlier THEN 'reprint' ELSE 'exact' END AS kind
    FROM worded JOIN numbered USING (document_id)
    WHERE len(words) > 0
    WINDOW earlier AS (PARTITION BY words ORDER BY position)
), close_wording AS (
    SELECT one, other, shared / s.size AS of_one, shared / t.size AS of_other
    FROM shared_wording
    JOIN sizes AS s ON s.document_id = one JOIN sizes AS t ON t.document_id = other
    WHERE shared >= 0.6 * least(s.size, t.size)
)
SELECT one, other, kind, 1.0 AS of_one, 1.0 AS of_other FROM same_words WHERE one <> other
UNION ALL
SELECT one, other, CASE WHEN least(of_one, of_other) >= 0.7 THEN 'reprint' ELSE 'excerpt' END, of_one, of_other
FROM close_wording ANTI JOIN same_words USING (one, other)
UNION ALL
SELECT one, other, 'rewrite', of_one, of_other
FROM shared_quotations ANTI JOIN close_wording USING (one, other) ANTI JOIN same_words USING (one, other);
