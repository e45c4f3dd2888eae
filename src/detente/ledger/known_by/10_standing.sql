-- What a status weighs when reports differ, and which changes of state each kind allows (table allowed_changes).
-- A report's own voice outweighs what it only passes on; so a deed that one side alleges and the other denies stands as
-- denied, and never counts as having happened.

CREATE VIEW weights AS
FROM (VALUES
    ('occurred', true, 1), ('ongoing', true, 2), ('negated', true, 3),
    ('denied', true, 4), ('denied', false, 5), ('negated', false, 6),
    ('occurred', false, 7), ('ongoing', false, 8),
    ('planned', true, 9), ('planned', false, 10), ('called_for', true, 11), ('called_for', false, 12),
    ('conditional', true, 13), ('conditional', false, 14)
) AS listed (status, own_voice, weight);

CREATE VIEW grounds AS  -- of several reports' dates for the same record, the best founded stand
FROM (VALUES ('stated', 1), ('resolved', 2), ('reported', 3), ('unknown', 4)) AS listed (date_basis, ground);

CREATE VIEW answers AS  -- of several reports' answers to the same allegation, the most telling stands
FROM (VALUES ('admitted', 1), ('apologised', 2), ('denied', 3), ('countered', 4), ('none', 5)) AS listed (response, weight);

CREATE VIEW courses AS  -- states in the order of an arrangement's life: settles what was told of the same day
FROM (VALUES
    ('proposed', 1), ('negotiating', 2), ('agreed', 3), ('in_force', 4), ('extended', 5), ('strained', 6),
    ('violated', 7), ('suspended', 8), ('resumed', 9), ('collapsed', 10), ('rejected', 11), ('expired', 12), ('ended', 13)
) AS listed (state, step);
