-- What each document tells, one row a record and document: the findings of its text under the document's own id.
-- voice is the document that its wording comes from; known_from the day it was published.

CREATE TABLE heard AS
SELECT document_id, coalesce(root, document_id) AS voice, position, published_to AS known_from,
       CAST(findings AS JSON) AS found
FROM numbered JOIN findings USING (findings_key) LEFT JOIN roots USING (document_id);

CREATE TABLE actors_told AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'actors' AS found_actor[])) AS r FROM heard)
SELECT document_id, position, known_from, r.* FROM each_one
ORDER BY r.actor_id, position;

CREATE TABLE events_found AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'events' AS found_event[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.event_id, position;

CREATE TABLE statements_told AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'statements' AS found_statement[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources, speaker_text, content_spans),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.statement_id, position;

CREATE TABLE mechanisms_found AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'mechanisms' AS found_mechanism[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources, state, state_since),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.mechanism_id, position;

CREATE TABLE transitions_found AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'transitions' AS found_transition[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.transition_id, position;

CREATE TABLE figures_told AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'figures' AS found_figure[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions
FROM each_one
ORDER BY r.figure_id, position;

CREATE TABLE disputes_found AS
WITH each_one AS (SELECT *, unnest(CAST(found -> 'disputes' AS found_dispute[])) AS r FROM heard)
SELECT document_id, voice, position, known_from,
       r.* EXCLUDE (mentions, response_mentions, known_from, documents, independent_sources),
       list_sort(list_transform(r.mentions, lambda m: struct_update(m, document_id := document_id))) AS mentions,
       list_sort(list_transform(r.response_mentions, lambda m: struct_update(m, document_id := document_id))) AS response_mentions
FROM each_one
ORDER BY r.dispute_id, position;

INSERT INTO datings BY NAME
WITH each_one AS (SELECT document_id, unnest(CAST(found -> 'datings' AS found_dating[])) AS r FROM heard)
SELECT document_id, r.* EXCLUDE (times),
       list_transform(r.times, lambda t: format(
           '{} = {} ({})', substring(text, t."start" + 1, t."end" - t."start"), t.value, t.method)) AS times
FROM each_one JOIN numbered USING (document_id);
