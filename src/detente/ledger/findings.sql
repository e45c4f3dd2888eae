-- The shapes in which a report's findings stand in the store (the records of detente.records, as JSON). The casts of the
-- next steps are strict: a finding of any other shape is an error, not a gap.

CREATE TYPE found_time AS STRUCT(
    "start" INTEGER, "end" INTEGER, kind VARCHAR, value VARCHAR, date_from DATE, date_to DATE, method VARCHAR
);
CREATE TYPE found_actor AS STRUCT(
    actor_id VARCHAR, name VARCHAR, kind VARCHAR, root VARCHAR, country VARCHAR, sector VARCHAR,
    aliases VARCHAR[], roles office[]
);
CREATE TYPE found_event AS STRUCT(
    event_id VARCHAR, type VARCHAR, mode VARCHAR, contexts VARCHAR[], actor VARCHAR[], recipient VARCHAR[],
    place VARCHAR, date_from DATE, date_to DATE, date_basis VARCHAR, status VARCHAR, attributed_to VARCHAR[],
    intensity DOUBLE, quad VARCHAR, cameo VARCHAR,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_statement AS STRUCT(
    statement_id VARCHAR, speaker VARCHAR, speaker_id VARCHAR, speaker_text VARCHAR, "role" VARCHAR, cue VARCHAR,
    manner VARCHAR, content VARCHAR, content_spans INTEGER[][], reported_by VARCHAR[], addressee VARCHAR, venue VARCHAR,
    date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_mechanism AS STRUCT(
    mechanism_id VARCHAR, kind VARCHAR, name VARCHAR, parties VARCHAR[], place VARCHAR,
    state VARCHAR, state_since DATE,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_transition AS STRUCT(
    transition_id VARCHAR, mechanism_id VARCHAR, state VARCHAR, "by" VARCHAR[], status VARCHAR,
    attributed_to VARCHAR[], date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_figure AS STRUCT(
    figure_id VARCHAR, low DOUBLE, high DOUBLE, approximate BOOLEAN, unit VARCHAR, measure VARCHAR,
    subject VARCHAR, place VARCHAR, source VARCHAR, date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_dispute AS STRUCT(
    dispute_id VARCHAR, act VARCHAR, event_id VARCHAR, accuser VARCHAR[], accused VARCHAR[],
    response VARCHAR, response_mentions mention[], date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, documents INTEGER, independent_sources INTEGER
);
CREATE TYPE found_dating AS STRUCT(
    "start" INTEGER, "end" INTEGER, status VARCHAR, date_from DATE, date_to DATE, date_basis VARCHAR, method VARCHAR,
    times STRUCT(
        "start" INTEGER, "end" INTEGER, kind VARCHAR, value VARCHAR, date_from DATE, date_to DATE, method VARCHAR
    )[]
);
CREATE TYPE all_found AS STRUCT(
    times found_time[], actors found_actor[], events found_event[], statements found_statement[],
    mechanisms found_mechanism[], transitions found_transition[], figures found_figure[], disputes found_dispute[],
    datings found_dating[]
);

-- What each text tells, one row a record, under the key of the text; filled in small batches, as it is taken out of JSON.

CREATE TABLE times_read (findings_key VARCHAR, r found_time);
CREATE TABLE actors_read (findings_key VARCHAR, r found_actor);
CREATE TABLE events_read (findings_key VARCHAR, r found_event);
CREATE TABLE statements_read (findings_key VARCHAR, r found_statement);
CREATE TABLE mechanisms_read (findings_key VARCHAR, r found_mechanism);
CREATE TABLE transitions_read (findings_key VARCHAR, r found_transition);
CREATE TABLE figures_read (findings_key VARCHAR, r found_figure);
CREATE TABLE disputes_read (findings_key VARCHAR, r found_dispute);
CREATE TABLE datings_read (findings_key VARCHAR, r found_dating);
