"""Offers of the past year in every state, and the open ones that make the forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState
from salesdesk.domain.products import Product
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.services.sample import phrases
from salesdesk.services.sample.maker import Maker, Sample, month_after
from salesdesk.services.sample.organisations import COMPETITORS

FIRST_NUMBER = 201
_MONTHS_BACK = 13
_OPEN_OFFERS = 22
_VALID_DAYS = 30
_SETS: dict[Importance, tuple[tuple[tuple[str, int], ...], ...]] = {
    Importance.KEY: (
        (("SM-UUR", 960), ("GL-04", 8), ("SV-12", 24)),
        (("SZ-80", 1), ("VL-02", 6), ("CO-KW", 12)),
    ),
    Importance.A: (
        (("SM-D5", 12), ("GL-04", 4), ("VL-02", 2), ("SV-12", 12)),
        (("SM-D3", 12), ("SV-12", 12), ("CO-KW", 4)),
        (("SZ-50", 1), ("VL-01", 640), ("MA-E5", 24)),
    ),
    Importance.B: (
        (("SM-D3", 12), ("SV-HD", 24)),
        (("SM-W1", 12), ("GL-02", 4), ("VL-03", 320)),
        (("VL-01", 480), ("GL-04", 2)),
    ),
    Importance.C: (
        (("GL-02", 4), ("SV-PAP", 12)),
        (("SM-W1", 12), ("SV-HD", 12)),
        (("ST-12", 3), ("MA-MD", 20), ("MA-E5", 12)),
    ),
}
_SUBJECTS = (
    "Schoonmaak van uw kantoor",
    "Vloeren en glas",
    "Sanitair en verbruik",
    "Schoonmaak en onderhoud",
)


@dataclass(slots=True)
class _Numbers:
    last: int = FIRST_NUMBER - 1

    def next(self) -> int:
        self.last += 1
        return self.last


def make_offers(maker: Maker, sample: Sample, spoken_for: frozenset[str]) -> int:
    """Adds offers in the order of their numbers; gives the next free number."""
    products = {product.code: product for product in sample.products}
    wanted = {Status.CUSTOMER, Status.PROSPECT}
    pool = [entry for entry in sample.relations if entry.status in wanted and entry.name not in spoken_for]
    numbers = _Numbers()
    for month in range(-_MONTHS_BACK, 1):
        first = month_after(maker.today, month)
        for step in range(maker.between(7, 9)):
            day = first + timedelta(days=3 * step)
            if day >= maker.days_ago(9):  # what is younger is not decided yet
                break
            offer = make_offer(maker, sample, chosen(maker, pool), numbers.next(), day, products)
            sample.offers.extend(decided(maker, offer, day))
    for step in range(_OPEN_OFFERS):
        day = maker.days_ago(27 - step * 26 // _OPEN_OFFERS)
        offer = make_offer(maker, sample, chosen(maker, pool), numbers.next(), day, products)
        sample.offers.append(_open(maker, offer, step))
    return numbers.next()


def chosen(maker: Maker, pool: list[Relation]) -> Relation:
    weights = {Importance.KEY: 3, Importance.A: 4, Importance.B: 3, Importance.C: 1}
    return maker.weighted(pool, [weights[relation.importance] for relation in pool])


def make_offer(
    maker: Maker, sample: Sample, relation: Relation, number: int, day: date, products: dict[str, Product]
) -> Offer:
    """A sent offer of that day, its lines from a set that fits the class."""
    contacts = sample.contacts_of(relation)
    promised_on = day + timedelta(days=maker.between(1, 3))
    sent_on = promised_on if maker.happens(86) else promised_on + timedelta(days=maker.between(1, 4))
    sent_on = min(sent_on, maker.today)
    lines = make_lines(maker, maker.pick(_SETS[relation.importance]), products, day)
    chance = maker.pick((40, 45, 50, 55, 60, 65, 70, 75, 80, 90))
    return Offer(
        id=maker.new_id(day),
        relation_id=relation.id,
        number=number,
        state=OfferState.RELEASED,
        contact_id=contacts[0].id if contacts else None,
        subject=maker.pick(_SUBJECTS),
        introduction=maker.pick(phrases.INTRODUCTIONS),
        offered_on=sent_on,
        valid_until=sent_on + timedelta(days=_VALID_DAYS),
        payment_terms="30 dagen netto",
        delivery_terms="Start binnen vier weken na akkoord",
        benefits="\n".join(phrases.BENEFITS),
        promised_on=promised_on,
        sent_on=sent_on,
        chance_percent=chance,
        decision_month=month_after(day, maker.between(1, 4)),
        budget=_budget(maker, lines),
        has_solution=True,
        solution_evidence=maker.pick(phrases.EVIDENCE),
        released_at=maker.moment(sent_on, 15, maker.between(0, 59)),
        lines=lines,
    )


def make_lines(
    maker: Maker, wanted: tuple[tuple[str, int], ...], products: dict[str, Product], day: date
) -> tuple[OfferLine, ...]:
    return tuple(
        OfferLine(
            id=maker.new_id(day),
            product_code=code,
            description=products[code].name,
            quantity=Decimal(quantity),
            unit=products[code].unit,
            unit_price=products[code].price,
            discount_percent=Decimal(maker.weighted((0, 2, 3, 5, 8), (50, 16, 16, 14, 4))),
            vat_class=products[code].vat_class,
            position=place,
        )
        for place, (code, quantity) in enumerate(wanted)
    )


def _budget(maker: Maker, lines: tuple[OfferLine, ...]) -> Decimal:
    net = sum((line.net for line in lines), Decimal(0))
    return Decimal(round(float(net) * maker.chance.uniform(0.95, 1.2), -2))


def decided(maker: Maker, offer: Offer, day: date) -> list[Offer]:
    """Won, lost or run out; now and then after a first revision that it replaced."""
    decided_on = min(day + timedelta(days=maker.between(9, 34)), maker.days_ago(1))
    earlier: list[Offer] = []
    if maker.happens(10):
        first = replace(offer, state=OfferState.REPLACED)
        earlier = [first]
        lines = tuple(replace(line, id=maker.new_id(day)) for line in offer.lines)
        offer = replace(offer, id=maker.new_id(day), revision=2, lines=lines)
    outcome = maker.weighted((OfferState.WON, OfferState.LOST, OfferState.EXPIRED), (46, 46, 8))
    offer = replace(offer, state=outcome, decision_month=decided_on.replace(day=1))
    if outcome is OfferState.WON:
        return [*earlier, replace(offer, chance_percent=100, decided_on=decided_on)]
    if outcome is OfferState.EXPIRED:
        return [*earlier, offer]
    lost = replace(
        offer,
        chance_percent=0,
        decided_on=decided_on,
        lost_reason=maker.pick(phrases.LOST_REASONS),
        competitor=maker.pick(COMPETITORS) if maker.happens(60) else "",
    )
    return [*earlier, lost]


def _open(maker: Maker, offer: Offer, step: int) -> Offer:
    """An offer that waits: most are sent, some are being written, a few fail the check knowingly."""
    months = (0, 1, 1, 2, 2, 3, 4, 6)
    offer = replace(offer, decision_month=month_after(maker.today, months[step % len(months)]))
    if step % 6 == 5:
        return replace(
            offer,
            chance_percent=maker.pick((15, 20, 25)),
            override_reason="Wil een richtprijs voor de begroting",
        )
    if step % 5 == 4:
        return replace(
            offer, state=OfferState.DRAFT, offered_on=None, sent_on=None, released_at=None,
            promised_on=maker.workday(maker.between(1, 5)),
            valid_until=maker.today + timedelta(days=_VALID_DAYS),
        )  # fmt: skip
    if step % 8 == 3:
        option = replace(offer.lines[-1], id=maker.new_id(), kind=LineKind.OPTION, position=len(offer.lines))
        return replace(offer, lines=(*offer.lines, option))
    return offer
