"""What can become of an offer, in the header of its editor: sent, revised, won, lost, copied, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from salesdesk.domain.offer_revisions import MAY_BE_DECIDED, MAY_BE_REVISED
from salesdesk.domain.offers import Offer, OfferState
from salesdesk.services.changes import Done, Noun
from salesdesk.services.offers import Offers, OfferView
from salesdesk.services.papers import Paper, Papers
from salesdesk.services.relations import RelationLine, Relations
from salesdesk.ui import ask, spoken
from salesdesk.ui.buttons import Button, icon_button, plain, primary
from salesdesk.ui.forms import FormRow
from salesdesk.ui.labels import Chip
from salesdesk.ui.moments import DateField
from salesdesk.ui.offers.compare import comparison_place
from salesdesk.ui.offers.decision_sheets import LostSheet, WonSheet
from salesdesk.ui.offers.fate_words import fate_words, promise_words
from salesdesk.ui.offers.turns import CustomerSheet, SendSheet
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import column
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Show, Suggestion
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

    def __init__(self, offers: Offers, relations: Relations, papers: Papers) -> None:
        self._offers, self._relations, self._papers = offers, relations, papers
        self._screen: OfferEditor | None = None
        self.leave: OfferLeave | None = None
        self.sheet: QWidget | None = None

    def buttons(self, screen: OfferEditor) -> Sequence[QWidget]:
        """More, a second deed and the first; what they do follows the state of the offer."""
        self._screen = screen
        self.more = icon_button("dots", _("Meer"), self.open_menu)
        self.second = plain("", self._do_second)
        self.first = primary("", self._do_first)
        self.promise = Button("", "calendar", "linechip", self.open_promise)
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
        """Title, state and the buttons that fit it."""
        offer = view.offer
        chips: list[QWidget] = [Chip(word(offer.state), STATE_CHIPS[offer.state])]
        if view.is_draft:
            self.promise = Button(_("Belofte"), "calendar", "linechip", self.open_promise)
            chips.append(self.promise)
        if len(view.revisions) > 1:
            chips.append(Button(_("Vergelijken"), "exchange", "linechip", self.compare))
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
        words = _("Na versturen ligt {label} vast; een wijziging wordt {next}.")
        if not view.is_draft:
            words = _("{label} ligt vast; een wijziging wordt {next}.")
        screen.preview.lock.setText(words.format(label=offer.label, next=after))

    @staticmethod
    def _dress(button: Button, deed: Deed) -> None:
        button.setText(deed[0])
        button.set_icon(deed[1])

    def _first(self, offer: Offer) -> Deed:
        if offer.state is OfferState.DRAFT:
            return _("Versturen…"), "send", self.send
        if offer.state in MAY_BE_DECIDED:
            return _("Gewonnen"), "check", self.win
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
        for words, run, fits in (
            (_("PDF bekijken, bewaren of afdrukken"), self.show_pdf, bool(offer.released_sha256)),
            (_("Nieuwe revisie"), self.revise, offer.state in MAY_BE_REVISED),
            (_("Kopiëren naar nieuwe offerte"), self.copy, True),
            (_("Kopiëren voor andere relatie…"), self.copy_to, True),
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
        """Check what is on screen, ask what must be asked, and let it go."""
        screen = self.screen
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
        sheet = SendSheet(view, offer)
        self.sheet = sheet
        title = _("{label} versturen").format(label=offer.label)
        if not ask.sheet(screen, title, sheet, _("Vastleggen en versturen")):
            return
        reason, discount = sheet.reason.value(), sheet.discount_reason.value()
        self._ask(lambda: self._offers.release(offer.id, reason, discount), self._sent)

    def _sent(self, offer: Offer) -> None:
        self.screen.desk.toast(_("{label} ligt vast. Bewaar de PDF en mail hem.").format(label=offer.label))
        self.show_pdf()

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

    def copy_to(self) -> None:
        key, sheet = self.screen.offer_id, CustomerSheet(self._find_customers)
        self.sheet = sheet
        self.screen.autosave.flush()
        if ask.sheet(self.screen, _("Kopiëren voor andere relatie"), sheet, _("Kopiëren")):
            customer = sheet.customer.value()
            if customer is not None:
                self._ask(lambda: self._offers.copy(key, customer), self._go_to)

    def _find_customers(self, text: str, show: Show) -> None:
        def found(lines: list[RelationLine]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:8]])

        self.screen.desk.work.ask(
            lambda: self._relations.lines(text), found, lane="read", key="offer customers", owner=self.sheet
        )

    def win(self) -> None:
        key, sheet = self.screen.offer_id, WonSheet(self.view, self.screen.desk.today())
        self.sheet = sheet
        if ask.sheet(self.screen, _("Gewonnen"), sheet, _("Vastleggen")):
            day, why = sheet.decided_on(), sheet.late_reason.value()
            self._ask(lambda: self._offers.win(key, day, why), self._won)

    def _won(self, offer: Offer) -> None:
        words = _("{label} gewonnen, {amount}").format(label=offer.label, amount=spoken.euro(offer.net))
        self.screen.desk.toast(words, self._undo_decision(offer))

    def lose(self) -> None:
        known = [competitor.name for competitor in self.view.arguments.competitors]
        key, sheet = self.screen.offer_id, LostSheet(self.screen.desk.today(), known)
        self.sheet = sheet
        if ask.sheet(self.screen, _("Verloren"), sheet, _("Vastleggen")):
            reason, competitor, day = sheet.reason(), sheet.competitor.value(), sheet.decided_on()
            self._ask(lambda: self._offers.lose(key, reason, competitor, day), self._lost)

    def _lost(self, offer: Offer) -> None:
        self.screen.desk.toast(_("{label} verloren").format(label=offer.label), self._undo_decision(offer))

    def _undo_decision(self, offer: Offer) -> Callable[[], object]:
        work = self.screen.desk.work
        return lambda: work.ask(lambda: self._offers.take_back(offer.id))

    def take_back(self) -> None:
        key = self.screen.offer_id
        self._ask(lambda: self._offers.take_back(key), lambda _offer: None)

    def delete(self) -> None:
        key, screen = self.screen.offer_id, self.screen
        screen.autosave.flush()

        def gone(offer: Offer) -> None:
            words = _("Concept {label} verwijderd").format(label=offer.label)
            screen.desk.toast(words, lambda: screen.desk.work.ask(lambda: self._offers.restore(key)))
            screen.desk.go(Place(Noun.OFFER))

        self._ask(lambda: self._offers.delete(key), gone)

    def open_promise(self) -> None:
        """The day on which the customer was told he would have it."""
        screen = self.screen
        menu = QMenu(screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field = DateField(_("Beloofd op"), screen.desk.today(), field="promised_on")
        field.set_value(screen.draft.promised_on if screen.draft else None)
        field.edited.connect(lambda: self._promise(field))
        holder = QWidget()
        holder.setObjectName("plain")
        hint = _("Wanneer krijgt de klant hem? Leeg is niets beloofd.")
        holder.setLayout(column(FormRow(_("Beloofd op"), field, hint=hint), margins=(14, 12, 14, 12)))
        holder.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # a click on words closes no menu
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)
        self.promise_field = field
        menu.popup(self.promise.mapToGlobal(QPoint(0, self.promise.height() + 4)))
        field.setFocus()

    def _promise(self, field: DateField) -> None:
        if self.screen.draft is not None and not field.problem():
            self.screen.change(replace(self.screen.draft, promised_on=field.value()))
