-- What the pages ask for beside the ledger's own relations, counted and sorted once.

CREATE TABLE every_mention AS
WITH every AS (
    SELECT 'events' AS layer, event_id AS record_id, voice, known_from, unnest(mentions) AS m FROM kept.events_told
    UNION ALL
    SELECT 'statements', statement_id, voice, known_from, unnest(mentions) FROM kept.statements_told
    UNION ALL
    SELECT 'mechanisms', mechanism_id, voice, known_from, unnest(mentions) FROM kept.mechanisms_told
    UNION ALL
    SELECT 'transitions', transition_id, voice, known_from, unnest(mentions) FROM kept.transitions_told
    UNION ALL
    SELECT 'figures', figure_id, voice, known_from, unnest(mentions) FROM kept.figures_told
    UNION ALL
    SELECT 'disputes', dispute_id, voice, known_from, unnest(mentions) FROM kept.disputes_told
)
SELECT layer, record_id, voice, known_from, m.* FROM every ORDER BY m.document_id, m."start";

DROP VIEW mentions;
ALTER TABLE every_mention RENAME TO mentions;

UPDATE transitions SET mentions = mentions[:1];
UPDATE mechanisms SET mentions = mentions[:1];

CREATE TABLE drawn AS  -- of each layer some hundred records, drawn by the hash of their ids: a fair sample to review
SELECT layer, record_id, any_value(sentence) AS says, hash(record_id) AS draw FROM mentions
GROUP BY layer, record_id
QUALIFY row_number() OVER (PARTITION BY layer ORDER BY draw, record_id) <= 1000
ORDER BY draw, record_id;

CREATE TABLE event_parties AS  -- who took part, by the row of the event in the shelf
SELECT DISTINCT row, side, actor_id FROM (
    SELECT rowid AS row, 'actor' AS side, unnest(actor) AS actor_id FROM events_seen
    UNION ALL
    SELECT rowid, 'recipient', unnest(recipient) FROM events_seen
) ORDER BY row, side, actor_id;

CREATE TABLE event_roots AS  -- in whose name, once an event
SELECT DISTINCT row, split_part(actor_id, ':', 1) AS root FROM event_parties ORDER BY row, root;

CREATE TABLE event_pairs AS  -- between whom: one of the two acts, the other receives or acts with it
WITH sides AS (SELECT DISTINCT row, side, split_part(actor_id, ':', 1) AS root FROM event_parties)
SELECT DISTINCT one.row, one.root AS a, other.root AS b
FROM sides AS one JOIN sides AS other USING (row)
WHERE one.root < other.root AND 'actor' IN (one.side, other.side)
ORDER BY a, b, row;

CREATE TABLE activity AS  -- how often actors act and speak, as far as all reports go
WITH acting AS (
    SELECT actor_id, count(DISTINCT event_id) AS events
    FROM event_parties JOIN events_rows_known_by(NULL) USING (row) GROUP BY actor_id
), speaking AS (
    SELECT speaker_id AS actor_id, count(*) AS statements FROM statements WHERE speaker_id IS NOT NULL GROUP BY speaker_id
)
SELECT actor_id, coalesce(events, 0) AS events, coalesce(statements, 0) AS statements
FROM actors LEFT JOIN acting USING (actor_id) LEFT JOIN speaking USING (actor_id) ORDER BY actor_id;

CREATE MACRO active_known_by(day) AS TABLE
SELECT * FROM actors JOIN activity USING (actor_id) WHERE day IS NULL OR known_from <= day;

CREATE MACRO documents_known_by(day) AS TABLE SELECT * FROM documents WHERE day IS NULL OR published_to <= day;
