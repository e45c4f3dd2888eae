-- The tables as they follow from all reports: the same definitions as for what was known by a day, without the day.

INSERT INTO actors BY NAME SELECT * FROM actors_known_by(NULL) ORDER BY actor_id;
INSERT INTO events BY NAME SELECT * FROM events_known_by(NULL) ORDER BY event_id;
INSERT INTO statements BY NAME SELECT * FROM statements_known_by(NULL) ORDER BY statement_id;
INSERT INTO transitions BY NAME SELECT * FROM transitions_known_by(NULL) ORDER BY transition_id;
INSERT INTO mechanisms BY NAME SELECT * FROM mechanisms_known_by(NULL) ORDER BY mechanism_id;
INSERT INTO figures BY NAME SELECT * FROM figures_known_by(NULL) ORDER BY figure_id;
INSERT INTO disputes BY NAME SELECT * FROM disputes_known_by(NULL) ORDER BY dispute_id;
