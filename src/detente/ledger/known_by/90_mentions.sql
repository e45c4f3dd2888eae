-- All evidence in one flat table: which characters of which document say what, under which rule.

CREATE VIEW mentions AS
WITH every AS (
    SELECT 'events' AS layer, event_id AS record_id, voice, known_from, unnest(mentions) AS m FROM events_told
    UNION ALL
    SELECT 'statements', statement_id, voice, known_from, unnest(mentions) FROM statements_told
    UNION ALL
    SELECT 'mechanisms', mechanism_id, voice, known_from, unnest(mentions) FROM mechanisms_told
    UNION ALL
    SELECT 'transitions', transition_id, voice, known_from, unnest(mentions) FROM transitions_told
    UNION ALL
    SELECT 'figures', figure_id, voice, known_from, unnest(mentions) FROM figures_told
    UNION ALL
    SELECT 'disputes', dispute_id, voice, known_from, unnest(mentions) FROM disputes_told
)
SELECT layer, record_id, voice, known_from, m.* FROM every;
