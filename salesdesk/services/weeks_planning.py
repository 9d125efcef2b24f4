"""Planning the weeks: a draft from the planner, kept in one go, and everything that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from salesdesk.domain.plan_reasons import Because, Why
from salesdesk.domain.planning_rules import FEWEST_WEEKS, MOST_WEEKS
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Freedom, Visit
from salesdesk.errors import N_, Cancelled, Reason, Refused
from salesdesk.planning.week_model import (
    Call,
    Enough,
    PeriodPlan,
    Placed,
    PlannedDay,
    SoFar,
    Unplaced,
    Watch,
    WorkDay,
)
from salesdesk.planning.weeks import plan_period
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.due_visits import DueVisit, due_visit, due_visits
from salesdesk.services.progress import Progress
from salesdesk.services.travelling import travel_model
from salesdesk.services.visit_moves import keep_changed
from salesdesk.services.visit_usuals import usual_contact, usual_kind
from salesdesk.services.week_board import Block, Board, blocks_between, board_of
from salesdesk.services.week_calls import call_of_block, call_of_due, call_of_relation
from salesdesk.services.week_offers import DayOffer, offers
from salesdesk.services.work_days import day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _

PROPOSED: Changes = frozenset({Noun.ROUTE, Noun.TODAY})
AGREED: Changes = frozenset({Noun.VISIT, Noun.TODAY, Noun.ROUTE, Noun.RELATION, Noun.PREPARATION})


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What the seller asks of the planner: from which day, how many weeks, how full, how much may change.

    `stays` keeps the proposals of now where they lie unless something is gained; `rounds` None is enough.
    """

    first: date
    weeks: int = 4
    most_visits: int | None = None
    stays: bool = True
    rounds: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A relation for which there was no day, with the reasons why."""

    relation_id: UUID
    name: str
    place: str
    area_name: str
    reasons: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class WeeksDraft:
    """What the planner came up with; nothing is kept until the seller says so."""

    wish: PlanWish
    proposals: tuple[VisitProposal, ...]
    left_out: tuple[LeftOut, ...]
    drive_minutes: int
    visit_minutes: int
    exceptions: int
    busy_days: int
    cut_short: bool = False
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Replaced:
    """Which proposals came in the place of which, so that it can be undone."""

    before: tuple[VisitProposal, ...]
    after: tuple[VisitProposal, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Proposals that became appointments."""

    proposals: tuple[VisitProposal, ...]
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A proposal taken off the board, and the relation as it was before it was put off."""

    proposal: VisitProposal
    relation: Relation | None = None


class WeeksPlanning:
    """What a seller does with the weeks."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def board(self, monday: date, weeks: int = 0) -> Board:
        """So many weeks from this Monday, by default as many as are planned ahead."""
        with self._database.read() as session:
            return board_of(session, monday, self._clock.today(), weeks)

    def offers(self, board: Board, relation_id: UUID, without: UUID | None = None) -> dict[date, DayOffer]:
        """What every day of the board says to a visit there; `without` the block that would move."""
        with self._database.read() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None:
                return {}
            block = board.block(without) if without else None
            due = due_visit(session, relation, self._clock.today())
            call = call_of_relation(relation, due, [day.day for day in board.days])
            if block is not None:
                call = replace(call, minutes=block.minutes)
            return offers(call, board, travel_model(session), without=without)

    # -- the planner

    def draft(self, wish: PlanWish, progress: Progress | None = None) -> WeeksDraft:
        """Lay every visit that is due on a day; on Annuleren the best until then is the answer."""
        if not FEWEST_WEEKS <= wish.weeks <= MOST_WEEKS:
            raise Refused(Reason(N_("Plan tussen twee en twaalf weken vooruit."), "weeks"))
        first = max(wish.first, self._clock.today())
        last = _monday(wish.first) + timedelta(days=7 * wish.weeks - 1)
        with self._database.read() as session:
            asked = _asked(session, first, last, self._clock.today(), wish)
            travel = travel_model(session)
        plan = plan_period(
            asked.calls,
            asked.days,
            travel,
            rounds=wish.rounds,
            watch=_watching(progress) if progress else None,
            before=asked.before if wish.stays else None,
        )
        return self._told(wish, plan, asked.due)

    def keep(self, draft: WeeksDraft) -> Done[Replaced]:
        """The draft in the place of all proposals that were not pinned."""
        with self._database.write() as session:
            before = [each for each in records.find(session, VisitProposal) if not each.is_pinned]
            known = records.load_many(session, Relation, {each.relation_id for each in draft.proposals})
            after = [each for each in draft.proposals if _is_open(known.get(each.relation_id))]
            records.save_all(session, (*(replace(each, deleted=True) for each in before), *after))
        return Done(Replaced(tuple(before), tuple(after)), PROPOSED)

    def put_back(self, replaced: Replaced) -> Done[None]:
        """Undo `keep`: the former proposals, as they were."""
        with self._database.write() as session:
            gone = (replace(each, deleted=True) for each in replaced.after)
            records.save_all(session, (*gone, *replaced.before))
        return Done(None, PROPOSED)

    # -- one proposal

    def take_over(self, proposal_ids: Sequence[UUID]) -> Done[TakenOver]:
        """Proposals become appointments: the usual kind and person, on their day; refused for the past."""
        with self._database.write() as session:
            found = records.load_many(session, VisitProposal, proposal_ids)
            proposals = [each for each in found.values() if not each.deleted]
            if any(each.visit_on < self._clock.today() for each in proposals):
                raise Refused(Reason(N_("Dit voorstel ligt in het verleden; verzet het eerst."), "visit_on"))
            visits = [self._agreed(session, each) for each in proposals]
            taken = [replace(each, deleted=True) for each in proposals]
            records.save_all(session, (*visits, *taken))
        return Done(TakenOver(tuple(proposals), tuple(visits)), AGREED)

    def give_back(self, taken: TakenOver) -> Done[None]:
        """Undo `take_over`."""
        with self._database.write() as session:
            now = records.load_many(session, Visit, [visit.id for visit in taken.visits])
            for visit in now.values():
                keep_changed(session, self._clock, visit, replace(visit, deleted=True))
            records.save_all(session, taken.proposals)
        return Done(None, AGREED)

    def propose(self, relation_id: UUID, day: date, start: time) -> Done[VisitProposal]:
        """The seller puts a relation on a day himself; it stays there."""
        with self._database.write() as session:
            relation = records.load(session, Relation, relation_id)
            if not _is_open(relation) or relation is None:
                raise Refused(Reason(N_("Kies eerst een relatie."), "relation"))
            minutes = due_visit(session, relation, self._clock.today()).minutes
            made = VisitProposal(
                self._clock.new_id(), relation_id, day, start, minutes,
                is_pinned=True, reasons=(str(Because(Why.PINNED)),), made_at=self._clock.now(),
            )  # fmt: skip
            records.save(session, made)
        return Done(made, PROPOSED)

    def move(self, proposal_id: UUID, day: date, start: time) -> Done[VisitProposal]:
        """Put a proposal on another day; what the seller put somewhere stays there. Gives it as it was."""
        with self._database.write() as session:
            before = _find(session, proposal_id)
            pinned = (str(Because(Why.PINNED)),)
            records.save(
                session, replace(before, visit_on=day, start_time=start, is_pinned=True, reasons=pinned)
            )
        return Done(before, PROPOSED)

    def pin(self, proposal_id: UUID, *, pinned: bool) -> Done[VisitProposal]:
        """Keep it on its day when the weeks are planned anew, or let it go again. Gives it as it was."""
        with self._database.write() as session:
            before = _find(session, proposal_id)
            records.save(session, replace(before, is_pinned=pinned))
        return Done(before, PROPOSED)

    def drop(self, proposal_id: UUID, not_before: date | None = None) -> Done[Dropped]:
        """Not now: off the board, and with a day not proposed before it."""
        with self._database.write() as session:
            before = _find(session, proposal_id)
            records.save(session, replace(before, deleted=True))
            relation = records.load(session, Relation, before.relation_id) if not_before else None
            if relation is not None:
                records.save(session, replace(relation, visit_from_on=not_before))
        return Done(Dropped(before, relation), PROPOSED | {Noun.RELATION})

    def restore(self, *values: VisitProposal | Relation | None) -> Done[None]:
        """Proposals and relations as they were before."""
        with self._database.write() as session:
            records.save_all(session, [value for value in values if value is not None])
        return Done(None, PROPOSED | {Noun.RELATION})

    def remove(self, proposal: VisitProposal) -> Done[None]:
        """Undo `propose`."""
        return self.restore(replace(proposal, deleted=True))

    def put_off(self, relation_id: UUID, not_before: date | None) -> Done[Relation]:
        """Do not propose a relation before this day. Gives it as it was."""
        with self._database.write() as session:
            relation = records.load(session, Relation, relation_id)
            if relation is None:
                raise Refused(Reason(N_("Kies eerst een relatie."), "relation"))
            records.save(session, replace(relation, visit_from_on=not_before))
        return Done(relation, PROPOSED | {Noun.RELATION})

    def _agreed(self, session: Session, proposal: VisitProposal) -> Visit:
        return Visit(
            self._clock.new_id(),
            proposal.relation_id,
            proposal.visit_on,
            proposal.start_time,
            proposal.minutes,
            usual_kind(session, proposal.relation_id),
            contact_id=usual_contact(session, proposal.relation_id),
            made_by=load_settings(session).seller.name,
            freedom=Freedom.DAY if proposal.is_pinned else Freedom.BY_STATE,
        )

    def _told(self, wish: PlanWish, plan: PeriodPlan, due: dict[UUID, DueVisit]) -> WeeksDraft:
        """The plan as proposals to keep and relations that were left out."""
        moment = self._clock.now()
        new = [placed for placed in plan.placed if not placed.is_visit]
        return WeeksDraft(
            wish,
            tuple(self._proposal(placed, moment) for placed in new),
            tuple(_left_out(each, due[each.call_id]) for each in plan.unplaced if each.call_id in due),
            plan.drive_minutes,
            plan.visit_minutes,
            plan.exceptions,
            sum(bool(day.visits) for day in plan.days),
            plan.cut_short,
            len(due),
        )

    def _proposal(self, placed: Placed, moment: datetime) -> VisitProposal:
        return VisitProposal(
            self._clock.new_id(),
            placed.call_id,
            placed.day,
            placed.start_time,
            placed.minutes,
            reasons=tuple(str(reason) for reason in placed.reasons),
            made_at=moment,
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that the planner is given."""

    calls: tuple[Call, ...]
    days: tuple[WorkDay, ...]
    due: dict[UUID, DueVisit]
    before: PeriodPlan


def _asked(session: Session, first: date, last: date, today: date, wish: PlanWish) -> _Asked:
    settings = load_settings(session)
    shapes = day_shapes(session, first, last, settings)
    days = [shape.work_day for shape in shapes if shape.off is None]
    if wish.most_visits is not None:
        days = [replace(day, most_visits=min(day.most_visits, wish.most_visits)) for day in days]
    blocks = [block for block in blocks_between(session, shapes) if block.may_move]
    fixed = [block for block in blocks if not block.is_proposal or block.is_pinned]
    free = [block for block in blocks if block.is_proposal and not block.is_pinned]
    due = {one.relation.id: one for one in due_visits(session, today, settings)}
    booked = _booked(session, today, fixed)
    calls = [call_of_due(one, first, last, booked.get(one.relation.id)) for one in due.values()]
    calls += [call_of_block(block) for block in fixed]
    return _Asked(tuple(calls), tuple(days), due, _as_plan(free))


def _booked(session: Session, today: date, fixed: Sequence[Block]) -> dict[UUID, date]:
    """The last day on which something is agreed or pinned, per relation, also beyond the period."""
    found: dict[UUID, date] = {}
    coming = [visit for visit in records.find(session, Visit) if visit.is_open and visit.visit_on >= today]
    for relation_id, day in (
        *((visit.relation_id, visit.visit_on) for visit in coming),
        *((block.relation_id, block.visit_on) for block in fixed),
    ):
        found[relation_id] = max(day, found.get(relation_id, day))
    return found


def _as_plan(blocks: Sequence[Block]) -> PeriodPlan:
    """The proposals of now as a plan that the planner may stay close to."""
    number: dict[UUID, int] = {}
    by_day: dict[date, list[Placed]] = {}
    for block in blocks:
        at = number[block.relation_id] = number.get(block.relation_id, -1) + 1
        placed = Placed(block.relation_id, block.visit_on, block.start_time, block.minutes, number=at)
        by_day.setdefault(block.visit_on, []).append(placed)
    return PeriodPlan(tuple(PlannedDay(day, tuple(found)) for day, found in sorted(by_day.items())))


def _watching(progress: Progress) -> Watch:
    """Tell how far it is and what is best; Annuleren ends the search and keeps the best."""

    def watch(done: int, total: int, best: SoFar) -> None:
        text = _("{visits} bezoeken geplaatst, {minutes} min rijden")
        try:
            progress.step(done, total, text.format(visits=best.placed, minutes=best.drive_minutes))
        except Cancelled as cancelled:
            raise Enough from cancelled

    return watch


def _left_out(unplaced: Unplaced, due: DueVisit) -> LeftOut:
    relation = due.relation
    return LeftOut(
        relation.id,
        relation.name,
        relation.address.place,
        due.area.name if due.area else "",
        unplaced.reasons,
    )


def _find(session: Session, proposal_id: UUID) -> VisitProposal:
    found = records.load(session, VisitProposal, proposal_id)
    if found is None or found.deleted:
        raise Refused(Reason(N_("Dit voorstel bestaat niet meer.")))
    return found


def _is_open(relation: Relation | None) -> bool:
    return relation is not None and not relation.deleted and relation.status is not Status.DEAD


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
