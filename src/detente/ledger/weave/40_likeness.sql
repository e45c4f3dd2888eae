-- Which pairs of documents share so much that one of them must have been made from the other, or both from one.
-- Each shingle pairs its holders with its first eight only: every copy of a story still meets the story's first tellings,
-- and the work grows with the number of documents, not with its square.

CREATE TABLE shared_wording AS
WITH holders AS (
    SELECT shingle, position, row_number() OVER (PARTITION BY shingle ORDER BY position) AS nth FROM shingles
)
SELECT early.position AS one, late.position AS other, count(*) AS shared
FROM holders AS early JOIN holders AS late USING (shingle)
WHERE early.nth <= 8 AND early.nth < late.nth
GROUP BY ALL
HAVING shared >= 20;

CREATE TABLE shared_quotations AS
WITH quoted_sizes AS (
    SELECT position, count(DISTINCT shingle) AS size FROM quoted GROUP BY position
), holders AS (
    SELECT shingle, position, quotation, dense_rank() OVER (PARTITION BY shingle ORDER BY position) AS nth FROM quoted
)
SELECT early.position AS one, late.position AS other,
       least(count(DISTINCT early.quotation), count(DISTINCT late.quotation)) AS quotations,
       count(DISTINCT shingle) / any_value(s.size) AS of_one,
       count(DISTINCT shingle) / any_value(t.size) AS of_other
FROM holders AS early JOIN holders AS late USING (shingle)
JOIN quoted_sizes AS s ON s.position = early.position JOIN quoted_sizes AS t ON t.position = late.position
WHERE early.nth <= 8 AND early.nth < late.nth
GROUP BY early.position, late.position;

CREATE TABLE shared_anchors AS
WITH anchor_sizes AS (
    SELECT position, count(*) AS size FROM anchored GROUP BY position
), holders AS (
    SELECT pair, position, row_number() OVER (PARTITION BY pair ORDER BY position) AS nth FROM anchored
)
SELECT early.position AS one, late.position AS other, count(*) AS anchors,
       count(*) / any_value(s.size) AS of_one, count(*) / any_value(t.size) AS of_other
FROM holders AS early JOIN holders AS late USING (pair)
JOIN anchor_sizes AS s ON s.position = early.position JOIN anchor_sizes AS t ON t.position = late.position
WHERE early.nth <= 8 AND early.nth < late.nth
GROUP BY early.position, late.position
HAVING anchors >= 5;

CREATE TABLE alike AS
WITH same_words AS (
    SELECT first_value(position) OVER earlier AS one, position AS other,
           CASE WHEN publisher IS DISTINCT FROM first_value(publisher) OVER earlier THEN 'reprint' ELSE 'exact' END AS kind
    FROM worded
    WHERE words > 0
    WINDOW earlier AS (PARTITION BY wording ORDER BY position)
), close_wording AS (
    SELECT one, other, shared / s.size AS of_one, shared / t.size AS of_other, p.publisher = q.publisher AS same_outlet
    FROM shared_wording
    JOIN sizes AS s ON s.position = one JOIN sizes AS t ON t.position = other
    JOIN worded AS p ON p.position = one JOIN worded AS q ON q.position = other
    WHERE shared >= 0.6 * least(s.size, t.size) OR (same_outlet AND shared >= 0.4 * greatest(s.size, t.size))
), rewritten AS (  -- the same quotations, or the same names and figures one after the other, or some of both
    SELECT one, other,
           greatest(coalesce(q.of_one, 0), coalesce(a.of_one, 0)) AS of_one,
           greatest(coalesce(q.of_other, 0), coalesce(a.of_other, 0)) AS of_other
    FROM shared_quotations AS q FULL JOIN shared_anchors AS a USING (one, other)
    WHERE (quotations >= 3 AND greatest(q.of_one, q.of_other) >= 0.6)
       OR (anchors >= 10 AND greatest(a.of_one, a.of_other) >= 0.4)
       OR (quotations >= 1 AND greatest(q.of_one, q.of_other) >= 0.6
           AND anchors >= 6 AND greatest(a.of_one, a.of_other) >= 0.25)
)
SELECT one, other, kind, 1.0 AS of_one, 1.0 AS of_other FROM same_words WHERE one <> other
UNION ALL
SELECT one, other,
       CASE WHEN same_outlet THEN 'update' WHEN least(of_one, of_other) >= 0.7 THEN 'reprint' ELSE 'excerpt' END,
       of_one, of_other
FROM close_wording ANTI JOIN same_words USING (one, other)
UNION ALL
SELECT one, other, 'rewrite', of_one, of_other
FROM rewritten ANTI JOIN close_wording USING (one, other) ANTI JOIN same_words USING (one, other);
