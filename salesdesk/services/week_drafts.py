"""A draft of the weeks: what the planner is given, and what it came up with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from salesdesk import formats, words
from salesdesk.domain.opening_hours import opening_hours_or_unknown
from salesdesk.domain.plan_reasons import Because
from salesdesk.domain.planning_rules import FEWEST_WEEKS, MOST_WEEKS
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import OPEN_STATES, Visit
from salesdesk.errors import N_, Cancelled, Reason, Refused
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.week_model import (
    Call,
    Enough,
    PeriodPlan,
    Placed,
    PlannedDay,
    SoFar,
    Unplaced,
    Watch,
    Weights,
    WorkDay,
)
from salesdesk.planning.week_moves import worthwhile_moves
from salesdesk.planning.weeks import plan_period
from salesdesk.services.clock import Clock
from salesdesk.services.due_visits import DueVisit, due_visits
from salesdesk.services.progress import Progress
from salesdesk.services.travelling import travel_model
from salesdesk.services.week_board import Block, BlockKind, blocks_between
from salesdesk.services.week_calls import call_of_block, call_of_due, closed_on, week_hours
from salesdesk.services.work_days import day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Database, Session
from salesdesk.storage.settings import load_settings
from salesdesk.words import _, ngettext

FREE_AREAS, KEEPS_AREAS, STRICT_AREAS = 0, 120, 300
"""Minutes a visit outside the area of its day has to save: none at all, as a rule, hardly ever."""


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What the seller asks of the planner: from which day, how many weeks, how full, how much may change.

    `stays` keeps the proposals of now where they lie unless something is gained; `area_minutes` is how much
    more driving a visit on another day than that of its area has to save; `rounds` None is enough.
    """

    first: date
    weeks: int = 4
    most_visits: int | None = None
    stays: bool = True
    area_minutes: int = KEEPS_AREAS
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
class BetterDay:
    """An appointment that would save driving on another day; only a hint, nobody is called."""

    name: str
    from_on: date
    to_on: date
    saves_minutes: int
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class WeeksDraft:
    """What the planner came up with until `last`; nothing is kept until the seller says so.

    `known` are the appointments and pinned proposals that stood when it was made.
    """

    wish: PlanWish
    last: date
    proposals: tuple[VisitProposal, ...]
    left_out: tuple[LeftOut, ...]
    drive_minutes: int
    visit_minutes: int
    exceptions: int
    busy_days: int
    cut_short: bool = False
    asked: int = 0
    better: tuple[BetterDay, ...] = ()
    known: frozenset[UUID] = frozenset()


def draft_weeks(
    database: Database, clock: Clock, wish: PlanWish, progress: Progress | None = None
) -> WeeksDraft:
    """Lay every visit that is due on a day; on Annuleren the best until then is the answer."""
    if not FEWEST_WEEKS <= wish.weeks <= MOST_WEEKS:
        raise Refused(Reason(N_("Plan tussen twee en twaalf weken vooruit."), "weeks"))
    first = max(wish.first, clock.today())
    last = _monday(first) + timedelta(days=7 * wish.weeks - 1)
    if progress is not None:
        progress.step(0, 1, _("Relaties, dagen en afstanden…"))
    with database.read() as session:
        asked = _asked(session, first, last, clock.today(), wish)
        travel = travel_model(session)
    plan = plan_period(
        asked.calls,
        asked.days,
        travel,
        rounds=wish.rounds,
        watch=_watching(progress) if progress else None,
        before=asked.before if wish.stays else None,
        weights=Weights(out_of_area=wish.area_minutes),
    )
    return replace(
        _told(clock, wish, last, plan, asked.due),
        better=_better(plan, asked.standing, travel),
        known=asked.known,
    )


def standing_now(session: Session, today: date) -> tuple[Visit | VisitProposal, ...]:
    """The appointments to come and the proposals that were pinned."""
    still = records.find(session, Visit, state=OPEN_STATES)
    coming = [each for each in still if each.visit_on >= today]
    return (*coming, *records.find(session, VisitProposal, is_pinned=True))


def _told(
    clock: Clock, wish: PlanWish, last: date, plan: PeriodPlan, due: dict[UUID, DueVisit]
) -> WeeksDraft:
    """The plan as proposals to keep and relations that were left out."""
    moment = clock.now()
    new = [placed for placed in plan.placed if not placed.is_visit]
    return WeeksDraft(
        wish,
        last,
        tuple(_proposal(clock, placed, moment) for placed in new),
        tuple(_left_out(each, due[each.call_id]) for each in plan.unplaced if each.call_id in due),
        plan.drive_minutes,
        plan.visit_minutes,
        plan.exceptions,
        sum(bool(day.visits) for day in plan.days),
        plan.cut_short,
        len(due),
    )


def _proposal(clock: Clock, placed: Placed, moment: datetime) -> VisitProposal:
    return VisitProposal(
        clock.new_id(),
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
    standing: dict[UUID, tuple[Block, Call]]
    known: frozenset[UUID]


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
    now = standing_now(session, today)
    booked = _booked(now, fixed)
    calls = [call_of_due(one, first, last, booked.get(one.relation.id)) for one in due.values()]
    calls += [call_of_block(block) for block in fixed]
    standing = _standing(session, [block for block in fixed if not block.is_proposal], first, last)
    known = frozenset(each.id for each in now)
    return _Asked(tuple(calls), tuple(days), due, _as_plan(free), standing, known)


def _standing(
    session: Session, blocks: Sequence[Block], first: date, last: date
) -> dict[UUID, tuple[Block, Call]]:
    """Every appointment as it might be moved: within its own week and the next, when they are open."""
    relations = records.load_many(session, Relation, {block.relation_id for block in blocks})
    found = {}
    for block in blocks:
        relation, monday = relations[block.relation_id], _monday(block.visit_on)
        call = replace(
            call_of_block(block),
            earliest_on=max(first, monday),
            latest_on=min(last, monday + timedelta(days=13)),
            hours=week_hours(opening_hours_or_unknown(relation.opening_hours)),
            hours_on=closed_on(relation, first, last),
        )
        found[block.id] = block, call
    return found


def _better(
    plan: PeriodPlan, standing: Mapping[UUID, tuple[Block, Call]], travel: TravelModel
) -> tuple[BetterDay, ...]:
    """Which appointments would save most elsewhere."""
    calls = tuple(standing[call.id][1] if call.id in standing else call for call in plan.calls)
    return tuple(
        BetterDay(
            block.name, move.from_day, move.to_day, move.saves_minutes, block.kind is BlockKind.CONFIRMED
        )
        for move in worthwhile_moves(replace(plan, calls=calls), travel)
        if move.call_id in standing
        for block in [standing[move.call_id][0]]
    )


def _booked(now: Iterable[Visit | VisitProposal], fixed: Sequence[Block]) -> dict[UUID, date]:
    """The last day on which something is agreed or pinned, per relation, also beyond the period."""
    found: dict[UUID, date] = {}
    for relation_id, day in (
        *((each.relation_id, each.visit_on) for each in now),
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
        text = ngettext(
            "{visits} bezoek geplaatst, {time} rijden",
            "{visits} bezoeken geplaatst, {time} rijden",
            best.placed,
        )
        try:
            drive = formats.duration(best.drive_minutes, words.screen_language())
            progress.step(done, total, text.format(visits=best.placed, time=drive))
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


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
