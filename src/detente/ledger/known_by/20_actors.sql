-- Actors under one id: the commonest name (then the longest, then by alphabet), all aliases and offices.

CREATE MACRO actors_known_by(day) AS TABLE
WITH told AS (
    SELECT * FROM actors_told WHERE day IS NULL OR known_from <= day
), named AS (
    SELECT DISTINCT ON (actor_id) actor_id, name, kind, root, country, sector
    FROM (SELECT actor_id, name, kind, root, country, sector, count(*) AS times FROM told GROUP BY ALL)
    ORDER BY actor_id, times DESC, length(name) DESC, name, kind, root, country, sector
), offices AS (
    SELECT actor_id, {'role': r."role", 'of': r."of", 'date_from': min(r.date_from), 'date_to': max(r.date_to)} AS held
    FROM (SELECT actor_id, unnest(roles) AS r FROM told)
    GROUP BY actor_id, r."role", r."of"
), holdings AS (
    SELECT actor_id, list(held ORDER BY held) AS roles FROM offices GROUP BY actor_id
), gathered AS (
    SELECT actor_id, list_sort(list_distinct(flatten(list(aliases)))) AS aliases, min(known_from) AS known_from
    FROM told GROUP BY actor_id
)
SELECT actor_id, name, kind, root, country, sector, aliases, coalesce(roles, []) AS roles, known_from
FROM named JOIN gathered USING (actor_id) LEFT JOIN holdings USING (actor_id);
