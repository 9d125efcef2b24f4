"""The questions of the talk in big type: tick with a finger or the space bar, note the answer in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.domain.preparation import Question, asked_questions
from salesdesk.domain.preparation_edits import with_question
from salesdesk.ui import icons, theme
from salesdesk.ui.forms import TextField
from salesdesk.ui.labels import TextBlock, label
from salesdesk.ui.parts import Card, Rule, column, empty_out
from salesdesk.ui.visits.draft import PreparationDraft
from salesdesk.ui.visits.filling import fill
from salesdesk.words import _

ROW_HEIGHT = 52
TICK_SIDE = 30
LEFT = 46


class BigTick(QAbstractButton):
    """A whole row to press: a large box and the keyword behind it."""

    def __init__(self, keyword: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setText(keyword)
        self.setAccessibleName(keyword)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.F(240), theme.F(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.F(140), theme.F(ROW_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(whole, 9, 9)
        side = theme.F(TICK_SIDE)
        box = QRectF(theme.F(8), (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("fieldline"), 2))
        painter.setBrush(theme.color("acc" if on else "field"))
        painter.drawRoundedRect(box, 7, 7)
        if on:
            inner = box.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            icons.draw(painter, "check", inner, "acctext", 3.2)
        painter.setFont(theme.font(20, 400 if on else 600))
        painter.setPen(theme.color("muted" if on else "text" if self.isEnabled() else "faint"))
        words = QRectF(theme.F(LEFT + 4), 0, self.width() - theme.F(LEFT + 12), self.height())
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class QuestionRow(QWidget):
    """The tick of one question, and its answer below once it was asked."""

    def __init__(self, question: Question, draft: PreparationDraft) -> None:
        super().__init__()
        self._id, self._draft = question.id, draft
        self.tick = BigTick(question.keyword)
        self.answer = TextField(
            _("Antwoord: {keyword}").format(keyword=question.keyword),
            placeholder=_("In een paar woorden"),
            longest=2000,
        )
        self.answer.setProperty("big", "true")
        self._holder = QWidget()
        self._holder.setLayout(column(self.answer, margins=(LEFT, 0, 8, 8)))
        self.setLayout(column(self.tick, self._holder))
        self.tick.clicked.connect(self._ticked)
        self.answer.edited.connect(self._typed)

    def _question(self) -> Question:
        return next(item for item in self._draft.preparation.questions if item.id == self._id)

    def _ticked(self) -> None:
        asked = self.tick.isChecked()
        self._put(self._question(), asked=asked)
        if asked:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, question: Question, *, asked: bool) -> None:
        changed = replace(question, asked=asked)
        self._draft.change(with_question(self._draft.preparation, changed), at_once=True)

    def _typed(self) -> None:
        changed = replace(self._question(), answer=self.answer.value(), asked=True)
        self._draft.change(with_question(self._draft.preparation, changed))

    def show_question(self, question: Question, *, frozen: bool, anew: bool) -> None:
        self.tick.setText(question.keyword)
        self.tick.setChecked(question.asked)
        self.tick.setEnabled(not frozen)
        self.tick.setToolTip(question.text)
        fill(self.answer, question.answer, anew=anew)
        self.answer.setEnabled(not frozen)
        self._holder.setVisible(question.asked or bool(question.answer))


class QuestionsCard(Card):
    """All questions under each other; arrows go from one to the next, Enter from a tick to its answer."""

    def __init__(self, draft: PreparationDraft) -> None:
        self._count = label("", "large", "muted")
        super().__init__(_("Vragen"), self._count)
        self._draft = draft
        self._shown: UUID | None = None
        self.rows: dict[UUID, QuestionRow] = {}
        self._list: QVBoxLayout = column(gap=0)
        self._nothing = TextBlock(_("Er zijn geen vragen voorbereid."), "large", "muted")
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        draft.changed.connect(self.refresh)

    def refresh(self) -> None:
        if not self._draft.is_loaded:
            return
        preparation = self._draft.preparation
        questions = asked_questions(preparation)
        if [item.id for item in questions] != list(self.rows):
            self._build(questions)
        anew, self._shown = preparation.id != self._shown, preparation.id
        for question in questions:
            self.rows[question.id].show_question(question, frozen=self._draft.view.is_reported, anew=anew)
        self._nothing.setVisible(not questions)
        asked = sum(question.asked for question in questions)
        self._count.setText(_("{asked} van {all}").format(asked=asked, all=len(questions)))

    def _build(self, questions: tuple[Question, ...]) -> None:
        empty_out(self._list)
        self.rows = {}
        for question in questions:
            if self.rows:
                self._list.addWidget(Rule())
            made = QuestionRow(question, self._draft)
            made.tick.installEventFilter(self)
            made.answer.installEventFilter(self)
            made.answer.returnPressed.connect(partial(self._below, made, 1))
            self.rows[question.id] = made
            self._list.addWidget(made)

    def first(self) -> QWidget | None:
        """The first question that was not asked yet."""
        return next((made.tick for made in self.rows.values() if not made.tick.isChecked()), None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            made = next((each for each in self.rows.values() if watched in {each.tick, each.answer}), None)
            move = self._moves(made, event) if made else None
            if move is not None:
                move()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _moves(self, made: QuestionRow, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does: up and down through the questions, Enter opens the answer, Escape leaves it."""
        key = event.key()
        if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            return None
        if key == Qt.Key.Key_Down:
            return partial(self._below, made, 1)
        if key == Qt.Key.Key_Up:
            return partial(self._below, made, -1)
        on_tick = made.tick.hasFocus()
        if on_tick and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return made.tick.click if not made.tick.isChecked() else made.answer.setFocus
        if not on_tick and key == Qt.Key.Key_Escape:
            return made.tick.setFocus
        return None

    def _below(self, made: QuestionRow, by: int) -> None:
        order = list(self.rows.values())
        at = order.index(made) + by
        if 0 <= at < len(order):
            order[at].tick.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(order[at])


def reveal(widget: QWidget) -> None:
    """Scroll to it; Qt does so by itself only for the Tab key."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, theme.F(24))
