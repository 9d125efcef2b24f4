"""The end of an offer from its editor: won with what was ordered, lost with why, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.offers import Offer
from salesdesk.errors import Reason, Refused
from salesdesk.services.changes import Done
from salesdesk.services.offers import Offers, OfferView
from salesdesk.services.orders import OrderAnswer, Orders
from salesdesk.ui import ask, spoken
from salesdesk.ui.offers.decision_sheets import LostSheet, WonSheet
from salesdesk.ui.offers.order_part import OrderPart
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor


class DecisionDeeds:
    """Each asks, keeps the answer, and offers to take it back."""

    def __init__(self, offers: Offers, orders: Orders) -> None:
        self._offers, self._orders = offers, orders
        self.sheet: QWidget | None = None
        self.part: OrderPart | None = None

    def win(self, screen: OfferEditor, view: OfferView) -> None:
        """The customer said yes: to what, when, and under which number of his own."""
        part = OrderPart(view)
        self.part = part
        self._ask_won(screen, view, WonSheet(view, screen.desk.today(), part), part)

    def _ask_won(self, screen: OfferEditor, view: OfferView, sheet: WonSheet, part: OrderPart) -> None:
        self.sheet = sheet
        if not ask.sheet(screen, _("Gewonnen"), sheet, _("Vastleggen")):
            return

        def again(reasons: tuple[Reason, ...]) -> None:
            for form in (sheet.form, sheet.late_form):
                form.clear_errors()
            own = {*sheet.form.fields(), *sheet.late_form.fields()}
            sheet.form.show_refused([each for each in reasons if each.at in sheet.form.fields()])
            sheet.late_form.show_refused([each for each in reasons if each.at in sheet.late_form.fields()])
            part.show_refused([each for each in reasons if each.at not in own])
            self._ask_won(screen, view, sheet, part)

        try:
            answer = part.answer()
        except Refused as refusal:
            again(refusal.reasons)
            return
        day, why = sheet.decided_on(), sheet.late_reason.value()
        screen.desk.work.ask(
            lambda: self._orders.win(view.offer.id, answer, day, why),
            lambda offer: self._won(screen, view.offer, offer, answer),
            refused=again,
            owner=screen,
        )

    def _won(self, screen: OfferEditor, before: Offer, offer: Offer, answer: OrderAnswer) -> None:
        words = _("{label} gewonnen, {amount}")
        if answer.options:
            words = _("{label} gewonnen met opties, {amount}")
        said = words.format(label=offer.label, amount=spoken.euro(offer.net))
        screen.desk.toast(said, self._undo(screen, lambda: self._orders.take_back(before)))

    def lose(self, screen: OfferEditor, view: OfferView) -> None:
        """It went elsewhere or nowhere, and why."""
        known = [competitor.name for competitor in view.arguments.competitors]
        sheet = LostSheet(screen.desk.today(), known)
        self.sheet = sheet
        if ask.sheet(screen, _("Verloren"), sheet, _("Vastleggen")):
            reason, competitor, day = sheet.reason(), sheet.competitor.value(), sheet.decided_on()
            screen.desk.work.ask(
                lambda: self._offers.lose(view.offer.id, reason, competitor, day),
                lambda offer: self._lost(screen, offer),
                refused=screen.show_refused,
                owner=screen,
            )

    def _lost(self, screen: OfferEditor, offer: Offer) -> None:
        words = _("{label} verloren").format(label=offer.label)
        screen.desk.toast(words, self._undo(screen, lambda: self._offers.take_back(offer.id)))

    @staticmethod
    def _undo(screen: OfferEditor, call: Callable[[], Done[Offer]]) -> Callable[[], object]:
        work = screen.desk.work
        return lambda: work.ask(call)

    def take_back(self, screen: OfferEditor) -> None:
        """It was not decided after all."""
        key = screen.offer_id
        screen.desk.work.ask(lambda: self._offers.take_back(key), refused=screen.show_refused, owner=screen)
