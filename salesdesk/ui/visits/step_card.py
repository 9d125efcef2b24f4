"""The card in the middle: the chosen step, and how the seller leaves it: done, skipped or still open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesdesk.domain.preparation import Step, StepState
from salesdesk.ui import theme
from salesdesk.ui.buttons import ghost, tonal
from salesdesk.ui.labels import ElidedLabel, IconLabel
from salesdesk.ui.parts import Card, column, row
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.method_words import need_sentence
from salesdesk.ui.visits.panel import StepPanel
from salesdesk.words import _, word

MakePanel = Callable[[Step], StepPanel]


class StepCard(Card):
    """Builds a panel when its step is first opened; `mark` is asked for the three ways to leave it."""

    def __init__(
        self, draft: PreparationDraft, make: MakePanel, mark: Callable[[Step, StepState], object]
    ) -> None:
        super().__init__()
        self._draft, self._make, self._mark = draft, make, mark
        self.step = Step.QUESTIONS
        self.panels: dict[Step, StepPanel] = {}
        self._title = ElidedLabel("", "h3", stretch=False)
        self._aside = ElidedLabel("", "small", stretch=False)
        self._tools: QHBoxLayout = row(gap=12)
        self._place: QVBoxLayout = column()
        self._state_icon = IconLabel("check", 16, "acc", 2.4)
        self._state = ElidedLabel("", "small")
        self.skip = ghost(_("Overslaan…"), lambda: self._mark(self.step, StepState.SKIPPED))
        self.reopen = ghost(_("Weer openen"), lambda: self._mark(self.step, StepState.BUSY))
        self.finish = tonal(_("Stap klaar"), lambda: self._mark(self.step, StepState.DONE), "check")
        self.finish.setToolTip(_("Ctrl+Enter: klaar, en naar de volgende open stap"))
        side = theme.F(11)
        self.body.setContentsMargins(theme.F(5), theme.F(12), theme.F(5), theme.F(8))
        self.body.setSpacing(theme.F(6))
        head = row(self._title, 1, self._aside, self._tools, gap=10)
        head.setContentsMargins(side, 0, side, 0)
        self.body.addLayout(head)
        self.body.addLayout(self._place, 1)
        self._state_words = QWidget()
        self._state_words.setLayout(row(self._state_icon, self._state, gap=8))
        self._foot: QHBoxLayout = row(gap=0)
        foot = row(gap=8)
        foot.addLayout(self._foot, 1)
        for part in (self.skip, self.reopen, self.finish):
            foot.addWidget(part)
        self._foot.addWidget(self._state_words, 1)
        foot.setContentsMargins(side, 0, side, 0)
        self.body.addLayout(foot)
        draft.changed.connect(self.refresh)

    def open_step(self, step: Step) -> StepPanel:
        """Show a step."""
        self.step = step
        if step not in self.panels:
            panel = self._make(step)
            if step is not Step.QUESTIONS:
                side = theme.F(11)
                panel.setContentsMargins(side, 0, 0, 0)
            self.panels[step] = panel
            self._place.addWidget(panel, 1)
            for tool in panel.tools:
                self._tools.addWidget(tool)
            if panel.foot is not None:
                self._foot.addWidget(panel.foot, 1)
        for known, panel in self.panels.items():
            panel.setVisible(known is step)
            for tool in panel.tools:
                tool.setVisible(known is step)
        self.refresh()
        return self.panels[step]

    def first_focus(self) -> QWidget | None:
        panel = self.panels.get(self.step)
        return panel.first_focus() if panel else None

    def refresh(self) -> None:
        panel = self.panels.get(self.step)
        if not self._draft.is_loaded or panel is None:
            return
        frozen = self._draft.view.is_reported
        panel.refresh()
        panel.set_frozen(frozen=frozen)
        title = _("Vragen in steekwoorden") if self.step is Step.QUESTIONS else word(self.step)
        self._title.setText(title)
        for known in self.panels.values():
            if known.foot is not None and known is not panel:
                known.foot.hide()
        self._state_words.setVisible(panel.foot is None or panel.foot.isHidden())
        self._aside.setText(panel.aside())
        record = self._draft.preparation.record(self.step)
        closed = record.state in {StepState.DONE, StepState.SKIPPED}
        self._state_icon.setVisible(closed)
        skipped = record.state is StepState.SKIPPED
        self._state_icon.set("minus" if skipped else "check", "muted" if skipped else "acc")
        said = {
            StepState.DONE: _("Klaar"),
            StepState.SKIPPED: _("Overgeslagen: {reason}").format(reason=record.skip_reason),
            StepState.BUSY: _("Bezig"),
            StepState.OPEN: need_sentence(self._draft.view.depth.need(self.step)),
        }
        self._state.setText(_("Ligt vast: het verslag is afgerond") if frozen else said[record.state])
        may_skip = self._draft.view.depth.may_skip(self.step)
        self.skip.setVisible(not closed and may_skip and not frozen)
        self.reopen.setVisible(closed and not frozen)
        self.finish.setVisible(not closed and not frozen)
