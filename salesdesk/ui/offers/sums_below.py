"""Below the lines of an offer: discount and totals as cards, or as one line when the lines need the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.buttons import icon_button
from salesdesk.ui.labels import ElidedLabel, label
from salesdesk.ui.offers.discount_card import DiscountCard
from salesdesk.ui.offers.totals_card import TotalsCard
from salesdesk.ui.parts import Card, column, row
from salesdesk.words import _


class SumsBelow(QWidget):
    """Both cards, which keep reckoning while they are folded into one line."""

    def __init__(self) -> None:
        super().__init__()
        self.discount, self.totals = DiscountCard(), TotalsCard()
        self.fold = icon_button("chevron-down", _("Korting en totalen inklappen"), self.turn, quiet=True)
        self.unfold = icon_button("chevron-up", _("Korting en totalen uitklappen"), self.turn, quiet=True)
        self.fold.setFixedWidth(theme.F(24))  # beside the title in large letters there is no more
        self.discount.head.setSpacing(0)
        self.discount.head.addWidget(self.fold)
        self._given, self._words = ElidedLabel("", "body", "muted"), label("", "body", "muted")
        self.total = label("", "h3")
        self._line = Card()
        self._line.add(row(self._given, self._words, self.total, self.unfold, gap=10))
        self._line.body.setContentsMargins(theme.F(14), theme.F(6), theme.F(8), theme.F(6))
        self._cards = QWidget()
        cards = row(gap=10)
        cards.addWidget(self.discount, 19)
        cards.addWidget(self.totals, 18)
        self._cards.setLayout(cards)
        self.setLayout(column(self._cards, self._line))
        self._line.hide()

    @property
    def is_folded(self) -> bool:
        return not self._line.isHidden()

    def turn(self) -> None:
        """Fold or unfold; the keyboard stays on the button that turns it back."""
        folds = not self.is_folded
        had_focus = self.fold.hasFocus() or self.unfold.hasFocus()
        self._line.setVisible(folds)
        self._cards.setVisible(not folds)
        if had_focus:
            (self.unfold if folds else self.fold).setFocus()

    def reckoned(self) -> None:
        """Take over what the cards say now."""
        amount, share = self.discount.amount.text(), self.discount.share.full_text()
        self._given.setText(
            _("Korting {amount}, {share}").format(amount=amount, share=share) if share else ""
        )
        self._words.setText(self.totals.total_words.full_text())
        self.total.setText(self.totals.total.text())

    def action(self) -> Action:
        """Its entry in the menu and the palette."""
        return Action("offer.fold", _("Korting en totalen in- of uitklappen"), self.turn, "Alt+D", "card")
