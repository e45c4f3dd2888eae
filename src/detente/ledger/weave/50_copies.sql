-- Of two alike documents the later repeats the earlier. Where days tie (or are unknown) the one that others name as their
-- origin comes first, then the one that names fewer origins itself, then the longer, then by location.

CREATE TABLE precedence AS
WITH both_ways AS (
    SELECT one AS document_id, other FROM alike UNION SELECT other, one FROM alike
), named AS (
    SELECT b.document_id, count(*) AS times
    FROM both_ways AS b
    JOIN numbered AS n ON n.document_id = b.document_id
    JOIN numbered AS o ON o.document_id = b.other
    WHERE list_contains(list_transform(o.origin, lambda name: lower(name)), lower(n.publisher))
    GROUP BY b.document_id
)
SELECT document_id, row_number() OVER (ORDER BY
    published_to NULLS LAST, coalesce(times, 0) DESC, len(origin), length(text) DESC, location) AS place
FROM numbered LEFT JOIN named USING (document_id);

-- A copy has most of its wording from its original, or carries the original whole and adds to it; a survey that holds
-- many short reports besides is nobody's copy.
INSERT INTO copies BY NAME
WITH directed AS (
    SELECT CASE WHEN p.place < q.place THEN other ELSE one END AS document_id,
           CASE WHEN p.place < q.place THEN one ELSE other END AS "repeats",
           kind,
           CASE WHEN p.place < q.place THEN of_other ELSE of_one END AS strength,
           CASE WHEN p.place < q.place THEN of_one ELSE of_other END AS of_original,
           least(p.place, q.place) AS place
    FROM alike
    JOIN precedence AS p ON p.document_id = one
    JOIN precedence AS q ON q.document_id = other
)
SELECT document_id, "repeats", kind, round(strength, 3) AS strength
FROM directed
WHERE strength >= 0.6 OR (strength >= 0.35 AND of_original >= 0.6 AND kind <> 'rewrite')
QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY kind = 'rewrite', round(strength, 1) DESC, place) = 1
ORDER BY document_id;

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
