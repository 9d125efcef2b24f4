"""Planning the weeks: a draft from the planner, kept in one go, and everything that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from salesdesk.domain.plan_reasons import Because, Why
from salesdesk.domain.relations import Relation, Status
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import Visit
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.changes import Changes, Done, Noun
from salesdesk.services.clock import Clock
from salesdesk.services.due_visits import due_visit
from salesdesk.services.progress import Progress
from salesdesk.services.travelling import travel_model
from salesdesk.services.visit_moves import keep_changed
from salesdesk.services.visit_usuals import agreed_visit
from salesdesk.services.week_board import Board, board_of
from salesdesk.services.week_calls import call_of_relation
from salesdesk.services.week_drafts import LeftOut, PlanWish, WeeksDraft, draft_weeks, standing_now
from salesdesk.services.week_offers import DayOffer, offers
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session

__all__ = ["Dropped", "LeftOut", "PlanWish", "Replaced", "TakenOver", "WeeksDraft", "WeeksPlanning"]
PROPOSED: Changes = frozenset({Noun.ROUTE, Noun.TODAY})
AGREED: Changes = frozenset({Noun.VISIT, Noun.TODAY, Noun.ROUTE, Noun.RELATION, Noun.PREPARATION})


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
        return draft_weeks(self._database, self._clock, wish, progress)

    def keep(self, draft: WeeksDraft) -> Done[Replaced]:
        """The draft in the place of the proposals of its weeks that were not pinned.

        A later proposal stays, unless its relation has a day in the draft now. Who was given a day while the
        planner was busy keeps that one alone.
        """
        placed = {each.relation_id for each in draft.proposals}
        with self._database.write() as session:
            before = [
                each
                for each in records.find(session, VisitProposal)
                if not each.is_pinned and (each.visit_on <= draft.last or each.relation_id in placed)
            ]
            known = records.load_many(session, Relation, {each.relation_id for each in draft.proposals})
            standing = standing_now(session, self._clock.today())
            served = {each.relation_id for each in standing if each.id not in draft.known}
            after = [
                each
                for each in draft.proposals
                if _is_open(known.get(each.relation_id)) and each.relation_id not in served
            ]
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
            known = records.load_many(session, Relation, {each.relation_id for each in found.values()})
            proposals = [
                each for each in found.values() if not each.deleted and _is_open(known.get(each.relation_id))
            ]
            if not proposals:
                raise Refused(Reason(N_("Dit voorstel bestaat niet meer.")))
            if any(each.visit_on < self._clock.today() for each in proposals):
                raise Refused(Reason(N_("Dit voorstel ligt in het verleden; verzet het eerst."), "visit_on"))
            visits = [agreed_visit(session, self._clock, each) for each in proposals]
            taken = [replace(each, deleted=True) for each in proposals]
            records.save_all(session, (*visits, *taken))
        return Done(TakenOver(tuple(proposals), tuple(visits)), AGREED)

    def give_back(self, taken: TakenOver) -> Done[None]:
        """Undo `take_over`; who was visited meanwhile stays visited."""
        with self._database.write() as session:
            now = records.load_many(session, Visit, [visit.id for visit in taken.visits])
            for made, proposal in zip(taken.visits, taken.proposals, strict=True):
                visit = now.get(made.id)
                if visit is not None and visit.is_open and not visit.deleted:
                    keep_changed(session, self._clock, visit, replace(visit, deleted=True))
                    records.save(session, proposal)
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


def _find(session: Session, proposal_id: UUID) -> VisitProposal:
    found = records.load(session, VisitProposal, proposal_id)
    if found is None or found.deleted:
        raise Refused(Reason(N_("Dit voorstel bestaat niet meer.")))
    return found


def _is_open(relation: Relation | None) -> bool:
    return relation is not None and not relation.deleted and relation.status is not Status.DEAD
