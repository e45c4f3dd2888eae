-- Which records name an actor that is one with another, or nobody: variable moved_actors.

CREATE MACRO moved(ids) AS list_has_any(ids, getvariable('moved_actor_ids'));

INSERT INTO touched
SELECT 'events', event_id FROM read.events_told WHERE moved(actor) OR moved(recipient) OR moved(attributed_to)
UNION ALL
SELECT 'statements', statement_id FROM read.statements_told WHERE moved([speaker_id])
UNION ALL
SELECT 'mechanisms', mechanism_id FROM read.mechanisms_told WHERE moved(parties)
UNION ALL
SELECT 'transitions', transition_id FROM read.transitions_told WHERE moved("by") OR moved(attributed_to)
UNION ALL
SELECT 'disputes', dispute_id FROM read.disputes_told WHERE moved(accuser) OR moved(accused);
