"""What was ordered of an offer: alternatives taken, options wanted, the customer's number and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QScrollArea, QWidget

from salesdesk.domain.offer_totals import choices, chosen_variants, extra_price, variants
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.order_lines import OrderAnswer, as_ordered
from salesdesk.errors import Reason
from salesdesk.services.offer_view import OfferView
from salesdesk.ui import spoken, theme
from salesdesk.ui.fields import Choice, TextField
from salesdesk.ui.forms import Form, Tick
from salesdesk.ui.labels import label
from salesdesk.ui.moments import DateField
from salesdesk.ui.parts import column, row
from salesdesk.words import _

MOST_IN_SIGHT = 7


class OrderPart(QWidget):
    """Goes into the sheet that says an offer is won; the amount of the order follows the answers."""

    def __init__(self, view: OfferView) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setMinimumWidth(theme.F(392))  # a sheet of 440 with its margins
        self._view = view
        self.form = Form()
        self.variants: dict[str, Choice[str]] = {}
        self._add_choices()
        self.options = {line.id: self._option(line) for line in self._lines() if line.kind is LineKind.OPTION}
        if self.options:
            self.form.body.addWidget(self._option_list())
        self.reference = TextField(_("Bestelnummer van de klant"), placeholder=_("Als je dat weet"))
        self.deliver_on = DateField(_("Leverdatum"), view.today, field="deliver_on")
        self.form.beside(
            self.form.make("order_reference", _("Bestelnummer van de klant"), self.reference),
            self.form.make("deliver_on", _("Gewenste leverdatum"), self.deliver_on),
        )
        self.amount = label("", "h3")
        sums = row(label(_("De order"), "small", "muted"), 1, self.amount, gap=8)
        whole = column(self.form, gap=10)
        whole.addLayout(sums)
        self.setLayout(whole)
        self._say_amount()

    def _lines(self) -> Sequence[OfferLine]:
        return [line for line in self._view.offer.lines if not line.deleted]

    def _add_choices(self) -> None:
        """One question for every choice the offer leaves open, each alternative with what it adds."""
        lines, offer = self._lines(), self._view.offer
        for choice in choices(lines):
            offered = variants(lines, choice)
            if len(offered) < 2:
                continue
            words = [(each, _variant_words(lines, choice, each, offer.discount_percent)) for each in offered]
            field: Choice[str] = Choice(choice or _("Keuze"), words)
            field.set_value((chosen_variants(lines, choice) or offered)[0])
            field.edited.connect(self._say_amount)
            self.variants[choice] = field
            question = _("Wat is gekozen bij {choice}?").format(choice=choice or _("Keuze"))
            self.form.add(f"variant {choice}", question, field)

    def _option(self, line: OfferLine) -> Tick:
        name = line.description.split("\n", 1)[0] or line.product_code
        words = _("{name}, {amount}").format(name=name, amount=_per(line.net, line.period))
        tick = Tick(words)
        tick.give_way()
        tick.edited.connect(self._say_amount)
        return tick

    def _option_list(self) -> QWidget:
        """All options; a long list scrolls so that the sheet keeps its buttons in sight."""
        ticks = QWidget()
        ticks.setObjectName("plain")
        ticks.setLayout(column(*self.options.values(), gap=4))
        shown: QWidget = ticks
        if len(self.options) > MOST_IN_SIGHT:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setWidget(ticks)
            scroll.setFixedHeight(theme.F(24 * MOST_IN_SIGHT))
            scroll.setAccessibleName(_("Opties"))
            shown = scroll
        whole = QWidget()
        whole.setObjectName("plain")
        whole.setLayout(column(label(_("Welke opties zijn besteld?"), "small"), shown, gap=3))
        return whole

    def _chosen_options(self) -> frozenset[UUID]:
        return frozenset(key for key, tick in self.options.items() if tick.value())

    def _say_amount(self) -> None:
        taken = {choice: field.value() for choice, field in self.variants.items()}
        view = self._view
        ordered = replace(view.offer, lines=as_ordered(view.offer.lines, self._chosen_options(), taken))
        sums = [_per(each.net, each.period) for each in view.totals(ordered).present]
        self.amount.setText(_("{amount} excl. btw").format(amount=" + ".join(sums)))

    def answer(self) -> OrderAnswer:
        """What was answered; Refused at the day when it cannot be read."""
        return OrderAnswer(
            self._chosen_options(),
            {choice: field.value() for choice, field in self.variants.items()},
            self.reference.value(),
            self.deliver_on.value(),
        )

    def show_refused(self, reasons: Sequence[Reason]) -> None:
        self.form.show_refused(reasons)


def _variant_words(lines: Sequence[OfferLine], choice: str, variant: str, percent: Decimal) -> str:
    """`Best, € 30,00 meer`: beside what is in the total now."""
    name = variant or _("Zonder naam")
    parts = []
    for period, amount in extra_price(lines, choice, variant, percent).items():
        pattern = _("{amount} meer") if amount > 0 else _("{amount} minder")
        parts.append(pattern.format(amount=_per(abs(amount), period)))
    return ", ".join([name, *parts])


def _per(amount: Decimal, period: Period) -> str:
    euros = spoken.euro(amount)
    patterns = {Period.MONTHLY: _("{amount} per maand"), Period.YEARLY: _("{amount} per jaar")}
    return patterns[period].format(amount=euros) if period in patterns else euros
