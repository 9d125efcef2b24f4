"""The table a tab of the card holds, and the card around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from salesdesk.ui.labels import TextBlock
from salesdesk.ui.parts import Card, column
from salesdesk.ui.table import TableModel, TableView


class TabTable(TableView[Any]):
    """Shows every line; leaves columns out where there is no room, rather than shorten all of them."""

    def __init__(self, model: TableModel[Any], name: str, gives_way: Mapping[int, int]) -> None:
        super().__init__(model, name, shows_all=True, gives_way=gives_way)


def table_tab(title: str, table: TableView[Any] | None, nothing: str, *aside: QWidget) -> QWidget:
    card = Card(title, *aside, table=table is not None)
    if table is None:
        card.add(TextBlock(nothing, "body", "muted"))
    else:
        card.body.addWidget(table)
    holder = QWidget()
    laid = column(card)
    laid.addStretch(1)
    holder.setLayout(laid)
    return holder
