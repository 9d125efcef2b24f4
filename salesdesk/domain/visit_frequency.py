"""How often a relation is visited and whose turn it is, by its class or by what was agreed (Susan §1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from salesdesk.domain.company import Thresholds
from salesdesk.domain.planning_rules import PlanningRules
from salesdesk.domain.relations import Relation, Status

YEAR_DAYS = 365
EARLY_SHARE, LATE_SHARE = 0.75, 1.25
"""A visit may be a quarter of its interval early; more than a quarter late is overdue."""


class Due(StrEnum):
    """Whose turn it is, by the visits a year."""

    NEVER_VISITED = "never_visited"
    OVERDUE = "overdue"
    DUE = "due"
    NOT_YET = "not_yet"
    PLANNED = "planned"
    BY_PHONE = "by_phone"


ITS_TURN = frozenset({Due.NEVER_VISITED, Due.OVERDUE, Due.DUE})


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn on a day: `days` since the last visit, `interval_days` between two; None is unknown."""

    due: Due
    days: int | None = None
    interval_days: int | None = None
    planned_on: date | None = None
    last_on: date | None = None

    @property
    def due_on(self) -> date | None:
        """The day on which the interval is over; None for who was never visited or is called by phone."""
        return self._after(1)

    @property
    def earliest_on(self) -> date | None:
        return self._after(EARLY_SHARE)

    @property
    def latest_on(self) -> date | None:
        """After this day it is overdue."""
        return self._after(LATE_SHARE)

    def _after(self, share: float) -> date | None:
        if self.last_on is None or self.interval_days is None:
            return None
        return self.last_on + timedelta(days=round(self.interval_days * share))


def frequency_of(relation: Relation, thresholds: Thresholds) -> int:
    """Visits a year: its own number, else that of its class; 0 is by phone."""
    if relation.visits_per_year is not None:
        return relation.visits_per_year
    return thresholds.visits_per_year.get(relation.importance, 0)


def visit_minutes_of(relation: Relation, rules: PlanningRules) -> int:
    """How long a visit there takes: as is known of it, else as in its branch, else as in its class."""
    if relation.visit_minutes is not None:
        return relation.visit_minutes
    branch = relation.branch.strip().casefold()
    of_branch = (minutes for name, minutes in rules.minutes_of_branch.items() if name.casefold() == branch)
    return next(of_branch, rules.minutes_of_class.get(relation.importance, 60))


def interval_of(visits_per_year: int) -> int | None:
    """Days between two visits; None when nobody goes there."""
    return round(YEAR_DAYS / visits_per_year) if visits_per_year > 0 else None


def turn_of(visits_per_year: int, last_visit_on: date | None, planned_on: date | None, day: date) -> Turn:
    """Whose turn it is on that day; a visit already planned makes it nobody's."""
    interval = interval_of(visits_per_year)
    days = (day - last_visit_on).days if last_visit_on else None
    if planned_on is not None:
        return Turn(Due.PLANNED, days, interval, planned_on, last_visit_on)
    if interval is None:
        return Turn(Due.BY_PHONE, days, last_on=last_visit_on)
    if days is None:
        return Turn(Due.NEVER_VISITED, None, interval)
    if days > interval * LATE_SHARE:
        due = Due.OVERDUE
    else:
        due = Due.DUE if days >= interval * EARLY_SHARE else Due.NOT_YET
    return Turn(due, days, interval, last_on=last_visit_on)


def is_visited(relation: Relation, thresholds: Thresholds) -> bool:
    """Whether visits are planned there by frequency.

    Not where no business is wanted, and with somebody of whom only the address is known (a suspect) only when
    a number of visits was agreed for it.
    """
    if relation.deleted or relation.status is Status.DEAD:
        return False
    if relation.status is Status.SUSPECT and relation.visits_per_year is None:
        return False
    return frequency_of(relation, thresholds) > 0
