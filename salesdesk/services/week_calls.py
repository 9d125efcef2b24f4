"""Relations, appointments and proposals as the planner of weeks takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from salesdesk.domain.opening_hours import OpeningHours, Spans, opening_hours_or_unknown
from salesdesk.domain.relations import Relation
from salesdesk.domain.visit_frequency import EARLY_SHARE, LATE_SHARE
from salesdesk.domain.visit_value import worth_of_visit
from salesdesk.planning.public_holidays import holidays_between
from salesdesk.planning.week_model import Call, Pin
from salesdesk.services.due_visits import DueVisit
from salesdesk.services.week_board import Block, BlockKind

_MONDAY = date(2024, 1, 1)


def call_of_due(due: DueVisit, first: date, last: date, booked_on: date | None = None) -> Call:
    """A relation whose turn comes in the period; `booked_on` is its last appointment that stands already."""
    relation, interval = due.relation, due.turn.interval_days
    since = max((day for day in (due.turn.last_on, booked_on) if day is not None), default=None)
    after = partial(_after, since, interval)
    return Call(
        relation.id,
        due.point,
        due.minutes,
        due_on=after(1),
        earliest_on=after(EARLY_SHARE),
        latest_on=after(LATE_SHARE),
        every_days=interval,
        not_before=relation.visit_from_on,
        hours=week_hours(opening_hours_or_unknown(relation.opening_hours)),
        hours_on=closed_on(relation, first, last),
        worth=worth_of(due),
        area_id=due.area.id if due.area else None,
        never_visited=since is None,
        has_offer=due.has_offer,
        has_complaint=due.has_complaint,
    )


def call_of_block(block: Block, area_id: UUID | None = None) -> Call:
    """What stands on its day and stays there: an appointment, or a proposal that was pinned."""
    return Call(
        block.id,
        block.point,
        block.minutes,
        area_id=area_id,
        pins=(Pin(block.visit_on, block.start_time),),
        is_visit=True,
        is_announced=block.kind is BlockKind.CONFIRMED,
    )


def call_of_relation(relation: Relation, due: DueVisit, days: Iterable[date]) -> Call:
    """For any day at all: only its doors and its own first day play a part."""
    asked = sorted(days)
    return Call(
        relation.id,
        due.point,
        due.minutes,
        not_before=relation.visit_from_on,
        hours=week_hours(opening_hours_or_unknown(relation.opening_hours)),
        hours_on=closed_on(relation, asked[0], asked[-1]) if asked else {},
        area_id=due.area.id if due.area else None,
    )


def week_hours(hours: OpeningHours) -> dict[int, Spans]:
    """By weekday; a day nobody knows anything of is left out, a closed one is empty."""
    found: dict[int, Spans] = {}
    for weekday in range(7):
        spans = hours.spans(_MONDAY + timedelta(days=weekday))
        if spans is not None:
            found[weekday] = spans
    return found


def closed_on(relation: Relation, first: date, last: date) -> Mapping[date, Spans]:
    """The public holidays of the country and region of the relation."""
    address = relation.address
    return dict.fromkeys(holidays_between(first, last, address.country or "NL", address.postcode), ())


def worth_of(due: DueVisit) -> float:
    """Minutes of detour a visit there is worth."""
    turn = due.turn
    late = max(0, (turn.days or 0) - (turn.interval_days or 0))
    return worth_of_visit(
        due.relation.importance,
        late,
        turn.interval_days,
        has_offer=due.has_offer,
        has_complaint=due.has_complaint,
        never_visited=turn.last_on is None,
    )


def _after(since: date | None, interval: int | None, share: float) -> date | None:
    if since is None or interval is None:
        return None
    return since + timedelta(days=round(interval * share))
