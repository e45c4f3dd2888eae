"""Records survive JSON: whatever was found is what a ledger gets."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.records import (
    Actor,
    Dispute,
    Document,
    Event,
    Figure,
    Findings,
    Interval,
    Mechanism,
    Role,
    Statement,
    Time,
    Transition,
)  # fmt: skip
from detente.serial import from_json, to_json

numbers = st.floats(allow_nan=False, allow_infinity=False)
events = st.builds(Event, intensity=numbers)
findings = st.builds(
    Findings,
    **dict.fromkeys(("times", "actors", "statements", "mechanisms", "transitions", "figures", "disputes"), st.just(())),
    events=st.lists(events, max_size=2).map(tuple),
)
records = st.one_of(
    *(st.from_type(model) for model in (Actor, Dispute, Document, Interval, Mechanism, Statement, Time, Transition)),
    st.builds(Figure, low=numbers, high=numbers),
    events,
    findings,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(records)
def test_round_trip(record):
    written = to_json(record)
    assert from_json(type(record), written) == record
    assert to_json(from_json(type(record), written)) == written


def test_what_is_no_record_is_an_error():
    with pytest.raises(TypeError, match="set has no place in a record"):
        to_json({1})


def test_days_are_iso_days():
    assert to_json(Role("envoy", "UNO", date(2020, 2, 3), None)) == (
        '{"role":"envoy","of":"UNO","date_from":"2020-02-03","date_to":null}'
    )
