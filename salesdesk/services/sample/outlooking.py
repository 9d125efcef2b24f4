"""What was expected of the offers over two years: older ones that were decided, and notes of every chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from salesdesk.domain.offer_outlook import OfferOutlook
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.domain.relations import Status
from salesdesk.services.sample.maker import Maker, Sample, month_after
from salesdesk.services.sample.offering import FIRST_NUMBER, chosen, decided, make_offer

_MONTHS = range(-24, -13)
_A_MONTH = 7
_APART = 10  # a few numbers are given out elsewhere
# A hopeful seller: what he named for offers that were won, and for those that were not.
_NAMED_WON = ((30, 1), (40, 4), (50, 9), (60, 13), (70, 15), (80, 12), (90, 7))
_NAMED_LOST = ((20, 5), (30, 10), (40, 14), (50, 13), (60, 10), (70, 6), (80, 3), (90, 1))


def make_older_offers(maker: Maker, sample: Sample, spoken_for: frozenset[str]) -> None:
    """A year of decided offers before those of the sample, with numbers below theirs."""
    products = {product.code: product for product in sample.products}
    wanted = {Status.CUSTOMER, Status.PROSPECT}
    pool = [entry for entry in sample.relations if entry.status in wanted and entry.name not in spoken_for]
    days = [
        month_after(maker.today, month) + timedelta(days=4 * step)
        for month in _MONTHS
        for step in range(_A_MONTH)
    ]
    older: list[Offer] = []
    for number, day in enumerate(days, start=FIRST_NUMBER - _APART - len(days)):
        offer = make_offer(maker, sample, chosen(maker, pool), number, day, products)
        older += decided(maker, offer, day)
    sample.offers[:] = [_against_advice(maker, offer) for offer in (*older, *sample.offers)]


def _against_advice(maker: Maker, offer: Offer) -> Offer:
    """Some were made though a point failed; few of those were won."""
    if offer.is_open or offer.state is OfferState.REPLACED:
        return offer
    if maker.happens(6 if offer.state is OfferState.WON else 22):
        return replace(offer, override_reason="Wil een richtprijs voor de begroting")
    return offer


def make_targets(maker: Maker, sample: Sample) -> None:
    """Quieter summer months, this year and the next."""
    year = maker.today.year
    quiet = {date(each, month, 1): Decimal(26_000) for each in (year, year + 1) for month in (7, 8)}
    busy = {date(each, month, 1): Decimal(45_000) for each in (year, year + 1) for month in (10, 11)}
    thresholds = replace(sample.settings.thresholds, month_targets={**quiet, **busy})
    sample.settings = replace(sample.settings, thresholds=thresholds)


def _forget_a_month(sample: Sample) -> None:
    """The first draft has a chance but no month yet."""
    drafts = [offer for offer in sample.offers if offer.state is OfferState.DRAFT and offer.revision == 1]
    first = min(drafts, key=lambda offer: offer.number)
    sample.offers[sample.offers.index(first)] = replace(first, decision_month=None)


def make_outlooks(maker: Maker, sample: Sample) -> None:
    """Notes of every offer from the day it was sent until it was decided; open ones now and then moved on."""
    _forget_a_month(sample)
    highest = {offer.number: offer for offer in sorted(sample.offers, key=lambda offer: offer.revision)}
    for offer in highest.values():
        sample.outlooks += _of_decided(maker, offer) if not offer.is_open else _of_open(maker, offer)


def _of_decided(maker: Maker, offer: Offer) -> Iterable[OfferOutlook]:
    ended = offer.decided_on or offer.valid_until or maker.today
    first = offer.sent_on or ended - timedelta(days=20)
    named = _NAMED_WON if offer.state is OfferState.WON else _NAMED_LOST
    chance = maker.weighted([each for each, _ in named], [weight for _, weight in named])
    month = ended.replace(day=1)
    if maker.happens(30):  # it was to be decided sooner
        yield _note(maker, offer, first, chance, month_after(month, -1))
        yield _note(maker, offer, first + (ended - first) / 2, chance, month)
    else:
        yield _note(maker, offer, first, chance, month)
    if maker.happens(45) and (ended - first).days > 6:
        nearer = 5 if offer.state is OfferState.WON else -5
        yield _note(maker, offer, ended - timedelta(days=3), min(max(chance + nearer, 5), 95), month)
    yield replace(_note(maker, offer, ended, offer.chance_percent or chance, month), state=offer.state)


def _of_open(maker: Maker, offer: Offer) -> Iterable[OfferOutlook]:
    chance, month = offer.chance_percent, offer.decision_month
    last = offer.sent_on or maker.days_ago(2)
    if offer.state is OfferState.RELEASED and month is not None and maker.happens(28):
        sooner = month_after(month, -maker.between(1, 2))
        yield _note(maker, offer, last - timedelta(days=1), min((chance or 0) + 10, 95), sooner)
    yield _note(maker, offer, last, chance, month)


def _note(maker: Maker, offer: Offer, day: date, chance: int | None, month: date | None) -> OfferOutlook:
    moment = datetime.combine(min(day, maker.today), time(15, 20), UTC)
    return OfferOutlook(
        maker.new_id(day), offer.number, moment, chance, month, Decimal(offer.net), _while_open(offer)
    )


def _while_open(offer: Offer) -> OfferState:
    return OfferState.DRAFT if offer.state is OfferState.DRAFT else OfferState.RELEASED
