-- The wording of each document as hashed runs of five words (shingles), and that of its longer quotations.

CREATE TABLE worded AS
SELECT document_id, regexp_extract_all(lower(text), '[\p{L}\p{N}]+') AS words FROM numbered;

CREATE TABLE shingles AS
WITH placed AS (
    SELECT document_id, words, unnest(range(1, len(words) - 3)) AS start FROM worded
), hashed AS (
    SELECT DISTINCT document_id, hash(words[start : start + 4]) AS shingle FROM placed
), published AS (
    SELECT publisher, count(*) AS reports FROM numbered GROUP BY publisher
), furniture AS (  -- what five or more reports of one outlet share, and a tenth of all it has, belongs to its pages
    SELECT publisher, shingle
    FROM hashed JOIN numbered USING (document_id) JOIN published USING (publisher)
    GROUP BY publisher, shingle, reports
    HAVING count(*) >= 5 AND count(*) >= 0.1 * reports
)
SELECT document_id, shingle
FROM hashed JOIN numbered USING (document_id)
ANTI JOIN furniture USING (publisher, shingle);

CREATE TABLE quoted AS  -- shingles inside quotation marks, with the number of the quotation in its document
WITH quotations AS (
    SELECT document_id, unnest(regexp_extract_all(text, '“[^“”]+”|"[^"\n]+"|«[^«»]+»|„[^„“”]+[“”]')) AS quotation
    FROM numbered
), numbers AS (
    SELECT document_id, row_number() OVER (PARTITION BY document_id) AS quotation,
           regexp_extract_all(lower(quotation), '[\p{L}\p{N}]+') AS words
    FROM quotations
), placed AS (
    SELECT *, unnest(range(1, len(words) - 3)) AS start FROM numbers
)
SELECT DISTINCT document_id, quotation, hash(words[start : start + 4]) AS shingle FROM placed;
