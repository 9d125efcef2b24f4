"""A day of the sample that goes otherwise: back early, and from a hotel the day after."""

from __future__ import annotations

from datetime import time, timedelta

from salesdesk.domain.rayon import OtherDay
from salesdesk.services.sample.maker import Maker, Sample

_AHEAD = 30


def make_other_days(maker: Maker, sample: Sample) -> None:
    """In a month the first working day ends in Zwolle, and the next one begins there."""
    rules = sample.settings.planning
    ahead = (maker.today + timedelta(days=step) for step in range(_AHEAD, _AHEAD + 14))
    first, second, *_rest = (day for day in ahead if day.weekday() in rules.weekdays)
    sample.other_days += [
        OtherDay(maker.new_id(maker.days_ago(3)), first, to_where="Zwolle", end_time=time(19, 0)),
        OtherDay(maker.new_id(maker.days_ago(3)), second, from_where="Zwolle", most_visits=4),
    ]
