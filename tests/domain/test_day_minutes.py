from __future__ import annotations

from datetime import time

import pytest

from salesdesk.domain.day_minutes import clock_of, minute_of


@pytest.mark.parametrize(("moment", "minute"), [(time(0), 0), (time(8, 30), 510), (time.max, 1440)])
def test_a_moment_is_so_many_minutes_after_midnight(moment: time, minute: int) -> None:
    assert minute_of(moment) == minute


@pytest.mark.parametrize(
    ("minutes", "moment"), [(510, time(8, 30)), (510.9, time(8, 30)), (-3, time(0)), (1500, time(23, 59))]
)
def test_the_clock_stays_within_its_day(minutes: float, moment: time) -> None:
    assert clock_of(minutes) == moment
