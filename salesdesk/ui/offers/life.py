"""What can become of an offer, in the header of its editor: sent, revised, won, lost, copied, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.offer_revisions import MAY_BE_DECIDED, MAY_BE_REVISED
from salesdesk.domain.offer_sending import may_go, waits_to_go
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.errors import Reason
from salesdesk.services.changes import Done, Noun
from salesdesk.services.offers import OfferView
from salesdesk.services.papers import Paper
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui import ask
from salesdesk.ui.buttons import Button, icon_button, plain, primary
from salesdesk.ui.labels import Chip
from salesdesk.ui.offers.compare import comparison_place
from salesdesk.ui.offers.copying import CopyDeeds
from salesdesk.ui.offers.decision_deeds import DecisionDeeds
from salesdesk.ui.offers.fate_words import fate_words, promise_words, state_words
from salesdesk.ui.offers.order_deeds import OrderDeeds
from salesdesk.ui.offers.promise_chip import PromiseChip
from salesdesk.ui.offers.send_deeds import SendDeeds
from salesdesk.ui.offers.turns import ReleaseSheet
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.places import Place
from salesdesk.words import _, word

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor
    from salesdesk.ui.offers.leave import OfferLeave

STATE_CHIPS = {
    OfferState.DRAFT: "neutral",
    OfferState.RELEASED: "acc",
    OfferState.WON: "ok",
    OfferState.LOST: "neutral",
    OfferState.EXPIRED: "warn",
    OfferState.REPLACED: "neutral",
}
Deed = tuple[str, str, Callable[[], object]]


class OfferLife:
    """The deeds; each asks the service, and the screen follows what changed."""

    def __init__(self, file: SellerFile) -> None:
        self._offers, self._papers = file.offers, file.papers
        self.going = SendDeeds(file.sending, self.show_pdf)
        self.decisions = DecisionDeeds(file.offers, file.orders)
        self.orders = OrderDeeds(file.orders)
        self._timeline = file.offer_timeline
        self.copying = CopyDeeds(file.offer_copies, file.relations)
        self._screen: OfferEditor | None = None
        self.leave: OfferLeave | None = None
        self.sheet: QWidget | None = None

    def buttons(self, screen: OfferEditor) -> Sequence[QWidget]:
        """More, a second deed and the first; what they do follows the state of the offer."""
        self._screen = screen
        self.more = icon_button("dots", _("Meer"), self.open_menu)
        self.second = plain("", self._do_second)
        self.first = primary("", self._do_first)
        return self.more, self.second, self.first

    @property
    def screen(self) -> OfferEditor:
        if self._screen is None:
            raise LookupError("no editor")
        return self._screen

    @property
    def view(self) -> OfferView:
        if self.screen.view is None:
            raise LookupError("no offer is shown")
        return self.screen.view

    def show_view(self, screen: OfferEditor, view: OfferView) -> None:
        """Title, state, the buttons that fit it, and what happened to it."""
        offer = view.offer
        timeline, side = self._timeline, screen.side_pane
        side.compare.setVisible(len(view.revisions) > 1)
        screen.read(lambda: timeline.read(offer.id), side.life.show_events, key="life")
        kind = "info" if waits_to_go(offer) else STATE_CHIPS[offer.state]
        chips: list[QWidget] = [Chip(state_words(offer.state, offer.sent_on), kind)]
        if view.is_draft:
            self.promise = PromiseChip(screen)
            chips.append(self.promise)
        facts = [part for part in (promise_words(view), fate_words(view)) if part]
        crumbs = [
            (_("Offertes"), Place(Noun.OFFER)),
            (view.relation.name, Place(Noun.RELATION, view.relation.id)),
        ]
        title = _("Offerte {label}").format(label=offer.label)
        screen.header.set(title, "  ·  ".join(facts), chips=chips, crumbs=crumbs)
        self._dress(self.first, self._first(offer))
        second = self._second(offer)
        self.second.setVisible(second is not None)
        if second is not None:
            self._dress(self.second, second)
        after = f"OV{offer.number}-{offer.revision + 1}"
        words = _("Versturen legt {label} vast; een wijziging wordt {next}.")
        if not view.is_draft:
            words = _("{label} ligt vast; een wijziging wordt {next}.")
        screen.preview.lock.setText(words.format(label=offer.label, next=after))

    @staticmethod
    def _dress(button: Button, deed: Deed) -> None:
        button.setText(deed[0])
        button.set_icon(deed[1])

    def _first(self, offer: Offer) -> Deed:
        if offer.state is OfferState.DRAFT or waits_to_go(offer):
            return _("Versturen…"), "send", self.send
        if offer.state in MAY_BE_DECIDED:
            return _("Gewonnen…"), "check", self.win
        if offer.state is OfferState.WON and offer.ordered_at is None:
            return _("Order naar kantoor…"), "send", self.order
        if offer.state in MAY_BE_REVISED:
            return _("Nieuwe revisie"), "plus", self.revise
        if offer.released_sha256:
            return _("PDF bekijken"), "file", self.show_pdf
        return _("Kopiëren"), "copy", self.copy

    def _second(self, offer: Offer) -> Deed | None:
        if offer.state in MAY_BE_DECIDED:
            return _("Verloren…"), "close", self.lose
        return None

    def _do_first(self) -> None:
        if self.screen.view is not None:
            self._first(self.view.offer)[2]()

    def _do_second(self) -> None:
        deed = self._second(self.view.offer) if self.screen.view else None
        if deed is not None:
            deed[2]()

    def menu(self) -> QMenu:
        """What is needed less often."""
        menu = QMenu(self.screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = self.view
        offer = view.offer
        decided = offer.state in {OfferState.WON, OfferState.LOST}
        is_won = offer.state is OfferState.WON
        for words, run, fits in (
            (_("Opnieuw versturen…"), self.send, offer.sent_on is not None and may_go(offer)),
            (_("Gewonnen…"), self.win, waits_to_go(offer)),
            (_("Order naar kantoor…"), self.order, is_won),
            (_("PDF bekijken, bewaren of afdrukken"), self.show_pdf, bool(offer.released_sha256)),
            (_("Nieuwe revisie"), self.revise, offer.state in MAY_BE_REVISED),
            (_("Vergelijken…"), self.compare, True),
            (_("Kopiëren naar nieuwe offerte"), self.copy, True),
            (_("Kopiëren voor andere relatie…"), lambda: self.copying.open(self.screen), True),
            (_("Toch niet gewonnen of verloren"), self.take_back, decided),
            (_("Voorbeeld tonen of verbergen"), self.screen.turn_preview, True),
            (_("Concept verwijderen"), self.delete, view.is_draft),
        ):
            if fits:
                menu.addAction(words).triggered.connect(lambda _on=False, deed=run: deed())
        if len(view.revisions) > 1:
            others = menu.addMenu(_("Revisies"))
            for line in view.revisions:
                words = _("{label}, {state}").format(label=line.label, state=word(line.state))
                place = Place(Noun.OFFER, line.id)
                action = others.addAction(words)
                action.setEnabled(line.id != offer.id)
                action.triggered.connect(lambda _on=False, to=place: self.screen.desk.go(to))
        return menu

    def open_menu(self) -> None:
        if self.screen.view is not None:
            self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _ask(self, call: Callable[[], Done[Offer]], then: Callable[[Offer], object]) -> None:
        self.screen.desk.work.ask(call, then, refused=self.screen.show_refused, owner=self.screen)

    def _go_to(self, offer: Offer) -> None:
        self.screen.desk.go(Place(Noun.OFFER, offer.id))

    def send(self) -> None:
        """Lay down what is on screen, ask what must be asked, and let it go; once laid down, let it go."""
        screen = self.screen
        if self.view is not None and not self.view.is_draft:
            if may_go(self.view.offer):
                self.going.open(screen)
            return
        if not screen.writable() or not screen.finish_cell():
            return
        if screen.draft is None or not screen.autosave.flush():
            return
        view, offer = self.view, screen.draft
        problems = view.release_problems(offer)
        if problems:
            screen.show_refused(problems)
            return
        if self.leave is not None and self.leave.stands_in_the_way(view, offer):
            return
        self.sheet = ReleaseSheet(view, offer)
        self._lay_down(self.sheet, offer)

    def _lay_down(self, sheet: ReleaseSheet, offer: Offer) -> None:
        """Ask the nod and the reasons; what was typed stays when a reason is still missing."""
        screen = self.screen
        title = _("{label} vastleggen").format(label=offer.label)
        if not ask.sheet(screen, title, sheet, _("Vastleggen")):
            return
        reason, discount = sheet.reason.value(), sheet.discount_reason.value()

        def again(reasons: tuple[Reason, ...]) -> None:
            if not sheet.asks(reasons):
                screen.show_refused(reasons)
                return
            sheet.form.show_refused(reasons)
            self._lay_down(sheet, offer)

        screen.desk.work.ask(
            lambda: self._offers.release(offer.id, reason, discount),
            self._laid_down,
            refused=again,
            owner=screen,
        )

    def _laid_down(self, offer: Offer) -> None:
        if self.screen.offer_id == offer.id:
            self.screen.trouble.hide()  # what stood in the way before
            self.going.open(self.screen)

    def show_pdf(self) -> None:
        """The PDF that was sent, in a window to keep or print it."""
        key, desk = self.screen.offer_id, self.screen.desk
        papers = self._offers.papers
        desk.work.ask(lambda: papers.paper(key), self._show_paper, lane="read", owner=self.screen)

    def _show_paper(self, paper: Paper) -> None:
        show_paper(self.screen.desk, self._papers, paper)

    def revise(self) -> None:
        key = self.screen.offer_id
        self._ask(lambda: self._offers.revise(key), self._go_to)

    def compare(self) -> None:
        """Held against the revision before it, with the sheet for the customer."""
        self.screen.autosave.flush()
        self.screen.desk.go(comparison_place(self.screen.offer_id))

    def copy(self) -> None:
        key = self.screen.offer_id
        self.screen.autosave.flush()
        self._ask(lambda: self._offers.copy(key), self._go_to)

    def win(self) -> None:
        self.decisions.win(self.screen, self.view)

    def lose(self) -> None:
        self.decisions.lose(self.screen, self.view)

    def take_back(self) -> None:
        self.decisions.take_back(self.screen)

    def order(self) -> None:
        """The order as a file for head office."""
        self.orders.open(self.screen, self.view)

    def delete(self) -> None:
        key, screen = self.screen.offer_id, self.screen
        screen.autosave.flush()

        def gone(offer: Offer) -> None:
            words = _("Concept {label} verwijderd").format(label=offer.label)
            screen.desk.toast(words, lambda: screen.desk.work.ask(lambda: self._offers.restore(key)))
            screen.desk.go(Place(Noun.OFFER))

        self._ask(lambda: self._offers.delete(key), gone)
