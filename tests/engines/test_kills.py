"""Readings in the middle of which a process is killed; `python -m tests.engines.kills` has more of them."""

import pytest

from . import kills

pytestmark = pytest.mark.xdist_group("cluster")


def test_the_ledger_is_the_same_whatever_was_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(kills, "PAUSES", (0.5, 1.5))
    assert kills.check(2, 24, 3, tmp_path, coded=False) == []
