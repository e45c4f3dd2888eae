-- What the pages ask for beside the ledger's own relations, record by record, sorted once.

CREATE TABLE mentions AS
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

UPDATE transitions SET mentions = mentions[:1];
UPDATE mechanisms SET mentions = mentions[:1];

CREATE TABLE event_parties AS  -- who took part, by the row of the event in the shelf
SELECT DISTINCT row, side, actor_id FROM (
    SELECT row, 'actor' AS side, unnest(actor) AS actor_id FROM events_seen
    UNION ALL
    SELECT row, 'recipient', unnest(recipient) FROM events_seen
) ORDER BY row, side, actor_id;

CREATE TABLE event_roots AS  -- in whose name, once an event, with what lists are filtered by
WITH named AS (SELECT DISTINCT row, split_part(actor_id, ':', 1) AS root FROM event_parties)
SELECT row, root, type, status, place, date_from, date_to, dated, seen_from, seen_until, latest
FROM named JOIN events_seen USING (row) ORDER BY row, root;

CREATE TABLE event_pairs AS  -- between whom: one of the two acts, the other receives or acts with it
WITH sides AS (
    SELECT DISTINCT row, side, split_part(actor_id, ':', 1) AS root FROM event_parties
), pairs AS (
    SELECT DISTINCT one.row, one.root AS a, other.root AS b
    FROM sides AS one JOIN sides AS other USING (row)
    WHERE one.root < other.root AND 'actor' IN (one.side, other.side)
)
SELECT a, b, row, event_id, intensity, status, date_from, date_to, dated, seen_from, seen_until, latest,
       status IN ('occurred', 'ongoing') AND dated IS NOT NULL  -- what only one side asserts of the other does not count
           AND (len(attributed_to) = 0 OR list_has_all(actor, attributed_to)) AS counts
FROM pairs JOIN events_seen USING (row) ORDER BY a, b, row;

CREATE TABLE drawn AS  -- of each layer some hundred records, drawn by the hash of their ids: a fair sample to review
SELECT layer, record_id, any_value(sentence) AS says, hash(record_id) AS draw FROM mentions
GROUP BY layer, record_id
QUALIFY row_number() OVER (PARTITION BY layer ORDER BY draw, record_id) <= 1000
ORDER BY draw, record_id;
