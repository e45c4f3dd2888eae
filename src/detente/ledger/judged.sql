-- Arrangements and their changes under the ids that the judgements give them; the same change told by several reports (same
-- state and status, days in common, both known to within three) takes the id of the first to tell it.

CREATE VIEW same_mechanisms AS
SELECT document_id, record_id AS mechanism_id, same_as FROM joined WHERE layer = 'mechanisms';

CREATE TABLE mechanisms_told AS
SELECT f.* REPLACE (coalesce(same_as, mechanism_id) AS mechanism_id)
FROM mechanisms_found AS f LEFT JOIN same_mechanisms USING (document_id, mechanism_id)
ORDER BY 5, position;

CREATE TABLE judged_transitions AS
SELECT f.* REPLACE (coalesce(same_as, mechanism_id) AS mechanism_id)
FROM transitions_found AS f LEFT JOIN same_mechanisms USING (document_id, mechanism_id);

CREATE TABLE same_transitions AS
SELECT document_id, transition_id, first_value(transition_id) OVER (
    PARTITION BY mechanism_id, state, status, date_from, date_to ORDER BY position, transition_id
) AS first_id
FROM judged_transitions
WHERE date_to - date_from <= 2 AND date_basis IN ('stated', 'resolved');

CREATE TABLE transitions_told AS
SELECT j.* REPLACE (coalesce(first_id, transition_id) AS transition_id)
FROM judged_transitions AS j LEFT JOIN same_transitions USING (document_id, transition_id)
ORDER BY 5, position;

INSERT INTO joined BY NAME
SELECT document_id, 'transitions' AS layer, transition_id AS record_id, first_id AS same_as,
       'the same change on the same day' AS reason
FROM same_transitions WHERE transition_id <> first_id;
