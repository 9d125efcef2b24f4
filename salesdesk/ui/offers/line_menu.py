"""The menus of the lines of an offer: what can be done with the chosen ones, and what can be put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.ui.offers.line_columns import Rates
from salesdesk.words import _, word

if TYPE_CHECKING:
    from salesdesk.ui.offers.line_table import LineTable


def _add(menu: QMenu, text: str, run: Callable[[], object], key: str = "", *, on: bool = True) -> QAction:
    action = menu.addAction(f"{text}\t{key}" if key else text)
    action.triggered.connect(lambda *_checked: run())
    action.setEnabled(on)
    return action


def line_menu(table: LineTable, rates: Rates) -> QMenu:
    """What can be done with the chosen lines of the table, or below the last one."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = table.line()
    _add(menu, _("Regel hieronder"), lambda: table.add(LineKind.PRODUCT), "Insert")
    if line is not None:
        _add_kinds(menu, table, line)
        _add(menu, _("Toelichting…"), lambda: table.note_asked.emit(line))
        _add_rates(menu, table, line, rates)
        _add_periods(menu, table, line)
        menu.addSeparator()
        _add(menu, _("Omhoog"), lambda: table.move_line(line, -1), "Alt+↑")
        _add(menu, _("Omlaag"), lambda: table.move_line(line, 1), "Alt+↓")
        _add(menu, _("Nog een keer"), table.duplicate, "Ctrl+D")
        _add(menu, _("Kopiëren"), table.copy, "Ctrl+C")
        _add(menu, _("Knippen"), table.cut, "Ctrl+X")
    _add(menu, _("Plakken uit Excel"), table.paste, "Ctrl+V")
    _add(menu, _("Alle regels kopiëren"), table.copy_all, on=bool(table.lines()))
    if line is not None:
        menu.addSeparator()
        _add(menu, _("Verwijderen"), table.remove, "Delete")
    return menu


def _add_kinds(menu: QMenu, table: LineTable, line: OfferLine) -> None:
    plain = line.kind is LineKind.PRODUCT
    menu.addSeparator()
    if line.has_amounts and not plain:
        _add(menu, _("Gewone regel van maken"), lambda: table.set_kind(LineKind.PRODUCT))
    if line.has_amounts and line.kind is not LineKind.OPTION:
        _add(menu, _("Optie van maken"), lambda: table.set_kind(LineKind.OPTION))
    if line.kind is LineKind.ALTERNATIVE:
        _add(
            menu, _("Dit alternatief telt mee"), lambda: table.choose_alternative(line), _("Spatie"),
            on=not line.is_chosen,
        )  # fmt: skip
        _add(menu, _("Nog een alternatief"), table.make_choice)
        _add(menu, _("Nog een regel in dit alternatief"), table.add_to_package)
        _add(menu, _("Namen van de keuze…"), lambda: table.names_asked.emit(line))
    elif line.has_amounts:
        _add(menu, _("Alternatief erbij"), table.make_choice)
    menu.addSeparator()


def _add_rates(menu: QMenu, table: LineTable, line: OfferLine, rates: Rates) -> None:
    inner = menu.addMenu(_("Btw-tarief"))
    inner.setEnabled(line.has_amounts)
    for vat_class, words in rates.items():
        action = inner.addAction(words)
        action.setCheckable(True)
        action.setChecked(line.vat_class is vat_class)
        action.triggered.connect(lambda _on, chosen=vat_class: table.set_vat(chosen))


def _add_periods(menu: QMenu, table: LineTable, line: OfferLine) -> None:
    inner = menu.addMenu(_("Betaling"))
    inner.setEnabled(line.has_amounts)
    for period in Period:
        action = inner.addAction(word(period))
        action.setCheckable(True)
        action.setChecked(line.period is period)
        action.triggered.connect(lambda _on, chosen=period: table.set_period(chosen))


def insert_menu(parent: QWidget, table: LineTable) -> QMenu:
    """What can be put in between the lines."""
    menu = QMenu(parent)
    _add(menu, _("Kop"), lambda: table.add(LineKind.SECTION))
    _add(menu, _("Tekst"), lambda: table.add(LineKind.TEXT))
    _add(menu, _("Subtotaal"), lambda: table.add(LineKind.SUBTOTAL))
    menu.addSeparator()
    _add(menu, _("Optie, buiten het totaal"), lambda: table.add(LineKind.OPTION))
    _add(menu, _("Alternatief bij deze regel"), lambda: table.add(LineKind.ALTERNATIVE))
    menu.addSeparator()
    _add(menu, _("Plakken uit Excel"), table.paste, "Ctrl+V")
    return menu
