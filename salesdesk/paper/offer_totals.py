"""What an offer adds up to, on paper: what is paid once, per month and per year, each with its VAT."""

from __future__ import annotations

from decimal import Decimal

from salesdesk import formats
from salesdesk.domain.company import Company
from salesdesk.domain.offer_totals import NOTHING, OfferTotals, PeriodTotals
from salesdesk.domain.offers import Period
from salesdesk.domain.vat import VatClass, VatSum
from salesdesk.paper import style
from salesdesk.paper.letterhead import accent
from salesdesk.paper.letters import Say
from salesdesk.paper.pieces import Stack
from salesdesk.paper.style import TextStyle
from salesdesk.paper.tables import Look, Row
from salesdesk.paper.text import Text, width_of
from salesdesk.words import gettext_for, word

GAP = 9.0
TOTALS_WIDTH = 262.0
WIDEST_AMOUNT = 150.0
PLAIN = Look(pad_top=2, pad_bottom=2, gap=GAP, rule=None)
CAPTION = Look(pad_top=7, pad_bottom=1, gap=GAP, rule=None)


class _Whole(Stack):
    """The sums of one period, never parted over two pages."""

    def split_at(self, width: float, height: float) -> None:
        del width, height


def totals_block(
    totals: OfferTotals, company: Company, language: str, discount_percent: Decimal = NOTHING
) -> Row:
    """The sums at the right, period under period, with the options outside them.

    Where only one period is there and it is paid once, no caption says so.
    """
    present = totals.present
    captioned = len(present) > 1 or present[0].period is not Period.ONCE
    parts: list[Stack] = []
    for each in present:
        title = Text(_caption(each.period, language), style.STRONG)
        caption = [Row((title,), (TOTALS_WIDTH,), CAPTION)] if captioned else []
        parts.append(_Whole(*caption, *_period(each, company, language, discount_percent)))
    parts[-1] = _Whole(*parts[-1].pieces, *_options(totals, language))
    left = style.CONTENT_WIDTH - TOTALS_WIDTH
    look = Look(pad_top=8, pad_bottom=0, gap=0, rule=None)
    return Row((Stack(), Stack(*parts)), (left, TOTALS_WIDTH), look)


def _options(totals: OfferTotals, language: str) -> list[Row]:
    """What the options come to; never alone on a page."""
    rows: list[Row] = []
    for each in (totals, *totals.periods):
        if each.options:
            label = options_label(each.period, language)
            rows.append(_sum(label, formats.euro(each.options, language), style.SMALL, PLAIN))
    return rows


def _caption(period: Period, language: str) -> str:
    said = word(period, language)
    return said[:1].upper() + said[1:]


def _period(totals: PeriodTotals, company: Company, language: str, percent: Decimal) -> list[Row]:
    say = gettext_for(language)
    rows: list[Row] = []

    def add(label: str, amount: Decimal) -> None:
        rows.append(_sum(label, formats.euro(amount, language), style.BODY, PLAIN))

    if totals.discount:
        add(say("Subtotaal"), totals.gross)
    if totals.line_discount:
        add(say("Korting"), -totals.line_discount)
    if totals.total_discount:
        label = say("Korting op het totaal, {percent}")
        add(label.format(percent=formats.percent(percent, language)), -totals.total_discount)
    add(say("Netto exclusief btw"), totals.net)
    for entry in totals.vat:
        add(vat_label(entry, language, say), entry.amount)
    strong = Look(pad_top=5, pad_bottom=5, gap=GAP, rule=None, thickness=1.2, top_rule=accent(company))
    rows.append(_sum(total_label(totals, say), formats.euro(totals.total, language), style.TOTAL, strong))
    return rows


def said_sums(totals: OfferTotals, language: str) -> list[tuple[str, Decimal]]:
    """What must stand on paper: net, VAT, total and options of each period, with the words before each."""
    say = gettext_for(language)
    sums: list[tuple[str, Decimal]] = []
    for each in totals.present:
        sums.append((say("Netto exclusief btw"), each.net))
        sums += [(vat_label(entry, language, say), entry.amount) for entry in each.vat]
        sums.append((total_label(each, say), each.total))
    for each in (totals, *totals.periods):
        if each.options:
            sums.append((options_label(each.period, language), each.options))
    return sums


def options_label(period: Period, language: str) -> str:
    say = gettext_for(language)
    if period is Period.ONCE:
        return say("Opties (niet meegeteld, exclusief btw)")
    label = say("Opties {period} (niet meegeteld, exclusief btw)")
    return label.format(period=word(period, language))


def total_label(totals: PeriodTotals, say: Say) -> str:
    if all(entry.vat_class is VatClass.REVERSE for entry in totals.vat):
        return say("Totaal, btw verlegd")
    return say("Totaal inclusief btw")


def _sum(label: str, amount: str, text_style: TextStyle, look: Look) -> Row:
    wide = min(width_of(amount, text_style) + 1, WIDEST_AMOUNT)
    cells = (Text(label, text_style), Text(amount, text_style.right()))
    return Row(cells, (TOTALS_WIDTH - wide - GAP, wide), look)


def vat_label(entry: VatSum, language: str, say: Say) -> str:
    base = formats.euro(entry.base, language)
    if entry.vat_class is VatClass.REVERSE:
        return say("Btw verlegd over {base}").format(base=base)
    percent = formats.percent(entry.percent, language)
    return say("Btw {percent} over {base}").format(percent=percent, base=base)
