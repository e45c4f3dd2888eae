-- What the reports tell, as judged: run over the tellings of the records that judgements touch, in tables of their own, after
-- their fields are corrected. Tables: moved (layer, old_id, document_id or NULL for all reports, new_id or '' for nobody),
-- rejected (layer, record_id); variable: moved_actors, the same of actors as a map.

CREATE MACRO judged_actor(id, document) AS
coalesce(getvariable('moved_actors')[document || ' ' || id], getvariable('moved_actors')[id], id);

CREATE MACRO judged_actors(ids, document) AS list_filter(
    list_transform(ids, lambda id: judged_actor(id, document)),
    lambda id, nth: id <> '' AND list_position(list_transform(ids, lambda id: judged_actor(id, document)), id) = nth
);

CREATE MACRO judged_mentions(mentions, document) AS list_transform(
    mentions, lambda m: struct_update(m, attributed_to := judged_actors(m.attributed_to, document))
);

UPDATE events_told SET
    actor = judged_actors(actor, document_id), recipient = judged_actors(recipient, document_id),
    attributed_to = judged_actors(attributed_to, document_id), mentions = judged_mentions(mentions, document_id);
UPDATE statements_told SET speaker_id = nullif(judged_actor(speaker_id, document_id), '');
UPDATE mechanisms_told SET parties = judged_actors(parties, document_id);
UPDATE transitions_told SET
    "by" = judged_actors("by", document_id), attributed_to = judged_actors(attributed_to, document_id),
    mentions = judged_mentions(mentions, document_id);
UPDATE disputes_told SET accuser = judged_actors(accuser, document_id), accused = judged_actors(accused, document_id);
UPDATE actors_told SET aliases = list_distinct(aliases || [actor_id, name])  -- found under its old name still
WHERE judged_actor(actor_id, document_id) <> actor_id;
UPDATE actors_told SET root = judged_actor(root, document_id) WHERE judged_actor(root, document_id) <> '';

UPDATE transitions_told SET mechanism_id = new_id FROM moved
WHERE layer = 'mechanisms' AND old_id = mechanism_id AND moved.document_id = transitions_told.document_id;
UPDATE transitions_told SET mechanism_id = new_id FROM moved
WHERE layer = 'mechanisms' AND old_id = mechanism_id AND moved.document_id IS NULL;
UPDATE disputes_told SET event_id = new_id FROM moved
WHERE layer = 'events' AND old_id = event_id AND moved.document_id IS NULL;
