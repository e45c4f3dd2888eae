-- What each document tells, one row a record and document: the findings of its text under the document's own id.
-- voice is the document that its wording comes from; known_from the day it was published.

CREATE TABLE heard AS
SELECT document_id, coalesce(root, document_id) AS voice, position, published_to AS known_from, findings_key
FROM numbered LEFT JOIN roots USING (document_id);

CREATE TABLE actors_told AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN actors_read USING (findings_key))
SELECT document_id, position, known_from, r.* FROM each_one
ORDER BY r.actor_id, position;

CREATE TABLE events_found AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN events_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.event_id, position;

CREATE TABLE statements_told AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN statements_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources, speaker_text, content_spans),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.statement_id, position;

CREATE TABLE mechanisms_found AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN mechanisms_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources, state, state_since),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.mechanism_id, position;

CREATE TABLE transitions_found AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN transitions_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.transition_id, position;

CREATE TABLE figures_told AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN figures_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.figure_id, position;

CREATE TABLE disputes_found AS
WITH each_one AS (SELECT heard.*, r FROM heard JOIN disputes_read USING (findings_key))
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, response_mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions,
       list_sort(list_transform(r.response_mentions, lambda m: struct_update(m, document_id := document_id))) AS response_mentions
FROM each_one
ORDER BY r.dispute_id, position;

INSERT INTO datings BY NAME
WITH each_one AS (SELECT document_id, r FROM heard JOIN datings_read USING (findings_key))
SELECT document_id, r.* EXCLUDE (times),
       list_transform(r.times, lambda t: format(
           '{} = {} ({})', substring(text, t."start" + 1, t."end" - t."start"), t.value, t.method)) AS times
FROM each_one JOIN numbered USING (document_id);
