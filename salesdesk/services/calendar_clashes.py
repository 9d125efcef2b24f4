"""Appointments of another calendar that fall together with a visit that is planned here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from salesdesk.domain.visit_conflicts import Slot
from salesdesk.services.visit_conflicts import NOT_IN_THE_WAY, slot_of
from salesdesk.storage.database import Session
from salesdesk.storage.visits import VisitLine, visits_between


def planned_around(session: Session, days: Sequence[date]) -> list[VisitLine]:
    """The visits from the first to the last of these days that take their time."""
    if not days:
        return []
    lines = visits_between(session, min(days), max(days))
    return [line for line in lines if line.state not in NOT_IN_THE_WAY]


def clash(slot: Slot, lines: Iterable[VisitLine], *, but: UUID | None) -> VisitLine | None:
    """The first other visit at that moment."""
    for line in lines:
        booked = slot_of(line)
        if line.id != but and booked.starts < slot.ends and slot.starts < booked.ends:
            return line
    return None
