"""One draft with all that lines can be: headings, machines to choose from, months and an option."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from salesdesk.domain.offer_line_order import placed
from salesdesk.domain.offers import LineKind, Offer, OfferLine, OfferState, Period
from salesdesk.services.sample import neighbours as names
from salesdesk.services.sample.maker import Maker, Sample

MACHINE = "Schrobzuigmachine"
OFF_THE_TOTAL = Decimal(2)


def make_choices(maker: Maker, sample: Sample) -> None:
    """Rewrites the first draft with a scrubber dryer in it; the offer of the day stays as it is."""
    day = sample.relation(names.KENNEMER).id
    for at, offer in enumerate(sample.offers):
        has_machine = any(line.product_code == "SZ-50" for line in offer.lines)
        if offer.state is OfferState.DRAFT and offer.relation_id != day and has_machine:
            sample.offers[at] = _with_choices(maker, sample, offer)
            return


def _with_choices(maker: Maker, sample: Sample, offer: Offer) -> Offer:
    products = {product.code: product for product in sample.products}

    def line(code: str, quantity: int = 1, kind: LineKind = LineKind.PRODUCT, **over: Any) -> OfferLine:
        article = products[code]
        made = OfferLine(
            maker.new_id(), kind, code, article.name, quantity=Decimal(quantity), unit=article.unit,
            unit_price=article.price, vat_class=article.vat_class,
        )  # fmt: skip
        return replace(made, **over)

    def words(kind: LineKind, text: str = "") -> OfferLine:
        return OfferLine(maker.new_id(), kind, description=text)

    choice: dict[str, Any] = {"kind": LineKind.ALTERNATIVE, "choice": MACHINE}
    lines = (
        words(LineKind.SECTION, "Machine en middelen"),
        line("SZ-50", variant="Goed", is_chosen=True, note="Werkbreedte 50 cm, accu voor 2,5 uur", **choice),
        line("SZ-80", variant="Best", note="Opzit, voor grote vloeren", **choice),
        line("SM-UUR", 8, variant="Best", description="Instructie op locatie", **choice),
        line("MA-E5", 24),
        words(LineKind.SUBTOTAL),
        words(LineKind.SECTION, "Onderhoud"),
        line("VL-01", 640, description="Vloeronderhoud linoleum, eerste beurt"),
        line("SV-12", 2, description="Sanitaire voorzieningen, 2 ruimten", period=Period.MONTHLY),
        line("CO-KW", description="Kwaliteitscontrole met rapport", period=Period.YEARLY),
        line("GL-02", 4, LineKind.OPTION),
        words(LineKind.SUBTOTAL),
    )
    wanted = replace(offer, lines=placed(lines), discount_percent=OFF_THE_TOTAL)
    return replace(wanted, budget=Decimal(round(wanted.net * Decimal("1.05"), -2)))
