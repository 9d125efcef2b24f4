"""What this relation pays: the agreements that hold for it, by itself, its class or as everybody."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.services.changes import Noun
from salesdesk.services.price_agreements import AgreementLine
from salesdesk.services.relations import RelationCard
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.agreement_words import agreement_columns, whom
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import column
from salesdesk.ui.places import Place
from salesdesk.ui.relations.tab_table import TabTable, table_tab
from salesdesk.ui.table import TableModel
from salesdesk.words import _


def prices_tab(desk: Desk, file: SellerFile, card: RelationCard) -> QWidget:
    """Reads the agreements when the tab is shown."""
    relation_id = card.relation.id
    holder = QWidget()
    laid = column()
    holder.setLayout(laid)
    place = Place(Noun.PRODUCT, relation_id, "agreements")

    def whom_here(line: AgreementLine) -> str:
        return _("deze relatie") if line.agreement.relation_id else whom(line)

    def show(lines: list[AgreementLine]) -> None:
        table = (
            TabTable(
                TableModel(agreement_columns(whom_here, wide=96), lines),
                _("Prijsafspraken"),
                {3: 620, 0: 540},
            )
            if lines
            else None
        )
        if table is not None:
            table.opened.connect(lambda _line: desk.go(place))
        nothing = _("Geen eigen prijzen: de prijslijst geldt.")
        edit = link(_("Afspraken bewerken"), partial(desk.go, place), "pencil")
        laid.addWidget(table_tab(_("Prijsafspraken"), table, nothing, edit))

    read = partial(file.price_agreements.with_relation, relation_id)
    desk.work.ask(read, show, lane="read", key="prices tab", owner=holder)
    return holder
