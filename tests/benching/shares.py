"""Where the time of reading goes: the share of each step, as the profiler sees them."""

import cProfile
import pstats
import sys
from collections.abc import Callable

STEPS = {
    "splitting into sentences": "split_lines",
    "parsing": "parse_sentences",
    "times": "find_times",
    "dating": "when",
    "actors": "find_actors",
    "statements": "find_statements",
    "events": "find_events",
    "figures": "find_figures",
    "disputes": "find_disputes",
    "mechanisms": "find_mechanisms",
}
"""Each step, and the function that does it; dating is done inside the others."""


def shares(work: Callable[[], object]) -> dict[str, float]:
    """The share of each step in the whole, the largest first."""
    profile = cProfile.Profile()
    profile.runcall(work)
    told = pstats.Stats(profile).get_stats_profile()
    found = {
        step: round(told.func_profiles[name].cumtime / told.total_tt, 3)
        for step, name in STEPS.items()
        if name in told.func_profiles
    }
    found = dict(sorted(found.items(), key=lambda each: -each[1]))
    sys.stdout.write("".join(f"{step:26} {share:6.1%}\n" for step, share in found.items()))
    return found
