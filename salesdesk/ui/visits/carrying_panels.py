"""Steps 7 and 8: the cards in the bag, and paper and pens to write with."""

from __future__ import annotations

from functools import partial

from salesdesk.domain.company import BusinessCards
from salesdesk.domain.preparation import Step
from salesdesk.services.business_cards import BusinessCardDesk
from salesdesk.services.changes import Noun
from salesdesk.services.note_sheets import NoteSheets, PaperSize, Ruling
from salesdesk.services.papers import Papers
from salesdesk.services.preparations import Preparations
from salesdesk.ui.buttons import Toggle, link, plain
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import Tick
from salesdesk.ui.labels import Chip, label
from salesdesk.ui.paper_window import show_paper
from salesdesk.ui.parts import column, row
from salesdesk.ui.places import Place
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.panel import NotePanel
from salesdesk.words import _, ngettext

RULINGS = (Ruling.LINED, Ruling.SQUARED, Ruling.DOTTED)
SIZES = (PaperSize.A4, PaperSize.A5)


class CardsPanel(NotePanel):
    """Step 7: how many cards there are; what was given away is one press, also after the report."""

    def __init__(
        self, draft: PreparationDraft, preparations: Preparations, cards: BusinessCardDesk, desk: Desk
    ) -> None:
        super().__init__(draft, Step.BUSINESS_CARDS, preparations)
        self._cards, self._desk = cards, desk
        self._seen: object = None
        self.left = label("", "h2")
        self.low = Chip(_("bijna op"), "warn")
        self.low.hide()
        one = plain(_("−1 meegegeven"), partial(self.give, 1))
        five = plain(_("−5 meegegeven"), partial(self.give, 5))
        to_cards = link(
            _("Kaartjes afdrukken"), partial(desk.go, Place(Noun.LIBRARY, view="cards")), "printer"
        )
        self.given = (one, five)
        self.content.insertLayout(
            0, column(row(self.left, self.low, 1, gap=10), row(one, five, 1, gap=8), row(to_cards, 1), gap=8)
        )
        self.close_content()

    def set_frozen(self, *, frozen: bool) -> None:
        self.checks.setEnabled(not frozen)
        self.note.setEnabled(not frozen)

    def refresh(self) -> None:
        super().refresh()
        card = self.draft.view.card
        if card is not self._seen:  # another visit, or read anew
            self._seen = card
            self._desk.work.ask(
                self._cards.view, self._show, lane="read", key=(id(self), "cards"), owner=self
            )

    def _show(self, cards: BusinessCards) -> None:
        said = ngettext("{count} kaartje in je tas", "{count} kaartjes in je tas", cards.count)
        self.left.setText(
            said.format(count=cards.count) if cards.is_counted else _("Je kaartjes zijn nog niet geteld")
        )
        self.low.setVisible(cards.is_low)

    def give(self, count: int) -> None:
        """Handed out at this visit; can be undone."""

        def given(cards: BusinessCards) -> None:
            self._show(cards)
            said = ngettext("{count} kaartje meegegeven", "{count} kaartjes meegegeven", count)
            self._desk.toast(said.format(count=count), partial(self._take_back, count))

        self._desk.work.ask(partial(self._cards.hand_out, count), given, owner=self)

    def _take_back(self, count: int) -> None:
        self._desk.work.ask(partial(self._cards.hand_out, -count), self._show, owner=self)


class WritingPanel(NotePanel):
    """Step 8: a pad and two pens, and paper of the house to print."""

    def __init__(
        self,
        draft: PreparationDraft,
        preparations: Preparations,
        sheets: NoteSheets,
        papers: Papers,
        desk: Desk,
    ) -> None:
        super().__init__(draft, Step.WRITING_MATERIAL, preparations)
        self._sheets, self._papers, self._desk = sheets, papers, desk
        self.ruling = Toggle([_("Lijnen"), _("Ruitjes"), _("Stippen")], name=_("Soort papier"))
        self.paper_size = Toggle(["A4", "A5"], name=_("Formaat"))
        self.cues = Tick(_("Steekwoorden van de vragen in de kantlijn"), on=True)
        print_it = plain(_("Notitiepapier"), self.print_paper, "printer")
        self.content.insertLayout(1, column(
            label(_("Notitiepapier afdrukken"), "small"),
            row(self.ruling, self.paper_size, 1, gap=10), self.cues,
            row(print_it, 1), gap=8,
        ))  # fmt: skip
        self.close_content()

    def set_frozen(self, *, frozen: bool) -> None:
        self.checks.setEnabled(not frozen)
        self.note.setEnabled(not frozen)

    def print_paper(self) -> None:
        """Paper for this visit, beside the desk."""
        ruling, size = RULINGS[self.ruling.on()], SIZES[self.paper_size.on()]
        visit_id, cues = self.draft.view.visit.id, self.cues.value()
        self._desk.work.ask(
            lambda: self._sheets.sheets(ruling, size, visit_id=visit_id, cues=cues),
            partial(show_paper, self._desk, self._papers),
            lane="read",
            owner=self,
        )
