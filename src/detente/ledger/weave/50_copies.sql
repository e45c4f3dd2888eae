-- Of two alike documents the later repeats the earlier. Where days tie (or are unknown) the one that others name as their
-- origin comes first, then the one that names fewer origins itself, then the longer, then by location.

CREATE TABLE precedence AS
WITH both_ways AS (
    SELECT one AS position, other FROM alike UNION SELECT other, one FROM alike
), named AS (
    SELECT n.position, count(*) AS times
    FROM both_ways AS b
    JOIN numbered AS n ON n.position = b.position
    JOIN numbered AS o ON o.position = b.other
    WHERE list_contains(list_transform(o.origin, lambda name: lower(name)), lower(n.publisher))
    GROUP BY n.position
)
SELECT position, row_number() OVER (ORDER BY
    published_to NULLS LAST, coalesce(times, 0) DESC, len(origin), length(text) DESC, location) AS place
FROM numbered LEFT JOIN named USING (position);

-- A copy has most of its wording from its original, or carries the original whole and adds to it; a survey that holds
-- many short reports besides is nobody's copy.
CREATE TABLE linked AS
WITH directed AS (
    SELECT CASE WHEN p.place < q.place THEN other ELSE one END AS copy,
           CASE WHEN p.place < q.place THEN one ELSE other END AS original,
           kind,
           CASE WHEN p.place < q.place THEN of_other ELSE of_one END AS strength,
           CASE WHEN p.place < q.place THEN of_one ELSE of_other END AS of_original,
           least(p.place, q.place) AS place
    FROM alike
    JOIN precedence AS p ON p.position = one
    JOIN precedence AS q ON q.position = other
)
SELECT copy, original, kind, round(strength, 3) AS strength
FROM directed
WHERE strength >= 0.6
   OR (strength >= 0.35 AND of_original >= 0.6 AND kind <> 'rewrite')
   OR (kind = 'rewrite' AND greatest(strength, of_original) >= 0.4)
   OR (kind = 'update' AND strength >= 0.4)
QUALIFY row_number() OVER (PARTITION BY copy ORDER BY kind = 'rewrite', round(strength, 1) DESC, place) = 1;

-- The passages that stand in both, word for word: runs of eight words or more, the longest three, by their characters.
CREATE TABLE placed AS
WITH pieces AS (
    SELECT position, unnest(regexp_extract_all(text, '[\p{L}\p{N}]+|[^\p{L}\p{N}]+')) AS piece,
           generate_subscripts(regexp_extract_all(text, '[\p{L}\p{N}]+|[^\p{L}\p{N}]+'), 1) AS nth
    FROM numbered
    WHERE position IN (SELECT copy FROM linked UNION ALL SELECT original FROM linked)
), counted AS (
    SELECT position, nth, piece, sum(length(piece)) OVER (PARTITION BY position ORDER BY nth) AS "end" FROM pieces
), words AS (
    SELECT position, row_number() OVER (PARTITION BY position ORDER BY nth) AS word, lower(piece) AS form,
           CAST("end" - length(piece) AS INTEGER) AS "start", CAST("end" AS INTEGER) AS "end"
    FROM counted WHERE regexp_matches(piece, '^[\p{L}\p{N}]')
), runs AS (
    SELECT position, word, "start", count(*) OVER following AS length,
           hash([form, lead(form, 1) OVER w, lead(form, 2) OVER w, lead(form, 3) OVER w, lead(form, 4) OVER w]) AS run,
           lead("end", 4) OVER w AS "end"
    FROM words
    WINDOW w AS (PARTITION BY position ORDER BY word),
           following AS (PARTITION BY position ORDER BY word ROWS BETWEEN CURRENT ROW AND 4 FOLLOWING)
)
SELECT position, run, min(word) AS word, min("start") AS "start", min("end") AS "end"
FROM runs WHERE length = 5 GROUP BY position, run;

CREATE TABLE passages AS
WITH matched AS (
    SELECT copy, c.word - o.word AS shift, c.word, c."start", c."end", o."start" AS of_start, o."end" AS of_end
    FROM linked JOIN placed AS c ON c.position = copy JOIN placed AS o ON o.position = original AND o.run = c.run
), islands AS (
    SELECT *, word - row_number() OVER (PARTITION BY copy, shift ORDER BY word) AS island FROM matched
), whole AS (
    SELECT copy, min("start") AS "start", max("end") AS "end", min(of_start) AS of_start, max(of_end) AS of_end
    FROM islands GROUP BY copy, shift, island HAVING count(*) >= 4
), longest AS (
    SELECT * FROM whole QUALIFY row_number() OVER (PARTITION BY copy ORDER BY "end" - "start" DESC, "start") <= 3
)
SELECT copy, list({'start': "start", 'end': "end", 'of_start': of_start, 'of_end': of_end} ORDER BY "start") AS passages
FROM longest GROUP BY copy;

DROP TABLE placed;

INSERT INTO copies BY NAME
SELECT c.document_id, o.document_id AS "repeats", kind, strength, coalesce(passages, []) AS passages
FROM linked
JOIN numbered AS c ON c.position = copy JOIN numbered AS o ON o.position = original
LEFT JOIN passages USING (copy)
ORDER BY c.document_id;

CREATE TABLE roots AS  -- a copy of a copy repeats the first of them; precedence only ever points back, so this ends
WITH RECURSIVE traced AS (
    SELECT document_id, "repeats" AS root FROM copies
    UNION ALL
    SELECT traced.document_id, copies."repeats" FROM traced JOIN copies ON copies.document_id = traced.root
)
SELECT document_id, root FROM traced ANTI JOIN copies ON copies.document_id = traced.root;

INSERT INTO documents BY NAME
SELECT numbered.* EXCLUDE (text_id, findings_key, position), root AS "repeats"
FROM numbered LEFT JOIN roots USING (document_id)
ORDER BY document_id;
