-- The tables of a woven ledger, as questions and exports see them; the weave fills them, one row a record.
--
-- Day intervals are closed, NULL = unbounded. Offsets are Unicode code points into documents.text, half-open.
-- known_from is the day the first report that says so was published (NULL: no such report is dated); settled the day of the
-- last such report, since when the row stands as it is (NULL: one of them is not dated).
-- documents counts all reports that say so, independent_sources counts voices: copies folded into one.
-- Lists of ids and names are sorted; mentions stand in order of their reports (earliest published first) and offsets.
--
-- Each table with known_from has a macro of the same columns, e.g. events_known_by(DATE '2016-10-03'): the table as it
-- follows from the reports published by that day alone (undated reports left out); events_known_by(NULL) is events.

CREATE TYPE mention AS STRUCT(
    document_id VARCHAR, "start" INTEGER, "end" INTEGER,
    sentence_start INTEGER, sentence_end INTEGER, sentence VARCHAR, method VARCHAR,
    status VARCHAR, attributed_to VARCHAR[]  -- of events and transitions only: what this very mention says
);

CREATE TYPE passage AS STRUCT(  -- text[start:end] of the copy is text[of_start:of_end] of what it repeats
    "start" INTEGER, "end" INTEGER, of_start INTEGER, of_end INTEGER
);

CREATE TYPE office AS STRUCT("role" VARCHAR, "of" VARCHAR, date_from DATE, date_to DATE);

CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,         -- the same text at a second location is <id>-2
    location VARCHAR NOT NULL,
    title VARCHAR, publisher VARCHAR, origin VARCHAR[], authors VARCHAR[], language VARCHAR,
    published_from DATE, published_to DATE, published_basis VARCHAR,
    text VARCHAR,
    repeats VARCHAR,                         -- document_id of the report at the root of its copies, or NULL
    warnings VARCHAR[],
    ingested_at TIMESTAMP                    -- UTC; never exported
);

CREATE TABLE copies (                        -- the step behind documents.repeats
    document_id VARCHAR,
    "repeats" VARCHAR,                       -- the report it was found to copy, itself perhaps a copy
    kind VARCHAR,                            -- exact, reprint, excerpt, update (of the same outlet), rewrite
    strength DOUBLE,                         -- share of its wording (rewrite: its quotations, names) that stands there too
    passages passage[]                       -- the longest passages that stand in both word for word, in its own order
);

CREATE TABLE issues (location VARCHAR, problem VARCHAR, advice VARCHAR);

CREATE TABLE actors (
    actor_id VARCHAR PRIMARY KEY, name VARCHAR, kind VARCHAR, root VARCHAR, country VARCHAR, sector VARCHAR,
    aliases VARCHAR[], roles office[], known_from DATE
);

CREATE TABLE events (
    event_id VARCHAR PRIMARY KEY, type VARCHAR, mode VARCHAR, contexts VARCHAR[],
    actor VARCHAR[], recipient VARCHAR[], place VARCHAR,
    date_from DATE, date_to DATE, date_basis VARCHAR,
    status VARCHAR, attributed_to VARCHAR[], intensity DOUBLE, quad VARCHAR, cameo VARCHAR,
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER,
    last_day DATE                            -- the last day it may have been, 9999-12-31 if none is known; sorted by this
);

CREATE TABLE involvement (                 -- who takes part in which events, sorted by actor_id and last_day
    actor_id VARCHAR, acts BOOLEAN,          -- whether as one who does it, not only as one it is done to
    event_id VARCHAR, first_day DATE, last_day DATE, intensity DOUBLE,
    counts BOOLEAN,                          -- it happened on a known day, and not only by the word of the other side
    settled DATE
);

CREATE TABLE statements (
    statement_id VARCHAR PRIMARY KEY, speaker VARCHAR, speaker_id VARCHAR, role VARCHAR, cue VARCHAR, manner VARCHAR,
    content VARCHAR, reported_by VARCHAR[],
    addressee VARCHAR, venue VARCHAR,        -- to whom; on what occasion, in what medium or place; as written
    date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER
);

CREATE TABLE mechanisms (
    mechanism_id VARCHAR PRIMARY KEY, kind VARCHAR, name VARCHAR, parties VARCHAR[], place VARCHAR,
    state VARCHAR,                           -- of the latest transition that happened
    state_since DATE,                        -- first known day of that state without a break, or NULL
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER
);

CREATE TABLE joined (                        -- the step behind the ids: which records of two reports are one, and why
    document_id VARCHAR,
    layer VARCHAR,
    record_id VARCHAR,                       -- as it was found in that report
    same_as VARCHAR,                         -- as the ledger has it: the first to tell it
    reason VARCHAR
);

CREATE TABLE datings (                       -- the chain from words to days: what explain shows beside the evidence
    document_id VARCHAR, "start" INTEGER, "end" INTEGER,
    status VARCHAR,                          -- with which it was asked when that took place, or NULL
    date_from DATE, date_to DATE, date_basis VARCHAR,
    method VARCHAR,                          -- the rule
    times VARCHAR[]                          -- the time expressions it rests on: words, what they mean and by which rule
);

CREATE TABLE days_named (                    -- which single days the reports name, once for each voice
    day DATE, voice VARCHAR,
    known_from DATE,                         -- the day of the first report of that voice that names it
    times INTEGER,                           -- how often that report names it
    document_id VARCHAR,                     -- that report
    place INTEGER                            -- where in its text it first does, in code points; 0: it is its own day
);

CREATE TABLE tellings (                      -- which reports tell of which records
    document_id VARCHAR, layer VARCHAR, record_id VARCHAR
);

CREATE TABLE transitions (
    transition_id VARCHAR PRIMARY KEY, mechanism_id VARCHAR, state VARCHAR, "by" VARCHAR[],
    status VARCHAR, attributed_to VARCHAR[], date_from DATE, date_to DATE, date_basis VARCHAR,
    out_of_order BOOLEAN,                    -- it happened, but its kind's order of states does not allow it here
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER
);

CREATE TABLE figures (
    figure_id VARCHAR PRIMARY KEY, low DOUBLE, high DOUBLE, approximate BOOLEAN, unit VARCHAR, measure VARCHAR,
    subject VARCHAR, place VARCHAR, source VARCHAR, date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER
);

CREATE TABLE disputes (
    dispute_id VARCHAR PRIMARY KEY, act VARCHAR, event_id VARCHAR, accuser VARCHAR[], accused VARCHAR[],
    response VARCHAR, response_mentions mention[], date_from DATE, date_to DATE, date_basis VARCHAR,
    mentions mention[], known_from DATE, settled DATE, documents INTEGER, independent_sources INTEGER
);

-- The states and bodies on each side of an event; in what is done together, who is named first says nothing.
CREATE MACRO roots_of(ids) AS list_sort(list_distinct(list_transform(ids, lambda id: split_part(id, ':', 1))));
CREATE MACRO sides_of(type, actor, recipient) AS
CASE WHEN type IN ('CONSULT', 'AGREE', 'COOPERATE') THEN [roots_of(actor || recipient)]
     ELSE [roots_of(actor), roots_of(recipient)] END;

-- Beside these tables stand, for each of them with known_from and for actors, a table *_told: a row for each report that
-- tells of the record, as that report has it, with its document_id, voice and known_from. Of events, statements, transitions,
-- figures and disputes there is a *_retold as well: of these rows those of records that were told on more than one day, with
-- `settled`; only they looked otherwise on an earlier day, so that the macros read them in place of all.
--
-- And the view mentions, flat: layer (the table's name), record_id, document_id,
-- voice (documents.repeats, or the document itself), known_from (of the document), and the fields of a mention.
