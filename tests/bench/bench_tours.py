"""Long days against benchmarks of travelling salesmen with time windows (bars: ROUTES §5).

Every tour is planned within 2 seconds of rounds and held beside a search five times as long and the tour the
windows were made around: all windows met, on average at most 0.10 % longer, none more than 2 %.
"""

from __future__ import annotations

import sys
import time

import pytest

from salesdesk.planning.day_route import plan_day
from salesdesk.planning.ruin_recreate import ROUNDS
from tests.bench.tsptw import TimedTour, dumas_like, solomon_like

MEAN_GAP, LARGEST_GAP = 0.0010, 0.02
SETS = {
    "20 places": [dumas_like(20, width, seed) for width in (20, 60, 100) for seed in range(2)],
    "40 places": [dumas_like(40, width, 0) for width in (20, 60, 100)],
    "60 places": [dumas_like(60, width, 0) for width in (20, 60, 100)],
    "clusters, two windows": [solomon_like(count, 0) for count in (25, 45, 62)],
}


@pytest.mark.parametrize("name", SETS)
def test_long_days_meet_every_window_and_are_as_short_as_they_get(name: str) -> None:
    gaps, slowest = [], 0.0
    for tour in SETS[name]:
        start = time.process_time()
        plan = plan_day(matrix=tour.matrix, service=tour.service, windows=tour.windows)
        slowest = max(slowest, time.process_time() - start)
        assert plan.late == 0
        gaps.append(plan.driven / _shortest(tour) - 1)
    mean = sum(gaps) / len(gaps)
    sys.stdout.write(
        f"\n{name}: gap {mean * 100:.2f} % on average, {max(gaps) * 100:.2f} % at most,"
        f" slowest {slowest:.2f} s\n"
    )
    assert mean <= MEAN_GAP
    assert max(gaps) <= LARGEST_GAP


def _shortest(tour: TimedTour) -> float:
    """The shortest tour anybody knows: of the long search or of the construction."""
    found = plan_day(matrix=tour.matrix, service=tour.service, windows=tour.windows, rounds=5 * ROUNDS)
    return min(found.driven, tour.known) if found.late == 0 else tour.known
