-- The same change of state in several reports is one, weighed as events are. Those that happened, in order of their days,
-- are the arrangement's course; a change that its kind does not allow there is kept and flagged.

CREATE MACRO transitions_weighed(day) AS TABLE
WITH told AS (
    SELECT * FROM transitions_told WHERE day IS NULL
    UNION ALL
    SELECT * EXCLUDE (settled) FROM transitions_retold WHERE known_from <= day AND (settled IS NULL OR settled > day)
), said AS (
    SELECT transition_id, coalesce(m.status, told.status) AS status, m.attributed_to
    FROM (SELECT transition_id, status, unnest(mentions) AS m FROM told) AS told
), weighed AS (
    SELECT transition_id, status, attributed_to, weight
    FROM said JOIN weights USING (status)
    WHERE own_voice = (len(coalesce(attributed_to, [])) = 0)
    QUALIFY weight = min(weight) OVER (PARTITION BY transition_id)
), verdicts AS (
    SELECT transition_id, any_value(status) AS status,
           list_sort(list_distinct(flatten(list(attributed_to)))) AS attributed_to
    FROM weighed GROUP BY transition_id
), dated AS (
    SELECT DISTINCT ON (transition_id) transition_id, date_from, date_to, date_basis
    FROM told JOIN grounds USING (date_basis) ORDER BY transition_id, ground > 2, date_to - date_from, ground, position, mentions
), first_told AS (
    SELECT DISTINCT ON (transition_id) transition_id, mechanism_id, state, "by"
    FROM told ORDER BY transition_id, position, mentions
), gathered AS (
    SELECT transition_id, flatten(list(mentions ORDER BY position, mentions)) AS mentions, min(known_from) AS known_from,
           CASE WHEN count(known_from) = count(*) THEN max(known_from) END AS settled,
           count(DISTINCT document_id)::INTEGER AS documents, count(DISTINCT voice)::INTEGER AS independent_sources
    FROM told GROUP BY transition_id
)
SELECT transition_id, mechanism_id, state, "by", status, attributed_to, date_from, date_to, date_basis,
       mentions, known_from, settled, documents, independent_sources
FROM first_told JOIN dated USING (transition_id) JOIN verdicts USING (transition_id) JOIN gathered USING (transition_id);

CREATE MACRO transitions_merged(day) AS TABLE
WITH standing AS (
    SELECT * EXCLUDE (out_of_order) FROM transitions WHERE settled <= day
    UNION ALL BY NAME
    FROM transitions_weighed(day)
), kinds AS (
    SELECT mechanism_id, min(kind) AS kind FROM mechanisms_told GROUP BY mechanism_id
), course AS (
    SELECT transition_id, kind, standing.state, lag(standing.state) OVER (
        PARTITION BY mechanism_id
        ORDER BY coalesce(date_from, date_to), coalesce(date_to, date_from), known_from, step, transition_id
    ) AS before
    FROM standing JOIN kinds USING (mechanism_id) JOIN courses ON courses.state = standing.state
    WHERE status IN ('occurred', 'ongoing') AND coalesce(date_from, date_to) IS NOT NULL
), disallowed AS (
    SELECT transition_id
    FROM course ANTI JOIN allowed_changes AS a
        ON a.kind = course.kind AND a.before IS NOT DISTINCT FROM course.before AND a.after = course.state
)
SELECT standing.*, disallowed.transition_id IS NOT NULL AS out_of_order
FROM standing LEFT JOIN disallowed ON disallowed.transition_id = standing.transition_id;

CREATE MACRO transitions_known_by(day) AS TABLE
FROM transitions WHERE day IS NULL
UNION ALL BY NAME
FROM transitions_merged(day) WHERE day IS NOT NULL;
