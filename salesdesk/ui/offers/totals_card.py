"""The totals of an offer, and what it adds to the forecast."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_totals import OfferTotals
from salesdesk.domain.offers import Offer
from salesdesk.domain.vat import VatClass, VatSum
from salesdesk.errors import Refused
from salesdesk.services.offers import OfferView
from salesdesk.ui import spoken, theme
from salesdesk.ui.amounts import PercentField
from salesdesk.ui.fields import Choice
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.offers.point_questions import decision_months
from salesdesk.ui.parts import Card, Note, Rule, column, empty_out, row
from salesdesk.words import _, reason_text


def vat_words(vat_class: VatClass, percent: Decimal) -> str:
    """`Btw 21 %`, or the word for what carries none."""
    if vat_class is VatClass.REVERSE:
        return _("Btw verlegd")
    return _("Btw {percent}").format(percent=spoken.percent(percent))


class AmountRow(QWidget):
    """A word at the left and an amount at the right."""

    def __init__(self, name: str, amount: Decimal, *, strong: bool = False) -> None:
        super().__init__()
        figure = label(spoken.euro(amount), "strong" if strong else "body")
        self.setLayout(row(ElidedLabel(name, "body", "muted"), figure, gap=8))
        self.setAccessibleName(f"{name} {figure.text()}")


class TotalsCard(Card):
    """Gross, discount, net, VAT per rate and the total; below it chance, month and forecast share."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(gap=1)
        self.trouble = Note("", "warn")
        self.total = label("", "total")
        self.chance = PercentField(_("Kans"), field="chance_percent", wide=58)
        self.month: Choice[date | None] = Choice(_("Beslist"), wide=106)
        self.share = label("", "body")
        total_row = row(label(_("Totaal incl. btw"), "strong"), 1, self.total, gap=8)
        asked = row(
            label(_("Kans"), "body", "muted"), self.chance, 1,
            label(_("Beslist"), "body", "muted"), self.month, gap=8,
        )  # fmt: skip
        counted = row(ElidedLabel(_("Telt mee in forecast"), "body", "muted"), self.share, gap=8)
        self.body.setSpacing(theme.F(6))
        self.add(self._rows, self.trouble)
        self.body.addStretch(1)
        self.add(Rule(), total_row, asked, counted)
        self.chance.edited.connect(self.edited)
        self.month.edited.connect(self.edited)
        self.chance.editingFinished.connect(self.edited)

    def show_offer(self, view: OfferView, offer: Offer, *, writable: bool) -> None:
        """Fill the inputs."""
        self.chance.set_value(offer.chance_percent)
        self.month.set_choices(decision_months(view.today, offer.decision_month))
        self.month.set_value(offer.decision_month)
        self.chance.setReadOnly(not writable)
        self.month.setEnabled(writable)

    def show_totals(self, view: OfferView, offer: Offer) -> None:
        """Reckon again; a VAT class without a rate is said in words."""
        empty_out(self._rows)
        try:
            totals = view.totals(offer)
        except Refused as no:
            self.trouble.set(" ".join(reason_text(reason) for reason in no.reasons), "warn")
            self.trouble.show()
            self._add_rows(offer.net, offer.net, ())
            self.total.setText("–")
        else:
            self.trouble.hide()
            self._add_totals(totals)
            self.total.setText(spoken.euro(totals.total))
        share = offer.net * (offer.chance_percent or 0) / 100
        counts = offer.chance_percent is not None and offer.decision_month is not None
        self.share.setText(spoken.euro(share) if counts else "–")

    def _add_totals(self, totals: OfferTotals) -> None:
        self._add_rows(totals.gross, totals.net, totals.vat)
        if totals.options:
            self._rows.addWidget(AmountRow(_("Opties, niet meegeteld"), totals.options))

    def _add_rows(self, gross: Decimal, net: Decimal, vat: tuple[VatSum, ...]) -> None:
        self._rows.addWidget(AmountRow(_("Bruto"), gross))
        self._rows.addWidget(AmountRow(_("Korting"), net - gross))
        self._rows.addWidget(AmountRow(_("Netto excl. btw"), net, strong=True))
        for entry in vat:
            self._rows.addWidget(AmountRow(vat_words(entry.vat_class, entry.percent), entry.amount))

    def read(self, offer: Offer) -> tuple[int | None, date | None]:
        """The chance and the month as they stand; a half-typed chance leaves the old one."""
        if self.chance.problem():
            return offer.chance_percent, self.month.value()
        chance = self.chance.value()
        return (None if chance is None else round(chance)), self.month.value()
