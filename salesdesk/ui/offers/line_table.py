"""The lines of an offer as a sheet: what can be done with the chosen ones, by key, menu and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from salesdesk.domain.offer_choices import settled
from salesdesk.domain.offer_line_order import Lines, dropped, moved, place_of, put_back
from salesdesk.domain.offers import LineKind, OfferLine, Period
from salesdesk.domain.vat import VatClass
from salesdesk.ui import theme
from salesdesk.ui.cells import PAD
from salesdesk.ui.offers import line_clipboard
from salesdesk.ui.offers.line_columns import DESCRIPTION
from salesdesk.ui.offers.line_drag import RowDrag
from salesdesk.ui.offers.line_edits import (
    LineEdits,
    chosen_instead,
    removed,
    with_kind,
    with_period,
    with_vat,
)
from salesdesk.ui.offers.line_menu import line_menu
from salesdesk.ui.offers.line_sheet import LineSheet
from salesdesk.words import _, ngettext


class LineTable(LineSheet):
    """Ctrl+Enter: new line; Insert: line below; Alt+arrows: move; Ctrl+D: once more; Space: this alternative.

    `said` is a word to the seller with a way back; `note_asked`, `names_asked` and `unread` ask for a sheet:
    the note of a line, the names of a choice, rows that could not be read.
    """

    said = Signal(str, object)
    note_asked = Signal(object)
    names_asked = Signal(object)
    unread = Signal(object)

    def __init__(self, edits: LineEdits) -> None:
        super().__init__(edits)
        self.drag = RowDrag(self, lambda: 0 if self._sheet.frozen else len(self.lines()))
        self.drag.dropped.connect(self.drop)
        self.removed.connect(lambda _line: self.remove())
        self.moved.connect(self.move_line)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def chosen_lines(self) -> Lines:
        """The chosen lines in their order; the one with the keyboard when no others are."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        lines = self.lines()
        here = self.line()
        found = tuple(lines[row] for row in rows if row < len(lines))
        return found or ((here,) if here is not None else ())

    def _ids(self) -> frozenset[UUID]:
        return frozenset(line.id for line in self.chosen_lines())

    def _finished(self) -> bool:
        """Whether no cell is open any more."""
        editor = self.editor()
        return editor is None or editor.finish()

    def _go_to(self, line: OfferLine) -> None:
        place = place_of(self.lines(), line.id)
        self.setCurrentIndex(self._sheet.index(place, max(self.currentIndex().column(), 0)))

    def add(self, kind: LineKind) -> None:
        """An empty line under the chosen one, open to type in; a subtotal is ready at once."""
        if not self._finished():
            return
        if kind is LineKind.ALTERNATIVE:
            self.make_choice()
            return
        before = self.lines()
        lines, place = self._edits.added(before, self.line(), kind)
        self._begin_new(before, lines, place)

    def _begin_new(self, before: Lines, lines: Lines, place: int) -> None:
        self._take(lines)
        if lines[place].kind is LineKind.SUBTOTAL:
            self.setCurrentIndex(self._sheet.index(place, DESCRIPTION))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.open_cell(place, DESCRIPTION):
            self._restore = before  # an empty line goes when nothing is typed in it

    def make_choice(self) -> None:
        """The chosen line as the first of two alternatives; in a choice one alternative more."""
        line = self.line()
        if line is None or not line.has_amounts or not self._finished():
            self.said.emit(_("Kies eerst een regel met een bedrag; daar komt een alternatief bij."), None)
            return
        before = self.lines()
        known = line.kind is LineKind.ALTERNATIVE
        make = self._edits.with_variant if known else self._edits.as_choice
        self._begin_new(before, *make(before, line))

    def add_to_package(self) -> None:
        """One line more in the alternative of the chosen line."""
        line = self.line()
        if line is not None and line.kind is LineKind.ALTERNATIVE and self._finished():
            before = self.lines()
            self._begin_new(before, *self._edits.with_package_line(before, line))

    def choose_alternative(self, line: OfferLine) -> None:
        """This alternative in the total, the others of its choice outside it."""
        if line.kind is LineKind.ALTERNATIVE and not self._sheet.frozen and self._finished():
            self._take(chosen_instead(self.lines(), line))

    def set_kind(self, kind: LineKind) -> None:
        """Make the chosen lines options, or counted lines again."""
        self._take(with_kind(self.lines(), self._ids(), kind))

    def set_note(self, line: OfferLine, note: str) -> None:
        """What stands in small letters under the description; Refused when it is too long."""
        self._take(self._edits.with_note(self.lines(), line, note))

    def take_lines(self, lines: Sequence[OfferLine]) -> None:
        """Lines that were changed elsewhere, as names of a choice are in a sheet."""
        self._take(lines)

    def set_vat(self, vat_class: VatClass) -> None:
        self._take(with_vat(self.lines(), self._ids(), vat_class))

    def set_period(self, period: Period) -> None:
        """How often the chosen lines are paid."""
        self._take(with_period(self.lines(), self._ids(), period))

    def remove(self) -> None:
        """Take the chosen lines out, with a way back."""
        lines, gone = self.lines(), self.chosen_lines()
        if not gone:
            return
        places = [(place_of(lines, line.id), line) for line in gone]
        self._take(removed(lines, {line.id for line in gone}))
        name = gone[0].description.split("\n", 1)[0] or gone[0].product_code
        words = _("Regel „{name}” verwijderd").format(name=name)
        if len(gone) > 1:
            words = _("{count} regels verwijderd").format(count=len(gone))
        self.said.emit(words, lambda: self._take(settled(put_back(self.lines(), places))))

    def move_line(self, line: OfferLine, step: int) -> None:
        """One place up (-1) or down (+1)."""
        self._take(moved(self.lines(), line, step))
        self._go_to(line)

    def drop(self, before: int) -> None:
        """The chosen lines in front of the line that stands there."""
        line = self.line()
        self._take(dropped(self.lines(), self._ids(), before))
        if line is not None:
            self._go_to(line)

    def duplicate(self) -> None:
        """The chosen lines once more, below them."""
        chosen = self.chosen_lines()
        if chosen and self._finished():
            lines = self._edits.duplicated(self.lines(), chosen)
            self._take(lines)
            self._go_to(lines[place_of(lines, chosen[-1].id) + 1])

    def copy(self) -> None:
        if self.chosen_lines():
            line_clipboard.put(self.chosen_lines())

    def copy_all(self) -> None:
        line_clipboard.put(self.lines(), titled=True)

    def cut(self) -> None:
        self.copy()
        self.remove()

    def paste(self) -> None:
        """Lines that were copied here or in another offer, or rows from a spreadsheet."""
        before, under = self.lines(), self.line()
        pattern = self._edits.added((), None, LineKind.PRODUCT)[0][0]
        copied = line_clipboard.lines_on_it(pattern)
        if copied:
            self._pasted(before, self._edits.brought(before, under, copied))
            return
        self.paste_rows(line_clipboard.text_on_it())

    def paste_rows(self, text: str) -> None:
        """Rows of a spreadsheet under the chosen line; those that cannot be read are asked about."""
        before = self.lines()
        lines, unread = self._edits.pasted(before, self.line(), text)
        self._pasted(before, lines)
        if unread:
            self.unread.emit(unread)

    def _pasted(self, before: Lines, lines: Lines) -> None:
        count = len(lines) - len(before)
        if count:
            words = ngettext("{count} regel geplakt", "{count} regels geplakt", count).format(count=count)
            known = {line.id for line in before}
            self._take(lines)
            self._go_to(next(line for line in reversed(lines) if line.id not in known))
            self.said.emit(words, lambda: self._take(before))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        free, line = not self._sheet.frozen, self.line()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.drag.give_up():
            return
        if alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and line is not None and free:
            self.move_line(line, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space and line is not None and line.kind is LineKind.ALTERNATIVE:
            self.choose_alternative(line)
        elif control and key == Qt.Key.Key_C:
            self.copy()
        elif free and (key, control) in self._doings():
            self._doings()[key, control]()
        else:
            super().keyPressEvent(event)

    def _doings(self) -> dict[tuple[Qt.Key, bool], Callable[[], object]]:
        key = Qt.Key
        return {
            (key.Key_Return, True): self.open_new,
            (key.Key_Enter, True): self.open_new,
            (key.Key_Insert, False): lambda: self.add(LineKind.PRODUCT),
            (key.Key_D, True): self.duplicate,
            (key.Key_X, True): self.cut,
            (key.Key_V, True): self.paste,
        }

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        row = index.row()
        left = self.columnViewportPosition(DESCRIPTION) + PAD
        on_mark = index.column() == DESCRIPTION and left - 4 <= spot.x() <= left + theme.F(16) + 4
        super().mousePressEvent(event)
        if on_mark and 0 <= row < len(self.lines()) and event.button() is Qt.MouseButton.LeftButton:
            self.choose_alternative(self.lines()[row])

    def _open_menu(self, spot: QPoint) -> None:
        index = self.indexAt(spot)
        if not index.isValid() or self._sheet.frozen:
            return
        if index.row() not in {each.row() for each in self.selectionModel().selectedRows()}:
            self.setCurrentIndex(index)
        self.line_menu().popup(self.viewport().mapToGlobal(spot))

    def line_menu(self) -> QMenu:
        """What can be done with the chosen lines."""
        return line_menu(self, self._edits.marks.rates)
