"""Step 2: what they bought before, on which terms, beside the territory and the target."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from salesdesk import formats, words
from salesdesk.domain.preparation import Step
from salesdesk.services.insight import Insight, SalesView
from salesdesk.services.preparations import Preparations
from salesdesk.services.relation_card import RelationCard
from salesdesk.ui.desk import Desk
from salesdesk.ui.labels import label
from salesdesk.ui.parts import Facts, column, empty_out
from salesdesk.ui.sales_view import SalesHistory
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext, word

MOST_OFFERS = 3


class SalesPanel(NotePanel):
    """The sales history, read when the step is opened; below it the terms of the last offers."""

    def __init__(
        self, draft: PreparationDraft, preparations: Preparations, insight: Insight, desk: Desk
    ) -> None:
        super().__init__(draft, Step.SALES_HISTORY, preparations)
        self._insight, self._desk = insight, desk
        self._card: RelationCard | None = None
        self.history = SalesHistory()
        self.offers: QVBoxLayout = column(gap=8)
        self.content.insertLayout(0, column(self.history, self.offers, gap=12))
        self.close_content()

    def aside(self) -> str:
        count = self.draft.view.card.sales.count
        return ngettext("{count} verkoopregel", "{count} verkoopregels", count).format(count=count)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is self._card:
            return
        self._card = card
        relation_id = card.relation.id
        self._desk.work.ask(
            lambda: self._insight.sales(relation_id), self._show, lane="read", key="sales", owner=self
        )
        empty_out(self.offers)
        if card.offers:
            self.offers.addWidget(label(_("Laatste offertes"), "strong"))
            self.offers.addWidget(Facts(offer_terms(card), wide=130))

    def _show(self, view: SalesView) -> None:
        if self._card is not None and view.relation.id == self._card.relation.id:
            self.history.show_sales(view)


def offer_terms(card: RelationCard) -> list[tuple[str, str]]:
    """The last offers with their state and discount: the terms he knows from us."""
    language = words.screen_language()
    latest = sorted(card.offers, key=lambda offer: offer.id, reverse=True)[:MOST_OFFERS]
    pairs = []
    for offer in latest:
        discounts = [line.discount_percent for line in offer.lines if line.discount_percent]
        most = formats.percent(max(discounts), language) if discounts else ""
        discount = _("korting tot {percent}").format(percent=most) if most else _("zonder korting")
        said = "  ·  ".join((word(offer.state), formats.euro(offer.net, language, 0), discount))
        pairs.append((_("Offerte {label}").format(label=offer.label), said))
    return pairs
