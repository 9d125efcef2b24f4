"""What every day of the weeks says to a visit that is carried over it: its detour, or why it does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from salesdesk.domain.day_finding import NoSlot, Shade, ShadeRule
from salesdesk.domain.geography import Point
from salesdesk.domain.plan_reasons import WhyNot
from salesdesk.planning.slots import HeldDay, Slot, propose_slots
from salesdesk.planning.travel import TravelModel
from salesdesk.planning.week_model import Call
from salesdesk.services.week_board import Board, BoardDay
from salesdesk.services.week_calls import call_of_block
from salesdesk.services.work_days import Off
from salesdesk.words import _

__all__ = ["DayOffer", "offers"]
_NO_SLOT = {
    WhyNot.NEVER_OPEN: NoSlot.CLOSED,
    WhyNot.NOT_BEFORE: NoSlot.NOT_YET,
    WhyNot.DAY_FULL: NoSlot.FULL,
    WhyNot.NO_ROOM: NoSlot.NO_ROOM,
    WhyNot.TOO_FAR: NoSlot.TOO_FAR,
}


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A day for one visit: when it would begin and what driving that adds; `name` is that of a day off.

    A relation that is not on the map (`is_on_map`) has no detour and no moment.
    """

    day: date
    shade: Shade | None = None
    start_time: time | None = None
    extra_minutes: int = 0
    no_slot: NoSlot | None = None
    name: str = ""
    is_on_map: bool = True


def offers(
    call: Call, board: Board, travel: TravelModel, *, without: UUID | None = None
) -> dict[date, DayOffer]:
    """Every day of the board for this call, `without` a block that is carried away from its own day."""
    open_days = [day for day in board.days if day.shape.off is None and day.day >= board.today]
    held = [
        HeldDay(
            day.shape.work_day, tuple(call_of_block(block) for block in day.blocks if block.id != without)
        )
        for day in open_days
    ]
    slots = propose_slots(call, held, travel.leg)
    found = {slot.day: _offer(slot, day, call, travel) for slot, day in zip(slots, open_days, strict=True)}
    for day in board.days:
        if day.day not in found:
            found[day.day] = _closed(day, is_past=day.day < board.today)
    return found


def _closed(day: BoardDay, *, is_past: bool) -> DayOffer:
    """A day off, or one that has passed."""
    if is_past:
        return DayOffer(day.day, no_slot=NoSlot.DAY_OFF, name=_("voorbij"))
    kind = NoSlot.HOLIDAY if day.shape.off is Off.HOLIDAY else NoSlot.DAY_OFF
    return DayOffer(day.day, no_slot=kind, name=day.shape.off_name)


def _offer(slot: Slot, day: BoardDay, call: Call, travel: TravelModel) -> DayOffer:
    if slot.why_not is WhyNot.NO_ADDRESS:
        return DayOffer(slot.day, Shade.POSSIBLE, is_on_map=False)
    if slot.start_time is None:
        return DayOffer(slot.day, no_slot=_NO_SLOT.get(slot.why_not or WhyNot.DAY_FULL, NoSlot.NO_ROOM))
    lone = _lone_minutes(day.shape.start, call.point, travel)
    shade = ShadeRule().shade(slot.extra_minutes, lone, is_its_area=slot.in_area)
    return DayOffer(slot.day, shade, slot.start_time, slot.extra_minutes)


def _lone_minutes(home: Point | None, there: Point | None, travel: TravelModel) -> int:
    """Out and back for it alone."""
    return 0 if home is None else 2 * travel.leg(home, there).minutes
