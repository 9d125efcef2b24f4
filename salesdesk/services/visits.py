"""Visits: plan, move, confirm, cancel, and what a day or a week holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.follow_ups import FollowUp
from salesdesk.domain.relations import Relation
from salesdesk.domain.visits import Freedom, Visit, VisitKind, VisitMove, VisitState
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.visit_moves import find_open, find_visit, keep_changed, keep_restored, moves_of
from salesdesk.services.visit_usuals import usual_contact, usual_kind
from salesdesk.storage import records
from salesdesk.storage.database import Database
from salesdesk.storage.visits import (
    VisitLine,
    visit_line,
    visits_asking_again,
    visits_between,
    visits_to_report,
)
from salesdesk.words import _

__all__ = ["VisitLine", "VisitMove", "VisitOverview", "Visits"]
SHORTEST_MINUTES = 5
LONGEST_MINUTES = 12 * 60
FAR = timedelta(days=730)
ASKED_AGAIN_FOR = timedelta(days=60)
TOUCHED = frozenset({Noun.VISIT, Noun.TODAY, Noun.ROUTE, Noun.RELATION, Noun.PREPARATION})


@dataclass(frozen=True, slots=True)
class VisitOverview:
    """The list of visits: coming ones by the clock, unreported ones oldest first, others newest first.

    `asking` are those where nobody was there and no new appointment was made yet.
    """

    coming: tuple[VisitLine, ...]
    to_report: tuple[VisitLine, ...]
    held: tuple[VisitLine, ...]
    cancelled: tuple[VisitLine, ...] = ()
    asking: tuple[VisitLine, ...] = ()


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
        with self._database.read() as session:
            every = visits_between(session, now.date() - FAR, now.date() + FAR)
        lines = [line for line in every if line.state is not VisitState.CANCELLED]
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
        cancelled = tuple(line for line in reversed(every) if line.state is VisitState.CANCELLED)
        return VisitOverview(still, (*late, *begun, *unreported), held, cancelled, tuple(self.asking_again()))

    def to_report(self) -> list[VisitLine]:
        """Visits of earlier days whose report is not closed yet, the oldest first."""
        with self._database.read() as session:
            return visits_to_report(session, self._clock.today())

    def asking_again(self) -> list[VisitLine]:
        """Visits of the past two months where nobody was there and that still ask for a new appointment."""
        today = self._clock.today()
        with self._database.read() as session:
            return visits_asking_again(session, today - ASKED_AGAIN_FOR, today)

    def moves(self, visit_id: UUID) -> list[VisitMove]:
        """When it was put on another day or hour, the oldest first."""
        with self._database.read() as session:
            return moves_of(session, find_visit(session, visit_id))

    def line(self, visit_id: UUID) -> VisitLine:
        with self._database.read() as session:
            found = visit_line(session, visit_id)
        if found is None:
            raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
        return found

    def visit(self, visit_id: UUID) -> Visit:
        with self._database.read() as session:
            return find_visit(session, visit_id)

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
                kind=usual_kind(session, relation_id),
                contact_id=usual_contact(session, relation_id),
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
        freedom: Freedom = Freedom.BY_STATE,
        is_must: bool = False,
    ) -> Done[Visit]:
        """A new visit; without a kind a first visit if there was none, else a follow-up."""
        with self._database.write() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None or relation.deleted:
                raise Refused(Reason(N_("Kies eerst een relatie."), "relation"))
            chosen = kind or usual_kind(session, relation_id)
            contact = contact_id or usual_contact(session, relation_id)
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
                freedom=freedom,
                is_must=is_must,
            )
            records.save(session, _checked(visit))
        return Done(visit, TOUCHED)

    def save(self, visit: Visit, reason: str = "") -> Done[Visit]:
        """Keep a changed visit, with the reason when it was moved; refused when it has ended."""
        with self._database.write() as session:
            before = find_open(session, visit.id)
            kept = keep_changed(session, self._clock, before, _checked(visit), reason)
        return Done(kept, TOUCHED)

    def move(
        self, visit_id: UUID, visit_on: date, start_time: time, minutes: int = 0, *, reason: str = ""
    ) -> Done[Visit]:
        """Another day or hour, and another length when one is given."""
        visit = self.visit(visit_id)
        moved = replace(visit, visit_on=visit_on, start_time=start_time, minutes=minutes or visit.minutes)
        return self.save(moved, reason)

    def explain(self, move: VisitMove, reason: str) -> Done[VisitMove]:
        """Why a visit was moved, said afterwards."""
        with self._database.write() as session:
            explained = replace(move, reason=reason.strip())
            records.save(session, explained)
        return Done(explained, TOUCHED)

    def confirm(self, visit_id: UUID) -> Done[Visit]:
        return self.save(replace(self.visit(visit_id), state=VisitState.CONFIRMED))

    def cancel(self, visit_id: UUID, reason: str) -> Done[Visit]:
        """The visit does not go on; the reason is kept with it."""
        return self._end(visit_id, VisitState.CANCELLED, reason)

    def absent(self, visit_id: UUID, reason: str = "", *, plan_b_id: UUID | None = None) -> Done[Visit]:
        """The contact was not there; `plan_b_id` is the relation that was visited instead."""
        return self._end(visit_id, VisitState.ABSENT, reason, plan_b_id)

    def put_back(self, visit_id: UUID) -> Done[Visit]:
        """A cancelled visit goes on after all, or somebody was there: it is planned again."""
        with self._database.write() as session:
            before = find_visit(session, visit_id)
            if before.state not in {VisitState.CANCELLED, VisitState.ABSENT}:
                raise Refused(Reason(N_("Alleen een bezoek dat niet doorging kan worden teruggezet.")))
            after = replace(before, state=VisitState.PLANNED, state_reason="", plan_b_id=None)
            kept = keep_changed(session, self._clock, before, after)
        return Done(kept, TOUCHED)

    def ask_no_more(self, visit_id: UUID) -> Done[FollowUp]:
        """No new appointment is wanted after a visit where nobody was there."""
        with self._database.write() as session:
            visit = find_visit(session, visit_id)
            settled = FollowUp(
                self._clock.new_id(),
                _("Geen nieuwe afspraak nodig"),
                self._clock.today(),
                visit.relation_id,
                visit.id,
                done_at=self._clock.now(),
            )
            records.save(session, settled)
        return Done(settled, TOUCHED | {Noun.FOLLOW_UP})

    def ask_again(self, settled: FollowUp) -> Done[FollowUp]:
        """Undo `ask_no_more`."""
        with self._database.write() as session:
            records.save(session, replace(settled, deleted=True))
        return Done(settled, TOUCHED | {Noun.FOLLOW_UP})

    def reopen(self, visit: Visit) -> Done[Visit]:
        """Take a change back: the visit as it was before."""
        with self._database.write() as session:
            restored = keep_restored(session, find_visit(session, visit.id), visit)
        return Done(restored, TOUCHED)

    def remove(self, visit_id: UUID, *, removed: bool = True) -> Done[Visit]:
        with self._database.write() as session:
            before = find_visit(session, visit_id)
            visit = keep_changed(session, self._clock, before, replace(before, deleted=removed))
        return Done(visit, TOUCHED)

    def _end(
        self, visit_id: UUID, state: VisitState, reason: str, plan_b_id: UUID | None = None
    ) -> Done[Visit]:
        with self._database.write() as session:
            before = find_open(session, visit_id)
            after = replace(before, state=state, state_reason=reason.strip(), plan_b_id=plan_b_id)
            kept = keep_changed(session, self._clock, before, after)
        return Done(kept, TOUCHED)


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
