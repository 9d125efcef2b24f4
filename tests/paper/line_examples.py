"""An offer with a line of every kind and amounts of every period."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.paper.offer import OfferPaper
from tests.paper import examples

MACHINE: dict[str, Any] = {"kind": LineKind.ALTERNATIVE, "choice": "Schrobzuigmachine"}


def line(description: str, price: str = "0", quantity: str = "1", **over: Any) -> OfferLine:
    over.setdefault("discount_percent", Decimal(0))
    return OfferLine(
        UUID(int=len(description)), description=description, unit_price=Decimal(price),
        quantity=Decimal(quantity), **over,
    )  # fmt: skip


def of_lines(*lines: OfferLine, language: str = "nl", percent: str = "0") -> OfferPaper:
    placed = tuple(replace(each, id=UUID(int=at + 1), position=at) for at, each in enumerate(lines))
    offer = replace(examples.OFFER, lines=placed, language=language, discount_percent=Decimal(percent))
    return replace(examples.OFFER_PAPER, offer=offer)


def all_kinds(language: str = "nl") -> OfferPaper:
    """A machine in three versions, upkeep per month and per year, 3 % off the total."""
    return of_lines(
        line("Inrichten", kind=LineKind.SECTION),
        line("Opname en schoonmaakplan", "450", product_code="OP-1"),
        line("Schrobzuigmachine S50", "2450", discount_percent=Decimal(5), variant="Goed", is_chosen=True,
             product_code="SZ-50", note="Werkbreedte 50 cm, accu 2,5 uur", **MACHINE),
        line("Schrobzuigmachine S40", "1900", variant="Zuinig", product_code="SZ-40", **MACHINE),
        line("Opzitmachine S80", "6900", variant="Best", product_code="SZ-80", **MACHINE),
        line("Onderhoud van de machine", "35", variant="Best", period=Period.MONTHLY, **MACHINE),
        line("", kind=LineKind.SUBTOTAL),
        line("Dagelijks onderhoud", kind=LineKind.SECTION),
        line("Dagelijkse schoonmaak, 5x per week", "985", period=Period.MONTHLY, product_code="SM-D5"),
        line("Vakblad", "90", period=Period.YEARLY, vat_class=VatClass.REDUCED),
        line("Glasbewassing", "312.50", "4", unit="beurt", kind=LineKind.OPTION, period=Period.MONTHLY),
        line("Samen onderhoud", kind=LineKind.SUBTOTAL),
        line("Prijzen zonder voorrijkosten", kind=LineKind.TEXT),
        language=language, percent="3",
    )  # fmt: skip
