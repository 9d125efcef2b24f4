"""The cells of the lines of an offer: typed one after another at full speed, kept while they are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from salesdesk.domain.offer_line_order import placed
from salesdesk.domain.offer_totals import subtotals
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.products import Product
from salesdesk.domain.vat import VatClass
from salesdesk.errors import Refused
from salesdesk.ui import spoken, theme
from salesdesk.ui.cell_editor import CellEditor
from salesdesk.ui.cells import PAD
from salesdesk.ui.edit_table import EditColumn, EditTable
from salesdesk.ui.offers.draft_history import UndoKeys
from salesdesk.ui.offers.line_columns import (
    CODE,
    DESCRIPTION,
    NET,
    PERIOD,
    PRICE,
    QUANTITY,
    UNIT,
    VAT,
    LineModel,
    line_columns,
)
from salesdesk.ui.offers.line_edits import LineEdits, takes_article
from salesdesk.ui.offers.line_prices import LinePrices
from salesdesk.ui.suggestions import Show
from salesdesk.words import _, word

DRAFT_MS = 600  # from the first key of a cell to the file: well within a second
LEAST = {CODE: 46, UNIT: 40}
LEAST_DESCRIPTION = 150
GIVES_WAY = (UNIT, CODE)
MOST = {CODE: 130, UNIT: 100}  # words may be shortened, amounts may not


class LineSheet(EditTable[OfferLine]):
    """Enter goes to the next cell worth typing in; after the last one a new line begins.

    `edited` gives the new lines, `drafted` those of a cell that is still open; then `cell_closed`.
    """

    edited = Signal(object)
    drafted = Signal(object)
    cell_closed = Signal()

    def __init__(self, edits: LineEdits) -> None:
        self._edits = edits
        self._columns = line_columns(edits.marks, self._suggest)
        model = LineModel(self._columns, _("Typ artikel of omschrijving…"), DESCRIPTION)
        super().__init__(model, _("Offerteregels"), self._commit)
        self._sheet = model
        self.undo_keys: UndoKeys | None = None
        self._usual = VatClass.STANDARD
        self._spanned: list[LineKind] = []
        self._fitted: dict[int, int] = {}
        self._measured: dict[UUID, tuple[OfferLine, list[int]]] = {}
        self._restore: tuple[OfferLine, ...] | None = None
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(DRAFT_MS)
        self._drafting.timeout.connect(self._keep_draft)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @property
    def prices(self) -> LinePrices:
        return self._edits.prices

    def lines(self) -> tuple[OfferLine, ...]:
        return self._sheet.lines()

    def columns(self) -> list[EditColumn[OfferLine]]:
        return self._columns

    def show_lines(self, lines: Sequence[OfferLine], *, frozen: bool, usual: VatClass) -> None:
        """Show what was kept; columns for VAT and period appear when a line differs from the usual."""
        self._usual = usual
        self._measured.clear()
        if frozen != self._sheet.frozen:
            self.set_frozen(frozen)
        self._put(lines)

    def _put(self, lines: Sequence[OfferLine]) -> None:
        """Other words in the same lines move nothing; else they are all shown anew."""
        self._edits.marks.sums = {key: _sum_words(sums) for key, sums in subtotals(lines).items()}
        before = self._sheet.lines()
        if [line.id for line in before] == [line.id for line in lines]:
            for at, (was, line) in enumerate(zip(before, lines, strict=True)):
                if was != line or line.kind is LineKind.SUBTOTAL:
                    self._sheet.replace(at, line)
        else:
            self._sheet.set_lines(lines)
        self._span([line.kind for line in lines])
        with_amounts = [line for line in lines if line.has_amounts]
        self._hide(VAT, not any(line.vat_class is not self._usual for line in with_amounts))
        self._hide(PERIOD, not any(line.period is not Period.ONCE for line in with_amounts))
        self._fit_columns()

    def _span(self, kinds: list[LineKind]) -> None:
        """Words of a heading or text run on over the figures; a subtotal takes the room of all of them."""
        if kinds == self._spanned:
            return
        self._spanned = kinds
        self.clearSpans()
        for row, kind in enumerate(kinds):
            if kind in {LineKind.SECTION, LineKind.TEXT}:
                self.setSpan(row, DESCRIPTION, 1, NET - DESCRIPTION + 1)
            elif kind is LineKind.SUBTOTAL:
                self.setSpan(row, QUANTITY, 1, NET - QUANTITY + 1)

    def _hide(self, column: int, hidden: bool) -> None:
        if self.isColumnHidden(column) != hidden:
            self.setColumnHidden(column, hidden)

    def _fit_columns(self) -> None:
        """As wide as what stands in them, so that no amount is shortened; the description takes the rest."""
        widths = [self._widths_of(line) for line in self.lines() if line.has_amounts]
        widest = [max(column) for column in zip(*widths, strict=True)] or [0] * len(self._columns)
        metrics = QFontMetrics(theme.font(13))
        for place, column in enumerate(self._columns):
            if place == DESCRIPTION:
                continue
            title = metrics.horizontalAdvance(column.title)
            room = max(widest[place], title, theme.F(LEAST.get(place, 30))) + 2 * PAD + 1
            self._fitted[place] = min(room, theme.F(MOST.get(place, 400)))
        self._give_way()

    def _give_way(self) -> None:
        """Where the description would get too little room, the unit and then the code make room for it."""
        shown = [place for place in self._fitted if place in GIVES_WAY or not self.isColumnHidden(place)]
        left = self.viewport().width() - sum(self._fitted[place] for place in shown)
        for place in GIVES_WAY:
            gives = place in self._fitted and left < theme.F(LEAST_DESCRIPTION)
            self._hide(place, gives)
            left += self._fitted.get(place, 0) if gives else 0
        for place, wide in self._fitted.items():
            if not self.isColumnHidden(place) and self.columnWidth(place) != wide:
                self.setColumnWidth(place, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _widths_of(self, line: OfferLine) -> list[int]:
        """How wide each cell of a line is; measured once, for a line that is typed in is another value."""
        known = self._measured.get(line.id)
        if known is not None and known[0] is line:
            return known[1]
        plain, strong = QFontMetrics(theme.font()), QFontMetrics(theme.font(14, 600))
        widths = [
            0 if place == DESCRIPTION
            else (strong if place == NET else plain).horizontalAdvance(column.text(line))
            for place, column in enumerate(self._columns)
        ]  # fmt: skip
        self._measured[line.id] = line, widths
        return widths

    def _suggest(self, text: str, show: Show) -> None:
        """Articles for what is typed; words over a line that has its article or price stay words."""
        line, describes = self.line(), self.currentIndex().column() == DESCRIPTION
        settled = describes and line is not None and not takes_article(line)
        show([] if settled else self._edits.suggestions(text))

    def _commit(self, line: OfferLine | None, key: str, value: str | Product) -> None:
        self._take(self._edits.typed(self.lines(), line, key, value))

    def _take(self, lines: Sequence[OfferLine]) -> None:
        self._restore = None
        lines = placed(lines)
        if lines == self.lines():
            return
        self._put(lines)
        self.edited.emit(self.lines())

    def _places(self) -> list[int]:
        return [place for place in super()._places() if not self.isColumnHidden(place)]

    def open_cell(self, row: int, column: int, typed: str = "") -> bool:
        line = None if self._sheet.is_new(row) else self._sheet.line(row)
        if line is None or not line.has_amounts:
            column = DESCRIPTION if line is not None or column != CODE else CODE
        if not super().open_cell(row, column, typed):
            return False
        editor = self.editor()
        if editor is not None:
            editor.textEdited.connect(self._soon)
            if self.undo_keys is not None:
                self.undo_keys.watch(editor)
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
        lines = placed(lines)
        if lines != self.lines():
            self._restore = self._restore or self.lines()
            self._put(lines)
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
        self.cell_closed.emit()

    def give_up_cell(self) -> None:
        """Close the cell that is open without taking its text."""
        cell = self.editor()
        if cell is not None:
            cell.close_cell()

    def show_difference(self, before: Sequence[OfferLine]) -> None:
        """Go to the first line that is not as it was."""
        pairs = zip(self.lines(), (*before, *([None] * len(self.lines()))), strict=False)
        row = next((at for at, (line, was) in enumerate(pairs) if line != was), len(self.lines()) - 1)
        if row >= 0:
            index = self._sheet.index(row, max(self.currentIndex().column(), 0))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step(self, row: int, column: int, by: int = 1) -> None:
        """To the next cell worth typing in: the unit and name of an article are known already."""
        line = None if row >= len(self.lines()) else self._sheet.line(row)
        if by > 0 and (line is None or not line.has_amounts):
            self.open_cell(min(row + (line is not None), len(self.lines())), DESCRIPTION)
            return
        if line is not None and line.product_code and by > 0 and column in {CODE, QUANTITY}:
            column = DESCRIPTION if column == CODE else PRICE - 1
            column = max(place for place in self._places() if place <= column)
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


def _sum_words(sums: Mapping[Period, Any]) -> str:
    """`€ 1.250,00`, or with the period behind it where one pays by month or year."""
    return " + ".join(
        spoken.euro(amount) if period is Period.ONCE else f"{spoken.euro(amount)} {word(period)}"
        for period, amount in sums.items()
    )
