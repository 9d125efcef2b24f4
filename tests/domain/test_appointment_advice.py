from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.appointment_advice import Advice, Flow, Hint, Slot, advise


def a_slot(**over: Any) -> Slot:
    """A visit in the middle of the day that asks nothing."""
    filled = {"start": time(11), "end": time(12), "is_first": False, "is_last": False}
    return Slot(**{**filled, **over})


CASES: list[tuple[Slot, list[Advice]]] = [
    (a_slot(), []),
    (a_slot(is_first=True, start=time(8, 30)), [Advice(Hint.EARLY_ENOUGH, at=time(8, 30))]),
    (a_slot(is_first=True, start=time(9)), [Advice(Hint.EARLY_ENOUGH, at=time(9))]),
    (a_slot(is_first=True, start=time(18), end=time(19)), []),
    (a_slot(is_first=True, start=time(10)), [Advice(Hint.COULD_BE_EARLIER, 90, time(8, 30))]),
    (
        a_slot(is_first=True, start=time(9, 45), ideal_first=time(9, 15)),
        [Advice(Hint.COULD_BE_EARLIER, 30, time(9, 15))],
    ),
    (
        a_slot(is_first=True, start=time(9, 15), ideal_first=time(9, 15)),
        [Advice(Hint.EARLY_ENOUGH, at=time(9, 15))],
    ),
    (
        a_slot(is_first=True, start=time(9), leave_at=time(8, 10), flow=Flow.AGAINST),
        [Advice(Hint.EARLY_ENOUGH, at=time(9)), Advice(Hint.AGAINST_TRAFFIC)],
    ),
    (
        a_slot(is_first=True, start=time(9), leave_at=time(8, 10), flow=Flow.WITH),
        [Advice(Hint.WITH_TRAFFIC), Advice(Hint.EARLY_ENOUGH, at=time(9))],
    ),
    (
        a_slot(is_first=True, start=time(6, 45), leave_at=time(6), flow=Flow.WITH),
        [Advice(Hint.EARLY_ENOUGH, at=time(6, 45))],
    ),
    (a_slot(previous_end=time(10), drive_minutes=25), [Advice(Hint.ROOM_BEFORE, 35)]),
    (a_slot(previous_end=time(10, 35), drive_minutes=25), [Advice(Hint.ROOM_BEFORE, 0)]),
    (a_slot(previous_end=time(10, 50), drive_minutes=25), [Advice(Hint.TOO_CLOSE, 15, time(11, 15))]),
    (a_slot(previous_end=time(11, 5), drive_minutes=25), [Advice(Hint.TOO_CLOSE, 30, time(11, 30))]),
    (a_slot(previous_end=time(11, 5)), []),
    (a_slot(previous_end=time(23, 50), drive_minutes=25), [Advice(Hint.TOO_CLOSE, 795, None)]),
    (a_slot(is_last=True, end=time(14, 15)), [Advice(Hint.ENDS_EARLY, 165, time(14, 15))]),
    (a_slot(is_last=True, end=time(16, 30)), []),
    (
        a_slot(is_last=True, end=time(16, 30), home_flow=Flow.WITH),
        [Advice(Hint.HOME_WITH_TRAFFIC, at=time(16, 30))],
    ),
    (
        a_slot(is_last=True, end=time(16, 30), home_flow=Flow.AGAINST),
        [Advice(Hint.HOME_AGAINST_TRAFFIC, at=time(16, 30))],
    ),
    (a_slot(is_last=True, end=time(19), home_flow=Flow.WITH), []),
]


@pytest.mark.parametrize(("slot", "advice"), CASES)
def test_the_hour_of_an_appointment_gives_its_advice(slot: Slot, advice: list[Advice]) -> None:
    assert list(advise(slot)) == advice


def test_what_presses_is_said_first() -> None:
    slot = a_slot(is_last=True, end=time(14), previous_end=time(11), drive_minutes=20)
    assert [advice.hint for advice in advise(slot)] == [Hint.TOO_CLOSE, Hint.ENDS_EARLY]


minutes_of_day = st.times().map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=None))


@given(minutes_of_day, minutes_of_day, st.integers(1, 300))
def test_the_hour_proposed_for_a_visit_too_close_can_be_reached(start: time, end: time, drive: int) -> None:
    for advice in advise(a_slot(start=start, previous_end=end, drive_minutes=drive)):
        if advice.hint is Hint.TOO_CLOSE and advice.at is not None:
            assert advice.at.hour * 60 + advice.at.minute >= end.hour * 60 + end.minute + drive
            assert advice.at.minute % 15 == 0
