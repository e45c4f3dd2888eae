"""Pages show the ledger as judged: what is rejected is gone, corrections and merges stand."""

from datetime import date
from itertools import pairwise

import pytest

from detente.errors import QuestionError
from detente.ledger.judgements import Judgement
from detente.workbench.library import lay_over, open_shelf
from detente.workbench.rulings import NOTHING, corrected, rulings

LAYERS = {
    "events": ("event_id", "place"),
    "statements": ("statement_id", "speaker"),
    "mechanisms": ("mechanism_id", "name"),
    "transitions": ("transition_id", "state"),
    "figures": ("figure_id", "unit"),
    "disputes": ("dispute_id", "act"),
    "actors": ("actor_id", "name"),
}


@pytest.fixture(scope="module")
def judged(sample_ledger):
    """Lays judgements over the samples: what the pages would ask."""
    shelf, numbers = open_shelf(sample_ledger), iter(range(1, 1000))
    yield lambda *standing: lay_over(shelf, standing, next(numbers))
    shelf.close()


def one(shown, query, *values):
    return shown.cursor().execute(query, list(values)).fetchall()[0]


def several(shown, query, *values):
    return [each for (each,) in shown.cursor().execute(query, list(values)).fetchall()]


def verdict(layer, record, which, value=None, name=None):
    return Judgement(layer, record, which, "seen by hand", name, value)


@pytest.fixture(scope="module")
def unchanged(judged):
    """A few records of every layer corrected to what they are."""
    read, standing = judged(), []
    for layer, (key, name) in LAYERS.items():
        asked = f"SELECT {key}, {name} FROM {layer} WHERE {name} IS NOT NULL ORDER BY {key} LIMIT 3"
        rows = read.cursor().execute(asked).fetchall()
        standing += [verdict(layer, record, "correct", value, name) for record, value in rows]
    return read, judged(*standing)


@pytest.mark.parametrize("table", [*LAYERS, "involvement", "activity", "pair_months", "mentions"])
def test_a_correction_that_changes_nothing_changes_nothing(unchanged, table):
    read, same = unchanged
    assert same.name != read.name
    for day in ("NULL", "DATE '2016-10-03'"):
        asked = f"SELECT * FROM {f'{table}_known_by({day})' if table in LAYERS else table} ORDER BY ALL"
        assert same.cursor().execute(asked).fetchall() == read.cursor().execute(asked).fetchall(), day


def test_what_is_rejected_is_gone_but_its_evidence(judged):
    (event,) = one(judged(), "SELECT event_id FROM events WHERE len(actor) > 0 AND documents > 1 ORDER BY 1 LIMIT 1")
    shown = judged(verdict("events", event, "reject"))
    assert several(shown, "SELECT event_id FROM events WHERE event_id = $1", event) == []
    assert several(shown, "SELECT event_id FROM involvement WHERE event_id = $1", event) == []
    assert several(shown, "SELECT count(*) FROM mentions WHERE record_id = $1", event) != [0]
    for table in ("event_parties", "event_roots", "event_pairs"):
        assert several(shown, f"SELECT row FROM {table} ANTI JOIN events_seen USING (row)") == []


def test_a_corrected_type_has_its_score_and_class(judged):
    (event,) = one(judged(), "SELECT event_id FROM events WHERE type = 'ACCUSE' ORDER BY 1 LIMIT 1")
    shown = judged(
        verdict("events", event, "correct", "AID", "type"), verdict("events", event, "correct", "planned", "status")
    )
    asked = "SELECT type, status, quad, intensity > 0, mode FROM events WHERE event_id = $1"
    assert one(shown, asked, event) == ("AID", "planned", "material cooperation", True, None)


def test_records_that_are_the_same_are_one(judged):
    read, trios = judged(), {}
    for layer in ("events", "statements", "figures", "disputes"):
        key = LAYERS[layer][0]
        trios[layer] = several(read, f"SELECT {key} FROM {layer} ORDER BY {key} LIMIT 3")
    pairs = [(layer, *pair) for layer, ids in trios.items() for pair in pairwise(ids)]
    shown = judged(*(verdict(layer, record, "same", other) for layer, record, other in pairs))
    for layer, ids in trios.items():
        key = LAYERS[layer][0]
        assert {shown.rulings.now(each) for each in ids} == {ids[-1]}
        assert several(shown, f"SELECT {key} FROM {layer} WHERE {key} IN ($1, $2, $3)", *ids) == ids[-1:]
        told = "SELECT count(*) FROM mentions WHERE record_id IN ($1, $2, $3)"
        assert one(shown, told, *ids) == one(read, told, *ids)
    low = "SELECT low, high, unit, measure FROM figures WHERE figure_id = $1"
    assert one(shown, low, trios["figures"][-1]) == one(read, low, trios["figures"][-1])


def test_an_actor_that_is_another_is_so_everywhere(judged):
    read = judged()
    shown = judged(verdict("actors", "RUS", "same", "USA"))
    for table, ids in (
        ("events", "actor || recipient || attributed_to"), ("transitions", '"by" || attributed_to'),
        ("mechanisms", "parties"), ("disputes", "accuser || accused"), ("statements", "[speaker_id]"),
        ("actors", "[actor_id, root]"), ("event_parties", "[actor_id]"), ("event_pairs", "[a, b]"),
        ("involvement", "[actor_id]"),
    ):  # fmt: skip
        named = f"SELECT count(*) FROM (SELECT unnest({ids}) AS id FROM {table}) WHERE split_part(id, ':', 1) = 'RUS'"
        assert one(read, named) != (0,), table
        assert one(shown, named) == (0,), table
    assert one(shown, "SELECT count(*) FROM events") == one(read, "SELECT count(*) FROM events")
    assert shown.names.get("USA:vladimir-putin") or shown.names.get("USA:sergei-lavrov")
    assert "RUS" in one(shown, "SELECT aliases FROM actors WHERE actor_id = 'USA'")[0]


def test_a_rejected_actor_takes_no_part(judged):
    shown = judged(verdict("actors", "RUS", "reject"))
    assert one(shown, "SELECT count(*) FROM event_parties WHERE actor_id = 'RUS'") == (0,)
    assert "RUS" not in shown.names


def test_the_state_of_an_arrangement_follows_its_changes(judged):
    read = judged()
    asked = "SELECT state FROM mechanisms WHERE mechanism_id = $1"
    mechanism, last = one(
        read,
        "SELECT mechanism_id, max_by(transition_id, coalesce(date_from, date_to)) FROM transitions "
        "JOIN mechanisms USING (mechanism_id) WHERE transitions.status IN ('occurred', 'ongoing') "
        "AND transitions.date_from IS NOT NULL GROUP BY mechanism_id HAVING count(DISTINCT transitions.state) > 1 "
        "ORDER BY count(*) DESC, mechanism_id LIMIT 1",
    )
    changed = judged(verdict("transitions", last, "correct", "expired", "state"))
    assert one(changed, "SELECT state FROM transitions WHERE transition_id = $1", last) == ("expired",)
    gone = judged(verdict("mechanisms", mechanism, "reject"))
    assert several(gone, "SELECT transition_id FROM transitions WHERE mechanism_id = $1", mechanism) == []
    assert several(gone, asked, mechanism) == []
    (other,) = one(read, "SELECT min(mechanism_id) FROM mechanisms WHERE mechanism_id <> $1", mechanism)
    merged = judged(verdict("mechanisms", other, "same", mechanism))
    of = "SELECT transition_id FROM transitions WHERE mechanism_id IN ($1, $2) ORDER BY 1"
    assert several(merged, of, mechanism, mechanism) == several(read, of, mechanism, other)


def test_one_reports_telling_can_be_told_apart(judged):
    read = judged()
    event, document = one(
        read,
        "SELECT record_id, min(document_id) FROM mentions WHERE layer = 'events' GROUP BY 1 "
        "HAVING count(DISTINCT document_id) > 1 ORDER BY 1 LIMIT 1",
    )
    shown = judged(verdict("events", event, "apart", document))
    ids = several(shown, "SELECT event_id FROM events WHERE starts_with(event_id, $1) ORDER BY 1", event)
    assert ids == [event, f"{event}~{document[:8]}"]
    assert several(shown, "SELECT DISTINCT document_id FROM mentions WHERE record_id = $1", ids[1]) == [document]


@pytest.mark.parametrize(
    "pairs, now",
    [
        ([("a", "b")], {"a": "b"}),
        ([("a", "b"), ("b", "c")], {"a": "c", "b": "c"}),
        ([("a", "b"), ("b", "a")], {"b": "a"}),
        ([("c", "b"), ("b", "a"), ("a", "b")], {"c": "a", "b": "a"}),
        ([("a", "a")], {}),
    ],
    ids=["one", "chain", "circle", "into-a-circle", "itself"],
)
def test_what_is_the_same_ends_in_one(pairs, now):
    ruled = rulings([verdict("events", one, "same", other) for one, other in pairs])
    assert {record: last for (_, record), last in ruled.moved.items()} == now


@pytest.mark.parametrize(
    "layer, name, words, value",
    [
        ("events", "type", "AID", "AID"),
        ("events", "place", NOTHING, None),
        ("events", "actor", "USA, RUS", ["USA", "RUS"]),
        ("events", "actor", NOTHING, []),
        ("events", "date_from", "2016-09", date(2016, 9, 1)),
        ("events", "date_to", NOTHING, None),
        ("figures", "low", "12,500", 12500.0),
        ("figures", "approximate", "yes", True),
        ("disputes", "response", "none", "none"),
        ("statements", "speaker_id", "USA:john-kerry", "USA:john-kerry"),
    ],
)
def test_words_give_a_field_its_value(layer, name, words, value):
    assert corrected(layer, name, words) == value


@pytest.mark.parametrize(
    "layer, name, words, told",
    [
        ("events", "type", "WAR", "is one of AGREE"),
        ("events", "type", NOTHING, "is one of AGREE"),
        ("events", "intensity", "3", "cannot be corrected"),
        ("events", "date_from", "soon", "is no day"),
        ("figures", "low", "many", "is no number"),
        ("figures", "approximate", "perhaps", "yes, no"),
        ("reports", "title", "x", "cannot be corrected"),
    ],
)
def test_words_that_no_field_takes_are_refused(layer, name, words, told):
    with pytest.raises(QuestionError, match=told):
        corrected(layer, name, words)
