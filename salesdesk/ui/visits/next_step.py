"""The next step: typed, or one of the usual ones with its day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk import formats, words
from salesdesk.domain.next_steps import ProposedStep, proposed_steps
from salesdesk.ui import theme
from salesdesk.ui.buttons import Button
from salesdesk.ui.desk import Desk
from salesdesk.ui.forms import TextField
from salesdesk.ui.parts import empty_out, row
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, word

GAP = 6


class StepChips(QWidget):
    """The proposals under the input, as many as fit; Down in the input goes through all of them."""

    def __init__(self, draft: ReportDraft, desk: Desk, field: TextField) -> None:
        super().__init__()
        self._draft, self._desk, self._field = draft, desk, field
        self._shown: tuple[ProposedStep, ...] | None = None
        self.chips: list[Button] = []
        self._line = row(gap=GAP)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.F(22))
        field.installEventFilter(self)

    def refresh(self) -> None:
        report = self._draft.report
        self.setVisible(not report.is_closed)
        steps = proposed_steps(self._draft.view.visit, report, self._desk.today())
        if steps == self._shown:
            return
        self._shown = steps
        self.chips = [self._chip(each) for each in steps]
        empty_out(self._line)
        for each in self.chips:
            self._line.addWidget(each)
        self._line.addStretch(1)
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(60), theme.F(22))

    def _fit(self, room: int) -> None:
        """The likeliest ones stay when there is little room."""
        used = 0
        for each in self.chips:
            each.ensurePolished()
            wide = each.sizeHint().width()
            fits = used + wide <= room
            each.setVisible(fits)
            used += wide + theme.F(GAP) if fits else 0
        self._line.invalidate()
        self._line.activate()  # at once: the ones that stay get the room of those that went

    def _chip(self, proposed: ProposedStep) -> Button:
        made = Button(word(proposed.step), "", "linechip", partial(self.choose, proposed))
        day = formats.short_date(proposed.on, words.screen_language())
        made.setToolTip(_("{step} op {day}").format(step=word(proposed.step), day=day))
        return made

    def choose(self, proposed: ProposedStep) -> None:
        """Fill in the step and its day; a day that the customer named stays."""
        self._field.setText(word(proposed.step))
        on = self._named_day() or proposed.on
        self._draft.put(next_step=word(proposed.step), next_step_on=on, at_once=True)

    def _named_day(self) -> object:
        """The day now filled in, unless it came with another proposal."""
        report = self._draft.report
        mine = {each.on for each in self._shown or ()}
        return report.next_step_on if report.next_step_on not in mine else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._field
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}
            and self._shown
        ):
            return self._turn(1 if event.key() == Qt.Key.Key_Down else -1)
        return super().eventFilter(watched, event)

    def _turn(self, by: int) -> bool:
        """The next proposal, as long as nothing of the seller's own stands there."""
        steps = self._shown or ()
        names = [word(each.step) for each in steps]
        now = self._draft.report.next_step.strip()
        if now and now not in names:
            return False
        at = names.index(now) + by if now else (0 if by > 0 else len(names) - 1)
        self.choose(steps[at % len(steps)])
        return True
