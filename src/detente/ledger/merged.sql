-- What is told of the records that not all of their reports tell on one day, and since when they stand as they are: only such a
-- record looked otherwise on an earlier day, so a question about what was known then reads these few in place of all.

CREATE TABLE events_retold AS FROM events_told JOIN (
    SELECT event_id, CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled
    FROM events_told GROUP BY event_id HAVING count(DISTINCT known_from) + (count(*) > count(known_from))::INTEGER > 1
) USING (event_id);

CREATE TABLE statements_retold AS FROM statements_told JOIN (
    SELECT statement_id, CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled
    FROM statements_told GROUP BY statement_id HAVING count(DISTINCT known_from) + (count(*) > count(known_from))::INTEGER > 1
) USING (statement_id);

CREATE TABLE transitions_retold AS FROM transitions_told JOIN (
    SELECT transition_id, CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled
    FROM transitions_told GROUP BY transition_id HAVING count(DISTINCT known_from) + (count(*) > count(known_from))::INTEGER > 1
) USING (transition_id);

CREATE TABLE figures_retold AS FROM figures_told JOIN (
    SELECT figure_id, CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled
    FROM figures_told GROUP BY figure_id HAVING count(DISTINCT known_from) + (count(*) > count(known_from))::INTEGER > 1
) USING (figure_id);

CREATE TABLE disputes_retold AS FROM disputes_told JOIN (
    SELECT dispute_id, CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled
    FROM disputes_told GROUP BY dispute_id HAVING count(DISTINCT known_from) + (count(*) > count(known_from))::INTEGER > 1
) USING (dispute_id);

-- The tables as they follow from all reports: the same definitions as for what was known by a day, without the day.

INSERT INTO actors BY NAME SELECT * FROM actors_known_by(NULL);
INSERT INTO events BY NAME FROM events_merged(NULL);
INSERT INTO statements BY NAME FROM statements_merged(NULL);
INSERT INTO transitions BY NAME FROM transitions_merged(NULL);
INSERT INTO mechanisms BY NAME FROM mechanisms_merged(NULL);
INSERT INTO figures BY NAME FROM figures_merged(NULL);
INSERT INTO disputes BY NAME FROM disputes_merged(NULL);

INSERT INTO involvement BY NAME FROM involvement_merged(NULL);

INSERT INTO tellings BY NAME
SELECT DISTINCT document_id, 'events' AS layer, event_id AS record_id FROM events_told
UNION ALL BY NAME SELECT DISTINCT document_id, 'statements' AS layer, statement_id AS record_id FROM statements_told
UNION ALL BY NAME SELECT DISTINCT document_id, 'mechanisms' AS layer, mechanism_id AS record_id FROM mechanisms_told
UNION ALL BY NAME SELECT DISTINCT document_id, 'transitions' AS layer, transition_id AS record_id FROM transitions_told
UNION ALL BY NAME SELECT DISTINCT document_id, 'figures' AS layer, figure_id AS record_id FROM figures_told
UNION ALL BY NAME SELECT DISTINCT document_id, 'disputes' AS layer, dispute_id AS record_id FROM disputes_told;
