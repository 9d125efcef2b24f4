"""What the page of the forecast tells, and what there is to know before its figures are passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.calibration import Calibration, ScoreVerdict
from salesdesk.domain.company import Company, Seller
from salesdesk.domain.coverage import Coverage
from salesdesk.domain.forecast import ForecastRow
from salesdesk.domain.forecast_lists import Listed, OfferList
from salesdesk.domain.offer_statistics import Cause, Promises, Ratio, Spread
from salesdesk.paper.letters import Say
from salesdesk.words import word

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class ForecastPage:
    """All figures of one day; `outcome` covers the offers decided in the past twelve months."""

    today: date
    months: tuple[ForecastRow, ...]
    lists: tuple[OfferList, ...]
    year: Coverage
    outcome: Ratio
    calibration: Calibration
    promises: Promises
    days: Spread | None
    reasons: tuple[Cause, ...]
    company: Company
    seller: Seller
    made_at: datetime
    language: str = "nl"


def euro(amount: Decimal, page: ForecastPage) -> str:
    return formats.euro(amount, page.language, 0)


def percent(value: Decimal | None, page: ForecastPage) -> str:
    return "–" if value is None else formats.percent(value, page.language, 0)


def open_words(page: ForecastPage, say: Say) -> list[str]:
    found = {entry.listed: entry for entry in page.lists}
    words = []
    for listed in (Listed.SLIPPED, Listed.UNDATED):
        entry = found[listed]
        if entry.offers:
            line = say("{count} {list}: {amount}, gewogen {weighted}.")
            words.append(line.format(
                count=len(entry.offers), list=word(listed, page.language), amount=euro(entry.amount, page),
                weighted=euro(entry.weighted_amount, page),
            ))  # fmt: skip
    return words


def trust_words(page: ForecastPage, say: Say) -> str:
    found = page.calibration
    if found.brier is None or found.base_brier is None or found.verdict is ScoreVerdict.TOO_FEW:
        return say("Er zijn nog te weinig besliste offertes om te zeggen hoe goed de kansen zijn.")
    line = say(
        "Kansen tegen uitkomsten, {count} offertes: genoemd {stated}, gewonnen {won}. "
        "Brierscore {score}, het gemiddelde noemen gaf {base}: {verdict}."
    )
    return line.format(
        count=found.count,
        stated=formats.percent(Decimal(str(found.stated_percent)), page.language, 0),
        won=formats.percent(Decimal(str(found.base_percent)), page.language, 0),
        score=formats.number(Decimal(str(round(found.brier, 3))), 3, page.language),
        base=formats.number(Decimal(str(round(found.base_brier, 3))), 3, page.language),
        verdict=word(found.verdict, page.language),
    )


def outcome_words(page: ForecastPage, say: Say) -> list[str]:
    outcome, words = page.outcome, []
    if outcome.offers:
        line = say("Laatste twaalf maanden: {orders} van {offers} offertes gewonnen, {share} van het bedrag.")
        words.append(line.format(
            orders=outcome.orders, offers=outcome.offers, share=percent(outcome.revenue_percent, page)
        ))  # fmt: skip
    if page.days:
        days = formats.number(page.days.median, 0, page.language)
        words.append(say("Dagen van versturen tot besluit: de helft binnen {days}.").format(days=days))
    if page.promises.percent is not None:
        line = say("{share} van {count} offertes ging op tijd de deur uit.")
        share = percent(page.promises.percent, page)
        words.append(line.format(share=share, count=page.promises.count))
    if page.reasons:
        named = ", ".join(f"{cause.words} ({cause.count})" for cause in page.reasons[:MOST_REASONS])
        words.append(say("Verloren door: {reasons}.").format(reasons=named))
    return words
