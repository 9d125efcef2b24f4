"""How long something takes at its best, so that what else the machine does counts for little."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(act: Callable[[], object], turns: int = 5) -> float:
    """Seconds of the quickest of so many turns."""
    taken = []
    for _turn in range(turns):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return min(taken)
