"""The tiers of an article: from so many pieces another price, row under row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.products import PriceTier
from salesdesk.ui.amounts import PriceField, QuantityField
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.fields import Field
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import column, row
from salesdesk.words import _


class TierRow(QWidget):
    """`vanaf 50` and the price of one unit."""

    edited = Signal()

    def __init__(self, tier: PriceTier, remove: Callable[[TierRow], object]) -> None:
        super().__init__()
        self.tier = tier
        self.begins = QuantityField(_("Vanaf aantal"), wide=76)
        self.price = PriceField(_("Staffelprijs"), least=0, wide=104)
        self.show_tier(tier)
        for each in (self.begins, self.price):
            each.edited.connect(self.edited)
        away = icon_button("trash", _("Staffel weghalen"), lambda: remove(self), quiet=True)
        self.setLayout(row(label(_("vanaf"), "body", "muted"), self.begins, self.price, 1, away, gap=8))

    def show_tier(self, tier: PriceTier) -> None:
        """The figures of a tier; a new one has none yet."""
        self.tier = tier
        if tier.from_quantity:
            self.begins.set_value(tier.from_quantity)
            self.price.set_value(tier.price)

    def is_filled(self) -> bool:
        """Whether both figures stand there and can be read."""
        if self.begins.problem() or self.price.problem():
            return False
        return self.value() is not None

    def value(self) -> PriceTier | None:
        """None while it is not filled in."""
        begins, price = self.begins.value(), self.price.value()
        if begins is None or price is None:
            return None
        return replace(self.tier, from_quantity=begins, price=price)


class TierRows(QWidget, Field):
    """Any number of tiers; the file keeps them from few to many."""

    edited = Signal()

    def __init__(self, new_tier: Callable[[], PriceTier]) -> None:
        super().__init__()
        self._new_tier = new_tier
        self._rows: list[TierRow] = []
        self._list = column(gap=6)
        self.error = TextBlock("", "smallstrong", "bad")
        self.error.hide()
        self.add_link = link(_("Staffel toevoegen"), self._add, "plus")
        self.setLayout(column(self._list, self.error, row(self.add_link, 1), gap=6))

    def set_value(self, tiers: tuple[PriceTier, ...]) -> None:
        """Show these; rows that are still being filled in stay as they are."""
        self.show_error("")
        known = {tier.id: tier for tier in tiers}
        if {each.tier.id for each in self._rows if each.is_filled()} == known.keys():
            for each in self._rows:
                each.show_tier(known.get(each.tier.id, each.tier))
            return
        self.clear()
        for tier in tiers:
            self._append(tier)

    def clear(self) -> None:
        """Take every row away."""
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = []

    def value(self) -> tuple[PriceTier, ...]:
        """The filled rows, from few to many; Refused when a figure cannot be read."""
        tiers = [tier for each in self._rows if (tier := each.value()) is not None]
        tiers.sort(key=lambda tier: tier.from_quantity)
        return tuple(replace(tier, position=place) for place, tier in enumerate(tiers))

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _append(self, tier: PriceTier) -> TierRow:
        made = TierRow(tier, self._remove)
        made.edited.connect(self.edited)
        self._rows.append(made)
        self._list.addWidget(made)
        return made

    def _add(self) -> None:
        self._append(self._new_tier()).begins.setFocus()

    def _remove(self, gone: TierRow) -> None:
        self._rows.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.add_link.setFocus()
        self.edited.emit()
