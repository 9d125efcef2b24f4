"""The objectives after the talk: reached or not, with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.domain.preparation import Objective, Outcome, Side, kept_objectives
from salesdesk.ui import icons, theme
from salesdesk.ui.buttons import link
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import ElidedLabel, label, restyle
from salesdesk.ui.parts import Card, column, empty_out, row
from salesdesk.ui.question_words import shown_keyword
from salesdesk.ui.visits.filling import go_down
from salesdesk.ui.visits.report_draft import ReportDraft
from salesdesk.words import _, word

_NEXT = {Outcome.OPEN: Outcome.REACHED, Outcome.REACHED: Outcome.MISSED, Outcome.MISSED: Outcome.OPEN}


class OutcomeButton(QAbstractButton):
    """Open, reached, missed: each press goes to the next; R and M choose at once."""

    SIDE = 24

    def __init__(self, keyword: str, chosen: Callable[[Outcome], object]) -> None:
        super().__init__()
        self._keyword, self._chosen, self._outcome = keyword, chosen, Outcome.OPEN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda *_on: chosen(_NEXT[self._outcome]))
        self.set(Outcome.OPEN)

    def set(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.setAccessibleName(f"{self._keyword}: {word(outcome)}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.F(self.SIDE), theme.F(self.SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]
        wanted = {Qt.Key.Key_R: Outcome.REACHED, Qt.Key.Key_M: Outcome.MISSED, Qt.Key.Key_O: Outcome.OPEN}
        if key in wanted:
            self._chosen(wanted[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fills = {Outcome.REACHED: "acc", Outcome.MISSED: "warnbg", Outcome.OPEN: "surface"}
        painter.setBrush(theme.color(fills[self._outcome]))
        edge = QPen(theme.color("fieldline"), 1.6)
        painter.setPen(edge if self._outcome is Outcome.OPEN else Qt.PenStyle.NoPen)
        painter.drawEllipse(box)
        side = box.width() * 0.66
        middle = box.center()
        spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if self._outcome is Outcome.REACHED:
            icons.draw(painter, "check", spot, "acctext", 2.8)
        elif self._outcome is Outcome.MISSED:
            icons.draw(painter, "minus", spot, "warn", 2.8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class GoalRow(QWidget):
    """One objective: its mark, its keyword and a note."""

    def __init__(self, objective: Objective, draft: ReportDraft) -> None:
        super().__init__()
        self._id, self._draft = objective.id, draft
        keyword = shown_keyword(objective.keyword)
        self.mark = OutcomeButton(keyword, self._scored)
        self._word = ElidedLabel(keyword, "strong", stretch=False)
        self._word.setToolTip(objective.text)
        self.note = TextField(_("Wat kwam eruit: {keyword}").format(keyword=keyword))
        self.note.setProperty("quiet", "true")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note.edited.connect(self._noted)
        line = row(self.mark, self._word, gap=9)
        line.addWidget(self.note, 1)
        self.setLayout(line)

    def _objective(self) -> Objective:
        return next(item for item in self._draft.preparation.objectives if item.id == self._id)

    def _scored(self, outcome: Outcome) -> None:
        self._draft.put_objective(replace(self._objective(), outcome=outcome), at_once=True)

    def _noted(self) -> None:
        self._draft.put_objective(replace(self._objective(), note=self.note.value()))

    def show_objective(self, objective: Objective, *, closed: bool) -> None:
        self.mark.set(objective.outcome)
        self.note.set_value(objective.note)
        missed = objective.outcome is Outcome.MISSED
        self.note.setPlaceholderText(_("waarom niet?") if missed and not closed else "")
        restyle(self._word, "tone", "warn" if missed else "text")
        self.mark.setEnabled(not closed)
        self.note.setEnabled(not closed)


class GoalsCard(Card):
    """The internal objectives, scored."""

    def __init__(self, draft: ReportDraft) -> None:
        self._count = label("", "small")
        super().__init__(_("Doelen"), self._count)
        self._draft = draft
        self.rest = link(_("Overige niet bereikt"), self.miss_rest)
        self.rows: dict[UUID, GoalRow] = {}
        self._list: QVBoxLayout = column(gap=4)
        self.body.addLayout(self._list)
        self.body.addLayout(row(self.rest, 1))
        self.body.addStretch(1)
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        goals = [item for item in kept_objectives(self._draft.preparation) if item.side is Side.INTERNAL]
        if [item.id for item in goals] != list(self.rows):
            empty_out(self._list)
            self.rows = {item.id: GoalRow(item, self._draft) for item in goals}
            for made in self.rows.values():
                self._list.addWidget(made)
            go_down([made.note for made in self.rows.values()])
        for item in goals:
            self.rows[item.id].show_objective(item, closed=self._draft.report.is_closed)
        reached = sum(item.outcome is Outcome.REACHED for item in goals)
        self._count.setText(_("{reached} van {all}").format(reached=reached, all=len(goals)))

        still = sum(item.outcome is Outcome.OPEN for item in goals)
        self.rest.setVisible(0 < still < len(goals) and not self._draft.report.is_closed)

    def miss_rest(self) -> None:
        """Every goal that is still open was not reached."""
        if not self._draft.is_loaded:
            return
        self._draft.put_objectives(
            tuple(
                replace(item, outcome=Outcome.MISSED)
                if item.side is Side.INTERNAL and item.outcome is Outcome.OPEN
                else item
                for item in self._draft.preparation.objectives
            )
        )

    def first(self) -> QWidget | None:
        """The first objective nobody scored yet."""
        still = [item.id for item in self._draft.preparation.objectives if item.outcome is Outcome.OPEN]
        return next((made.mark for identity, made in self.rows.items() if identity in still), None)
