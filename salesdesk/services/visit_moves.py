"""Keeping a changed visit: the log of its moves, and the count that calendars go by."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from salesdesk.domain.visits import Visit, VisitMove, renumbered
from salesdesk.errors import N_, Reason, Refused
from salesdesk.services.clock import Clock
from salesdesk.services.proposals import follow_subject
from salesdesk.storage import records
from salesdesk.storage.database import Session
from salesdesk.storage.settings import load_settings


def find_visit(session: Session, visit_id: UUID) -> Visit:
    """A visit, removed or not; refused when there is none."""
    visit = records.load(session, Visit, visit_id)
    if visit is None:
        raise Refused(Reason(N_("Dit bezoek bestaat niet meer.")))
    return visit


def find_open(session: Session, visit_id: UUID) -> Visit:
    """A visit that is still to come or to be told of; refused when it has ended."""
    visit = find_visit(session, visit_id)
    if not visit.is_open:
        raise Refused(Reason(N_("Dit bezoek is al geweest; plan een nieuw bezoek.")))
    return visit


def keep_changed(session: Session, clock: Clock, before: Visit, after: Visit, reason: str = "") -> Visit:
    """Keep the visit as it is now; another day or hour is written in its log with the reason."""
    kept = renumbered(before, after)
    records.save(session, kept)
    follow_subject(session, before, kept)
    if kept.is_moved_from(before):
        records.save(
            session,
            VisitMove(
                clock.new_id(),
                kept.id,
                before.visit_on,
                before.start_time,
                kept.visit_on,
                kept.start_time,
                clock.now(),
                load_settings(session).seller.name,
                reason.strip(),
            ),
        )
    return kept


def keep_restored(session: Session, now: Visit, before: Visit) -> Visit:
    """Put a visit back as it was; the move that is undone leaves its log, calendars hear of both."""
    restored = renumbered(now, before)
    records.save(session, restored)
    if now.is_moved_from(before):
        undone = _last_move(session, now)
        if undone is not None and (undone.from_on, undone.from_time) == (before.visit_on, before.start_time):
            records.save(session, replace(undone, deleted=True))
    return restored


def moves_of(session: Session, visit: Visit) -> list[VisitMove]:
    """The log of a visit, the oldest first."""
    found = records.find(session, VisitMove, visit_id=visit.id)
    return sorted(found, key=lambda move: (move.moved_at, move.id))


def _last_move(session: Session, visit: Visit) -> VisitMove | None:
    """The move that brought it where it is."""
    moves = moves_of(session, visit)
    if moves and (moves[-1].to_on, moves[-1].to_time) == (visit.visit_on, visit.start_time):
        return moves[-1]
    return None
