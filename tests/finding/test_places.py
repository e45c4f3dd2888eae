"""Where an act is: a place that the sentence puts something in, and no name of whoever acts."""

from datetime import date

import pytest

import detente


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya's envoy met Egyptian officials in Lusaka.", "Lusaka"),
        ("Sudanese jets bombed the town of Aswan on Friday.", "Aswan"),
        ("Sudan fired two missiles at the Egyptian city of Aswan, Cairo said.", "Aswan"),
        ("Kenya's president travelled to Cairo for talks with Egypt.", "Cairo"),
        ("Egypt accused Sudan of an attack.", None),
        ("The government in Khartoum rejected the Egyptian claim.", "Khartoum"),
        ("Egypt urged Khartoum to free the two pilots.", None),
        ("Egypt imposed sanctions on Sudan.", None),
    ],
)
def test_a_place_is_where_something_is(text, place):
    assert {each.place for each in detente.parse(text, published=date(2020, 5, 1)).events} == {place}
