"""The middle of the editor: the lines, the letter or the arguments, with what can be added below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.domain.offers import Offer
from salesdesk.services.offers import OfferView
from salesdesk.ui import theme
from salesdesk.ui.buttons import ghost, link
from salesdesk.ui.labels import ElidedLabel, set_tone
from salesdesk.ui.offers.arguments_card import ArgumentsForm
from salesdesk.ui.offers.enclosures_form import EnclosuresForm
from salesdesk.ui.offers.letter_form import LetterForm
from salesdesk.ui.offers.line_edits import LineEdits
from salesdesk.ui.offers.line_menu import insert_menu
from salesdesk.ui.offers.line_table import LineTable
from salesdesk.ui.parts import Card, row
from salesdesk.ui.screen import Scroller
from salesdesk.ui.segments import Toggle
from salesdesk.words import _

LINES, LETTER, ARGUMENTS, ENCLOSURES = range(4)
PAGES = {"letter": LETTER, "value": ARGUMENTS, "paper": ENCLOSURES}


class _Pages(QStackedWidget):
    """Takes what is left and scrolls itself, so that the screen need not."""

    def sizeHint(self) -> QSize:
        return QSize(theme.F(400), theme.F(150))


class PaperCard(Card):
    """`table`, `letter`, `arguments` and `enclosures`, one in sight.

    A hint says what Enter does, or what was refused. `edited` speaks for the forms; lines for themselves.
    """

    edited = Signal()

    def __init__(self, edits: LineEdits) -> None:
        super().__init__(table=True)
        self.setAccessibleName(_("Regels en brief"))
        self.body.setContentsMargins(theme.F(3), theme.F(3), theme.F(3), theme.F(6))
        self._writable = True
        self.table = LineTable(edits)
        self.letter = LetterForm()
        self.pages = _Pages()
        self.pages.addWidget(self.table)
        self.pages.addWidget(Scroller(self.letter))
        self.arguments = ArgumentsForm()
        self.pages.addWidget(Scroller(self.arguments))
        self.enclosures = EnclosuresForm()
        self.pages.addWidget(Scroller(self.enclosures))
        for form in (self.letter, self.arguments, self.enclosures):
            form.edited.connect(self.edited)
        self.arguments.letter_asked.connect(self._to_letter)
        self.body.addWidget(self.pages, 1)
        inserts = ghost(_("Invoegen"), icon="chevron-down")
        inserts.setMenu(insert_menu(inserts, self.table))
        self.adders = QWidget()
        self.adders.setLayout(
            row(
                ghost(_("Regel"), self.table.open_new, "plus"),
                inserts,
                gap=2,
            )
        )
        self.hint = ElidedLabel("", "small")
        self.instead = link("", self._take_instead)
        self.instead.hide()
        self._deed: Callable[[], object] | None = None
        self.pager = Toggle([_("Regels"), _("Brief"), _("Waarde"), _("Papier")], name=_("Wat je bewerkt"))
        self.pager.chosen.connect(self.show_page)
        self.remark = QWidget()
        remark = row(gap=8, margins=(11, 2, 11, 0))
        remark.addWidget(self.hint, 1)
        remark.addWidget(self.instead)
        self.remark.setLayout(remark)
        self.body.addWidget(self.remark)
        self.body.addLayout(row(self.adders, 1, self.pager, gap=8, margins=(2, 0, 10, 0)))

    def _to_letter(self, lines: str) -> None:
        """The arguments as lines of the letter, in sight at once."""
        self.letter.take_benefits(lines)
        self.show_page(LETTER)

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self.show_page(self.pages.currentIndex())

    def show_offer(self, view: OfferView, *, writable: bool) -> None:
        """The letter, the arguments and what goes along with an offer."""
        self.letter.show_offer(view, view.offer, writable=writable)
        self.arguments.show_offer(view.arguments, view.offer, writable=writable)
        self.enclosures.show_offer(view, view.offer, writable=writable)

    def read(self, offer: Offer) -> Offer:
        """The offer with this letter, these arguments and what goes along."""
        return self.enclosures.read(self.arguments.read(self.letter.read(offer)))

    def show_page(self, page: int) -> None:
        """The lines, the letter, the arguments or what goes along."""
        self.pages.setCurrentIndex(page)
        self.pager.set_on(page)
        self.adders.setVisible(page == LINES and self._writable)
        self.remark.setVisible(page == LINES)  # the other pages have more use for that row
        self.say_hint()

    def first_focus(self) -> QWidget:
        """Where the keyboard starts: at the lines, or where another page is chosen."""
        return self.table if self.pages.currentIndex() == LINES else self.pager

    def say_hint(self) -> None:
        types = self._writable and self.pages.currentIndex() == LINES
        self.say(_("Enter: artikel; Esc: eigen tekst") if types else "", "muted")

    def say(self, words: str, tone: str) -> None:
        """A remark below the lines."""
        self.hint.setText(words)
        set_tone(self.hint, tone)
        self.instead.hide()

    def offer(self, words: str, run: Callable[[], object]) -> None:
        """Beside the remark: what can be done about it in one click."""
        self._deed = run
        self.instead.setText(words)
        self.instead.show()

    def _take_instead(self) -> None:
        if self._deed is not None:
            self._deed()

    def open_field(self, field: str) -> None:
        """Open the input a refusal names: `lines.2.quantity`, or the row for a new line."""
        parts = field.split(".")
        keys = [column.key for column in self.table.columns()]
        self.show_page(LINES)
        if len(parts) == 3 and parts[2] in keys:
            self.table.open_cell(int(parts[1]), keys.index(parts[2]))
        else:
            self.table.open_new()
