"""Plan B: nobody was there, so the seller goes to somebody nearby, and both visits tell so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from salesdesk.domain.day_minutes import minute_of
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.alternatives import Alternatives, NearRelation
from salesdesk.services.changes import Done
from salesdesk.services.clock import Clock
from salesdesk.services.routes import Routes
from salesdesk.services.travelling import travel_model
from salesdesk.services.visit_conflicts import earliest_now
from salesdesk.services.visit_moves import find_open, find_visit, keep_changed, keep_restored
from salesdesk.services.visit_usuals import usual_visit
from salesdesk.services.visits import TOUCHED
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session

__all__ = ["Instead", "NearRelation", "VisitInstead"]

USUAL_MINUTES = 45
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Instead:
    """The visit where nobody was, as it stood before, and the one that is made in its place."""

    before: Visit
    made: Visit


class VisitInstead:
    """Makes the visit of plan B in one go, and takes it back."""

    def __init__(self, database: Database, clock: Clock, routes: Routes) -> None:
        self._database = database
        self._clock = clock
        self._routes = routes
        self._alternatives = Alternatives(database, clock)

    def choices(self, visit_id: UUID) -> list[NearRelation]:
        """The alternatives chosen in the preparation first, then by door, turn and detour."""
        with self._database.read() as session:
            visit = find_visit(session, visit_id)
            prepared = records.find(session, Preparation, visit_id=visit_id)
        chosen = prepared[0].alternatives if prepared else ()
        around = self._alternatives.around(visit, self._routes.laid_out(visit.visit_on), chosen)
        return sorted(around, key=lambda one: one.relation_id not in chosen)[:MOST_CHOICES]

    def go(self, visit_id: UUID, relation_id: UUID, reason: str = "") -> Done[Instead]:
        """Nobody was there: that visit ends with its plan B; the other is planned as soon as can be."""
        with self._database.write() as session:
            before = find_open(session, visit_id)
            relation = records.load(session, Relation, relation_id)
            if relation is None or relation.deleted or relation_id == before.relation_id:
                raise Refused(Reason(N_("Kies een andere relatie voor plan B.")))
            absent = replace(
                before, state=VisitState.ABSENT, state_reason=reason.strip(), plan_b_id=relation_id
            )
            keep_changed(session, self._clock, before, absent)
            made = self._visit(session, before, relation)
            records.save(session, made)
        return Done(Instead(before, made), TOUCHED)

    def take_back(self, instead: Instead) -> Done[Instead]:
        """Undo `go`."""
        with self._database.write() as session:
            keep_restored(session, find_visit(session, instead.before.id), instead.before)
            made = find_visit(session, instead.made.id)
            keep_changed(session, self._clock, made, replace(made, deleted=True))
        return Done(instead, TOUCHED)

    def _visit(self, session: Session, absent: Visit, relation: Relation) -> Visit:
        """Driven to from the closed door: now, or on another day from when the first one began."""
        left = records.load(session, Relation, absent.relation_id)
        here = self._routes.locate(left) if left else None
        there = self._routes.locate(relation)
        began = datetime.combine(absent.visit_on, absent.start_time)
        now = self._clock.now().replace(tzinfo=None)
        moment = max(now, began) if absent.visit_on == now.date() else began
        travel, minutes = travel_model(session), 0
        if here and there:
            leg = travel.leg(here.point, there.point)
            minutes = travel.minutes_at(minute_of(moment.time()), leg, moment.date())
        slot = earliest_now(moment, USUAL_MINUTES, minutes)
        return usual_visit(session, self._clock, relation.id, slot.visit_on, slot.start_time, slot.minutes)
