"""The ten steps at the left: a checklist in free order, each with its state."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from salesdesk.domain.depth import Need
from salesdesk.domain.preparation import Step, StepState
from salesdesk.domain.preparation_progress import progress
from salesdesk.ui import marks, theme
from salesdesk.ui.buttons import Pressable
from salesdesk.ui.labels import ElidedLabel, label, restyle
from salesdesk.ui.marks import Ring, StepMark
from salesdesk.ui.parts import Card, Rule, column, row
from salesdesk.ui.screen import Scroller
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.method_words import depth_sentence, need_sentence, need_word
from salesdesk.ui.visits.step_words import progress_words, readiness_words, step_line
from salesdesk.ui.visits.value_parts import ValueRow
from salesdesk.words import _, word

WIDTH, NARROW_WIDTH = 252, 62


class StepRow(Pressable):
    """One step: mark, name and what is known about it; a busy step speaks up."""

    def __init__(self, step: Step) -> None:
        super().__init__(word(step))
        self.step = step
        self.setCheckable(True)
        self.mark = StepMark(step.value)
        self._name = ElidedLabel(word(step), "body", "text2")
        self._line = ElidedLabel("", "small")
        self._need = label("", "small", "faint")
        first = row(gap=6)
        first.addWidget(self._name, 1)
        first.addWidget(self._need)
        words_of = column(first, self._line, gap=0)
        laid = row(gap=10, margins=(9, 3, 9, 4))
        laid.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words_of = QWidget()
        self.words_of.setLayout(words_of)
        laid.addWidget(self.words_of, 1)
        self.setLayout(laid)
        key = f"Ctrl+{step.value % 10}"
        self.setToolTip(_("{step} ({key})").format(step=word(step), key=key))

    def show_state(self, state: StepState, line: str, need: Need, *, chosen: bool) -> None:
        self.mark.set(marks.Step(state.value))
        is_busy = state is StepState.BUSY
        strong = is_busy or chosen
        restyle(self._name, "role", "strong" if strong else "body")
        restyle(self._name, "tone", "text" if strong else "text2")
        restyle(self._line, "role", "smallstrong" if is_busy and not chosen else "small")
        restyle(self._line, "tone", "warn" if is_busy and not chosen else "muted")
        self._line.setText(line)
        closed = state in {StepState.DONE, StepState.SKIPPED}
        self._need.setText("" if closed else need_word(need))
        said = "" if closed else f" {need_sentence(need)}."
        self.setAccessibleName(f"{self.mark.accessibleName()}, {word(self.step)}. {line}{said}")


class StepList(Card):
    """Ring and steps; `chosen` gives the step the seller opens."""

    chosen = Signal(object)

    def __init__(self, draft: PreparationDraft) -> None:
        super().__init__()
        self._draft = draft
        self.ring = Ring()
        self._title, self._left = label("", "strong"), label("", "small")
        self._head_words = QWidget()
        self._head_words.setLayout(column(self._title, self._left, gap=3))
        head = row(self.ring, self._head_words, 1, gap=12, margins=(8, 0, 8, 4))
        self.rows = {step: StepRow(step) for step in Step}
        self.value = ValueRow()
        group = QButtonGroup(self)
        group.addButton(self.value)
        rows = column(gap=0)
        for step, line in self.rows.items():
            group.addButton(line)
            line.clicked.connect(partial(self.chosen.emit, step))
            rows.addWidget(line)
        rows.addStretch(1)
        holder = QWidget()
        holder.setObjectName("plain")
        holder.setLayout(rows)
        scroll = Scroller(holder)
        self.body.setContentsMargins(theme.F(8), theme.F(12), theme.F(8), theme.F(8))
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self.value)
        self._head = head
        self.set_narrow(narrow=True)  # as long as nobody knows how much room there is
        self._on: Step | None = Step.INTERNET
        draft.changed.connect(self.refresh)

    def set_narrow(self, *, narrow: bool) -> None:
        """Only the marks, where the desk is narrow; their names stay in tooltip and for a reader."""
        for words_of in (*(line.words_of for line in self.rows.values()), self.value.words_of):
            words_of.setVisible(not narrow)
        self._head_words.setVisible(not narrow)
        side = theme.F(1 if narrow else 8)
        self._head.setContentsMargins(side, 0, side, theme.F(4))
        self.setFixedWidth(theme.F(NARROW_WIDTH if narrow else WIDTH))

    def light(self, step: Step | None) -> None:
        """The row of this step, or of the value below them."""
        self._on = step
        (self.rows[step] if step else self.value).setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        view = self._draft.view
        counted = progress(view.preparation)
        self.ring.set(counted.finished, counted.total)
        self._title.setText(_("{done} van {total} klaar").format(done=counted.finished, total=counted.total))
        self._left.setText(readiness_words(view))
        self._left.setToolTip(f"{progress_words(counted)}. {depth_sentence(view.depth)}")
        for step, line in self.rows.items():
            state = view.preparation.record(step).state
            need = view.depth.need(step)
            line.show_state(state, step_line(view, step), need, chosen=step is self._on)
