"""Step 10: the questions in keywords, in the order of the talk, and what they leave open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from salesdesk.domain.catalogue import QuestionPattern
from salesdesk.domain.preparation import Question, Step, Target, asked_questions
from salesdesk.domain.preparation_edits import moved_question, with_question, without_question
from salesdesk.services.preparations import Preparations
from salesdesk.ui import theme
from salesdesk.ui.buttons import link
from salesdesk.ui.desk import Desk
from salesdesk.ui.parts import column
from salesdesk.ui.table import Column, TableModel, TableView
from salesdesk.ui.visits.draft import PreparationDraft, shown_keyword
from salesdesk.ui.visits.gap_line import GapLine
from salesdesk.ui.visits.panel import StepPanel
from salesdesk.ui.visits.question_form import QuestionForm, QuestionText
from salesdesk.words import _, ngettext, word

NARROW = 440


class QuestionTable(TableView[Question]):
    """Ctrl and an arrow moves a question, Delete removes it, F2 or Enter changes it, Insert adds one."""

    moved = Signal(object, int)
    removed = Signal(object)
    added = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.line()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and line is not None:
            self.moved.emit(line, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            self.removed.emit(line)
        elif event.key() == Qt.Key.Key_F2 and line is not None:
            self.opened.emit(line)
        elif event.key() == Qt.Key.Key_Insert:
            self.added.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Three rows at least; it takes the room that is left, so that the text below stays in sight."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow desk keyword and objective remain; the rest stands in the form."""
        narrow = event.size().width() < theme.F(NARROW)
        for place in (1, 3):
            if self.isColumnHidden(place) != narrow:
                self.setColumnHidden(place, narrow)
        super().resizeEvent(event)


class QuestionPanel(StepPanel):
    """Table, the chosen question below it, and the line about what is still open."""

    scrolls = False

    def __init__(self, draft: PreparationDraft, preparations: Preparations, desk: Desk) -> None:
        super().__init__(draft, Step.QUESTIONS)
        self._preparations, self._desk = preparations, desk
        self._chosen: UUID | None = None
        self._menu: QMenu | None = None
        self.model = TableModel(self._columns())
        self.table = QuestionTable(self.model, _("Vragen in steekwoorden"), row_height=28, sortable=False)
        self.text, self.form = QuestionText(), QuestionForm(draft)
        self.gap = GapLine(self._mend)
        self.add = link(_("Vraag"), self.write_new, "plus")
        self.template = link(_("Sjabloon"), self._offer_templates, "folder")
        self.tools = [self.add, self.template]
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.F(8))
        self.content.addWidget(self.table, 1)
        self.foot = self.gap
        below = column(self.text, self.form, gap=6, margins=(11, 0, 11, 0))
        self.content.addLayout(below)
        self.form.hide()
        self.text.hide()
        self._connect()

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.edit)
        self.table.moved.connect(self._move)
        self.table.removed.connect(self._remove)
        self.table.added.connect(self.write_new)
        self.text.edit.connect(lambda: self._with_chosen(self.edit))
        self.text.removed.connect(lambda: self._with_chosen(self._remove))
        self.text.up.connect(lambda: self._with_chosen(partial(self._move, by=-1)))
        self.text.down.connect(lambda: self._with_chosen(partial(self._move, by=1)))
        self.form.finished.connect(self._finish)

    def _columns(self) -> list[Column[Question]]:
        return [
            Column(
                _("Steekwoord"), lambda line: line.keyword, bold=lambda line: line.id == self._chosen,
                tip=lambda line: line.text,
            ),
            Column(_("Soort"), lambda line: word(line.kind), width=88, tone=self._quiet),
            Column(
                _("Dient doel"), self._aims, width=112, bold=True,
                tone=lambda line: "acc" if self._aim_list(line) else "warn",
            ),
            Column(
                _("Antwoord naar"),
                lambda line: word(line.target) if line.target is not Target.NONE else _("alleen verslag"),
                width=120, tone=self._quiet,
            ),
        ]  # fmt: skip

    def _quiet(self, line: Question) -> str:
        return "text" if line.id == self._chosen else "muted"

    def _aim_list(self, line: Question) -> list[str]:
        known = {item.keyword for item in self.draft.preparation.objectives if not item.deleted}
        return [shown_keyword(keyword) for keyword in line.serves if keyword in known]

    def _aims(self, line: Question) -> str:
        return ", ".join(self._aim_list(line)) or _("geen doel")

    def aside(self) -> str:
        count = len(asked_questions(self.draft.preparation))
        return ngettext("{count} steekwoord", "{count} steekwoorden", count).format(count=count)

    def first_focus(self) -> QWidget | None:
        return self.table

    def set_frozen(self, *, frozen: bool) -> None:
        """The list and the full text stay to be read."""
        self.text.set_frozen(frozen=frozen)
        for tool in self.tools:
            tool.setEnabled(not frozen)
        if frozen:
            self.form.hide()
            self.gap.hide()

    def refresh(self) -> None:
        questions = asked_questions(self.draft.preparation)
        self.gap.show_view(self.draft.view)
        known = {question.id for question in questions}
        if self._chosen not in known:
            self._chosen = questions[0].id if questions else None
        if self.model.lines() != questions:
            self.model.set_lines(questions)
        self._light()

    def _light(self) -> None:
        blocked = self.table.blockSignals(True)
        self.table.choose(lambda line: line.id == self._chosen)
        self.table.blockSignals(blocked)
        self.table.viewport().update()
        question = self._question()
        editing = not self.form.isHidden() and question is not None
        self.form.setVisible(editing)
        self.text.setVisible(not editing and question is not None)
        self.gap.setVisible(not editing and bool(self.draft.view.unserved or self.draft.view.idle))
        if question is not None:
            self.text.show_question(question)
            if editing:
                self.form.show_question(question)

    def _question(self) -> Question | None:
        return next((line for line in self.draft.preparation.questions if line.id == self._chosen), None)

    def _choose(self, line: Question) -> None:
        self._chosen = line.id
        self._light()

    def _with_chosen(self, do: Callable[[Question], object]) -> None:
        question = self._question()
        if question is not None:
            do(question)

    def edit(self, question: Question) -> None:
        """Open the form of a question."""
        if self.draft.view.is_reported:
            return
        self._chosen = question.id
        self.form.show()
        self._light()
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.form.hide()
        self._light()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, question: Question, by: int) -> None:
        self._chosen = question.id
        at = [line.id for line in asked_questions(self.draft.preparation)].index(question.id)
        self.draft.change(moved_question(self.draft.preparation, question.id, at + by), at_once=True)

    def _remove(self, question: Question) -> None:
        before = self.draft.preparation
        if self.draft.view.is_reported:
            return
        self.form.hide()
        self.draft.change(without_question(before, question.id), at_once=True)
        visit_id = before.visit_id
        said = _("Vraag „{keyword}” weggehaald").format(keyword=question.keyword)

        def undo() -> None:
            if self.draft.is_loaded and self.draft.preparation.visit_id == visit_id:
                self.draft.change(with_question(self.draft.preparation, question), at_once=True)

        self._desk.toast(said, undo)

    def write_new(self, serves: str = "") -> None:
        """An empty question, opened to write."""
        if self.draft.view.is_reported:
            return
        aims = (serves,) if serves else ()
        question = self._preparations.new_question(QuestionPattern("", "", serves=aims))
        self._chosen = question.id
        self.form.show()
        self.draft.change(with_question(self.draft.preparation, question))
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def add_known(self, pattern: QuestionPattern) -> None:
        """A question of the catalogue."""
        question = self._preparations.new_question(pattern)
        self._chosen = question.id
        self.draft.change(with_question(self.draft.preparation, question), at_once=True)

    def choose_for(self, objective: str) -> None:
        """Offer the questions that serve an objective, or an empty one."""
        menu = QMenu(self)
        for pattern in self._preparations.questions_to_choose(self.draft.view, objective):
            entry = menu.addAction(pattern.keyword)
            entry.setToolTip(pattern.text)
            entry.triggered.connect(lambda *_on, chosen=pattern: self.add_known(chosen))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(_("Zelf een vraag schrijven")).triggered.connect(
            lambda *_on: self.write_new(objective)
        )
        self._pop(menu, self.gap if self.gap.isVisible() else self.table)

    def _mend(self) -> None:
        """What the gap line offers: a question for an objective, or an objective for a question."""
        view = self.draft.view
        if view.unserved:
            self.choose_for(view.unserved[0].keyword)
        elif view.idle:
            self.edit(view.idle[0])

    def _offer_templates(self) -> None:
        menu = QMenu(self)
        replace_menu = menu.addMenu(_("Vragen van dit sjabloon gebruiken"))
        for template in self._preparations.templates():
            entry = replace_menu.addAction(template.name)
            entry.triggered.connect(lambda *_on, slug=template.slug: self._use(slug))
        taken = {question.keyword for question in self.draft.preparation.questions}
        for template in self._preparations.templates():
            fresh = [pattern for pattern in template.questions if pattern.keyword not in taken]
            if not fresh:
                continue
            one = menu.addMenu(_("Vraag uit {template}").format(template=template.name))
            for pattern in fresh:
                entry = one.addAction(pattern.keyword)
                entry.triggered.connect(lambda *_on, chosen=pattern: self.add_known(chosen))
        self._pop(menu, self.template)

    def _use(self, slug: str) -> None:
        before = self.draft.preparation
        self.draft.change(self._preparations.templated(self.draft.view, slug), at_once=True)

        def undo() -> None:
            if self.draft.is_loaded and self.draft.preparation.id == before.id:
                self.draft.change(before, at_once=True)

        self._desk.toast(_("Vragen van het sjabloon overgenomen"), undo)

    def _pop(self, menu: QMenu, under: QWidget) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
