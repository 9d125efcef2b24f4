"""The lines of an offer as a sheet: typed from cell to cell at full speed, without the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from salesdesk.domain.offers import LineKind, OfferLine
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.ui import spoken, theme
from salesdesk.ui.cells import PAD
from salesdesk.ui.edit_table import CellEditor, EditColumn, EditModel, EditTable
from salesdesk.ui.offers.line_columns import CODE, DESCRIPTION, NET, QUANTITY, UNIT, VAT, line_columns
from salesdesk.ui.offers.line_edits import (
    LineEdits,
    as_rows,
    moved,
    place_of,
    put_back,
    takes_article,
    without,
)
from salesdesk.ui.offers.line_menu import line_menu
from salesdesk.ui.suggestions import Show, Suggestion
from salesdesk.words import _, ngettext

DRAFT_MS = 600  # from the first key of a cell to the file: well within a second
LEAST = {CODE: 46, UNIT: 40}
MOST = {CODE: 130, UNIT: 100}  # words may be shortened, amounts may not


class LineTable(EditTable[OfferLine]):
    """Enter: next cell; Ctrl+Enter: new line; Insert: line below; Alt+arrows: move; Ctrl+C and Ctrl+V.

    `edited` gives the new lines, `drafted` those of a cell that is still open; `said` a word to the seller
    with a way back.
    """

    edited = Signal(object)
    drafted = Signal(object)
    said = Signal(str, object)
    note_asked = Signal(object)

    def __init__(self, edits: LineEdits) -> None:
        self._edits = edits
        self._columns = line_columns(lambda: edits.rates, self._suggest)
        model = EditModel[OfferLine](self._columns, _("Typ artikel of omschrijving…"), DESCRIPTION)
        super().__init__(model, _("Offerteregels"), self._commit)
        self._sheet = model
        self._restore: tuple[OfferLine, ...] | None = None
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(DRAFT_MS)
        self._drafting.timeout.connect(self._keep_draft)
        self.removed.connect(self.remove_line)
        self.moved.connect(self.move_line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def lines(self) -> tuple[OfferLine, ...]:
        return self._sheet.lines()

    def columns(self) -> list[EditColumn[OfferLine]]:
        return self._columns

    def show_lines(self, lines: Sequence[OfferLine], *, frozen: bool, usual: VatClass) -> None:
        """Show what was kept; the VAT column appears when a line has another class than the usual one."""
        if frozen != self._sheet.frozen:
            self.set_frozen(frozen)
        if self._sheet.lines() != tuple(lines):
            self._sheet.set_lines(lines)
        special = any(line.vat_class is not usual for line in lines if line.kind is not LineKind.TEXT)
        self.setColumnHidden(VAT, not special)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as what stands in them, so that no amount is shortened; the description takes the rest."""
        plain, strong = QFontMetrics(theme.font()), QFontMetrics(theme.font(14, 600))
        for place, column in enumerate(self._columns):
            if place == DESCRIPTION:
                continue
            metrics = strong if place == NET else plain
            widest = max((metrics.horizontalAdvance(column.text(line)) for line in self.lines()), default=0)
            title = QFontMetrics(theme.font(13)).horizontalAdvance(column.title)
            room = max(widest, title, theme.F(LEAST.get(place, 30))) + 2 * PAD + 1
            self.setColumnWidth(place, min(room, theme.F(MOST.get(place, 400))))

    def _suggest(self, text: str, show: Show) -> None:
        """Articles for what is typed; words over a line that has its article or price stay words."""
        line, describes = self.line(), self.currentIndex().column() == DESCRIPTION
        settled = describes and line is not None and not takes_article(line)
        found = [] if settled else self._edits.found(text)
        show(
            [
                Suggestion(f"{product.code}  {product.name}", product, spoken.euro(product.price))
                for product in found
            ]
        )

    def _commit(self, line: OfferLine | None, key: str, value: str | Product) -> None:
        self._take(self._edits.typed(self.lines(), line, key, value))

    def _take(self, lines: Sequence[OfferLine]) -> None:
        self._restore = None
        if tuple(lines) == self.lines():
            return
        self._sheet.set_lines(lines)
        self.edited.emit(self.lines())

    def _places(self) -> list[int]:
        return [place for place in super()._places() if not self.isColumnHidden(place)]

    def open_cell(self, row: int, column: int, typed: str = "") -> bool:
        line = None if self._sheet.is_new(row) else self._sheet.line(row)
        if line is None or line.kind is LineKind.TEXT:
            column = DESCRIPTION if line is not None or column != CODE else CODE
        if not super().open_cell(row, column, typed):
            return False
        editor = self.editor()
        if editor is not None:
            editor.textEdited.connect(self._soon)
        if typed:
            self._soon()
        return True

    def _soon(self, *_text: str) -> None:
        if not self._drafting.isActive():
            self._drafting.start()

    def _keep_draft(self) -> None:
        """What is being typed in the open cell, so that a lost laptop costs less than a second of it."""
        editor, index = self.editor(), self.currentIndex()
        if editor is None or not editor.text().strip():
            return
        line, key = self.line(), self._columns[index.column()].key
        try:
            lines = self._edits.typed(self.lines(), line, key, editor.text(), drafting=True)
        except Refused:
            return  # half a figure is no figure yet
        if lines != self.lines():
            self._restore = self._restore or self.lines()
            self._sheet.set_lines(lines)
            self.drafted.emit(self.lines())

    def take(self, row: int, column: int, value: Any) -> str:
        reason = super().take(row, column, value)
        if not reason:
            self._restore = None
        return reason

    def closed(self, editor: CellEditor) -> None:
        """Given up: what was kept of it while it was typed goes again."""
        super().closed(editor)
        self._drafting.stop()
        if self._restore is not None:
            self._take(self._restore)

    def step(self, row: int, column: int, by: int = 1) -> None:
        """To the next cell worth typing in: the unit and name of an article are known already."""
        line = None if row >= len(self.lines()) else self._sheet.line(row)
        if by > 0 and (line is None or line.kind is LineKind.TEXT):
            self.open_cell(min(row + (line is not None), len(self.lines())), DESCRIPTION)
            return
        if line is not None and line.product_code and by > 0 and column in {CODE, QUANTITY}:
            column = DESCRIPTION if column == CODE else UNIT
        last = self._places()[-1]
        column = min(column, last)  # the VAT column goes when its last odd rate does
        if by > 0 and column == last and row + 1 >= len(self.lines()):
            self.open_cell(len(self.lines()), DESCRIPTION)
            return
        super().step(row, column, by)

    def begin(self) -> None:
        """At the first line, in the column where every line is begun."""
        self.setCurrentIndex(self._sheet.index(0, DESCRIPTION))

    def open_new(self) -> None:
        """Begin the next line."""
        self.open_cell(len(self.lines()), DESCRIPTION)

    def add(self, kind: LineKind) -> None:
        """An empty line under the chosen one, open to type in."""
        editor = self.editor()
        if editor is not None and not editor.finish():
            return
        before = self.lines()
        lines, place = self._edits.added(before, self.line(), kind)
        self._take(lines)
        if self.open_cell(place, DESCRIPTION):
            self._restore = before  # an empty line goes when nothing is typed in it

    def set_kind(self, kind: LineKind) -> None:
        """Make the chosen line an option, or a counted line again."""
        line = self.line()
        if line is not None:
            self._take(self._edits.with_kind(self.lines(), line, kind))

    def set_note(self, line: OfferLine, note: str) -> None:
        """What stands in small letters under the description."""
        self._take(self._edits.with_note(self.lines(), line, note))

    def set_vat(self, vat_class: VatClass) -> None:
        line = self.line()
        if line is not None:
            self._take(self._edits.with_vat(self.lines(), line, vat_class))

    def remove_line(self, line: OfferLine) -> None:
        """Take a line out, with a way back."""
        place = place_of(self.lines(), line.id)
        self._take(without(self.lines(), line))
        name = line.description.split("\n", 1)[0] or line.product_code
        self.said.emit(
            _("Regel „{name}” verwijderd").format(name=name),
            lambda: self._take(put_back(self.lines(), line, place)),
        )

    def move_line(self, line: OfferLine, step: int) -> None:
        """One place up (-1) or down (+1)."""
        lines = moved(self.lines(), line, step)
        self._take(lines)
        self.choose(lambda other: other.id == line.id)

    def copy(self) -> None:
        line = self.line()
        if line is not None:
            QGuiApplication.clipboard().setText(as_rows([line]))

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(as_rows(self.lines()))

    def paste(self) -> None:
        """Lines from rows that were copied in a spreadsheet."""
        before = self.lines()
        lines, unread = self._edits.pasted(before, self.line(), QGuiApplication.clipboard().text())
        count = len(lines) - len(before)
        if count:
            words = ngettext("{count} regel geplakt", "{count} regels geplakt", count).format(count=count)
            self._take(lines)
            self.said.emit(words, lambda: self._take(before))
        if unread:
            words = ngettext("{count} rij was niet te lezen", "{count} rijen waren niet te lezen", unread)
            self.said.emit(words.format(count=unread), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        line, free = self.line(), not self._sheet.frozen
        if alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and line is not None and free:
            self.move_line(line, -1 if key == Qt.Key.Key_Up else 1)
        elif control and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and free:
            self.open_new()
        elif key == Qt.Key.Key_Insert and free:
            self.add(LineKind.PRODUCT)
        elif control and key == Qt.Key.Key_C:
            self.copy()
        elif control and key == Qt.Key.Key_V and free:
            self.paste()
        else:
            super().keyPressEvent(event)

    def _open_menu(self, spot: QPoint) -> None:
        index = self.indexAt(spot)
        if not index.isValid() or self._sheet.frozen:
            return
        self.setCurrentIndex(index)
        self.line_menu().popup(self.viewport().mapToGlobal(spot))

    def line_menu(self) -> QMenu:
        """What can be done with the chosen line."""
        return line_menu(self, self._edits.rates)
