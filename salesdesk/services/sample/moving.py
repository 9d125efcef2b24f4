"""Appointments that went otherwise: moved once or twice, or made good with plan B."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from salesdesk.domain.visits import Visit, VisitMove, VisitState
from salesdesk.services.sample.maker import Maker, Sample

# visit after today, days and hour it came from, days ago it was moved, reason
_MOVES: tuple[tuple[int, int, time, int, str], ...] = (
    (0, 7, time(9, 0), 9, "op verzoek van de klant"),
    (0, 2, time(11, 0), 4, "contactpersoon ziek"),
    (4, 1, time(13, 30), 2, "past beter in de route"),
)


def make_moves(maker: Maker, sample: Sample) -> None:
    """Two moves of the next visit, one of another, and the last closed door with who was visited instead."""
    coming = [visit for visit in sample.visits if visit.is_open and visit.visit_on > maker.today]
    coming.sort(key=lambda visit: (visit.visit_on, visit.start_time))
    chosen = {place: coming[place] for place, *_rest in _MOVES}
    for visit in dict.fromkeys(chosen.values()):
        _move(maker, sample, visit, chosen)
    _plan_b(sample)


def _move(maker: Maker, sample: Sample, visit: Visit, chosen: dict[int, Visit]) -> None:
    steps = [step for step in _MOVES if chosen[step[0]].id == visit.id]
    stops = [(visit.visit_on - timedelta(days=days), at) for _place, days, at, _ago, _why in steps]
    stops.append((visit.visit_on, visit.start_time))
    for (before, after), (_place, _days, _at, ago, why) in zip(pairwise(stops), steps, strict=True):
        day = maker.days_ago(ago)
        moment = datetime.combine(day, time(10), UTC)
        move_id = maker.new_id(day)
        name = sample.settings.seller.name
        sample.moves.append(VisitMove(move_id, visit.id, *before, *after, moment, name, why))
    _keep(sample, replace(visit, sequence=len(steps)))


def _plan_b(sample: Sample) -> None:
    """Somebody else of the same area was visited that day."""
    closed = [visit for visit in sample.visits if visit.state is VisitState.ABSENT]
    for visit in sorted(closed, key=lambda one: one.visit_on, reverse=True):
        same_day = [
            other
            for other in sample.visits
            if other.visit_on == visit.visit_on
            and other.state is VisitState.HELD
            and other.start_time > visit.start_time
        ]
        if same_day:
            instead = min(same_day, key=lambda other: other.start_time)
            _keep(sample, replace(visit, plan_b_id=instead.relation_id))
            return


def _keep(sample: Sample, visit: Visit) -> None:
    at = next(place for place, one in enumerate(sample.visits) if one.id == visit.id)
    sample.visits[at] = visit
