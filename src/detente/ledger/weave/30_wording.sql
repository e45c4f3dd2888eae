-- The wording of each document as hashed runs of five words (shingles), and that of its longer quotations. Documents go by
-- their position here: a number takes a fifth of an id's room.

CREATE MACRO words_of(text) AS regexp_extract_all(lower(text), '[\p{L}\p{N}]+');

CREATE MACRO shingles_of(words) AS  -- none where there are fewer than five words
    list_transform(list_zip(words, words[2:], words[3:], words[4:], words[5:])[:-5], lambda run: hash(run));

CREATE TABLE worded AS
SELECT position, publisher, hash(words) AS wording, len(words) AS words, list_distinct(shingles_of(words)) AS runs
FROM (SELECT position, publisher, words_of(text) AS words FROM numbered);

CREATE TABLE hashed AS SELECT position, unnest(runs) AS shingle FROM worded;

CREATE TABLE common AS SELECT shingle, count(*) AS holders FROM hashed GROUP BY shingle HAVING holders > 1;

CREATE TABLE held AS SELECT position, shingle, holders FROM hashed JOIN common USING (shingle);

CREATE TABLE furniture AS  -- what five or more reports of one outlet share, and a tenth of all it has, belongs to its pages
WITH published AS (
    SELECT publisher, count(*) AS reports FROM numbered WHERE publisher IS NOT NULL GROUP BY publisher
)
SELECT publisher, shingle
FROM held JOIN worded USING (position) JOIN published USING (publisher)
WHERE holders >= 5
GROUP BY publisher, shingle, reports
HAVING count(*) >= 5 AND count(*) >= 0.1 * reports;

CREATE TABLE shingles AS  -- those that another document has, too
SELECT position, shingle
FROM held JOIN worded USING (position)
ANTI JOIN furniture USING (publisher, shingle);

CREATE TABLE sizes AS  -- of all its wording, less the furniture
WITH gone AS (
    SELECT position, count(*) AS gone FROM held JOIN worded USING (position) SEMI JOIN furniture USING (publisher, shingle)
    GROUP BY position
)
SELECT position, len(runs) - coalesce(gone, 0) AS size FROM worded LEFT JOIN gone USING (position);

DROP TABLE hashed;
DROP TABLE held;

CREATE TABLE quoted AS  -- shingles inside quotation marks, with the quotation they stand in
WITH quotations AS (
    SELECT position, unnest(regexp_extract_all(text, '“[^“”]+”|"[^"\n]+"|«[^«»]+»|„[^„“”]+[“”]')) AS quotation
    FROM numbered
), numbers AS (
    SELECT position, words_of(quotation) AS words FROM quotations
)
SELECT DISTINCT position, hash(words) AS quotation, unnest(shingles_of(words)) AS shingle FROM numbers;
