"""Days of the cycle for every area."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.domain.appointment_advice import Flow
from salesdesk.domain.rayon import AreaDay
from salesdesk.planning.area_days import AreaNeed, area_days

WEEK = (0, 1, 2, 3)


def _need(number: int, hours: float, drive: int = 20, flow: Flow = Flow.NEITHER) -> AreaNeed:
    return AreaNeed(UUID(int=number), hours, drive, flow)


def _counts(found: dict[UUID, tuple[AreaDay, ...]]) -> dict[int, int]:
    return {area.int: len(days) for area, days in found.items()}


@pytest.mark.parametrize(
    ("hours", "weeks", "counts"),
    [
        ((10, 10, 10, 10), 1, (1, 1, 1, 1)),
        ((30, 10, 10, 10), 2, (4, 2, 1, 1)),
        ((100, 1), 1, (3, 1)),
        ((5, 0, 5), 1, (2, None, 2)),
        ((40, 20, 20), 2, (4, 2, 2)),
    ],
)
def test_areas_get_as_many_days_as_their_hours_ask(
    hours: tuple[float, ...], weeks: int, counts: tuple[int | None, ...]
) -> None:
    found = _counts(area_days([_need(at, each) for at, each in enumerate(hours)], WEEK, weeks))
    assert tuple(found.get(at) for at in range(len(hours))) == counts


def test_every_day_is_given_once_and_the_office_day_never() -> None:
    found = area_days([_need(at, 10 + at) for at in range(5)], WEEK, 2)
    days = sorted(day for own in found.values() for day in own)
    assert days == [AreaDay(week, weekday) for week in (1, 2) for weekday in WEEK]


def test_two_days_of_one_area_lie_in_different_weeks() -> None:
    found = area_days([_need(at, 10) for at in range(4)], WEEK, 2)
    assert all({day.week for day in own} == {1, 2} for own in found.values())


def test_far_areas_do_not_follow_each_other() -> None:
    needs = [_need(1, 10, 15), _need(2, 10, 15), _need(3, 10, 70), _need(4, 10, 70)]
    found = area_days(needs, WEEK, 1)
    far = [found[UUID(int=at)][0].weekday for at in (3, 4)]
    assert abs(far[0] - far[1]) > 1


def test_driving_with_the_jams_is_kept_from_tuesday_and_thursday() -> None:
    needs = [_need(1, 10, flow=Flow.WITH), _need(2, 10, flow=Flow.WITH), _need(3, 10, flow=Flow.AGAINST)]
    found = area_days([*needs, _need(4, 10, flow=Flow.AGAINST)], WEEK, 1)
    assert {found[UUID(int=at)][0].weekday for at in (3, 4)} == {1, 3}


def test_more_areas_than_days_share_the_smallest() -> None:
    found = area_days([_need(at, 10 - at) for at in range(6)], WEEK, 1)
    assert len(found) == 6
    assert all(len(own) == 1 for own in found.values())
    assert found[UUID(int=0)] != found[UUID(int=1)]


@pytest.mark.parametrize(("needs", "weekdays"), [([], WEEK), ([_need(1, 5)], ()), ([_need(1, 0)], WEEK)])
def test_without_areas_days_or_work_there_is_nothing(
    needs: list[AreaNeed], weekdays: tuple[int, ...]
) -> None:
    assert area_days(needs, weekdays, 2) == {}


def test_the_same_areas_in_another_order_get_the_same_days() -> None:
    needs = [_need(at, 5 + at % 3, 10 * at) for at in range(7)]
    assert area_days(needs, WEEK, 2) == area_days(needs[::-1], WEEK, 2)
