"""The figures of a relation: its sales history, and the lines themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from salesdesk import formats, words
from salesdesk.domain.products import SalesLine
from salesdesk.services.insight import SalesView
from salesdesk.services.relations import RelationCard
from salesdesk.services.seller_file import SellerFile
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import Card, column
from salesdesk.ui.relations.tab_table import TabTable, table_tab
from salesdesk.ui.sales_view import SalesHistory
from salesdesk.ui.table import Column, TableModel
from salesdesk.words import _


def sales_tab(desk: Desk, file: SellerFile, card: RelationCard) -> QWidget:
    """Reads the history when the tab is shown."""
    if not card.sales:
        return table_tab(_("Verkopen"), None, _("Hier is nog niets verkocht."))
    total = formats.euro(card.sales.total, words.screen_language(), 0)
    holder, history = QWidget(), SalesHistory()
    laid = column(Card(_("Verkopen, samen {amount}").format(amount=total)).add(history), gap=12)
    laid.addStretch(1)
    holder.setLayout(laid)
    relation_id = card.relation.id

    def read() -> tuple[SalesView, list[SalesLine]]:
        return file.insight.sales(relation_id), file.insight.newest_lines(relation_id)

    def show(found: tuple[SalesView, list[SalesLine]]) -> None:
        view, lines = found
        history.show_sales(view)
        laid.insertWidget(1, _lines_card(lines))

    desk.work.ask(read, show, lane="read", key="sales tab", owner=holder)
    return holder


def _lines_card(lines: list[SalesLine]) -> Card:
    language = words.screen_language()
    columns = [
        Column[SalesLine](
            _("Datum"), lambda one: formats.field_date(one.sold_on), sort=lambda one: one.sold_on, width=100
        ),
        Column[SalesLine](_("Artikel"), lambda one: one.product_code, width=90, tone="muted"),
        Column[SalesLine](_("Omschrijving"), lambda one: one.product_name, bold=True),
        Column[SalesLine](_("Groep"), lambda one: one.group, width=120, tone="muted"),
        Column[SalesLine](
            _("Aantal"),
            lambda one: formats.number(one.quantity, None, language),
            sort=lambda one: one.quantity,
            align="right",
            width=70,
        ),
        Column[SalesLine](
            _("Korting"),
            lambda one: formats.percent(one.discount_percent, language) if one.discount_percent else "–",
            sort=lambda one: one.discount_percent,
            align="right",
            width=80,
        ),
        Column[SalesLine](
            _("Bedrag"),
            lambda one: formats.euro(one.amount, language),
            sort=lambda one: one.amount,
            align="right",
            width=110,
        ),
    ]
    made = Card(_("Verkoopregels, nieuwste eerst"), table=True)
    made.body.addWidget(TabTable(TableModel(columns, lines), _("Verkopen"), {3: 780, 1: 640, 5: 520}))
    return made
