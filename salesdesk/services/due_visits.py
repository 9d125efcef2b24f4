"""Who is to be visited: every relation with its turn, its class and where it lies, the most urgent first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.area_cycle import AreaIndex
from salesdesk.domain.company import Settings
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import Importance, Relation
from salesdesk.domain.visit_frequency import (
    ITS_TURN,
    Due,
    Turn,
    frequency_of,
    is_visited,
    turn_of,
    visit_minutes_of,
)
from salesdesk.services.relation_places import located
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.neighbourhood import with_open_complaints, with_open_offers
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visit_dates import last_held, next_planned, times_held

__all__ = ["DueVisit", "due_visit", "due_visits", "most_urgent_first", "still_to_plan"]
_URGENCY = {Due.OVERDUE: 0, Due.NEVER_VISITED: 1, Due.DUE: 2}
_CLASSES = list(Importance)


@dataclass(frozen=True, slots=True)
class DueVisit:
    """A relation that is visited by frequency: `turn` on the day asked for, `held` visits of that year."""

    relation: Relation
    turn: Turn
    visits_per_year: int
    minutes: int
    held: int = 0
    area: Area | None = None
    located: Located | None = None
    has_complaint: bool = False
    has_offer: bool = False

    @property
    def point(self) -> Point | None:
        return self.located.point if self.located else None

    @property
    def is_its_turn(self) -> bool:
        return self.turn.due in ITS_TURN


def due_visits(session: Session, day: date, settings: Settings | None = None) -> tuple[DueVisit, ...]:
    """Everybody who is visited by frequency, as it stands on this day; the most urgent first."""
    settings = settings or load_settings(session)
    relations = [each for each in records.find(session, Relation) if is_visited(each, settings.thresholds)]
    return most_urgent_first(_weighed(session, relations, day, settings))


def due_visit(session: Session, relation: Relation, day: date) -> DueVisit:
    """One relation, also one that is not visited by frequency."""
    return _weighed(session, [relation], day, load_settings(session))[0]


def _weighed(session: Session, relations: list[Relation], day: date, settings: Settings) -> list[DueVisit]:
    thresholds, rules = settings.thresholds, settings.planning
    areas = AreaIndex(records.find(session, Area))
    places = located(session, relations)
    last, coming = last_held(session, day), next_planned(session, day)
    held = times_held(session, day.replace(month=1, day=1), day)
    complaining, offering = with_open_complaints(session), with_open_offers(session)
    found = []
    for one in relations:
        often = frequency_of(one, thresholds)
        turn = turn_of(often, last.get(one.id), coming.get(one.id), day)
        area = areas.of(one.address.country, one.address.postcode)
        found.append(
            DueVisit(
                one, turn, often, visit_minutes_of(one, rules), held.get(one.id, 0), area, places.get(one.id),
                one.id in complaining, one.id in offering,
            )
        )  # fmt: skip
    return found


def still_to_plan(due: Iterable[DueVisit], proposed: Collection[UUID], day: date) -> tuple[DueVisit, ...]:
    """Whose turn it is and who is in no plan yet; before its own first day nobody is."""
    return tuple(
        one
        for one in due
        if one.is_its_turn
        and one.relation.id not in proposed
        and (one.relation.visit_from_on is None or one.relation.visit_from_on <= day)
    )


def most_urgent_first(due: Iterable[DueVisit]) -> tuple[DueVisit, ...]:
    """Overdue before never visited before due; the higher class first, then who waits longest."""
    return tuple(
        sorted(
            due,
            key=lambda one: (
                _URGENCY.get(one.turn.due, 3),
                _CLASSES.index(one.relation.importance),
                -(one.turn.days or 0),
                one.relation.name.casefold(),
            ),
        )
    )
