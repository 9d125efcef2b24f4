"""An offer copied to another customer: whom, and afterwards what is different for him."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.services.changes import Noun
from salesdesk.services.offer_copies import CopiedOffer, OfferCopies
from salesdesk.services.relations import RelationLine, Relations
from salesdesk.ui import ask
from salesdesk.ui.labels import TextBlock
from salesdesk.ui.offers.turns import CustomerSheet
from salesdesk.ui.parts import column
from salesdesk.ui.places import Place
from salesdesk.ui.suggestions import Show, Suggestion
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.editor import OfferEditor

MOST_TOLD = 14


class CopyDeeds:
    """Asks the customer, copies, opens the copy and tells once what changed."""

    def __init__(self, copies: OfferCopies, relations: Relations) -> None:
        self._copies, self._relations = copies, relations
        self._screen: OfferEditor | None = None
        self.sheet: CustomerSheet | None = None

    def open(self, screen: OfferEditor) -> None:
        """Another customer, found by typing."""
        self._screen = screen
        key, sheet = screen.offer_id, CustomerSheet(self.find_customers)
        self.sheet = sheet
        screen.autosave.flush()
        if ask.sheet(screen, _("Kopiëren voor andere relatie"), sheet, _("Kopiëren")):
            customer = sheet.customer.value()
            if customer is not None:
                call = partial(self._copies.copy_for, key, customer)
                screen.desk.work.ask(call, self._copied, refused=screen.show_refused, owner=screen)

    def find_customers(self, text: str, show: Show) -> None:
        """Relations by the words typed."""
        if self._screen is None:
            return

        def found(lines: list[RelationLine]) -> None:
            show([Suggestion(line.name, line.id, line.place) for line in lines[:8]])

        self._screen.desk.work.ask(
            lambda: self._relations.lines(text), found, lane="read", key="offer customers", owner=self.sheet
        )

    def _copied(self, copied: CopiedOffer) -> None:
        if self._screen is None:
            return
        self._screen.desk.go(Place(Noun.OFFER, copied.offer.id))
        if copied.told:
            title = _("{label}: wat er anders is").format(label=copied.offer.label)
            ask.show_sheet(self._screen, title, told_sheet(copied.told))


def told_sheet(told: tuple[str, ...]) -> QWidget:
    """The sentences under each other; of very many the first."""
    made = QWidget()
    more = len(told) - MOST_TOLD
    shown = [*told[:MOST_TOLD], *([_("En nog {count}.").format(count=more)] if more > 0 else [])]
    made.setLayout(column(*(TextBlock(f"•  {said}") for said in shown), gap=6))
    return made
