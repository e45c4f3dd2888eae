-- What a rewriter or a translator keeps: names and numbers in the order in which a report tells of them, as hashed pairs of
-- neighbours. A name is capitalised in the middle of a sentence; of 'Foreign Minister Jane Roe' the last word counts.

CREATE MACRO anchors_of(text) AS regexp_extract_all(
    text,
    '(?:[\p{Ll}\p{N},;:“"(] |[$€£(“])(?:\p{Lu}[\p{L}-]+ )*(\p{Lu}[\p{L}-]{2,}|\d[\d.,]*\d|\d)',
    1
);

CREATE TABLE anchored AS
WITH listed AS (
    SELECT position, anchors_of(text) AS anchors FROM numbered
), paired AS (
    SELECT DISTINCT position, unnest(list_zip(anchors, anchors[2:])[:-2]) AS pair FROM listed
), hashed AS (
    SELECT position, hash(pair) AS pair FROM paired WHERE pair[1] <> pair[2]
), common AS (  -- pairs that every report on a dispute has tell nothing
    SELECT pair FROM hashed GROUP BY pair HAVING count(*) <= greatest(12, 0.02 * (SELECT count(*) FROM numbered))
)
SELECT position, pair FROM hashed SEMI JOIN common USING (pair);
