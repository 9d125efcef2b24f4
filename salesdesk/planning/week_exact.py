"""Each day of a plan of weeks in its best order with its real hours, traffic included, and made to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.planning.day_model import DayFrame, DayPlan, Stop
from salesdesk.planning.day_route import plan_day
from salesdesk.planning.shifts import Round
from salesdesk.planning.week_board import Board, Legs
from salesdesk.planning.week_turns import begins, hour_of

DAYS_TRIED = 4
VISITS_WITH_LUNCH = 3


class Days:
    """The days of a plan, laid out exactly; stops that don't fit in traffic are moved or left out."""

    def __init__(self, board: Board, orders: Sequence[Sequence[int]], travel: Legs) -> None:
        self._board, self._travel = board, travel
        self.plans = [self.laid(number, order) for number, order in enumerate(orders)]
        self.orders = [self._order(plan) for plan in self.plans]
        self.left_out: list[int] = []
        self._bound: dict[int, tuple[int, bool]] = {}

    def repair(self) -> None:
        """Take out of the days what doesn't fit, and put it on the next best day where it does."""
        homeless: list[int] = []
        for number in range(len(self.plans)):
            while (stop := self._misfit(number)) is not None:
                homeless.append(stop)
                self._take(number, [other for other in self.orders[number] if other != stop])
        for stop in sorted(homeless, key=lambda stop: (-self._board.problem.value[stop], stop)):
            if not self._rehouse(stop):
                self.left_out.append(stop)

    def laid(self, number: int, order: Sequence[int]) -> DayPlan:
        """One day planned exactly, with the traffic of that day."""
        day = self._board.days[number]
        frame = DayFrame(
            day.start, day.end, None, day.first_visit, day.home_by, day.lunch_minutes,
            lunch_from=day.lunch_from, lunch_until=day.lunch_until, day=day.day,
        )  # fmt: skip
        stops = [self._stop(number, stop) for stop in order]
        plan = plan_day(stops, frame, travel=self._travel)
        if plan.depart_time is not None and plan.depart_time < day.leaves_from:
            fixed = [hour for stop in order if (hour := hour_of(self._board.asked[stop])) is not None]
            if not fixed or minute_of(plan.stops[0].start_time) < min(fixed):
                plan = plan_day(stops, replace(frame, depart_time=day.leaves_from), travel=self._travel)
        return plan

    def _stop(self, number: int, stop: int) -> Stop:
        asked, day = self._board.asked[stop], self._board.days[number]
        is_open = begins(asked, day)
        windows = asked.call.spans(day.day) if hour_of(asked) is None and is_open else None
        return Stop(
            UUID(int=stop), asked.call.point, asked.call.minutes,
            asked.pin.at if asked.pin is not None else None, windows, asked.call.leeway_minutes,
        )  # fmt: skip

    @staticmethod
    def _order(plan: DayPlan) -> list[int]:
        return [planned.stop.id.int for planned in plan.stops]

    def _take(self, number: int, order: Sequence[int]) -> None:
        self.plans[number] = self.laid(number, order)
        self.orders[number] = self._order(self.plans[number])

    def _fits(self, number: int, plan: DayPlan) -> bool:
        """No worse than what was fixed makes the day by itself; a short day has time to eat beside it."""
        if plan.fits or (plan.late_minutes == 0 and len(plan.stops) < VISITS_WITH_LUNCH):
            return True
        if number not in self._bound:
            fixed = [stop for stop in self.orders[number] if not self._board.asked[stop].is_free]
            alone = self.laid(number, fixed)
            self._bound[number] = (alone.late_minutes, alone.fits)
        late, fits = self._bound[number]
        return not fits and plan.late_minutes <= late

    def _misfit(self, number: int) -> int | None:
        """The free visit to take out of a day that doesn't fit: least worth for what it frees."""
        if self._fits(number, self.plans[number]):
            return None
        order, value = self.orders[number], self._board.problem.value
        free = [stop for stop in order if self._may_go(stop)]
        if not free:
            return None
        tried = [(stop, self.laid(number, [other for other in order if other != stop])) for stop in free]
        good = [stop for stop, plan in tried if self._fits(number, plan)]
        if good:
            return min(good, key=lambda stop: (value[stop], stop))
        return min(tried, key=lambda each: (each[1].late_minutes, value[each[0]], each[0]))[0]

    def _may_go(self, stop: int) -> bool:
        asked = self._board.asked[stop]
        return asked.is_free and not asked.call.on_days

    def _rehouse(self, stop: int) -> bool:
        """The cheapest of a few days where it fits after all; no day it was taken from fits again."""
        problem, found = self._board.problem, list[tuple[float, int]]()
        costs = {choice.days[0]: choice.cost for choice in problem.choices[stop]}
        for number, frame in enumerate(problem.shifts):
            if frame.day in costs:
                each = Round(problem, frame)
                each.lay(list(self.orders[number]))
                cost = each.place_for(stop)[0] + costs[frame.day]
                if cost < min(inf, problem.value[stop]):
                    found.append((cost, number))
        for _cost, number in sorted(found)[:DAYS_TRIED]:
            plan = self.laid(number, [*self.orders[number], stop])
            if self._fits(number, plan):
                self.plans[number], self.orders[number] = plan, self._order(plan)
                return True
        return False
