"""Visits, their kinds and the sales method each kind proposes (Susan §1.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID


class VisitKind(StrEnum):
    FIRST = "first"
    FOLLOW_UP = "follow_up"
    DEMO_EXPERT = "demo_expert"
    DEMO_LAYMAN = "demo_layman"
    OFFER_TALK = "offer_talk"
    AFTER_SALES = "after_sales"


class VisitState(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    ABSENT = "absent"
    CANCELLED = "cancelled"


class Freedom(StrEnum):
    """How far a visit may be moved when the day or the weeks are planned anew.

    BY_STATE: a confirmed visit keeps its time, a planned one its day.
    """

    BY_STATE = ""
    TIME = "time"
    LEEWAY = "leeway"
    DAY = "day"
    WEEK = "week"


class SalesMethod(StrEnum):
    """The four sales methods (Susan §1.4)."""

    NEEDS = "needs"
    PROBLEM = "problem"
    PROCESS = "process"
    RELATION = "relation"


METHOD_OF_KIND: dict[VisitKind, SalesMethod] = {
    VisitKind.FIRST: SalesMethod.NEEDS,
    VisitKind.FOLLOW_UP: SalesMethod.PROBLEM,
    VisitKind.DEMO_EXPERT: SalesMethod.PROBLEM,
    VisitKind.DEMO_LAYMAN: SalesMethod.PROBLEM,
    VisitKind.OFFER_TALK: SalesMethod.PROCESS,
    VisitKind.AFTER_SALES: SalesMethod.RELATION,
}
OPEN_STATES = frozenset({VisitState.PLANNED, VisitState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Visit:
    """A planned or held sales visit; day and time are wall-clock times at the customer's.

    `sequence` counts the changes of day, time or state; `calendar_uid` is the UID calendars knew it by before
    it was a visit here: it came in from one, or went out as a proposal. `plan_b_id` is the relation visited
    when nobody was there. A visit that `is_must` is never the one a full day gives up.
    """

    id: UUID
    relation_id: UUID
    visit_on: date
    start_time: time
    minutes: int = 60
    kind: VisitKind = VisitKind.FIRST
    state: VisitState = VisitState.PLANNED
    contact_id: UUID | None = None
    subject: str = ""
    made_by: str = ""
    state_reason: str = ""
    sequence: int = 0
    calendar_uid: str = ""
    plan_b_id: UUID | None = None
    freedom: Freedom = Freedom.BY_STATE
    is_must: bool = False
    deleted: bool = False

    @property
    def end_time(self) -> time:
        return (datetime.combine(self.visit_on, self.start_time) + timedelta(minutes=self.minutes)).time()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def may_move(self) -> Freedom:
        """How far it may be moved: as was chosen, or else as its state says."""
        if self.freedom is not Freedom.BY_STATE:
            return self.freedom
        return Freedom.DAY if self.state is VisitState.PLANNED else Freedom.TIME

    @property
    def uid(self) -> str:
        """What calendars know this visit by, the same in every file that it goes out in."""
        return self.calendar_uid or f"{self.id}@salesdesk"

    def is_moved_from(self, before: Visit) -> bool:
        return (self.visit_on, self.start_time) != (before.visit_on, before.start_time)


def renumbered(before: Visit, after: Visit) -> Visit:
    """`after` with the next sequence when calendars must hear of it: another day, time, length or state."""
    kept = ("visit_on", "start_time", "minutes", "state", "deleted")
    if all(getattr(before, name) == getattr(after, name) for name in kept):
        return replace(after, sequence=max(before.sequence, after.sequence))
    return replace(after, sequence=max(before.sequence + 1, after.sequence))


@dataclass(frozen=True, slots=True)
class VisitMove:
    """One time that a visit was put on another day or hour: from when to when, by whom and why."""

    id: UUID
    visit_id: UUID
    from_on: date
    from_time: time
    to_on: date
    to_time: time
    moved_at: datetime
    moved_by: str = ""
    reason: str = ""
    deleted: bool = False
