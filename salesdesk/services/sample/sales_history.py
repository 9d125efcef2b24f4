"""Two years of sales lines: contracts every month, the rest now and then, quiet in summer, some growth."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal

from salesdesk.domain.money import cents
from salesdesk.domain.products import Product, SalesLine
from salesdesk.domain.relations import Importance, Relation, Status
from salesdesk.services.sample.maker import Maker, Sample, month_after
from salesdesk.services.sample.organisations import Yearly

MONTHS = 24
_SEASON = (1.02, 0.98, 1.06, 1.03, 1.05, 1.04, 0.72, 0.76, 1.08, 1.12, 1.1, 1.04)
_GROWTH = 0.045
_FIRST_INVOICE = 260_001
# how many months between invoices, and which articles make up the amount with which share
_RHYTHM: dict[Importance, tuple[int, tuple[tuple[str, float], ...]]] = {
    Importance.KEY: (1, (("SM-UUR", 0.72), ("GL-04", 0.12), ("SV-PAP", 0.16))),
    Importance.A: (1, (("SM-UUR", 0.8), ("SV-ZP", 0.2))),
    Importance.B: (1, (("SM-W1", 1.0),)),
    Importance.C: (4, (("MA-E5", 0.35), ("SV-PAP", 0.65))),
}
_TERMS: dict[Importance, str] = {
    Importance.KEY: "30 dagen netto, franco, vaste dag",
    Importance.A: "30 dagen netto, franco",
    Importance.B: "30 dagen netto",
    Importance.C: "14 dagen netto, franco vanaf € 250",
}
_NOW_AND_THEN = ("VL-01", "VL-03", "GL-02", "SM-OPL", "CO-KW", "MA-MD", "ST-12", "GL-GV")


def make_sales(maker: Maker, sample: Sample, worth: list[Yearly]) -> list[SalesLine]:
    """Lines of everybody who buys; who left bought until more than two years ago."""
    products = {product.code: product for product in sample.products}
    relations = {relation.id: relation for relation in sample.relations}
    lines: list[SalesLine] = []
    for entry in worth:
        relation = relations[entry.relation_id]
        step, _ = _RHYTHM[relation.importance]
        offset = maker.between(0, step - 1)
        back = 26 if relation.status is Status.FORMER else 0
        for month in range(-MONTHS + offset + 1, 1, step):
            if back and month < -6:
                continue
            lines.extend(_month(maker, relation, entry.euros / 12 * step, month - back, products))
    numbered = sorted(lines, key=lambda line: (line.sold_on, line.relation_id, line.product_code))
    return [replace(line, order_number=f"F{_FIRST_INVOICE + place}") for place, line in enumerate(numbered)]


def _month(
    maker: Maker, relation: Relation, euros: float, month: int, products: dict[str, Product]
) -> list[SalesLine]:
    first = month_after(maker.today, month)
    day = first.replace(day=min(maker.between(3, 27), monthrange(first.year, first.month)[1]))
    day = min(day, maker.today)
    growth = 1 + _GROWTH * (month / 12 + 1)
    amount = euros * _SEASON[first.month - 1] * growth * maker.chance.uniform(0.9, 1.1)
    discount = Decimal({Importance.KEY: 5, Importance.A: 3}.get(relation.importance, 0))
    mix = list(_RHYTHM[relation.importance][1])
    if maker.happens(9):
        mix.append((maker.pick(_NOW_AND_THEN), 0.35))
    return [
        _line(maker, relation, day, products[code], Decimal(amount * share), discount) for code, share in mix
    ]


def _line(
    maker: Maker, relation: Relation, day: date, product: Product, amount: Decimal, discount: Decimal
) -> SalesLine:
    """As many whole units as come nearest to the amount, at least one."""
    net_price = product.price * (100 - discount) / 100
    quantity = max(Decimal(1), (amount / net_price).quantize(Decimal(1)))
    return SalesLine(
        id=maker.new_id(day),
        relation_id=relation.id,
        sold_on=day,
        product_code=product.code,
        product_name=product.name,
        quantity=quantity,
        amount=cents(quantity * net_price),
        group=product.group,
        discount_percent=discount,
        terms=_TERMS[relation.importance],
    )
