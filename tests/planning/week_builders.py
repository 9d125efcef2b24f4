"""Calls and days for the planner of weeks: around Utrecht, from Monday 30 November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.planning.week_model import Call, Pin, WorkDay

MONDAY = date(2026, 11, 30)
HOME = Point(52.09, 5.12)
EAST, WEST, NORTH = UUID(int=901), UUID(int=902), UUID(int=903)
AMERSFOORT, LEIDEN, HILVERSUM = Point(52.155, 5.387), Point(52.160, 4.497), Point(52.224, 5.176)
MORNINGS = {weekday: ((time(9), time(12)),) for weekday in range(5)}


def on(days: int) -> date:
    return MONDAY + timedelta(days=days)


def a_call(number: int = 1, point: Point | None = AMERSFOORT, **over: Any) -> Call:
    return Call(**{"id": UUID(int=number), "point": point, "due_on": on(7), "every_days": 91, **over})


def a_visit(number: int, day: date, at: time | None = time(10), **over: Any) -> Call:
    """A visit that stands already."""
    filled = {"id": UUID(int=500 + number), "point": AMERSFOORT, "pins": (Pin(day, at),), "is_visit": True}
    return Call(**{**filled, **over})


def a_day(day: date = MONDAY, **over: Any) -> WorkDay:
    return WorkDay(**{"day": day, "start": HOME, "end": HOME, "lunch_minutes": 35, **over})


def weeks(count: int, **over: Any) -> list[WorkDay]:
    """Monday to Friday."""
    return [a_day(on(7 * week + day), **over) for week in range(count) for day in range(5)]


def some_calls(count: int, seed: int = 0) -> list[Call]:
    """Relations all around, some open in the mornings only, some overdue, with areas by compass."""
    random = Random(seed)
    calls = []
    for number in range(1, count + 1):
        point = Point(HOME.lat + random.gauss(0, 0.2), HOME.lon + random.gauss(0, 0.35))
        every = random.choice([30, 61, 91, 182])
        calls.append(
            a_call(
                number, point,
                minutes=random.choice([45, 60, 90]),
                due_on=on(int(random.uniform(-every * 0.3, every))),
                every_days=every,
                hours=MORNINGS if random.random() < 0.2 else {},
                worth=random.choice([150.0, 210.0, 300.0]),
                area_id=EAST if point.lon > HOME.lon else WEST,
            )
        )  # fmt: skip
    return calls


def ids(calls: Sequence[Call]) -> list[UUID]:
    return [call.id for call in calls]
