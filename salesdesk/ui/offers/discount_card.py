"""What the discount on an offer costs, said before it is given away (Susan §1.5)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from salesdesk.domain.discount import DiscountCost, rounded_to_tens
from salesdesk.domain.discount_limits import DiscountStand, most_discount, rounded_up
from salesdesk.domain.offers import Offer
from salesdesk.services.offers import OfferView
from salesdesk.services.price_look_outs import LineLookOut
from salesdesk.ui import spoken, theme
from salesdesk.ui.labels import ElidedLabel, TextBlock, label
from salesdesk.ui.marks import ThinBar
from salesdesk.ui.parts import Card, Note, column, row
from salesdesk.words import _

FULL_BAR_PERCENT = 40  # a margin this high fills the bar
SAME = Decimal("0.05")  # shares this near differ by the rounding of the lines alone


class MarginBar(QWidget):
    """A word, a bar and the margin in percent."""

    def __init__(self, word: str, token: str, wide: int) -> None:
        super().__init__()
        self._token = token
        name = label(word, "body", "muted")
        name.setFixedWidth(wide)
        self.bar = ThinBar()
        self.figure = label("", "strong")
        self.figure.setFixedWidth(theme.F(52))
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = row(name, gap=8)
        line.addWidget(self.bar, 1)
        line.addWidget(self.figure)
        self.setLayout(line)
        self._word = word

    def set(self, margin: Decimal | None) -> None:
        share = 0.0 if margin is None else min(max(float(margin) / FULL_BAR_PERCENT, 0.0), 1.0)
        self.bar.set((share, self._token))
        self.figure.setText("–" if margin is None else spoken.percent(margin, decimals=1))
        self.bar.setAccessibleName(f"{self._word} {self.figure.text()}")


class DiscountCard(Card):
    """The discount, the revenue that must make up for it, and the margin without and with it.

    `reckoned` goes off with the view and the offer whenever these change.
    """

    reckoned = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("Wat korting kost"))
        self.amount = label("", "kpi")
        self.share = ElidedLabel("", "body", "muted")
        self.words = TextBlock("")
        names = _("zonder korting"), _("met korting")
        wide = max(QFontMetrics(theme.font()).horizontalAdvance(name) for name in names) + 2
        self.before = MarginBar(names[0], "b2", wide)
        self.after = MarginBar(names[1], "b1", wide)
        self.note = Note("", "info")
        self.body.setSpacing(theme.F(6))
        self.add(row(self.amount, self.share, gap=10), self.words, column(self.before, self.after, gap=2))
        self.body.addStretch(1)
        self.add(self.note)

    def put_leave(self, leave: QWidget) -> None:
        """What stands at the bottom when this much discount needs leave."""
        self.add(leave)

    def make_room(self, *, leave: bool) -> None:
        """The bars and the note give way to what stands in the way of sending."""
        for bar in (self.before, self.after):
            bar.setVisible(not leave)
        if leave:
            self.note.hide()

    def show_cost(self, view: OfferView, offer: Offer) -> None:
        cost = view.discount(offer)
        self.amount.setText(spoken.euro(-cost.discount if cost.discount else Decimal(0)))
        share = spoken.percent(_share(offer, cost), decimals=1)
        self.share.setText(_("{share} van bruto").format(share=share) if cost.gross else "")
        self.words.setText(self._sentence(view, cost))
        self.before.set(cost.margin_before_percent)
        self.after.set(cost.margin_after_percent)
        self._show_note(view, offer)
        self.reckoned.emit(view, offer)

    @staticmethod
    def _sentence(view: OfferView, cost: DiscountCost) -> str:
        if not cost.gross:
            return _("Zet regels op de offerte; hier staat dan wat korting je kost.")
        if cost.discount <= 0:
            words = _("Geen korting gegeven: de marge blijft heel. Tot {limit} beslis je zelf.")
            return words.format(limit=spoken.percent(view.settings.thresholds.discount_limit_percent))
        extra, margin = cost.extra_revenue, cost.margin_after_percent
        if extra is None or margin is None:
            return _("De klant houdt dit in zijn zak en jij legt erop toe: er is geen marge meer over.")
        text = _(
            "Dit houdt de klant in zijn zak, wij niet. Goedmaken vraagt {extra} extra omzet, bij {margin} "
            "marge."
        )
        return text.format(
            extra=spoken.euro(rounded_to_tens(extra), decimals=0),
            margin=spoken.percent(margin, decimals=0),
        )

    def _show_note(self, view: OfferView, offer: Offer) -> None:
        above = self._above_words(view, offer) if view.is_draft else ""
        odd = view.look_outs(offer)
        if above:
            self.note.set(above, "warn")
        elif odd:
            self.note.set(look_out_text(odd[0]), "info")
        self.note.setVisible(bool(above or odd))

    @staticmethod
    def _above_words(view: OfferView, offer: Offer) -> str:
        """That a line, or all together, goes above the seller's own limit; empty when it does not."""
        above = view.over_limit(offer)
        if above:
            name = above[0].product_code or above[0].description
            return _("{line} gaat over je grens: bij het versturen vraagt dat een reden.").format(line=name)
        if view.discount_stand(offer) is DiscountStand.FREE:
            return ""
        given = spoken.percent(rounded_up(most_discount(offer.lines, offer.discount_percent)))
        limit = spoken.percent(view.settings.thresholds.discount_limit_percent)
        words = _("Samen {given}, boven je grens van {limit}: bij het versturen vraagt dat een reden.")
        return words.format(given=given, limit=limit)


def _share(offer: Offer, cost: DiscountCost) -> Decimal:
    """The share given away, rounded as where leave is asked for it when both are of the same lines."""
    most = most_discount(offer.lines, offer.discount_percent)
    return rounded_up(most) if abs(most - cost.percent) < SAME else cost.percent


def look_out_text(odd: LineLookOut) -> str:
    """In words: `SZ-50 ligt 12 % boven wat anderen betalen`."""
    share = spoken.percent(abs(odd.found.percent), decimals=0)
    name = odd.line.product_code or odd.line.description
    if odd.found.percent > 0:
        return _("{name} ligt {share} boven wat anderen betalen.").format(name=name, share=share)
    return _("{name} ligt {share} onder wat anderen betalen.").format(name=name, share=share)
