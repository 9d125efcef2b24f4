"""Visits: plan, move, confirm, cancel, and what a day or a week holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.relations import Contact, Relation
from salesdesk.domain.visits import Visit, VisitKind, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.visits import VisitLine, visit_line, visits_between, visits_to_report

__all__ = ["Overlap", "VisitLine", "VisitOverview", "Visits"]
SHORTEST_MINUTES = 5
LONGEST_MINUTES = 12 * 60
_TOUCHED = frozenset({Noun.VISIT, Noun.TODAY, Noun.ROUTE, Noun.RELATION, Noun.PREPARATION})


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another visit that takes some of the same minutes."""

    visit_id: UUID
    relation_name: str
    start_time: time
    end_time: time


@dataclass(frozen=True, slots=True)
class VisitOverview:
    """The list of visits: coming ones by the clock, unreported ones oldest first, held ones newest first."""

    coming: tuple[VisitLine, ...]
    to_report: tuple[VisitLine, ...]
    held: tuple[VisitLine, ...]


class Visits:
    """What a seller does with the appointments in his calendar."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def day(self, day: date) -> list[VisitLine]:
        return self.between(day, day)

    def between(self, first: date, last: date) -> list[VisitLine]:
        """The visits of some days, both ends included, cancelled ones left out."""
        with self._database.read() as session:
            lines = visits_between(session, first, last)
        return [line for line in lines if line.state is not VisitState.CANCELLED]

    def overview(self) -> VisitOverview:
        """Everything from two years back to two years ahead, sorted out; what began today still comes."""
        now = self._clock.now()
        far = timedelta(days=730)
        lines = self.between(now.date() - far, now.date() + far)
        coming = tuple(line for line in lines if line.is_open and line.visit_on >= now.date())
        late = tuple(self.to_report())
        begun = tuple(line for line in coming if line.visit_on == now.date() and line.start_time < now.time())
        unreported = tuple(
            line
            for line in lines
            if line.visit_on == now.date() and line.state is VisitState.HELD and not line.report_closed_at
        )
        known = {line.id for line in (*late, *begun, *unreported)}
        held = tuple(
            line
            for line in reversed(lines)
            if line.id not in known and (line.report_closed_at or line.state is VisitState.ABSENT)
        )
        still = tuple(line for line in coming if line.id not in known)
        return VisitOverview(still, (*late, *begun, *unreported), held)

    def to_report(self) -> list[VisitLine]:
        """Visits of earlier days whose report is not closed yet, the oldest first."""
        with self._database.read() as session:
            return visits_to_report(session, self._clock.today())

    def line(self, visit_id: UUID) -> VisitLine:
        with self._database.read() as session:
            found = visit_line(session, visit_id)
        if found is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return found

    def visit(self, visit_id: UUID) -> Visit:
        with self._database.read() as session:
            return self._find(session, visit_id)

    def overlaps(
        self, visit_on: date, start_time: time, minutes: int, *, but: UUID | None = None
    ) -> list[Overlap]:
        """Visits that take some of these minutes; planning over them is allowed, but said."""
        start, end = _span(visit_on, start_time, minutes)
        found = []
        for line in self.between(visit_on, visit_on):
            its_start, its_end = _span(line.visit_on, line.start_time, line.minutes)
            if line.id != but and its_start < end and start < its_end:
                found.append(Overlap(line.id, line.relation_name, its_start.time(), its_end.time()))
        return found

    def free_time(self, visit_on: date, minutes: int = 60) -> time:
        """The first quarter from 08:30 with room for the visit and half an hour of driving around it."""
        taken = [_span(line.visit_on, line.start_time, line.minutes) for line in self.day(visit_on)]
        start = datetime.combine(visit_on, time(8, 30))
        latest = datetime.combine(visit_on, time(17, 0))
        gap = timedelta(minutes=30)
        while start < latest:
            end = start + timedelta(minutes=minutes)
            if all(end + gap <= other or its_end + gap <= start for other, its_end in taken):
                return start.time()
            start += timedelta(minutes=15)
        return time(8, 30)

    def proposal(self, relation_id: UUID) -> Visit:
        """What a next visit to this relation would be: its kind and the person; not kept."""
        with self._database.read() as session:
            return Visit(
                self._clock.new_id(),
                relation_id,
                self._clock.today(),
                time(8, 30),
                kind=self._usual_kind(session, relation_id),
                contact_id=self._usual_contact(session, relation_id),
            )

    def plan(
        self,
        relation_id: UUID,
        visit_on: date,
        start_time: time,
        *,
        minutes: int = 60,
        kind: VisitKind | None = None,
        contact_id: UUID | None = None,
        subject: str = "",
        made_by: str = "",
    ) -> Done[Visit]:
        """A new visit; without a kind a first visit if there was none, else a follow-up."""
        with self._database.write() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None or relation.deleted:
                raise Refused(Reason(N_("Kies eerst een relatie."), "relation"))
            chosen = kind or self._usual_kind(session, relation_id)
            contact = contact_id or self._usual_contact(session, relation_id)
            visit = Visit(
                self._clock.new_id(),
                relation_id,
                visit_on,
                start_time,
                minutes,
                chosen,
                contact_id=contact,
                subject=subject.strip(),
                made_by=made_by.strip(),
            )
            records.save(session, _checked(visit))
        return Done(visit, _TOUCHED)

    def save(self, visit: Visit) -> Done[Visit]:
        """Keep a changed visit; refused when it has ended or its times cannot be."""
        with self._database.write() as session:
            before = self._find(session, visit.id)
            if not before.is_open:
                raise Refused(Reason(N_("Dit bezoek is al geweest; plan een nieuw bezoek.")))
            records.save(session, _checked(visit))
        return Done(visit, _TOUCHED)

    def move(self, visit_id: UUID, visit_on: date, start_time: time) -> Done[Visit]:
        return self.save(replace(self.visit(visit_id), visit_on=visit_on, start_time=start_time))

    def confirm(self, visit_id: UUID) -> Done[Visit]:
        return self.save(replace(self.visit(visit_id), state=VisitState.CONFIRMED))

    def cancel(self, visit_id: UUID, reason: str) -> Done[Visit]:
        """The visit does not go on; the reason is kept with it."""
        return self._end(visit_id, VisitState.CANCELLED, reason)

    def absent(self, visit_id: UUID, reason: str = "") -> Done[Visit]:
        """The contact was not there."""
        return self._end(visit_id, VisitState.ABSENT, reason)

    def reopen(self, visit: Visit) -> Done[Visit]:
        """Take an ending back: the visit as it was before."""
        with self._database.write() as session:
            records.save(session, visit)
        return Done(visit, _TOUCHED)

    def remove(self, visit_id: UUID, *, removed: bool = True) -> Done[Visit]:
        with self._database.write() as session:
            visit = replace(self._find(session, visit_id), deleted=removed)
            records.save(session, visit)
        return Done(visit, _TOUCHED)

    def _end(self, visit_id: UUID, state: VisitState, reason: str) -> Done[Visit]:
        with self._database.write() as session:
            before = self._find(session, visit_id)
            if not before.is_open:
                raise Refused(Reason(N_("Dit bezoek is al geweest; plan een nieuw bezoek.")))
            visit = replace(before, state=state, state_reason=reason.strip())
            records.save(session, visit)
        return Done(visit, _TOUCHED)

    def _usual_kind(self, session: Session, relation_id: UUID) -> VisitKind:
        visits = records.find(session, Visit, relation_id=relation_id, deleted=False)
        was_there = any(visit.state is VisitState.HELD for visit in visits)
        return VisitKind.FOLLOW_UP if was_there else VisitKind.FIRST

    def _usual_contact(self, session: Session, relation_id: UUID) -> UUID | None:
        """The person of the latest visit who is still there, else the first one known."""
        people = [person.id for person in records.find(session, Contact, relation_id=relation_id)]
        visits = records.find(session, Visit, relation_id=relation_id)
        met = [visit for visit in visits if visit.contact_id in people]
        if met:
            return max(met, key=lambda visit: (visit.visit_on, visit.start_time)).contact_id
        return people[0] if people else None

    def _find(self, session: Session, visit_id: UUID) -> Visit:
        visit = records.load(session, Visit, visit_id)
        if visit is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return visit


def _span(day: date, start: time, minutes: int) -> tuple[datetime, datetime]:
    begin = datetime.combine(day, start)
    return begin, begin + timedelta(minutes=minutes)


def _checked(visit: Visit) -> Visit:
    if not SHORTEST_MINUTES <= visit.minutes <= LONGEST_MINUTES:
        raise Refused(Reason(N_("Een bezoek duurt tussen 5 minuten en 12 uur."), "minutes"))
    _start, end = _span(visit.visit_on, visit.start_time, visit.minutes)
    if end.date() != visit.visit_on:
        raise Refused(Reason(N_("Een bezoek eindigt op de dag waarop het begint."), "minutes"))
    return visit
