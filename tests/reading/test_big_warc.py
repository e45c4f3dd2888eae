"""A small run of `python -m tests.reading.big_warc`: killed in the middle, read on, nothing lost or doubled."""

import pytest

from .big_warc import check


@pytest.mark.parametrize("packed, workers", [(True, 1), (False, 2)])
def test_a_killed_reading_goes_on_in_the_middle_of_an_archive(tmp_path, packed, workers):
    assert check(2 if packed else 1, packed, workers, tmp_path, coded=False) == []
