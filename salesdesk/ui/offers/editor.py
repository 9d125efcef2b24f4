"""The editor of one offer: check, terms, lines, discount and totals, with the paper beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.domain.offer_check import Point
from salesdesk.domain.offers import Offer, OfferLine
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Reason
from salesdesk.services.changes import Noun
from salesdesk.services.offers import OfferPreview, Offers, OfferView
from salesdesk.services.products import Products
from salesdesk.ui import theme
from salesdesk.ui.actions import Action
from salesdesk.ui.desk import Desk
from salesdesk.ui.offers.article_finder import ArticleFinder
from salesdesk.ui.offers.check_strip import CheckStrip
from salesdesk.ui.offers.draft_steps import DraftSteps
from salesdesk.ui.offers.life import OfferLife
from salesdesk.ui.offers.line_edits import LineEdits
from salesdesk.ui.offers.line_talk import LineTalk
from salesdesk.ui.offers.paper_card import LINES, PAGES, PaperCard
from salesdesk.ui.offers.point_questions import PointQuestion, ask_point
from salesdesk.ui.offers.preview import PreviewPane
from salesdesk.ui.offers.sums_below import SumsBelow
from salesdesk.ui.offers.terms_row import TermsRow
from salesdesk.ui.offers.timeline import LIFE, PAPER, OfferSide
from salesdesk.ui.parts import Note
from salesdesk.ui.places import Place
from salesdesk.ui.screen import EditorScreen
from salesdesk.words import _, reason_text

MAIN_WIDTH = 738  # the preview gives way first, down to its least (LOOK §3)


class OfferEditor(EditorScreen):
    """Everything is reckoned from the offer as it stands on screen; the file follows by itself."""

    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {Noun.OFFER, Noun.RELATION, Noun.CONTACT, Noun.REPORT, Noun.SETTINGS, Noun.PRODUCT, Noun.ARGUMENT}
    )

    def __init__(self, desk: Desk, offers: Offers, products: Products, life: OfferLife) -> None:
        super().__init__(desk)
        self._offers, self._products, self.life = offers, products, life
        self.view: OfferView | None = None
        self.draft: Offer | None = None
        self.question: PointQuestion | None = None
        self.preview = PreviewPane(desk.work)
        self.side_pane = OfferSide(self.preview, life.compare)
        self._wants_preview = True
        self.edits = LineEdits(offers.new_line)
        self._build()
        self.steps = DraftSteps(self)
        self._listen()
        self.header.add(*life.buttons(self))

    def _build(self) -> None:
        self.trouble = Note("", "bad")
        self.trouble.hide()
        self.strip = CheckStrip(self._ask_point)
        self.terms = TermsRow(self.desk.today())
        self.paper = PaperCard(self.edits)
        self.table, self.letter = self.paper.table, self.paper.letter
        self.sums = SumsBelow()
        self.discount, self.totals = self.sums.discount, self.sums.totals
        self.talk = LineTalk(self, self.paper, self.desk)
        self.edits.marks.price_tip = self.talk.price_tip
        self.body.setSpacing(theme.F(10))
        for part in (self.trouble, self.strip, self.terms):
            self.body.addWidget(part)
        self.body.addWidget(self.paper, 1)
        self.body.addWidget(self.sums)
        whole = self.layout()
        if whole is not None:
            whole.addWidget(self.side_pane)

    def _listen(self) -> None:
        for part in (self.terms, self.paper, self.totals):
            part.edited.connect(self._read_inputs)
        self.table.edited.connect(self._take_lines)
        self.table.drafted.connect(self._take_draft)
        to_library = Place(Noun.LIBRARY, view="arguments")
        self.paper.arguments.library_asked.connect(lambda: self.desk.go(to_library))
        self.paper.enclosures.library_asked.connect(lambda: self.desk.go(Place(Noun.LIBRARY)))
        self.desk.actions.add(
            Action(
                "offer.send",
                _("Offerte versturen"),
                self.life.send,
                "Ctrl+Shift+Return",
                "send",
                self.writable,
            ),
            Action(
                "offer.preview", _("Voorbeeld tonen of verbergen"), self.turn_preview, "Ctrl+Shift+V", "eye"
            ),
            self.sums.action(),
            *self.steps.actions(),
            on=self,
        )

    def writable(self) -> bool:
        """Whether this can still be edited."""
        return self.view is not None and self.view.is_draft

    @property
    def offer_id(self) -> UUID:
        if self.place is None or self.place.id is None:
            raise LookupError("no offer is shown")
        return self.place.id

    def arrive(self, place: Place) -> None:
        if self.place is not None and place.id != self.place.id:
            self.view = self.draft = None
            self.trouble.hide()
            self.paper.show_page(PAGES.get(place.view, LINES))
        elif place.view in PAGES:
            self.paper.show_page(PAGES[place.view])
        self.side_pane.show_page(LIFE if place.view == "life" else PAPER)
        super().arrive(place)

    def reload(self) -> None:
        key = self.offer_id
        self.read(lambda: self._offers.view(key), self.show_view)
        if self.view is not None:
            self._read_products()

    def _read_products(self) -> None:
        """The whole price list; of another offer the paper comes first."""
        self.desk.work.ask(
            lambda: ArticleFinder(self._products.search()),
            self._take_products,
            lane="read",
            key=(id(self), "products"),
            owner=self,
        )

    def _take_products(self, articles: ArticleFinder) -> None:
        self.edits.set_products(articles)
        self.talk.say_line()

    def show_view(self, view: OfferView) -> None:
        """Fill everything from the file."""
        is_new = self.view is None or self.view.offer.id != view.offer.id
        if is_new or view.offer != self.draft:
            self.steps.history.clear()
        self.view, self.draft = view, view.offer
        self.edits.show_view(view)
        self.fill(view)
        if is_new:
            self.table.begin()
        self.life.show_view(self, view)
        self._reckon()
        self._show_paper(is_new=is_new)
        if is_new:
            self._read_products()

    def fill(self, view: OfferView) -> None:
        """All inputs from this offer."""
        free, offer = view.is_draft, view.offer
        self.terms.show_offer(view, offer, writable=free)
        self.paper.show_offer(view, writable=free)
        self.totals.show_offer(view, offer, writable=offer.is_open)
        self.table.show_lines(offer.lines, frozen=not free, usual=VatClass.STANDARD)
        self.paper.set_writable(free)

    def _show_paper(self, *, is_new: bool = False) -> None:
        """The paper as it is now: at once for another offer, a moment after the last key otherwise."""
        view, offer = self.view, self.draft
        if view is None or offer is None:
            return

        def make(page: int, width: int) -> OfferPreview:
            return self._offers.papers.preview(view, offer, page, width)

        (self.preview.show_now if is_new else self.preview.watch)(make)

    def change(self, offer: Offer, *, noted: bool = True) -> None:
        """The offer as it is now: reckon, show and keep it; of a sent one only what is expected of it."""
        if offer == self.draft or self.draft is None or self.view is None or not self.view.offer.is_open:
            return
        if noted:
            self.steps.history.note(self.draft, offer)
        self.draft = offer
        self.trouble.hide()
        self._reckon()
        self._show_paper()
        self.autosave.touch()

    def _read_inputs(self) -> None:
        if self.draft is None:
            return
        offer = self.paper.read(self.terms.read(self.draft)) if self.writable() else self.draft
        self.change(self.totals.read(offer))

    def _take_lines(self, lines: Sequence[OfferLine]) -> None:
        if self.draft is not None:
            self.change(replace(self.draft, lines=tuple(lines)))
            self.steps.history.end_cell(self.draft)

    def _take_draft(self, lines: Sequence[OfferLine]) -> None:
        if self.draft is not None:
            self.steps.history.begin_cell(self.draft)
            self.change(replace(self.draft, lines=tuple(lines)), noted=False)
            self.autosave.flush()

    def _reckon(self) -> None:
        view, offer = self.view, self.draft
        if view is None or offer is None:
            return
        self.strip.show_check(view.check(offer))
        self.discount.show_cost(view, offer)
        self.totals.show_totals(view, offer)
        self.sums.reckoned()
        self.paper.enclosures.propose(offer)
        self.talk.show(view, offer)

    def _ask_point(self, point: Point, cell: QWidget) -> None:
        if self.view is None or self.draft is None or not self.writable():
            return
        relation = Place(Noun.RELATION, self.view.relation.id)
        self.question = ask_point(
            point, self.view, self.draft, self._answered, cell, lambda: self.desk.go(relation)
        )

    def _answered(self, offer: Offer) -> None:
        self.change(offer)
        if self.view is not None and self.draft is not None:
            self.totals.show_offer(self.view, self.draft, writable=True)

    def collect(self) -> Callable[[], object] | None:
        draft = self.draft
        if draft is None or self.view is None or draft == self.view.offer:
            return None
        if self.writable():
            before = self.view.offer
            return lambda: self._offers.save(draft, before)
        return lambda: self._offers.expect(draft.id, draft.chance_percent, draft.decision_month)

    def saved(self, value: object) -> None:
        if self.view is not None and isinstance(value, Offer) and value.id == self.view.offer.id:
            self.view = replace(self.view, offer=value)
            self.life.show_view(self, self.view)

    def finish_cell(self) -> bool:
        """Take over the cell that is open; False, said and with the cell in sight, when it is refused."""
        cell = self.table.editor()
        if cell is None or cell.finish():
            return True
        self.paper.show_page(LINES)
        cell.setFocus()
        self.paper.say(cell.toolTip(), "bad")
        self.desk.toast(_("Nog niet verstuurd. {reason}").format(reason=cell.toolTip()))
        return False

    def show_refused(self, reasons: tuple[Reason, ...]) -> None:
        """What stands in the way, on top, and the first of it opened."""
        self.trouble.set(" ".join(reason_text(reason) for reason in reasons[:2]), "bad")
        self.trouble.show()
        self._open_field(reasons[0].at)

    def _open_field(self, field: str) -> None:
        if field.startswith("lines"):
            self.paper.open_field(field)
        elif field == "valid_until":
            self.terms.valid.setFocus()

    def turn_preview(self) -> None:
        """Show or hide the paper."""
        self._wants_preview = not self._wants_preview
        self.side_pane.setVisible(self._wants_preview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.give_way(self.width() - theme.F(MAIN_WIDTH))

    def first_focus(self) -> QWidget | None:
        return self.paper.first_focus()
