"""Tiers, successors and price agreements of the sample: what holds, what comes, what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from salesdesk.domain.price_agreements import PriceAgreement
from salesdesk.domain.products import PriceTier, Product
from salesdesk.domain.relations import Importance
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample, month_after

_TIERS = {
    "SV-PAP": (("10", "29.80"), ("24", "28.40")),
    "SV-ZP": (("6", "44.50"), ("12", "42.90")),
    "MA-E5": (("12", "16.85"), ("48", "15.90")),
    "MA-MD": (("20", "21.20"),),
    "SM-UUR": (("500", "33.90"), ("1000", "33.10")),
    "GL-GV": (("250", "6.40"), ("1000", "5.95")),
    "VL-01": (("500", "3.75"), ("1500", "3.55")),
    "VL-03": (("400", "4.35"),),
}
# code, name, price, purchase price, the article it replaces and the days that one is still sold
_SUCCESSORS = (
    ("ST-14", "Stofzuiger T14, stil", "234.00", "156.00", "ST-12", 38),
    ("MA-E6", "Ecologische allesreiniger, navulling 5 l", "16.40", "10.10", "", 0),
)
_GONE = ("SZ-40", "Schrobzuigmachine S40", "1980.00", "1490.00", "SZ-50")


def make_pricing(maker: Maker, sample: Sample) -> None:
    """Adds to the price list what makes it a price list of this year, and what was agreed about it."""
    day = maker.days_ago(300)
    sample.products = [replace(product, tiers=_tiers(maker, product, day)) for product in sample.products]
    machines = next(product for product in sample.products if product.code == "ST-12")
    for code, name, price, bought, old, days in _SUCCESSORS:
        made = replace(
            machines, id=maker.new_id(day), code=code, name=name, price=Decimal(price), tiers=(),
            purchase_price=Decimal(bought), group="Machines" if old else "Middelen",
            unit="stuk" if old else "can",
        )  # fmt: skip
        sample.products = [
            replace(each, replaced_by=code, expires_on=maker.today + timedelta(days=days))
            if each.code == old
            else each
            for each in sample.products
        ]
        sample.products.append(made)
    code, name, price, bought, successor = _GONE
    gone = replace(
        machines, id=maker.new_id(day), code=code, name=name, price=Decimal(price), tiers=(),
        purchase_price=Decimal(bought), replaced_by=successor, expires_on=maker.days_ago(55),
    )  # fmt: skip
    sample.products.append(gone)
    sample.agreements = _agreements(maker, sample)


def _tiers(maker: Maker, product: Product, day: date) -> tuple[PriceTier, ...]:
    wanted = _TIERS.get(product.code, ())
    return tuple(
        PriceTier(maker.new_id(day), Decimal(begins), Decimal(price), place)
        for place, (begins, price) in enumerate(wanted)
    )


def _agreements(maker: Maker, sample: Sample) -> list[PriceAgreement]:
    year = maker.today.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    month = maker.today.replace(day=1)
    month_end = month_after(maker.today, 1) - timedelta(days=1)

    def agreed(name: str = "", **over: Any) -> PriceAgreement:
        relation = sample.relation(name).id if name else None
        return PriceAgreement(maker.new_id(first), relation, **over)

    def price(code: str, euros: str) -> dict[str, Any]:
        return {"product_code": code, "price": Decimal(euros)}

    def discount(group: str, percent: int) -> dict[str, Any]:
        return {"group": group, "discount_percent": Decimal(percent)}

    this_year = {"valid_from": first, "valid_until": last}
    return [
        agreed(names.KENNEMER, **price("SV-12", "118.00"), **this_year, is_fixed=True,
               note="Vast tot het nieuwe raamcontract"),
        agreed(names.DUINRAND, **discount("Sanitair", 8), valid_from=first,
               valid_until=date(year + 1, 6, 30), note="Inkoopcombinatie zorg"),
        agreed(names.VAN_DIJK, **price("SM-OPL", "36.50"), from_quantity=Decimal(40), **this_year),
        agreed(names.VAN_DIJK, **price("SM-OPL", "36.00"), from_quantity=Decimal(40),
               valid_from=maker.days_ago(40), valid_until=date(year + 1, 3, 31), note="Na de klacht"),
        agreed(names.AMMERLAAN, **price("VL-01", "3.60"), valid_from=date(year + 1, 1, 1),
               valid_until=date(year + 1, 12, 31)),
        agreed(names.SPAARNZICHT, **price("KB-FR", "125.00"), valid_from=date(year - 1, 1, 1),
               valid_until=date(year - 1, 12, 31)),
        agreed(**discount("Schoonmaak", 2), importance=Importance.KEY, valid_from=first,
               note="Sleutelklanten, ieder jaar opnieuw"),
        agreed(**price("MA-E5", "15.95"), from_quantity=Decimal(12), valid_from=month,
               valid_until=month_end, note="Actie van de maand"),
    ]  # fmt: skip
