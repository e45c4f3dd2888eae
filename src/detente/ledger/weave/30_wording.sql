-- The wording of each document as hashed runs of five words (shingles), and that of its longer quotations.

CREATE MACRO shingles_of(words) AS  -- none where there are fewer than five words
    list_transform(list_zip(words, words[2:], words[3:], words[4:], words[5:])[:-5], lambda run: hash(run));

CREATE TABLE worded AS
SELECT document_id, regexp_extract_all(lower(text), '[\p{L}\p{N}]+') AS words FROM numbered;

CREATE TABLE shingles AS
WITH hashed AS (
    SELECT DISTINCT document_id, unnest(shingles_of(words)) AS shingle FROM worded
), published AS (
    SELECT publisher, count(*) AS reports FROM numbered GROUP BY publisher
), common AS (
    SELECT shingle FROM hashed GROUP BY shingle HAVING count(*) >= 5
), furniture AS (  -- what five or more reports of one outlet share, and a tenth of all it has, belongs to its pages
    SELECT publisher, shingle
    FROM hashed SEMI JOIN common USING (shingle) JOIN numbered USING (document_id) JOIN published USING (publisher)
    GROUP BY publisher, shingle, reports
    HAVING count(*) >= 5 AND count(*) >= 0.1 * reports
)
SELECT document_id, shingle
FROM hashed JOIN numbered USING (document_id)
ANTI JOIN furniture USING (publisher, shingle);

CREATE TABLE quoted AS  -- shingles inside quotation marks, with the quotation they stand in
WITH quotations AS (
    SELECT document_id, unnest(regexp_extract_all(text, '“[^“”]+”|"[^"\n]+"|«[^«»]+»|„[^„“”]+[“”]')) AS quotation
    FROM numbered
), numbers AS (
    SELECT document_id, regexp_extract_all(lower(quotation), '[\p{L}\p{N}]+') AS words FROM quotations
)
SELECT DISTINCT document_id, hash(words) AS quotation, unnest(shingles_of(words)) AS shingle FROM numbers;
