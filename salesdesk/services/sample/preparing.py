"""Which visits were prepared in time and how long that took, and which offers came from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.preparation import Preparation
from salesdesk.domain.visits import Visit, VisitState
from salesdesk.services.sample.maker import Maker, Sample
from salesdesk.services.sample.visiting import finished_preparation

_AFTER_DAYS = 75
_LOOKS_BACK_DAYS = 365
_LIKELY = {OfferState.WON: 74, OfferState.LOST: 40, OfferState.EXPIRED: 40, OfferState.RELEASED: 62}
_ELSE, _DEARER = 20, 20
_MUCH = 4
_MINUTES = (6, 15)


def make_preparing(maker: Maker, sample: Sample) -> None:
    """Gives offers of the past year the visit they came from, and each held visit its moment of being ready.

    The invented seller prepares a little over half of his visits in time, those that bring orders more often.
    """
    held: dict[object, list[Visit]] = {}
    for visit in sample.visits:
        if visit.state is VisitState.HELD:
            held.setdefault(visit.relation_id, []).append(visit)
    brought: dict[object, Offer] = {}
    for place, offer in enumerate(sample.offers):
        found = _came_from(offer, held.get(offer.relation_id, []))
        if found is not None and offer.visit_id is None:
            sample.offers[place] = replace(offer, visit_id=found.id)
            brought[found.id] = offer
    _prepare(maker, sample, brought)


def _came_from(offer: Offer, visits: list[Visit]) -> Visit | None:
    """The last visit before the offer went out."""
    sent_on = offer.offered_on
    if sent_on is None or offer.state is OfferState.DRAFT:
        return None
    before = [
        visit for visit in visits if timedelta(0) <= sent_on - visit.visit_on <= timedelta(days=_AFTER_DAYS)
    ]
    return max(before, key=lambda visit: (visit.visit_on, visit.start_time), default=None)


def _prepare(maker: Maker, sample: Sample, brought: dict[object, Offer]) -> None:
    places = {preparation.visit_id: place for place, preparation in enumerate(sample.preparations)}
    relations = {relation.id: relation for relation in sample.relations}
    for visit in sample.visits:
        if visit.state is not VisitState.HELD or visit.visit_on < maker.days_ago(_LOOKS_BACK_DAYS):
            continue
        in_time, place = maker.happens(_likely(brought.get(visit.id))), places.get(visit.id)
        if place is not None:
            sample.preparations[place] = _timed(maker, sample.preparations[place], visit, in_time=in_time)
        elif in_time:
            made = finished_preparation(maker, visit, relations[visit.relation_id])
            short = replace(made, items=(), objectives=made.objectives[:2], questions=())
            sample.preparations.append(_timed(maker, short, visit, in_time=True))


def _likely(offer: Offer | None) -> int:
    """Who prepared gives less away, in this invented year."""
    if offer is None:
        return _ELSE
    is_dear = any(line.discount_percent >= _MUCH for line in offer.lines)
    return _LIKELY.get(offer.state, _ELSE) - (_DEARER if is_dear else 0)


def _timed(maker: Maker, preparation: Preparation, visit: Visit, *, in_time: bool) -> Preparation:
    """Ready the working day before, or not before it began."""
    minutes = maker.between(*_MINUTES) if in_time else maker.between(1, 6)
    day = visit.visit_on - timedelta(days=1)
    ready_at = maker.moment(day, maker.between(14, 17), maker.between(0, 59)) if in_time else None
    return replace(preparation, ready_at=ready_at, seconds_spent=minutes * 60 + maker.between(0, 59))
