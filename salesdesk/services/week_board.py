"""The board of the weeks: every day with its area, visits and proposals, and who is still to be planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from salesdesk.domain.area_cycle import AreaIndex
from salesdesk.domain.geography import Located, Point
from salesdesk.domain.rayon import Area
from salesdesk.domain.relations import Importance, Relation
from salesdesk.domain.visit_proposals import VisitProposal
from salesdesk.domain.visits import VisitState
from salesdesk.planning.travel import TravelModel
from salesdesk.services.due_visits import DueVisit, due_visits, still_to_plan
from salesdesk.services.relation_places import located
from salesdesk.services.travelling import travel_model
from salesdesk.services.work_days import DayShape, Off, day_shapes
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings
from salesdesk.storage.visits import VisitLine, visits_between

__all__ = ["Block", "BlockKind", "Board", "BoardDay", "BoardWeek", "DayShape", "DueVisit", "Off", "board_of"]
EARLY_UNTIL = time(8, 45)
"""A day that starts at or before this wins the hour of the early appointment (DOMAIN §7)."""
DAY_MINUTES = 8 * 60
_AWAY = frozenset({VisitState.CANCELLED, VisitState.ABSENT})


class BlockKind(StrEnum):
    """What stands on a day: a proposal, an appointment that is planned or confirmed, or one that has been."""

    PROPOSAL = "proposal"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Block:
    """A visit or a proposal on the board; `is_outside` tells that it lies outside the area of its day."""

    id: UUID
    relation_id: UUID
    name: str
    place: str
    visit_on: date
    start_time: time
    minutes: int
    kind: BlockKind
    importance: Importance
    phone: str = ""
    area_name: str = ""
    is_outside: bool = False
    is_pinned: bool = False
    reasons: tuple[str, ...] = ()
    point: Point | None = None

    @property
    def is_proposal(self) -> bool:
        return self.kind is BlockKind.PROPOSAL

    @property
    def may_move(self) -> bool:
        return self.kind is not BlockKind.PAST

    @property
    def end_time(self) -> time:
        return (datetime.combine(self.visit_on, self.start_time) + timedelta(minutes=self.minutes)).time()


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One day: how it is worked, what stands on it in the order of the clock, and the drives of it."""

    shape: DayShape
    blocks: tuple[Block, ...] = ()
    drive_minutes: int = 0

    @property
    def day(self) -> date:
        return self.shape.day

    @property
    def visit_minutes(self) -> int:
        return sum(block.minutes for block in self.blocks)

    @property
    def is_full(self) -> bool:
        return len(self.blocks) >= self.shape.most_visits

    @property
    def starts_early(self) -> bool:
        return bool(self.blocks) and self.blocks[0].start_time <= EARLY_UNTIL


@dataclass(frozen=True, slots=True)
class BoardWeek:
    """A week under the others; `letter` is its place in the cycle, empty when every week is alike."""

    monday: date
    letter: str
    days: tuple[BoardDay, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The weeks shown, who is in none of them though it is their turn, and whether the home is known."""

    today: date
    weeks: tuple[BoardWeek, ...]
    to_plan: tuple[DueVisit, ...] = ()
    territory: str = ""
    cycle_weeks: int = 1
    has_home: bool = True
    has_areas: bool = True

    @property
    def days(self) -> tuple[BoardDay, ...]:
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for day in self.days for block in day.blocks)

    @property
    def proposals(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.is_proposal)

    @property
    def visit_minutes(self) -> int:
        return sum(day.visit_minutes for day in self.days)

    @property
    def drive_minutes(self) -> int:
        return sum(day.drive_minutes for day in self.days)

    @property
    def busy_days(self) -> int:
        return sum(bool(day.blocks) for day in self.days)

    @property
    def early_days(self) -> int:
        return sum(day.starts_early for day in self.days)

    @property
    def exceptions(self) -> int:
        return sum(block.is_outside for block in self.blocks)

    @property
    def names(self) -> dict[UUID, str]:
        """What the ids in a reason are called: areas, relations, and what stands on the board."""
        areas = {area.id: area.name for day in self.days for area in day.shape.areas}
        relations = {block.relation_id: block.name for block in self.blocks}
        return areas | relations | {block.id: block.name for block in self.blocks}

    def block(self, block_id: UUID) -> Block | None:
        return next((block for block in self.blocks if block.id == block_id), None)

    def day(self, day: date) -> BoardDay | None:
        return next((each for each in self.days if each.day == day), None)


def board_of(session: Session, monday: date, today: date, weeks: int = 0) -> Board:
    """So many weeks from this Monday, by default as many as the seller plans ahead.

    A Saturday or Sunday shows only when something stands on it.
    """
    settings = load_settings(session)
    weeks = weeks or settings.planning.weeks_ahead
    last = monday + timedelta(days=7 * weeks - 1)
    shapes = day_shapes(session, monday, last, settings)
    blocks = blocks_between(session, shapes)
    travel = travel_model(session)
    by_day: dict[date, list[Block]] = {}
    for block in blocks:
        by_day.setdefault(block.visit_on, []).append(block)
    days = {
        shape.day: BoardDay(
            shape, tuple(by_day.get(shape.day, ())), driven(shape, by_day.get(shape.day, ()), travel)
        )
        for shape in shapes
    }
    shown = _columns(settings.planning.weekdays, by_day)
    made = []
    for week in range(weeks):
        first = monday + timedelta(days=7 * week)
        made.append(
            BoardWeek(
                first, days[first].shape.letter, tuple(days[first + timedelta(days=at)] for at in shown)
            )
        )
    proposed = {each.relation_id for each in records.find(session, VisitProposal) if each.visit_on >= today}
    return Board(
        today=today,
        weeks=tuple(made),
        to_plan=still_to_plan(due_visits(session, today, settings), proposed, last),
        territory=settings.seller.territory,
        cycle_weeks=settings.planning.cycle_weeks,
        has_home=any(shape.start for shape in shapes),
        has_areas=bool(records.find(session, Area)),
    )


def blocks_between(session: Session, shapes: Sequence[DayShape]) -> list[Block]:
    """What stands on these days, in the order of the clock."""
    first, last = shapes[0].day, shapes[-1].day
    lines = [line for line in visits_between(session, first, last) if line.state not in _AWAY]
    proposals = [each for each in records.find(session, VisitProposal) if first <= each.visit_on <= last]
    wanted = {line.relation_id for line in lines} | {each.relation_id for each in proposals}
    relations = records.load_many(session, Relation, wanted)
    areas = AreaIndex(records.find(session, Area))
    places = located(session, relations.values())
    by_day = {shape.day: shape for shape in shapes}
    made = [_block_of_visit(line) for line in lines]
    made += [
        _block_of_proposal(each, relations[each.relation_id])
        for each in proposals
        if each.relation_id in relations and not relations[each.relation_id].deleted
    ]
    whole = [
        _placed(block, relations[block.relation_id], areas, by_day[block.visit_on], places) for block in made
    ]
    return sorted(whole, key=lambda block: (block.visit_on, block.start_time, block.name))


def driven(shape: DayShape, blocks: Iterable[Block], travel: TravelModel) -> int:
    """Minutes in the car on a day: from its start past everybody to its end."""
    points = [block.point for block in blocks]
    if not points:
        return 0
    ends = [shape.start] if shape.start else []
    way = [*ends, *points, *([shape.end] if shape.end else [])]
    return sum(travel.leg(one, other).minutes for one, other in pairwise(way))


def _columns(weekdays: tuple[int, ...], by_day: Mapping[date, list[Block]]) -> list[int]:
    """Monday to Friday, and the days of the weekend that are worked or hold something."""
    used = {day.weekday() for day, found in by_day.items() if found}
    return [at for at in range(7) if at < 5 or at in weekdays or at in used]


def _block_of_visit(line: VisitLine) -> Block:
    kind = BlockKind.PLANNED if line.state is VisitState.PLANNED else BlockKind.CONFIRMED
    return Block(
        line.id, line.relation_id, line.relation_name, line.place, line.visit_on, line.start_time,
        line.minutes, kind if line.is_open else BlockKind.PAST, line.importance,
        line.contact_phone or line.phone,
    )  # fmt: skip


def _block_of_proposal(proposal: VisitProposal, relation: Relation) -> Block:
    return Block(
        proposal.id, relation.id, relation.name, relation.address.place, proposal.visit_on,
        proposal.start_time, proposal.minutes, BlockKind.PROPOSAL, relation.importance, relation.phone,
        is_pinned=proposal.is_pinned, reasons=proposal.reasons,
    )  # fmt: skip


def _placed(
    block: Block,
    relation: Relation,
    areas: AreaIndex,
    shape: DayShape,
    places: Mapping[UUID, Located],
) -> Block:
    area = areas.of(relation.address.country, relation.address.postcode)
    found = places.get(relation.id)
    return replace(
        block,
        area_name=area.name if area else "",
        is_outside=bool(shape.areas) and area not in shape.areas and block.kind is not BlockKind.PAST,
        point=found.point if found else None,
    )
