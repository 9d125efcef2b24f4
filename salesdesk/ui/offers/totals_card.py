"""The totals of an offer, and what it adds to the forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_totals import NOTHING, OfferTotals, PeriodTotals, offer_totals
from salesdesk.domain.offers import Offer, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken, theme
from salesdesk.ui.amounts import PercentField
from salesdesk.ui.fields import Choice
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.offers.point_questions import decision_months
from salesdesk.ui.parts import Card, Note, Rule, column, empty_out, row
from salesdesk.words import _, reason_text, word


def vat_words(vat_class: VatClass, percent: Decimal) -> str:
    """`Btw 21 %`, or the word for what carries none."""
    if vat_class is VatClass.REVERSE:
        return _("Btw verlegd")
    return _("Btw {percent}").format(percent=spoken.percent(percent))


class AmountRow(QWidget):
    """A word at the left and an amount at the right, with a fainter amount before it."""

    def __init__(self, name: str, amount: Decimal, *, strong: bool = False, aside: str = "") -> None:
        super().__init__()
        figure = label(spoken.euro(amount), "strong" if strong else "body")
        parts = [ElidedLabel(name, "body", "muted"), *([label(aside, "small", "muted")] if aside else [])]
        self.setLayout(row(*parts, figure, gap=8))
        self.setAccessibleName(" ".join(part for part in (name, figure.text(), aside) if part))


class TotalsCard(Card):
    """Gross, discount, net, VAT per rate and the total; paid per month or year too, each period has a row.

    Below it chance, month and forecast share.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._above, self._rows = column(gap=1), column(gap=1)
        self.trouble = Note("", "warn")
        self.total_words, self.total = ElidedLabel("", "strong"), label("", "total")
        self.discount = PercentField(_("Korting op totaal"), field="discount_percent", wide=58)
        self.taken = label("", "body")
        self.chance = PercentField(_("Kans"), field="chance_percent", wide=58)
        self.month: Choice[date | None] = Choice(_("Beslist"), wide=106)
        self.share = label("", "body")
        whole_offer = row(
            label(_("Korting"), "body", "muted"),
            ElidedLabel(_("op totaal"), "small", "muted"),
            self.discount,
            gap=8,
        )
        self.taken.setMinimumWidth(theme.F(84))
        self.taken.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole_offer.addWidget(self.taken)
        total_row = row(self.total_words, self.total, gap=8)
        asked = row(
            label(_("Kans"), "body", "muted"), self.chance, 1,
            label(_("Beslist"), "body", "muted"), self.month, gap=8,
        )  # fmt: skip
        counted = row(ElidedLabel(_("Telt mee in forecast"), "body", "muted"), self.share, gap=8)
        self.body.setSpacing(theme.F(5))
        self.add(column(self._above, whole_offer, self._rows, gap=1), self.trouble)
        self.body.addStretch(1)
        self.add(Rule(), total_row, asked, counted)
        for field in (self.discount, self.chance):
            field.edited.connect(self.edited)
            field.editingFinished.connect(self.edited)
        self.month.edited.connect(self.edited)

    def show_offer(self, view: OfferView, offer: Offer, *, writable: bool) -> None:
        """Fill the inputs."""
        self.discount.set_value(offer.discount_percent or None)
        self.chance.set_value(offer.chance_percent)
        self.month.set_choices(decision_months(view.today, offer.decision_month))
        self.month.set_value(offer.decision_month)
        self.discount.setReadOnly(not view.is_draft)
        self.chance.setReadOnly(not writable)
        self.month.setEnabled(writable)

    def show_totals(self, view: OfferView, offer: Offer) -> None:
        """Reckon again; a VAT class without a rate is said in words."""
        try:
            totals = view.totals(offer)
        except Refused as no:
            self.trouble.set(" ".join(reason_text(reason) for reason in no.reasons), "warn")
            self.trouble.show()
            totals = offer_totals(
                _untaxed(offer.lines), (), offer.vat_country, view.today, offer.discount_percent
            )
            self._show(totals, taxed=False)
        else:
            self.trouble.hide()
            self._show(totals, taxed=True)
        share = offer.net * (offer.chance_percent or 0) / 100
        counts = offer.chance_percent is not None and offer.decision_month is not None
        self.share.setText(spoken.euro(share) if counts else "–")

    def _show(self, totals: OfferTotals, *, taxed: bool) -> None:
        for rows in (self._above, self._rows):
            empty_out(rows)
        several = len(totals.present) > 1
        main = totals.present[0]
        taken = _of_a_year(totals, lambda each: each.discount) if several else main.discount
        gross = _of_a_year(totals, lambda each: each.gross) if several else main.gross
        self._above.addWidget(AmountRow(_("Bruto, eerste jaar") if several else _("Bruto"), gross))
        self.taken.setText(spoken.euro(-taken if taken else NOTHING))
        (self._show_periods if several else self._show_one)(totals, taxed=taxed)
        options = sum((each.options for each in (totals, *totals.periods)), NOTHING)
        if options:
            self._rows.addWidget(AmountRow(_("Opties, niet meegeteld"), options))
        self.total_words.setText(_("Eerste jaar excl. btw") if several else _TOTALS[main.period]())
        whole = totals.first_year if several else main.total
        self.total.setText(spoken.euro(whole) if taxed or several else "–")

    def _show_one(self, totals: OfferTotals, *, taxed: bool) -> None:
        """All is paid once, or all by the month or year."""
        main = totals.present[0]
        self._rows.addWidget(AmountRow(_("Netto excl. btw"), main.net, strong=True))
        for entry in main.vat if taxed else ():
            self._rows.addWidget(AmountRow(vat_words(entry.vat_class, entry.percent), entry.amount))

    def _show_periods(self, totals: OfferTotals, *, taxed: bool) -> None:
        """What is paid once, by the month and by the year, each without and with VAT."""
        for each in totals.present:
            aside = _("{total} incl. btw").format(total=spoken.euro(each.total)) if taxed else ""
            self._rows.addWidget(AmountRow(period_words(each.period), each.net, strong=True, aside=aside))

    def read(self, offer: Offer) -> Offer:
        """The offer with these figures; a half-typed one leaves the old one."""
        if not self.discount.isReadOnly() and not self.discount.problem():
            offer = replace(offer, discount_percent=self.discount.value() or NOTHING)
        if not self.chance.problem():
            chance = self.chance.value()
            offer = replace(offer, chance_percent=None if chance is None else round(chance))
        return replace(offer, decision_month=self.month.value())


def _of_a_year(totals: OfferTotals, amount: Callable[[PeriodTotals], Decimal]) -> Decimal:
    return sum((amount(each) * each.period.times_a_year for each in totals.present), NOTHING)


def period_words(period: Period) -> str:
    """`Per maand`, to begin a row with."""
    said = word(period)
    return said[:1].upper() + said[1:]


_TOTALS: Mapping[Period, Callable[[], str]] = {
    Period.ONCE: lambda: _("Totaal incl. btw"),
    Period.MONTHLY: lambda: _("Per maand incl. btw"),
    Period.YEARLY: lambda: _("Per jaar incl. btw"),
}


def _untaxed(lines: Iterable[OfferLine]) -> tuple[OfferLine, ...]:
    """The lines as if no VAT was due, for the sums that need no rate."""
    return tuple(replace(line, vat_class=VatClass.REVERSE) for line in lines)
