-- What made-up reports tell, in the tables that the weave makes of real ones. Variables: reports, events.
-- Chance is the hash of a number and a word, so that the same numbers make the same ledger.

CREATE MACRO chance(number, word, sides) AS CAST(hash(number, word) % sides AS INTEGER);
CREATE MACRO chosen(number, word, words) AS words[1 + chance(number, word, len(words))];
CREATE MACRO skewed(number, word, sides) AS CAST(floor(sides * pow(chance(number, word, 1000003) / 1000003, 3)) AS INTEGER);
CREATE MACRO made_id(layer, number) AS layer || '-' || substr(md5(layer || number), 1, 12);
CREATE MACRO state_code(number) AS (['USA', 'RUS', 'SYR', 'TUR', 'IRN', 'GBR', 'FRA', 'DEU', 'UKR', 'CHN', 'PRK', 'KOR', 'JPN',
    'IND', 'PAK', 'ISR', 'LBN', 'JOR', 'IRQ', 'SAU', 'YEM', 'EGY', 'LBY', 'SDN', 'SSD', 'ETH', 'ERI', 'SOM', 'KEN', 'ARM',
    'AZE', 'GEO', 'MDA', 'SRB', 'XKX', 'GRC', 'CYP', 'MAR', 'DZA', 'MLI'])[1 + number];
CREATE MACRO made_actor(number, word) AS state_code(skewed(number, word, 40))
    || CASE WHEN chance(number, word || ' who', 3) = 0 THEN ':person-' || chance(number, word || ' name', 20) ELSE '' END;
CREATE MACRO filler(number) AS list_reduce(list_transform(range(12), lambda n: chosen(number * 12 + n, 'word',
    ['envoys', 'border', 'talks', 'convoy', 'ministry', 'said', 'after', 'new', 'the', 'of', 'against', 'heavy', 'on', 'camp'])),
    lambda one, other: one || ' ' || other);
CREATE MACRO made_mention(document, number, words, status, attributed_to) AS
    {'document_id': document, 'start': 0, 'end': 12, 'sentence_start': 0, 'sentence_end': 80,
     'sentence': words || ' ' || filler(number) || '.', 'method': 'made-up', 'status': status, 'attributed_to': attributed_to};

CREATE TABLE heard AS
SELECT n AS number, made_id('report', n) AS document_id, n + 1 AS position,
       made_id('report', CASE WHEN n % 10 = 9 THEN n - 1 ELSE n END) AS voice,
       DATE '2015-01-01' + CAST(n * 3650 // getvariable('reports') AS INTEGER) AS known_from
FROM range(getvariable('reports')) AS numbers (n);

INSERT INTO documents BY NAME
SELECT document_id, 'r' || lpad(CAST(number AS VARCHAR), 7, '0') || '.txt' AS location, 'Report ' || number AS title,
       'Outlet ' || chance(number, 'outlet', 200) AS publisher, [] AS origin, [] AS authors, 'en' AS language,
       known_from AS published_from, known_from AS published_to, 'stated' AS published_basis,
       list_reduce(list_transform(range(8), lambda n: filler(number * 8 + n)), lambda one, other: one || '. ' || other) AS text,
       CASE WHEN voice <> document_id THEN voice END AS "repeats", [] AS warnings, TIMESTAMP '2030-01-01' AS ingested_at
FROM heard ORDER BY document_id;

INSERT INTO copies BY NAME
SELECT document_id, "repeats", 'reprint' AS kind, 0.9 AS strength, [] AS passages
FROM documents WHERE "repeats" IS NOT NULL ORDER BY document_id;

CREATE TABLE actors_told AS
SELECT document_id, position, known_from, actor_id, replace(actor_id, ':', ' ') AS name,
       CASE WHEN contains(actor_id, ':') THEN 'person' ELSE 'country' END AS kind, split_part(actor_id, ':', 1) AS root,
       split_part(actor_id, ':', 1) AS country, 'GOV' AS sector, CAST([] AS VARCHAR[]) AS aliases, CAST([] AS office[]) AS roles
FROM (SELECT *, made_actor(number * 4 + n, 'cast') AS actor_id FROM heard, range(4) AS casts (n)
      QUALIFY row_number() OVER (PARTITION BY number, actor_id ORDER BY n) = 1)
ORDER BY actor_id, position;

CREATE MACRO told_by_reports(records, telling) AS TABLE  -- each record by one report, a twentieth by a later one as well
SELECT i, heard.* FROM (
    SELECT i, CAST(i * getvariable('reports') // records AS BIGINT) AS number FROM range(records) AS records (i)
    UNION ALL
    SELECT i, least(CAST(i * getvariable('reports') // records AS BIGINT) + 1 + chance(i, telling, 400), getvariable('reports') - 1)
    FROM range(records) AS records (i) WHERE i % 20 = 0
) JOIN heard USING (number)
QUALIFY row_number() OVER (PARTITION BY i, number ORDER BY i) = 1;

CREATE MACRO first_day(i, records) AS
    DATE '2015-01-01' + CAST((i * getvariable('reports') // records) * 3650 // getvariable('reports') AS INTEGER);

CREATE TABLE events_told AS
WITH made AS (
    SELECT *, chance(i, 'type', 16) AS sort,
           first_day(i, getvariable('events')) - chance(i, 'days', 4) * chance(i, 'far', 3) AS day,
           chosen(i, 'status', ['occurred', 'occurred', 'occurred', 'ongoing', 'planned', 'called_for', 'denied']) AS status,
           CASE WHEN chance(i, 'voice', 3) = 0 THEN [made_actor(i, 'voice')] ELSE [] END AS attributed_to
    FROM told_by_reports(getvariable('events'), 'event')
)
SELECT document_id, voice, position, known_from, made_id('event', i) AS event_id,
       (['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
         'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'])[1 + sort] AS type,
       CAST(NULL AS VARCHAR) AS mode, CAST(['military'] AS VARCHAR[]) AS contexts,
       [made_actor(i, 'actor')] AS actor, [made_actor(i, 'recipient')] AS recipient,
       CASE WHEN chance(i, 'placed', 3) = 0 THEN 'Town ' || skewed(i, 'place', 500) END AS place,
       day AS date_from, day AS date_to, chosen(i, 'basis', ['stated', 'resolved', 'reported']) AS date_basis,
       status, attributed_to, CAST(8 - sort AS DOUBLE) AS intensity,
       (['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'])[1 + sort // 4] AS quad,
       CAST(NULL AS VARCHAR) AS cameo, [made_mention(document_id, i, 'Event ' || i, status, attributed_to)] AS mentions
FROM made ORDER BY event_id, position;

INSERT INTO days_named BY NAME
SELECT DISTINCT ON (day, voice) day, voice, known_from, 1 AS times, document_id, 0 AS place
FROM (
    SELECT known_from - skewed(number * 8 + n, 'named', 400) AS day, voice, known_from, document_id
    FROM heard, range(8) AS days (n)
)
ORDER BY day, voice, known_from, document_id;

CREATE TABLE statements_told AS
WITH made AS (
    SELECT *, first_day(i, getvariable('events') // 4) AS day, made_actor(i, 'speaker') AS speaker_id
    FROM told_by_reports(getvariable('events') // 4, 'statement')
)
SELECT document_id, voice, position, known_from, made_id('statement', i) AS statement_id,
       replace(speaker_id, ':', ' ') AS speaker, speaker_id, CAST(NULL AS VARCHAR) AS "role", 'said' AS cue, 'direct' AS manner,
       'Statement ' || i || ' ' || filler(i) AS content, CAST([] AS VARCHAR[]) AS reported_by,
       CAST(NULL AS VARCHAR) AS addressee, CAST(NULL AS VARCHAR) AS venue,
       day AS date_from, day AS date_to, 'reported' AS date_basis,
       [made_mention(document_id, i, 'Statement ' || i, NULL, NULL)] AS mentions
FROM made ORDER BY statement_id, position;

CREATE TABLE transitions_found AS
WITH made AS (
    SELECT *, first_day(i, getvariable('events') // 10) AS day,
           skewed(i, 'arrangement', 1 + getvariable('events') // 250) AS arrangement,
           CASE WHEN chance(i, 'end', 20) = 0 THEN 'planned' ELSE chosen(i, 'status', ['occurred', 'occurred', 'ongoing', 'called_for'])
           END AS status
    FROM told_by_reports(getvariable('events') // 10, 'transition')
)
SELECT document_id, voice, position, known_from, made_id('transition', i) AS transition_id,
       made_id('mechanism', arrangement) AS mechanism_id,
       CASE WHEN status = 'planned' THEN 'expired'
            ELSE chosen(i, 'state', ['agreed', 'in_force', 'extended', 'strained', 'violated', 'suspended', 'resumed', 'collapsed'])
       END AS state,
       [made_actor(i, 'by')] AS "by", status, CAST([] AS VARCHAR[]) AS attributed_to,
       CASE WHEN status = 'planned' THEN day + chance(i, 'ahead', 120) ELSE day END AS date_from,
       CASE WHEN status = 'planned' THEN day + chance(i, 'ahead', 120) ELSE day END AS date_to, 'stated' AS date_basis,
       [made_mention(document_id, i, 'Change ' || i, status, CAST([] AS VARCHAR[]))] AS mentions, arrangement
FROM made ORDER BY transition_id, position;

CREATE TABLE mechanisms_found AS
SELECT document_id, voice, position, known_from, mechanism_id,
       chosen(arrangement, 'kind', ['ceasefire', 'agreement', 'channel', 'talks', 'corridor', 'sanctions']) AS kind,
       'Arrangement ' || arrangement AS name, list_distinct([made_actor(arrangement, 'a'), made_actor(arrangement, 'b')]) AS parties,
       'Town ' || chance(arrangement, 'place', 500) AS place,
       [made_mention(document_id, arrangement, 'Arrangement ' || arrangement, NULL, NULL)] AS mentions
FROM (SELECT DISTINCT document_id, voice, position, known_from, mechanism_id, arrangement FROM transitions_found)
ORDER BY mechanism_id, position;

ALTER TABLE transitions_found DROP COLUMN arrangement;

CREATE TABLE figures_told AS
WITH made AS (
    SELECT *, first_day(i, getvariable('events') // 5) AS day FROM told_by_reports(getvariable('events') // 5, 'figure')
)
SELECT document_id, voice, position, known_from, made_id('figure', i) AS figure_id,
       CAST(skewed(i, 'low', 5000) AS DOUBLE) AS low, CAST(skewed(i, 'low', 5000) AS DOUBLE) AS high, false AS approximate,
       'people' AS unit, chosen(i, 'measure', ['killed', 'wounded', 'displaced', 'troops', 'other']) AS measure,
       chosen(i, 'subject', ['civilians', 'soldiers', 'people', 'fighters']) AS subject,
       'Town ' || skewed(i, 'place', 500) AS place, made_actor(i, 'source') AS source,
       day AS date_from, day AS date_to, 'stated' AS date_basis,
       [made_mention(document_id, i, 'Figure ' || i, NULL, NULL)] AS mentions
FROM made ORDER BY figure_id, position;

CREATE TABLE disputes_told AS
WITH made AS (
    SELECT *, first_day(i, getvariable('events') // 20) AS day FROM told_by_reports(getvariable('events') // 20, 'dispute')
)
SELECT document_id, voice, position, known_from, made_id('dispute', i) AS dispute_id, 'Deed ' || i AS act,
       made_id('event', i * 20) AS event_id, [made_actor(i, 'accuser')] AS accuser, [made_actor(i, 'accused')] AS accused,
       chosen(i, 'response', ['none', 'denied', 'countered']) AS response, CAST([] AS mention[]) AS response_mentions,
       day AS date_from, day AS date_to, 'reported' AS date_basis,
       [made_mention(document_id, i, 'Dispute ' || i, NULL, NULL)] AS mentions
FROM made ORDER BY dispute_id, position;
