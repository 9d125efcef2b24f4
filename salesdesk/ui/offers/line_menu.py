"""The menu of a line of an offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.ui.offers.line_columns import Rates
from salesdesk.words import _

if TYPE_CHECKING:
    from salesdesk.ui.offers.line_table import LineTable


def line_menu(table: LineTable, rates: Rates) -> QMenu:
    """What can be done with the chosen line of the table, or below the last one."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = table.line()

    def add(text: str, run: Callable[[], object], key: str = "", *, on: bool = True) -> QAction:
        action = menu.addAction(f"{text}\t{key}" if key else text)
        action.triggered.connect(lambda *_checked: run())
        action.setEnabled(on)
        return action

    add(_("Regel hieronder"), lambda: table.add(LineKind.PRODUCT), "Insert")
    if line is not None:
        option = line.kind is LineKind.OPTION
        kind = LineKind.PRODUCT if option else LineKind.OPTION
        words = _("Gewone regel van maken") if option else _("Optie van maken")
        add(words, lambda: table.set_kind(kind), on=line.kind is not LineKind.TEXT)
        add(_("Toelichting…"), lambda: table.note_asked.emit(line))
        _add_rates(menu, table, line, rates)
        menu.addSeparator()
        add(_("Omhoog"), lambda: table.move_line(line, -1), "Alt+↑")
        add(_("Omlaag"), lambda: table.move_line(line, 1), "Alt+↓")
        add(_("Kopiëren"), table.copy, "Ctrl+C")
    add(_("Plakken uit Excel"), table.paste, "Ctrl+V")
    add(_("Alle regels kopiëren"), table.copy_all, on=bool(table.lines()))
    if line is not None:
        menu.addSeparator()
        add(_("Verwijderen"), lambda: table.remove_line(line), "Delete")
    return menu


def _add_rates(menu: QMenu, table: LineTable, line: OfferLine, rates: Rates) -> None:
    inner = menu.addMenu(_("Btw-tarief"))
    inner.setEnabled(line.kind is not LineKind.TEXT)
    for vat_class, words in rates.items():
        action = inner.addAction(words)
        action.setCheckable(True)
        action.setChecked(line.vat_class is vat_class)
        action.triggered.connect(lambda _on, chosen=vat_class: table.set_vat(chosen))
