"""How the forecast speaks of months, slips, ratios and intervals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.calibration import FEWEST as FEWEST_FORETOLD
from salesdesk.domain.calibration import Calibration
from salesdesk.domain.forecast_weighing import Weighing
from salesdesk.domain.offer_slips import Slip
from salesdesk.domain.offer_statistics import FEWEST, Ratio
from salesdesk.domain.worth_of_preparing import Span
from salesdesk.ui import spoken
from salesdesk.words import _, ngettext, screen_language

NONE = "–"


def month_of(month: date | None) -> str:
    """`nov 2026`; a dash without one."""
    if month is None:
        return NONE
    return f"{formats.short_month_name(month.month, screen_language())} {month.year}"


def percent(value: Decimal | float | None, decimals: int = 0) -> str:
    return NONE if value is None else spoken.percent(Decimal(str(value)), decimals=decimals)


def euros(amount: Decimal | None) -> str:
    return NONE if amount is None else spoken.euro(amount, decimals=0)


def times(value: Decimal | None) -> str:
    """`2,4×`."""
    return NONE if value is None else f"{spoken.number(value, 1)}×"


def span_words(span: Span | None) -> str:
    """`36 – 80 %`."""
    if span is None:
        return NONE
    return f"{spoken.number(span.low, 0)} – {spoken.percent(span.high, decimals=0)}"


def slip_words(slip: Slip) -> str:
    """`2×, 3 maanden`, under a word for slipping; empty when it never did."""
    if not slip:
        return ""
    far = ngettext("{count} maand", "{count} maanden", slip.months).format(count=slip.months)
    if not slip.times:
        return _("{far} te laat").format(far=far)
    return f"{slip.times}×, {far}" if slip.months else f"{slip.times}×"


def weighing_words(weighing: Weighing, chances: Calibration) -> str:
    """What one looks by when it is not one's own chances; those are never changed."""
    if weighing is Weighing.OWN:
        return ""
    if weighing is Weighing.STAGE:
        return _("Elke open offerte telt met de standaardkans van zijn stand. Jouw kansen blijven staan.")
    if chances.count < FEWEST_FORETOLD:
        few = _(
            "Met {count} uitkomsten valt er nog niets bij te stellen (vanaf {least}): dit zijn jouw kansen."
        )
        return few.format(count=chances.count, least=FEWEST_FORETOLD)
    said = _("Jouw kansen, bijgesteld naar {count} uitkomsten. Wat je zelf noemde blijft staan.")
    return said.format(count=chances.count)


def few_words(ratio: Ratio) -> str:
    """What cannot be concluded from so few decisions; empty when there are enough."""
    if ratio.is_enough:
        return ""
    said = ngettext(
        "Pas {count} besliste offerte: hier valt nog niets uit te besluiten (vanaf {least}).",
        "Pas {count} besliste offertes: hier valt nog niets uit te besluiten (vanaf {least}).",
        ratio.offers,
    )
    return said.format(count=ratio.offers, least=FEWEST)
