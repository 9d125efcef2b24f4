"""Proposed questions: what the card lacks, is old or hangs open, one click each or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from salesdesk.domain.question_gaps import Gap
from salesdesk.ui import theme
from salesdesk.ui.buttons import icon_button, link
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.parts import TwoLineRow, column, empty_out, row
from salesdesk.ui.screen import Scroller
from salesdesk.ui.visits.gap_words import gap_reason
from salesdesk.words import _

ROWS_IN_SIGHT = 3
ROW_HEIGHT = 42


class ProposalBox(QFrame):
    """A line with their number and reasons; opened, each with its own two buttons."""

    taken = Signal(object)
    declined = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("inset", "true")
        self._gaps: tuple[Gap, ...] = ()
        self._words = ""
        self._title = ElidedLabel("", "smallstrong", "info", stretch=False)
        self._why = ElidedLabel("", "small")
        self.look = link(_("Bekijken"), self.toggle)
        self.all = link("", lambda: self.taken.emit(self._gaps))
        head = row(IconLabel("bulb", 16, "info"), self._title, gap=8, margins=(11, 4, 9, 4))
        head.addWidget(self._why, 1)
        head.addWidget(self.look)
        head.addWidget(self.all)
        self._rows = column(gap=4, margins=(11, 0, 9, 6))
        holder = QWidget()
        holder.setObjectName("plain")
        holder.setLayout(self._rows)
        self._list = Scroller(holder)
        self._list.hide()
        self.setLayout(column(head, self._list))

    @property
    def is_open(self) -> bool:
        return not self._list.isHidden()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Hidden when there is nothing to propose."""
        if tuple(gaps) == self._gaps:
            self.setVisible(bool(gaps))
            return
        self._gaps = tuple(gaps)
        self.setVisible(bool(gaps))
        self._title.setText(_("Voorstellen ({count})").format(count=len(gaps)))
        self._words = "  ·  ".join(gap_reason(gap) for gap in gaps)
        self._why.setText("" if self.is_open else self._words)
        self.all.setText(_("Allemaal erbij"))
        empty_out(self._rows)
        for gap in gaps:
            self._rows.addWidget(self._row(gap))
        self._rows.addStretch(1)
        self._list.setFixedHeight(theme.F(ROW_HEIGHT * min(len(gaps), ROWS_IN_SIGHT)))
        if not gaps:
            self.set_open(on=False)

    def _row(self, gap: Gap) -> QWidget:
        keyword, why = gap.pattern.keyword, gap_reason(gap)
        add = link(_("Erbij"), partial(self.taken.emit, (gap,)), "plus")
        add.setAccessibleName(_("Vraag „{keyword}” erbij: {why}").format(keyword=keyword, why=why))
        no = icon_button("close", _("„{keyword}” is nu niet nodig").format(keyword=keyword), quiet=True)
        no.clicked.connect(lambda *_on: self.declined.emit(gap))
        deeds = QWidget()
        deeds.setLayout(row(add, no, gap=4))
        made = TwoLineRow(keyword, why, action=deeds)
        made.setToolTip(gap.pattern.text)
        return made

    def toggle(self) -> None:
        self.set_open(on=not self.is_open)
        self.opened.emit()

    def set_open(self, *, on: bool) -> None:
        self._list.setVisible(on)
        self._why.setText("" if on else self._words)
        self.look.setText(_("Inklappen") if on else _("Bekijken"))
