"""What a seller needs in the car and at the table: the visit, and the ones before and after it that day."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.visits import VisitState
from salesdesk.services.changes import Done
from salesdesk.services.preparations import Preparations, PreparationView
from salesdesk.services.visits import VisitLine, Visits


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A visit with its neighbours of the same day; None where there is none."""

    view: PreparationView
    before: VisitLine | None
    after: VisitLine | None


class Underway:
    """Opens a visit for on the way."""

    def __init__(self, preparations: Preparations, visits: Visits) -> None:
        self._preparations = preparations
        self._visits = visits

    def open(self, visit_id: UUID) -> Done[OnTheWay]:
        """The visit; one that nobody prepared gets the questions its template proposes."""
        prepared = self._preparations.prepare(visit_id)
        return Done(self._among_the_day(prepared.value), prepared.changes)

    def view(self, visit_id: UUID) -> OnTheWay | None:
        """The visit as it was prepared; None while nobody did."""
        view = self._preparations.view(visit_id)
        return self._among_the_day(view) if view else None

    def _among_the_day(self, view: PreparationView) -> OnTheWay:
        visit = view.visit
        lines = [
            line
            for line in self._visits.day(visit.visit_on)
            if line.id == visit.id or line.state is not VisitState.ABSENT
        ]
        ordered = sorted(lines, key=lambda line: (line.start_time, line.id))
        at = next((place for place, line in enumerate(ordered) if line.id == visit.id), None)
        if at is None:  # a cancelled visit is not among those of its day
            return OnTheWay(view, None, None)
        before = ordered[at - 1] if at else None
        return OnTheWay(view, before, ordered[at + 1] if at + 1 < len(ordered) else None)
