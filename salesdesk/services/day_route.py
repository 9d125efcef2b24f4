"""A day on the road as it is shown: its visits in their order, its frame, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from salesdesk.domain.geography import Located, Point
from salesdesk.domain.neighbours import NearRelation
from salesdesk.domain.opening_hours import Spans
from salesdesk.domain.relations import Address, Importance, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.planning.day_route import DayFrame, DayPlan, PlannedStop, Travel
from salesdesk.planning.travel import TravelModel, drive
from salesdesk.services.work_days import DayShape
from salesdesk.storage.visits import VisitLine


@dataclass(frozen=True, slots=True)
class RouteVisit:
    """A visit in the route of the day: its place in the plan and where it lies (None: not on the map).

    `hours` are the opening hours of that day: empty is closed, None is unknown. `is_done` is over or begun:
    it stays where it is. `is_new` stands in the working copy only; `proposal_id` is what it was taken from.
    """

    line: VisitLine
    planned: PlannedStop
    located: Located | None
    visit: Visit
    hours: Spans | None = None
    is_done: bool = False
    is_new: bool = False
    proposal_id: UUID | None = None
    phone: str = ""

    @property
    def point(self) -> Point | None:
        return self.located.point if self.located else None


@dataclass(frozen=True, slots=True)
class ProposedStop:
    """A visit the planner of the weeks proposes for this day; nobody agreed on it yet."""

    proposal: VisitProposal
    near: NearRelation
    located: Located | None
    hours: Spans | None = None


@dataclass(frozen=True, slots=True)
class MapDot:
    """A relation on the map; `is_overdue` when a visit there should have been before."""

    relation_id: UUID
    name: str
    point: Point
    importance: Importance
    status: Status
    place: str = ""
    last_on: date | None = None
    next_on: date | None = None
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class DayRoute:
    """One day: `plan` in the order of the clock; `better` is the quickest order when that saves minutes.

    `now` is the wall clock when the day is today. `from_name` and `to_name` are the places where the day
    begins and ends when that is not at home.
    """

    day: date
    home: Address
    home_point: Point | None
    plan: DayPlan
    visits: tuple[RouteVisit, ...]
    better: DayPlan | None = None
    fits: tuple[NearRelation, ...] = ()
    dots: tuple[MapDot, ...] = ()
    frame: DayFrame = DayFrame()
    today: date = date.min
    now: time | None = None
    shape: DayShape | None = None
    week: tuple[DayShape, ...] = ()
    proposals: tuple[ProposedStop, ...] = ()
    leeway_minutes: int = 30
    cycle_weeks: int = 1
    travel: Travel = drive

    @property
    def saved_minutes(self) -> int:
        return self.plan.drive_minutes - self.better.drive_minutes if self.better else 0

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def start_name(self) -> str:
        """Where the day begins, empty for home."""
        return self.shape.other.from_where if self.shape and self.shape.other else ""

    @property
    def end_name(self) -> str:
        """Where the day ends, empty for home."""
        return self.shape.other.to_where if self.shape and self.shape.other else ""

    @property
    def lunch_after(self) -> int | None:
        """After how many visits lunch is had; None on a day without."""
        at = self.plan.lunch_time
        return None if at is None else sum(each.start_time < at for each in self.plan.stops)

    @property
    def lunch_minutes(self) -> int:
        return self.shape.lunch_minutes if self.shape else self.frame.lunch_minutes

    def leave_at(self, place: int) -> time:
        """When to leave for the visit: in time on a slow road, but not before the one before it is over."""
        before = self.visits[place - 1].planned.leave_time if place else time.min
        return max(self.visits[place].planned.leave_by_time, before)

    def traffic_grows(self, first: RouteVisit) -> int:
        """How many minutes longer the drive to the first stop takes for who leaves an hour later."""
        leg = first.planned.leg
        if leg is None or not isinstance(self.travel, TravelModel) or self.plan.depart_time is None:
            return 0
        bare = self.travel.leg(self.frame.start, first.point)
        leaves = self.plan.depart_time.hour * 60 + self.plan.depart_time.minute
        now, later = (self.travel.arrive(at, bare, self.day) - at for at in (leaves, leaves + 60))
        return round(later - now)

    def visit(self, visit_id: UUID) -> RouteVisit | None:
        return next((each for each in self.visits if each.line.id == visit_id), None)
